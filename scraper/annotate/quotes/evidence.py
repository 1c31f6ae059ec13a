"""Evidence: the cue and the mention that stand with a quotation in its own lines."""

from __future__ import annotations

import re
from typing import NamedTuple

from scraper.annotate.quotes.bodies import is_regulator
from scraper.annotate.quotes.cues import Cue
from scraper.annotate.quotes.mentions import Mention, MentionKind, head, noun_kind
from scraper.annotate.quotes.narration import Narration
from scraper.annotate.quotes.spans import Span
from scraper.annotate.quotes.subjects import subject_before, subject_of
from scraper.annotate.quotes.veil import FILL, STOP
from scraper.annotate.quotes.vocabulary import vocabulary, word_group
from scraper.prose import Paragraph

# Also the auxiliary of `a déclaré`.
_TAG_GAP = re.compile(r"[\s,.–—-]*(?:(?:ont|a) (?=dit|d[ée]clar|expliqu|ajout|affirm|estim|pr[ée]cis|indiqu))?")
_COLON = re.compile(r"[:;]\s*$")
_INVERTED = re.compile(rf"[,{FILL}{STOP}]\s*$")
_PAINTED = re.compile(f"[{FILL}{STOP}]")
# The reporter's own sentence goes on behind the quotation, or has a verb of its own before the cue.
_GOES_ON = re.compile(
    r"(?:and|but|as|while|when|in|on|that|which|to|after|before|because|since|until|over|for|with|at|by|amid) "
)
_CLAUSE_WITHIN = re.compile(r"\b(?:is|was|were|are|that|because|ha(?:d|s|ve) to)\b")
_VIEW = re.compile(
    r"(?:That|This|Those|Such) (?:is|was|are|were) (?:the )?"
    r"(?:view|verdict|message|warning|words?|opinion|conclusion|assessment|plea|advice|reaction)s? (?:of|from) "
)
_SHARED = re.compile(r"\b(?:and|but)(?: also| then)? $")
_NEAR = 40
_CLAUSE = re.compile(r"[,–—]\s+(?!(?:as|while|but|and|when|who|which)\s)(?=[^,–—]{2,60}$)")
# The verb of a relative clause that ends before the quotation: `the nurses who wrote the letter had shown “courage”`.
_RELATIVE = re.compile(r"(?<!,)\s(?:who|which|that)\s+(?:\w+\s+)?$")
_MAIN_VERB = re.compile(r"\s(?!(?:that|it|he|she|they|there|this)\b).*?\b(?:had|has|have|was|were|is|are|would|will)\b")
_GIVEN_NAME_TO = re.compile(r"\b(?:called|calls|termed|dubbed|branded|described as)\s(?:an? |the |its |their )?$")
_EMBEDDED = re.compile(r"\s\w+ (?:they|he|she|it|that|there)\b")
_SO = re.compile(r"so (?=[A-ZÄÖÜ])")
_CLAIM = re.compile(
    r"['’]s?\s(?:own\s)?(?:claims?|assertions?|insistence|promise|admission|assurances?|description|warning|complaint)"
    r"\s(?:that|of|as|to|they|it|he|she)\b[^.;:,]{0,60}$"
)
_THAT = re.compile(r"\s(?:that\s)?(?:the\s)?")
_ISSUED = re.compile(
    r"\b(?:issued|offered|made|published)\s(?:an?|its)\s(?:\w+\s)?"
    r"(?:apology|statement|warning|response|promise)\b"
)
_LAST_WORD = re.compile(r"[^\W\d_]+$")
_STATE = re.compile(r"\s*(?:who|is|was|are|were|has|have|had|will|would|did|does)\b")


class Evidence(NamedTuple):
    """`cue` None when only a name stands there (`Jo Bell, chief nurse:`)."""

    mention: Mention
    cue: Cue | None


class _Place(NamedTuple):
    """One quotation in its sentence."""

    narration: Narration
    start: int
    end: int
    left: int
    right: int
    paragraph: Paragraph


