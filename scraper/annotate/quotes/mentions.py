"""Mentions: the head of a phrase, which is whom it names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain
from typing import Literal, NamedTuple

from scraper.annotate.quotes.names import Name
from scraper.annotate.quotes.narration import Narration
from scraper.annotate.quotes.veil import FILL, STOP
from scraper.annotate.quotes.vocabulary import vocabulary, word_group

MentionKind = Literal["name", "pronoun", "post", "body"]
_PRONOUN_START = re.compile(
    r"\s*(?P<pronoun>he|she|they|it|He|She|They|It|One(?= (?:said|told|wrote|says|[a-z]+ed)))\b"
)
_CHUNK = re.compile(rf"(?:[^,{FILL}{STOP}]+|(?<=\d),(?=\d))+")
_ADVERBIAL = re.compile(
    r"\s*(?:[\"'“‘]?)(?!In an? (?:[a-z]+ )?(?:statement|letter|email|post|tweet) (?:the|its|[A-Z]))"
    r"(?:Responding|Speaking|Commenting|Reacting|Following|After|In|On|At|Last|When|While|As"
    r"|Since|During|Under|With|For|Despite|Although|Though|"
    r"Asked|Addressing|Writing|Giving|Announcing|Welcoming|Before"
    r"|Ahead|Previously|Having|Opening|"
    r"Sentencing|Concluding|Summing|From|By|To|Instead|Once|Until|If|Because|Of|Among|Nevertheless|Nonetheless"
    r"|Separately|Elsewhere|"
    r"Finally|Overall|Additionally|Describing|Calling|Adding|Explaining|Presenting|Pointing|Recalling|Citing"
    r"|Praising|Reflecting|Discussing|Turning|Recently|Within|Over|Through|Throughout|Posting|\w+ly"
    r"|(?!(?:Nursing|Housing|Staffing|Training|Funding|King)\b)[A-Z][a-z]+ing"
    r"|Just|Soon|Hours|Days|Weeks|Months|Minutes|Moments|Not|including|such as|which|whose)\b"
)
GOVERNED = re.compile(
    r"\b(?:about|of|with|to|for|against|by|from|including|at|in|on|near|like|under|over|into|between|among"
    r"|\w+ing)\s+(?:the |a |an |its |their |his |her )?(?:[a-z-]+ |[A-Z][\w-]+ and |NHS |[A-Z]+ ){0,1}$"
)
NOUN = re.compile(r"[^\W\d_][\w-]*(?:['’]s|(?<=s)['’](?=\s))?")
_OPENING = re.compile(
    r"\s*(?:In an? (?:[a-z]+ )?(?:statement|letter|email|post|tweet) (?=the|its|[A-Z]))?"
    r"(?:[\"'“‘•*-]\s*)?(?:(?:But|And|Then|Now|Later|Also|Today|Yesterday|However)\s+)?"
)
_VERB = re.compile(
    r"\s(?:was|were|is|are|has|have|had|said|says|say|claim|insist|believe|told|that|who|which|will|would|could|can|should|must|did|not|spoke|went|came|took|gave|made"
    r"|left|ran|felt|saw|met|wrote|began|held|kept|fell|as|(?!issued|published"
    r"|released|based|produced|signed|written|prepared|commissioned|integrated|combined|registered|retired|allied)\w+ed)\b"
)
_SAYING = frozenset({"said", "says", "told", "added", "adds"})
_SAYING_NEXT = re.compile(r"\s(?:said|says|told|added|adds|has|had|is|was|also|who|[a-z]{3,}ed)\b")
_VERB_BETWEEN = re.compile(r"\b(?:was|were|is|are|had|has|who|which|that|said|told|found|\w+ed|by)\b")
_UNDER = re.compile(
    r"\b(?:(?<![Aa]ccording )to|of|with|for|from|than|including|about|against)\s+"
    r"(?:the |an? |one |its |their )?(?:[a-z-]+ )?$"
)


class Mention(NamedTuple):
    """`[start, end)` is what stands there, role and all; `noun` the word that made it a post or a body."""

    start: int
    end: int
    kind: MentionKind
    name: Name | None = None
    noun: str = ""
    partner: Name | None = None
    """The first of two who speak together; `name` is the second."""


def together(narration: Narration, mention: Mention) -> Mention:
    """`Ann Vale and Tom Reed said`, `Ann and Tom Reed said`."""
    assert mention.name is not None
    names = narration.names_in(mention.start, mention.name.start)
    if names and _is_partner(names[-1]) and narration.text[names[-1].end : mention.name.start] == " and ":
        return mention._replace(partner=names[-1])
    return mention


def _is_partner(name: Name) -> bool:
    return name.kind == "person" or (name.kind == "lone" and name.text in vocabulary().given)


@lru_cache(maxsize=4096)
def noun_kind(lower: str) -> MentionKind | None:
    words = vocabulary()
    if lower in words.roles:
        return "post"
    return "body" if lower in words.bodies else None


def head(narration: Narration, start: int, end: int) -> Mention | None:
    """The head of the first phrase of `[start, end)` that names anybody, openers like `In a statement,` passed over."""
    phrases = ((c.start(), c.end()) for c in _CHUNK.finditer(narration.text, start, end))
    first, second = next(phrases, None), next(phrases, None)
    if first is None or second is None:
        return _in_chunk(narration, *first) if first else None
    telling = (phrase for phrase in chain((first, second), phrases) if not _ADVERBIAL.match(narration.text, *phrase))
    here: tuple[int, int] | None = next(telling, first)
    while here:
        mention = _in_chunk(narration, *here)
        if mention and mention.kind == "name":
            return mention
        behind = next(telling, None)
        if mention:
            return _with_holder(narration, mention, behind) if behind and behind[0] == here[1] + 1 else mention
        here = behind
    return None


def _with_holder(narration: Narration, mention: Mention, behind: tuple[int, int]) -> Mention:
    """`The chief nurse, Ann Vale`: the post and whoever the next phrase begins with."""
    named = _leading_person(narration, *behind)
    if named is None:
        return mention
    return together(narration, Mention(mention.start, named.end, "name", named, mention.noun))


def _leading_person(narration: Narration, start: int, end: int) -> Name | None:
    names = narration.names_in(start, end)[:2]
    if not names or narration.text[start : names[0].start].strip():
        return None
    if len(names) > 1 and _is_partner(names[0]) and narration.text[names[0].end : names[1].start] == " and ":
        return names[1] if names[1].kind == "person" else None
    return names[0] if _is_partner(names[0]) else None


def _in_chunk(narration: Narration, start: int, end: int) -> Mention | None:
    text = narration.text
    start = _OPENING.match(text, start, end).end()  # type: ignore[union-attr]
    pronoun = _PRONOUN_START.match(text, start, end)
    if pronoun:
        return Mention(pronoun.start("pronoun"), pronoun.end("pronoun"), "pronoun", noun=pronoun["pronoun"].lower())
    names = narration.names_in(start, end)
    if names and names[0].start == start and _is_subject(text, names[0]):
        mention = Mention(start, names[0].end, "name", names[0])
        return together(narration, mention) if names[0].kind == "person" else mention
    return _further_in(narration, start, end, names)


def _is_subject(text: str, name: Name) -> bool:
    """Whether a name that begins a phrase is what the phrase is about."""
    if name.kind == "person":
        return not _owns(text, name)
    return name.kind == "lone" and _SAYING_NEXT.match(text, name.end) is not None


def _further_in(narration: Narration, start: int, end: int, names: Sequence[Name]) -> Mention | None:
    """A post with its holder behind it, a name nothing governs, a noun."""
    text = narration.text
    noun = _first_noun(text, start, end)
    for name in names:
        if name.kind == "lone" and noun and text[noun.end() : name.start].isspace():
            return Mention(noun.start(), name.end, "name", name)
        if name.kind == "person" and not _owns(text, name) and not GOVERNED.search(text, start, name.start):
            if noun and noun.start() < name.start and _separated(text, noun.end(), name.start):
                break
            return together(narration, Mention(_skip_space(text, start), name.end, "name", name))
    if noun and not _UNDER.search(text, start, noun.start()):
        kind = noun_kind(noun.group().lower())
        assert kind is not None
        verb = _VERB.search(text, noun.end(), end)
        return Mention(_skip_space(text, start), verb.start() if verb else end, kind, noun=noun.group().lower())
    for name in names:
        if not _owns(text, name) and not GOVERNED.search(text, start, name.start):
            return Mention(name.start, name.end, "body" if name.kind == "organisation" else "name", name)
    return None


def _owns(text: str, name: Name) -> bool:
    return text.startswith(("'", "’"), name.end)


def _skip_space(text: str, start: int) -> int:
    while text[start : start + 1].isspace():
        start += 1
    return start


def _separated(text: str, noun: int, name: int) -> bool:
    """Whether a verb stands between a post and a name, so that the name is not its holder's."""
    return _VERB_BETWEEN.search(text, noun, name) is not None


def _is_modifier(text: str, noun: re.Match[str]) -> bool:
    """`patient` in `patient safety`."""
    behind = NOUN.match(text, noun.end() + 1)
    return behind is not None and behind.group() in word_group("heads of a compound")


def _first_noun(text: str, start: int, end: int) -> re.Match[str] | None:
    """The noun that heads the first phrase: the last post or body noun before a preposition or a verb."""
    found: re.Match[str] | None = None
    for n, word in enumerate(NOUN.finditer(text, start, end)):
        part = _part(word.group())
        if part == "saying" or (part == "end" and (found or n > 4)):
            break
        if part == "noun" and not _is_modifier(text, word):
            found = word
        elif found and word.group().lower().endswith(("ed", "ing")):
            break
    return found


@lru_cache(maxsize=4096)
def _part(printed: str) -> Literal["saying", "end", "noun", "other"]:
    """What a word does to a phrase: begin the speech, end the phrase, be its head."""
    lower = printed.lower()
    if lower in _SAYING:
        return "saying"
    if lower in word_group("end of a phrase"):
        return "end"
    return "noun" if noun_kind(lower) and printed != "Ms" else "other"
