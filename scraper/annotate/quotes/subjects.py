"""Subjects: who does a cue, read from the words around it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from scraper.annotate.quotes.cues import Cue
from scraper.annotate.quotes.mentions import GOVERNED, NOUN, Mention, head, noun_kind, together
from scraper.annotate.quotes.names import Name
from scraper.annotate.quotes.narration import Narration
from scraper.annotate.quotes.veil import FILL, STOP
from scraper.annotate.quotes.vocabulary import word_group

_ADVERBS = (
    *("has", "have", "had", "also", "then", "later", "further", "since", "previously", "recently", "now", "today"),
    *("yesterday", "again", "simply", "even", "both", "all", "however", "would", "will", "could", "did", "does", "is"),
    *("was", "were", "are", "once", "publicly", "subsequently", "reportedly"),
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "week", "month", "night", "year")
_TRAILING = re.compile(
    rf"(?:[\s,–—-]*\b(?:{'|'.join(_ADVERBS)}|went on to|(?:on |last |earlier on |this )(?:{'|'.join(_DAYS)}"
    r"|\w+ morning|evening)|\w+(?<!elder)(?<!fami)ly))+\s*$"
)
_TRAILING_WORDS = frozenset((*_ADVERBS, *_DAYS, "to", "morning", "evening"))
_WORD = re.compile(r"\w+")
_PRONOUN_END = re.compile(r"\b(?P<pronoun>[Hh]e|[Ss]he|[Tt]hey|[Ii]t|[Ww]e|I|[Aa]nother|(?<!\w )One)\s*$")
# Enough for what ends a phrase.
_WINDOW = 12
_RELATIVE_END = re.compile(r"[,\s]*\b(?:who|which|that)\s*$")
_COORDINATED = re.compile(r"(?:,\s*)?\b(?:and|but|or|to|not)\s*$")
_AFTER_NAME = re.compile(r"\s*\([^)]{1,40}\)|,?\s(?:MP|AM|MSP|MS|TD|MLA|MEP|QC|KC|[OCMD]BE)\b")
_BY = re.compile(r"\bby\s+")
_SUBORDINATE = re.compile(r"\b(?:after|when|because|while|whereas|once)\s")
_GAP_OF_OWNER = re.compile(r"['’]s?\s")
_GAP = re.compile(r"[\s,–—-]*$")
# `Jo Bell who runs the home said`: the clause is left out with its own verb and nouns.
_ASIDE = re.compile(r",\s(?:\w+\s?){1,3},\s*$")
_WHAT = re.compile(r"\bwhat\s(?=(?:(?!\bwhat\b)[^,;]){1,60}$)")
_SAID_TO_BE = re.compile(r"\w+\s(?:was|were|is|are|had|has|have|would|will|could)\b")
_OBJECT = re.compile(r"\b(?:which|who|that)\s(?=(?:(?!\b(?:which|who|that)\b)[^,;]){1,60}$)")
_WITH = re.compile(r"(?:,\s|\s)with\s(?=(?:the |its |one |an? )?[\w' ’-]{3,40}$)")
_SEAT = re.compile(r"\s(?:MP|AM|MSP|MS|TD|MLA|MEP)\b")
_HAVING = (
    "owns|owned|runs|ran|operates|manages|managed|oversees|represents|regulates|provides|commissions|is|was|has|had"
)
_WHO = re.compile(rf"(?:\swho|,\swhich\s(?:{_HAVING}))\s(?=[^,;{FILL}{STOP}]*$)")
_APPOSED = re.compile(r"(?<!\d), (?:the )?(?=[A-Z][^,]*$)")
_AGE = re.compile(r",(?: (?:aged )?\d{1,3},)?$")
_CLOSED = re.compile(r"the |.*['’]s? ")
_PAUSE = re.compile(rf"[,;:{FILL}{STOP}]|\b(?:and|but)\b")


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
    before = subject_before(narration, start, cue.start)
    if before is None and narration.text[cue.start : cue.end].lower() in word_group("verb first"):
        return head(narration, cue.end, end)
    return before


def _agent(narration: Narration, start: int, end: int) -> Mention | None:
    by = _BY.search(narration.text, start, end)
    return head(narration, by.end(), end) if by else None


def _main_subject(narration: Narration, cue: Cue, start: int, end: int) -> Mention | None:
    """A participle shares the subject of the verb before it, or of the main clause behind it."""
    own = _WITH.search(narration.text, start, cue.start)
    if own:
        return head(narration, own.end(), cue.start)
    before = [c for c in narration.cues_in(start, cue.start) if c.voice == "active"]
    if before:
        return subject_before(narration, start, _governing(narration, before).start)
    if narration.text[start : cue.start].strip(" \"'“‘"):
        return head(narration, start, cue.start)
    after = next((c for c in narration.cues_in(cue.end, end) if c.voice == "active"), None)
    return subject_before(narration, cue.end, after.start) if after else None


def _governing(narration: Narration, cues: Sequence[Cue]) -> Cue:
    """The verb that reports the last one: `said` in `Ms Reed said they found mould, adding …`."""
    last = cues[-1]
    for cue in reversed(cues[:-1]):
        if cue.kind != "say" or _PAUSE.search(narration.text, cue.end, last.start):
            return last
        last = cue
    return last


def subject_before(narration: Narration, start: int, cue: int) -> Mention | None:
    """The subject of a verb at `cue` whose sentence begins at `start`."""
    start = _inside_what(narration.text, start, cue)
    end = _strip(narration.text, start, cue)
    relative = _RELATIVE_END.search(narration.text, max(start, end - _WINDOW), end)
    if relative and relative.group().startswith(","):
        names = [n for n in narration.names_in(start, relative.start()) if n.kind == "person"]
        touching = names and names[-1].end == relative.start()
        return Mention(names[-1].start, names[-1].end, "name", names[-1]) if touching else head(narration, start, end)
    if relative:
        return _antecedent(narration, start, relative.start()) or head(narration, start, relative.start())
    if _COORDINATED.search(narration.text, max(start, end - _WINDOW), end):
        return _shared(narration, start, end) or head(narration, start, end)
    if narration.text.endswith(")", start, end) and not _closes(narration, start, end):
        return _adjacent(narration, start, end) or head(narration, start, end)
    if narration.text[start:end].rstrip().endswith((",", "–", "—", "-")) or _closes(narration, start, end):
        return _before_parenthesis(narration, start, end) or head(narration, start, end)
    clause = _subordinate(narration.text, start, end)
    whom = _WHO.search(narration.text, start, end) if " wh" in narration.text[start:end] else None
    told = _antecedent(narration, start, _without_age(narration.text, start, whom.start())) if whom else None
    if told and whom:
        return head(narration, start, whom.start()) if GOVERNED.search(narration.text, start, told.start) else told
    return (
        _adjacent(narration, start, end)
        or (head(narration, clause, end) if clause > start else None)
        or head(narration, start, end)
    )


def _closes(narration: Narration, start: int, end: int) -> bool:
    """`The chairman of the watchdog, Elm Watch, has said`: a body between commas explains the phrase before it."""
    text = narration.text
    if not text.startswith(",", end):
        return False
    opened = _APPOSED.search(text, start, end)
    if opened is None:
        return False
    names = narration.names_in(opened.end(), end)
    return bool(names) and names[0].kind == "organisation" and names[0].start == opened.end()


def _without_age(text: str, start: int, end: int) -> int:
    """Where the name ends in `Ann Vale, 36, who runs the home said`."""
    age = _AGE.search(text, max(start, end - _WINDOW), end)
    return age.start() if age else end


def _inside_what(text: str, start: int, cue: int) -> int:
    """`what prosecutors called “…”`, `a ward which experts said had “…”`: the clause has a subject of its own."""
    what = _WHAT.search(text, start, cue)
    if what is None and _SAID_TO_BE.match(text, cue):
        what = _OBJECT.search(text, start, cue)
    return what.end() if what else start


def _before_parenthesis(narration: Narration, start: int, end: int) -> Mention | None:
    """`… as Jo Bell, prosecuting, outlined`."""
    aside = _ASIDE.search(narration.text, max(start, end - 40), end)
    names = narration.names_in(start, aside.start()) if aside else ()
    if not aside or not names or names[-1].kind != "person" or names[-1].end != aside.start():
        return None
    if GOVERNED.search(narration.text, start, names[-1].start):  # `Ann Vale, daughter of resident Joy Reed, 79, said`
        return None
    return Mention(names[-1].start, names[-1].end, "name", names[-1])


def _shared(narration: Narration, start: int, end: int) -> Mention | None:
    """`Inspectors found … and described`: the subject of the verb before."""
    before = [c for c in narration.cues_in(start, end) if c.voice == "active"]
    return subject_before(narration, start, _governing(narration, before).start) if before else None


def _subordinate(text: str, start: int, end: int) -> int:
    """Where the last subordinate clause begins, or `start`."""
    found = start
    for opener in _SUBORDINATE.finditer(text, start, end):
        found = opener.end()
    return found


def _strip(text: str, start: int, end: int) -> int:
    """Auxiliaries and adverbs between subject and verb left out."""
    last = _WORD.findall(text, max(start, end - 20), end)[-1:]
    if last and (last[0] in _TRAILING_WORDS or last[0].endswith("ly")):
        trailing = _TRAILING.search(text, start, end)
        end = trailing.start() if trailing else end
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def _adjacent(narration: Narration, start: int, end: int) -> Mention | None:
    """A subject that touches its verb."""
    text = narration.text
    pronoun = _PRONOUN_END.search(text, max(start, end - _WINDOW), end)
    if pronoun:
        return Mention(pronoun.start("pronoun"), pronoun.end("pronoun"), "pronoun", noun=pronoun["pronoun"].lower())
    comma = max(text.rfind(",", start, end), text.rfind(FILL, start, end), text.rfind(STOP, start, end), start - 1) + 1
    appositive = _appositive(narration, start, comma)
    names = [n for n in narration.names_in(comma, end) if _GAP.fullmatch(text, _past(text, n), end)]
    names = [n for n in names if n.kind == "person" or not _SEAT.match(text, n.end)]
    if names and not GOVERNED.search(text, comma, _owner_start(narration, comma, names[-1])):
        name = names[-1]
        if name.kind == "person":
            return together(narration, Mention(comma, end, "name", name))
        return appositive or Mention(name.start, end, "name" if name.kind == "lone" else "body", name)
    return appositive or _last_noun(narration, comma, end)


def _owner_start(narration: Narration, start: int, name: Name) -> int:
    """Where a chain like `Elm Trust's Quality Board` begins."""
    owner = next(iter(reversed(narration.names_in(start, name.start))), None)
    if owner and _GAP_OF_OWNER.fullmatch(narration.text, owner.end, name.start):
        return owner.start
    return name.start


def _antecedent(narration: Narration, start: int, end: int) -> Mention | None:
    """What a `who` or `which` goes back to: the noun or name right before it, whatever governs it."""
    words = list(NOUN.finditer(narration.text, start, end))
    names = [n for n in narration.names_in(start, end) if n.end == end]
    if names:
        return Mention(names[-1].start, end, "body" if names[-1].kind == "organisation" else "name", names[-1])
    kind = noun_kind(words[-1].group().lower()) if words and words[-1].end() == end else None
    return (
        Mention(_phrase_start(narration.text, start, words), end, kind, noun=words[-1].group().lower())
        if kind
        else None
    )


def _past(text: str, name: Name) -> int:
    """Behind the name and the short form in brackets that may follow it."""
    short = _AFTER_NAME.match(text, name.end)
    return short.end() if short else name.end


def _appositive(narration: Narration, start: int, comma: int) -> Mention | None:
    """`Jo Bell, the trust chief nurse said`: the name in front of the last comma."""
    if comma <= start or narration.text[comma - 1] != ",":
        return None
    names = [n for n in narration.names_in(start, comma) if n.kind == "person" and n.end == comma - 1]
    return (
        Mention(names[-1].start, names[-1].end, "name", names[-1])
        if names and not GOVERNED.search(narration.text, start, names[-1].start)
        else None
    )


def _last_noun(narration: Narration, start: int, end: int) -> Mention | None:
    """A post or body noun that ends right at the verb and is not governed by a preposition."""
    words = list(NOUN.finditer(narration.text, start, end))
    if not words or words[-1].end() < end - 1:
        return None
    noun = words[-1].group().lower()
    kind = noun_kind(noun) if words[-1].group() != "Ms" else None
    named = next((n for n in narration.names_in(start, end) if n.end >= words[-1].end()), None)
    if kind is None or GOVERNED.search(
        narration.text, start, _owner_start(narration, start, named) if named else words[-1].start()
    ):
        return None
    begin = _phrase_start(narration.text, start, words)
    if _CLOSED.match(narration.text, begin, end) and GOVERNED.search(narration.text, start, begin):
        return None  # `The chair of Elm's review says`, `A spokesman for the integrated care board said`
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