def find_evidence(narration: Narration, paragraph: Paragraph, span: Span) -> Evidence | None:
    """What stands in the quotation's own sentence or behind it; None when its speaker must be carried over."""
    start, end = narration.veil.sentence_at(span.outer_start, paragraph.start, paragraph.end)
    place = _Place(narration, start, end, span.outer_start, span.outer_end, paragraph)
    tag = _tag(place)
    if tag and not _is_hearsay(narration, tag):
        return tag
    closing = _closing_tag(place)
    if closing and closing.cue and closing.cue.end <= closing.mention.start and not _is_hearsay(narration, closing):
        return closing  # `She admitted it caused “harm”, said Jo Bell.`
    return _claim(place) or _lead(place) or tag or closing or _bare_subject(place)


def _is_hearsay(narration: Narration, tag: Evidence) -> bool:
    """`He said it was “grave”, the BBC reported.`"""
    return tag.cue is not None and narration.text.startswith("report", tag.cue.start)


def line_evidence(narration: Narration, paragraph: Paragraph) -> Evidence | None:
    """The line above a quotation: its last sentence's cue and subject, or the person it is about."""
    start, end = next(narration.veil.sentences_back(paragraph.start, paragraph.end))
    cues = [c for c in narration.cues_in(start, end) if c.kind != "write"]
    for cue in reversed(cues):
        mention = subject_of(narration, cue, start, end)
        if mention:
            return Evidence(mention, cue)
    mention = head(narration, start, end)
    return Evidence(mention, None) if mention else None


def _tag(place: _Place) -> Evidence | None:
    """`…," said Jo Bell`, `…," the chief nurse said`; after a full stop only as short as `…." Ms Bell said.`"""
    text = place.narration.text
    gap = _TAG_GAP.match(text, place.right, place.paragraph.end)
    begin = gap.end() if gap else place.right
    if begin >= place.paragraph.end or _names_what_follows(place):
        return None
    stop = place.narration.veil.sentence_at(begin, begin, place.paragraph.end)[1]
    view = _VIEW.match(text, begin, stop) or _SO.match(text, begin, stop)
    if view:
        mention = head(place.narration, view.end(), stop)
        return Evidence(mention, None) if mention else None
    cues = place.narration.cues_in(begin, _before_fill(text, begin, stop))
    cue = next((cue for cue in cues if cue.kind in ("say", "think")), None)
    if cue is None or cue.voice in ("participle", "passive"):
        return None
    if begin >= place.end and text[begin].isupper() and text[cue.end : cue.end + 1] not in ".,":
        return None
    return _verb_first(place, cue, stop) if cue.start == begin else _subject_first(place, begin, cue)


def _verb_first(place: _Place, cue: Cue, stop: int) -> Evidence | None:
    text = place.narration.text
    if _is_embedded(place):
        mention = head(place.narration, place.start, place.left)
    else:
        mention = head(place.narration, cue.end + (text.startswith(" to", cue.end) and 3), stop)
    return Evidence(mention, cue) if mention else None


def _subject_first(place: _Place, begin: int, cue: Cue) -> Evidence | None:
    text = place.narration.text
    if (
        _SHARED.search(text, begin, cue.start)
        or _GOES_ON.match(text, begin)
        or _CLAUSE_WITHIN.search(text, begin, cue.start)
    ):
        return None
    mention = subject_before(place.narration, begin, cue.start)
    return Evidence(mention, cue) if mention and mention.start - begin < _NEAR else None


def _names_what_follows(place: _Place) -> bool:
    """`after what it called a “shattering” report found …`"""
    text = place.narration.text
    return (
        text.startswith(" ", place.right)
        and _GIVEN_NAME_TO.search(text, max(place.start, place.left - _NEAR), place.left) is not None
    )


def _is_embedded(place: _Place) -> bool:
    """`The family of a “gentle giant” say they …`: the quotation is part of the subject."""
    text = place.narration.text
    return (
        text[place.right - 1] == FILL
        and bool(text[place.start : place.left].strip())
        and (_EMBEDDED.match(text, place.right) is not None)
    )


def _before_fill(text: str, start: int, end: int) -> int:
    found = _PAINTED.search(text, start, end)
    return found.start() if found else end


