"""Mentions: who stands as the subject of a cue, read from the words around it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from scraper.annotate.quotes.cues import Cue, find_cues
from scraper.annotate.quotes.names import Name
from scraper.annotate.quotes.narration import Narration
from scraper.annotate.quotes.veil import FILL, STOP
from scraper.annotate.quotes.vocabulary import vocabulary, word_group

MentionKind = Literal["name", "pronoun", "post", "body"]

_TRAILING = re.compile(
    r"(?:[\s,–—-]*\b(?:has|have|had|also|then|later|further|since|previously|recently|now|today|yesterday|again"
    r"|simply|even|both|all|however|"
    r"would|will|could|did|does|is|was|were|are|went on to|once|publicly|subsequently|reportedly|"
    r"(?:on |last |earlier on |this )(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|week|month"
    r"|night|year|\w+ morning|evening)|\w+ly))+\s*$",
)
_PRONOUN_END = re.compile(r"\b(?P<pronoun>[Hh]e|[Ss]he|[Tt]hey|[Ii]t|[Ww]e|I)\s*$")
_PRONOUN_START = re.compile(r"\s*(?P<pronoun>he|she|they|it|He|She|They|It)\b")
_RELATIVE_END = re.compile(r"[,\s]*\b(?:who|which|that)\s*$")
_COORDINATED = re.compile(r"(?:,\s*)?\b(?:and|but|or|to|not)\s*$")
_CHUNK = re.compile(rf"[^,{FILL}{STOP}]+")
_ADVERBIAL = re.compile(
    r"\s*(?:[\"'“‘]?)(?:Responding|Speaking|Commenting|Reacting|Following|After|In|On|At|Last|When|While|As"
    r"|Since|During|Under|With|For|Despite|Although|Though|"
    r"Asked|Addressing|Writing|Giving|Announcing|Welcoming|Before"
    r"|Ahead|Previously|Having|Opening|"
    r"Sentencing|Concluding|Summing|From|By|To|Instead|Once|Until|If|Because|Of|Among|Nevertheless|Nonetheless"
    r"|Separately|Elsewhere|"
    r"Finally|Overall|Additionally|Describing|Calling|Adding|Explaining|Presenting|Pointing|Recalling|Citing"
    r"|Praising|Reflecting|Discussing|Turning|Recently|Within|Over|Through|Throughout|Posting|\w+ly)\b"
)
_GOVERNED = re.compile(
    r"\b(?:about|of|with|to|for|against|by|from|including|at|in|on|near|like|under|over|into|between|among"
    r"|\w+ing)\s+(?:the |a |an |its |their |his |her )?(?:[a-z-]+ ){0,1}$"
)
_NOUN = re.compile(r"[^\W\d_][\w-]*(?:['’]s|(?<=s)['’](?=\s))?")
_OPENING = re.compile(r"\s*(?:[\"'“‘•*-]\s*)?(?:(?:But|And|Then|Now|Later|Also|Today|Yesterday|However)\s+)?")
_VERB = re.compile(
    r"\s(?:was|were|is|are|has|have|had|said|says|told|that|who|which|will|would|did|not|(?!issued|published"
    r"|released|based|produced|signed|written|prepared|commissioned)\w+ed)\b"
)
_AFTER_NAME = re.compile(r"\s*\([^)]{1,40}\)|,?\s(?:MP|AM|MSP|MS|TD|MLA|MEP|QC|KC|[OCMD]BE)\b")
_SAYING = frozenset({"said", "says", "told", "added", "adds"})
_SAYING_NEXT = re.compile(r"\s(?:said|says|told|added|adds|has|had|is|was|also|who)\b")
_BY = re.compile(r"\bby\s+")
_VERB_BETWEEN = re.compile(r"\b(?:was|were|is|are|had|has|who|which|that|said|told|found|\w+ed|by)\b")
_GAP = re.compile(r"[\s,–—-]*$")


@dataclass(frozen=True, slots=True)
class Mention:
    """`[start, end)` is what stands there, role and all; `noun` the word that made it a post or a body."""

    start: int
    end: int
    kind: MentionKind
    name: Name | None = None
    noun: str = ""
    partner: Name | None = None
    """The first of two who speak together; `name` is the second."""


def subject_of(narration: Narration, cue: Cue, start: int, end: int) -> Mention | None:
    """Who does the cue, within the sentence `[start, end)`."""
    if cue.voice == "passive":
        return _agent(narration, cue.end, end)
    if cue.voice == "according":
        return head(narration, cue.end, end)
    if cue.voice == "participle":
        return _main_subject(narration, cue, start, end)
    if narration.text.startswith(" from ", cue.end) and narration.text[cue.start : cue.end] == "heard":
        return head(narration, cue.end + 6, end)
    return subject_before(narration, start, cue.start)


def _agent(narration: Narration, start: int, end: int) -> Mention | None:
    by = _BY.search(narration.text, start, end)
    return head(narration, by.end(), end) if by else None


def _main_subject(narration: Narration, cue: Cue, start: int, end: int) -> Mention | None:
    """A participle shares the subject of the verb before it, or of the main clause behind it."""
    before = [c for c in find_cues(narration.text, start, cue.start) if c.voice == "active"]
    if before:
        return subject_before(narration, start, before[-1].start)
    if narration.text[start : cue.start].strip(" \"'“‘"):
        return head(narration, start, cue.start)
    after = next((c for c in find_cues(narration.text, cue.end, end) if c.voice == "active"), None)
    return subject_before(narration, cue.end, after.start) if after else None


def subject_before(narration: Narration, start: int, cue: int) -> Mention | None:
    """The subject of a verb at `cue` whose sentence begins at `start`."""
    end = _strip(narration.text, start, cue)
    relative = _RELATIVE_END.search(narration.text, start, end)
    if relative and relative.group().startswith(","):
        names = [n for n in narration.names_in(start, relative.start()) if n.kind == "person"]
        touching = names and names[-1].end == relative.start()
        return Mention(names[-1].start, names[-1].end, "name", names[-1]) if touching else head(narration, start, end)
    if relative:
        return _antecedent(narration, start, relative.start()) or head(narration, start, relative.start())
    if _COORDINATED.search(narration.text, start, end) or narration.text[start:end].rstrip().endswith(
        (",", "–", "—", "-", ")")
    ):
        return head(narration, start, end)
    return _adjacent(narration, start, end) or head(narration, start, end)


def _strip(text: str, start: int, end: int) -> int:
    """Auxiliaries and adverbs between subject and verb left out."""
    trailing = _TRAILING.search(text, start, end)
    end = trailing.start() if trailing else end
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def _adjacent(narration: Narration, start: int, end: int) -> Mention | None:
    """A subject that touches its verb."""
    text = narration.text
    pronoun = _PRONOUN_END.search(text, start, end)
    if pronoun:
        return Mention(pronoun.start("pronoun"), pronoun.end("pronoun"), "pronoun", noun=pronoun["pronoun"].lower())
    comma = max(text.rfind(",", start, end), text.rfind(FILL, start, end), text.rfind(STOP, start, end), start - 1) + 1
    appositive = _appositive(narration, start, comma)
    names = [n for n in narration.names_in(comma, end) if _GAP.fullmatch(text, _past(text, n), end)]
    if names and not _GOVERNED.search(text, comma, names[-1].start):
        name = names[-1]
        if name.kind == "person":
            return _together(narration, Mention(comma, end, "name", name))
        return appositive or Mention(name.start, end, "name" if name.kind == "lone" else "body", name)
    return appositive or _last_noun(narration, comma, end)


def _antecedent(narration: Narration, start: int, end: int) -> Mention | None:
    """What a `who` or `which` goes back to: the noun or name right before it, whatever governs it."""
    words = list(_NOUN.finditer(narration.text, start, end))
    names = [n for n in narration.names_in(start, end) if n.end == end]
    if names:
        return Mention(names[-1].start, end, "body" if names[-1].kind == "organisation" else "name", names[-1])
    kind = _noun_kind(words[-1].group().lower()) if words and words[-1].end() == end else None
    return (
        Mention(_phrase_start(narration.text, start, words), end, kind, noun=words[-1].group().lower())
        if kind
        else None
    )


def _past(text: str, name: Name) -> int:
    """Behind the name and the short form in brackets that may follow it."""
    short = _AFTER_NAME.match(text, name.end)
    return short.end() if short else name.end


def _together(narration: Narration, mention: Mention) -> Mention:
    """`Ann Vale and Tom Reed said`."""
    assert mention.name is not None
    names = narration.names_in(mention.start, mention.name.start)
    if names and names[-1].kind == "person" and narration.text[names[-1].end : mention.name.start] == " and ":
        return replace(mention, partner=names[-1])
    return mention


def _appositive(narration: Narration, start: int, comma: int) -> Mention | None:
    """`Jo Bell, the trust chief nurse said`: the name in front of the last comma."""
    if comma <= start or narration.text[comma - 1] != ",":
        return None
    names = [n for n in narration.names_in(start, comma) if n.kind == "person" and n.end == comma - 1]
    return (
        Mention(names[-1].start, names[-1].end, "name", names[-1])
        if names and not _GOVERNED.search(narration.text, start, names[-1].start)
        else None
    )


def _last_noun(narration: Narration, start: int, end: int) -> Mention | None:
    """A post or body noun that ends right at the verb and is not governed by a preposition."""
    words = list(_NOUN.finditer(narration.text, start, end))
    if not words or words[-1].end() < end - 1:
        return None
    noun = words[-1].group().lower()
    kind = _noun_kind(noun)
    named = next((n for n in narration.names_in(start, end) if n.end >= words[-1].end()), None)
    if kind is None or _GOVERNED.search(narration.text, start, named.start if named else words[-1].start()):
        return None
    begin = _phrase_start(narration.text, start, words)
    inside = next((n for n in narration.names_in(start, begin) if n.kind == "organisation" and n.end > begin), None)
    return Mention(inside.start if inside else begin, end, kind, noun=noun)


def _phrase_start(text: str, start: int, words: list[re.Match[str]]) -> int:
    """Back to the article or the first word of the phrase."""
    for i in range(len(words) - 1, max(-1, len(words) - 8), -1):
        if words[i].group().lower() in ("the", "a", "an", "its", "their", "one", "his", "her", "another"):
            return words[i].start()
        if words[i].group().lower() in word_group("end of a phrase"):
            return words[i + 1].start() if i + 1 < len(words) else start
    return words[max(0, len(words) - 8)].start()


def _noun_kind(lower: str) -> MentionKind | None:
    words = vocabulary()
    if lower in words.roles:
        return "post"
    return "body" if lower in words.bodies else None


def head(narration: Narration, start: int, end: int) -> Mention | None:
    """The head of the first phrase of `[start, end)` that names anybody, openers like `In a statement,` passed over."""
    chunks = [(c.start(), c.end()) for c in _CHUNK.finditer(narration.text, start, end)]
    passed = [c for c in chunks if not _ADVERBIAL.match(narration.text, *c)] if len(chunks) > 1 else chunks
    for n, (left, right) in enumerate(passed):
        mention = _in_chunk(narration, left, right)
        if mention is None:
            continue
        follower = passed[n + 1] if mention.kind != "name" and n + 1 < len(passed) else None
        named = _leading_person(narration, *follower) if follower and follower[0] == right + 1 else None
        return Mention(mention.start, named.end, "name", named) if named else mention
    return _in_chunk(narration, *chunks[0]) if chunks and not passed else None


def _leading_person(narration: Narration, start: int, end: int) -> Name | None:
    name = next(iter(narration.names_in(start, end)), None)
    return name if name and name.kind == "person" and not narration.text[start : name.start].strip() else None


def _in_chunk(narration: Narration, start: int, end: int) -> Mention | None:
    text = narration.text
    start = _OPENING.match(text, start, end).end()  # type: ignore[union-attr]
    names = narration.names_in(start, end)
    pronoun = _PRONOUN_START.match(text, start, end)
    if pronoun:
        return Mention(pronoun.start("pronoun"), pronoun.end("pronoun"), "pronoun", noun=pronoun["pronoun"].lower())
    noun = _first_noun(text, start, end)
    if names and names[0].kind == "lone" and names[0].start == start and _SAYING_NEXT.match(text, names[0].end):
        return Mention(start, names[0].end, "name", names[0])
    for name in names:
        if name.kind == "lone" and noun and text[noun.end() : name.start].isspace():
            return Mention(noun.start(), name.end, "name", name)
        if (
            name.kind == "person"
            and not text.startswith(("'", "’"), name.end)
            and not _GOVERNED.search(text, start, name.start)
        ):
            if noun and noun.start() < name.start and _separated(text, noun.end(), name.start):
                break
            return _together(narration, Mention(_skip_space(text, start), name.end, "name", name))
    if noun:
        kind = _noun_kind(noun.group().lower())
        assert kind is not None
        verb = _VERB.search(text, noun.end(), end)
        return Mention(_skip_space(text, start), verb.start() if verb else end, kind, noun=noun.group().lower())
    for name in names:
        if not text.startswith(("'", "’"), name.end):
            return Mention(name.start, name.end, "body" if name.kind == "organisation" else "name", name)
    return None


def _skip_space(text: str, start: int) -> int:
    while text[start : start + 1].isspace():
        start += 1
    return start


def _separated(text: str, noun: int, name: int) -> bool:
    """Whether a verb stands between a post and a name, so that the name is not its holder's."""
    return _VERB_BETWEEN.search(text, noun, name) is not None


def _first_noun(text: str, start: int, end: int) -> re.Match[str] | None:
    """The noun that heads the first phrase: the last post or body noun before a preposition or a verb."""
    found: re.Match[str] | None = None
    for n, word in enumerate(_NOUN.finditer(text, start, end)):
        lower = word.group().lower()
        if lower in _SAYING or (lower in word_group("end of a phrase") and (found or n > 4)):
            break
        if _noun_kind(lower):
            found = word
        elif found and lower.endswith(("ed", "ing")):
            break
    return found