def _lead(place: _Place) -> Evidence | None:
    """The nearest cue in front of the quotation that has a subject."""
    text = place.narration.text
    found: Evidence | None = None
    passed_on: Evidence | None = None
    for cue in reversed(place.narration.cues_in(place.start, place.left)):
        if _RELATIVE.search(text, max(place.start, cue.start - _NEAR), cue.start) and _MAIN_VERB.match(
            text, cue.end, place.left
        ):
            continue
        mention = subject_of(place.narration, cue, place.start, place.end)
        if mention and _is_passed_on(place, cue, mention):
            passed_on = passed_on or Evidence(mention, cue)
        elif mention:
            found = found or Evidence(mention, cue)
            if cue.kind != "think":
                return Evidence(mention, cue) if found.cue and found.cue.kind == "think" else found
    if found or passed_on:
        return found or passed_on
    if _COLON.search(text, max(place.start, place.left - 6), place.left):
        mention = head(place.narration, place.start, place.left)
        return Evidence(mention, None) if mention else None
    return None


def _is_passed_on(place: _Place, cue: Cue, mention: Mention) -> bool:
    """`Ms Reed said the report found a “clear link”`: it is Ms Reed who says so."""
    text = place.narration.text
    if mention.kind != "body" or text[cue.start : cue.end] not in word_group("finding"):
        return False
    outer = [c for c in place.narration.cues_in(place.start, mention.start) if c.kind == "say"]
    return bool(outer) and _THAT.fullmatch(text, outer[-1].end, mention.start) is not None


def _claim(place: _Place) -> Evidence | None:
    """`They reject the regulator's claim that it “did not fail”.`"""
    found = _CLAIM.search(place.narration.text, place.start, place.left)
    if found is None:
        return None
    owners = [name for name in place.narration.names_in(place.start, found.start()) if name.end == found.start()]
    if owners:
        kind: MentionKind = "body" if owners[0].kind == "organisation" else "name"
        return Evidence(Mention(owners[0].start, owners[0].end, kind, owners[0]), None)
    noun = _LAST_WORD.search(place.narration.text, place.start, found.start())
    sort = noun_kind(noun.group().lower()) if noun else None
    return Evidence(Mention(noun.start(), noun.end(), sort, noun=noun.group().lower()), None) if noun and sort else None


def _closing_tag(place: _Place) -> Evidence | None:
    """`Staff were "kind" and "patient", inspectors said.`"""
    for cue in reversed(place.narration.cues_in(place.right, place.end)):
        if cue.kind in ("say", "think") and cue.voice in ("active", "according"):
            mention = _closing_subject(place, cue)
            if mention:
                return Evidence(mention, cue)
    return None


def _closing_subject(place: _Place, cue: Cue) -> Mention | None:
    text = place.narration.text
    if cue.voice == "according":
        return subject_of(place.narration, cue, cue.end, place.end)
    if text.endswith(", ", place.right, cue.start):  # `…, her daughter, Ann Vale, said`
        names = place.narration.names_in(max(place.right, cue.start - _NEAR), cue.start)
        if names and names[-1].kind == "person" and names[-1].end == cue.start - 2:
            return Mention(names[-1].start, names[-1].end, "name", names[-1])
    if _INVERTED.search(text, max(place.right, cue.start - 6), cue.start):
        return head(place.narration, cue.end, place.end)
    clause = _CLAUSE.search(text, max(place.right, cue.start - 70), cue.start)
    return subject_before(place.narration, clause.end(), cue.start) if clause else None


def _bare_subject(place: _Place) -> Evidence | None:
    """A person or a report that does something else than speak: `Ms Reed wants "a fresh start"`."""
    text = place.narration.text
    mention = head(place.narration, place.start, place.left) if text[place.start : place.left].strip() else None
    if mention and mention.kind == "body" and _ISSUED.search(text, mention.start, place.left):
        return Evidence(mention, None)
    if mention is None or _STATE.match(text, mention.end) or not _can_speak(mention):
        return None
    if mention.kind != "body" and not text[mention.end : place.left].strip(" ,:"):  # `Ms Reed “failed to act”`
        return None
    return Evidence(mention, None)


def _can_speak(mention: Mention) -> bool:
    words = vocabulary()
    if mention.kind == "body":
        watchdog = mention.name is not None and is_regulator(mention.name.text)
        return watchdog or words.bodies.get(mention.noun) == "document"
    if mention.kind == "name":
        return mention.name is not None and (mention.name.kind == "person" or mention.name.title is not None)
    return mention.noun in ("he", "she") or words.roles.get(mention.noun, "kin") != "kin"
