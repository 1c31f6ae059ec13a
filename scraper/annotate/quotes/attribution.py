"""Attribution: every quotation gets the voice its own lines name, else the one carried over from around it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from scraper.annotate.quotes.bodies import is_regulator
from scraper.annotate.quotes.evidence import Evidence, find_evidence, line_evidence
from scraper.annotate.quotes.mentions import Mention, head
from scraper.annotate.quotes.scene import Heard, Scene, Voice, person_voice
from scraper.annotate.quotes.spans import Span
from scraper.annotate.quotes.subjects import subject_of
from scraper.annotate.quotes.vocabulary import word_group
from scraper.annotate.quotes.voices import voice_of
from scraper.prose import Paragraph

_WORDS = re.compile(r"[^\W_]+")
_TERMINAL = re.compile(r"[.!?:;,…][\"'”’)\]]*$")
_FIRST_WORDS = 120
# The reporter's own sentence goes on behind the mark.
_RUNS_ON = re.compile(r" [a-z]")
_SIGNATURE = re.compile(r"^\s*[–—-]?\s*[A-Z]")

# Share of a headline quotation's words that the one in the body must have.
_REPEATED = 0.6
_GATHERED = 0.85
# Quotations on either side of the headline's.
_AROUND = 200

Passage = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Attributed:
    """A passage with its voice; `mention` and `cue` as printed. `own`: its own lines say who speaks."""

    passage: Passage
    voice: Voice | None
    mention: str | None
    cue: str | None
    own: bool


@dataclass(frozen=True, slots=True)
class _Said:
    """A quotation of the body and its words, which a headline may repeat."""

    attributed: Attributed
    words: set[str]


def chain(text: str, spans: Sequence[Span]) -> list[Passage]:
    """Spans left open run on into the next one when nothing stands between."""
    passages: list[Passage] = []
    for span in spans:
        last = passages[-1][-1] if passages else None
        if last and not last.closed and not any(map(str.isalnum, text[last.outer_end : span.outer_start])):
            passages[-1] = (*passages[-1], span)
        else:
            passages.append((span,))
    return passages


def attribute(scene: Scene, passages: Sequence[Passage]) -> list[Attributed]:
    """In order; passages with nothing between them and one voice become one."""
    heard: list[Heard] = []
    spoken: list[Attributed] = []
    titles: list[Passage] = []
    for passage in passages:
        if _is_heading(scene, passage):
            titles.append(passage)
            continue
        found = _attribute(scene, passage, heard, spoken)
        if spoken and _continues(scene, spoken[-1], found):
            found = _joined(spoken.pop(), found)
        spoken.append(found)
        if found.voice:
            heard.append(Heard(passage[0].start, found.voice))
    said = [_Said(a, _content(scene, a.passage)) for a in spoken] if titles else []
    recalled = [_recall(scene, passage, _around(said, passage)) for passage in titles]
    return sorted((*spoken, *recalled), key=lambda a: a.passage[0].start)


def _is_heading(scene: Scene, passage: Passage) -> bool:
    paragraph = scene.prose.paragraphs[passage[0].paragraph]
    if len(passage) > 1 or paragraph.kind == "list_item":
        return False
    return paragraph.kind == "heading" or (
        paragraph.end - paragraph.start < 130
        and not _is_terminated(scene, paragraph)
        and paragraph.end < scene.prose.paragraphs[-1].start
        and not (passage[0].start - paragraph.start <= 1 and not passage[0].closed)
    )


def _is_terminated(scene: Scene, paragraph: Paragraph) -> bool:
    return _TERMINAL.search(scene.prose.text, max(paragraph.start, paragraph.end - 6), paragraph.end) is not None


def _attribute(scene: Scene, passage: Passage, heard: list[Heard], spoken: Sequence[Attributed]) -> Attributed:
    evidence = _evidence(scene, passage)
    voice = voice_of(scene, evidence.mention, heard) if evidence else None
    if evidence and voice:
        return _attributed(scene, passage, voice, evidence, own=True)
    above = _from_above(scene, passage, spoken)
    voice = voice_of(scene, above.mention, heard) if above else None
    if above and voice:
        return _attributed(scene, passage, voice, above, own=True)
    return Attributed(passage, _carried(scene, passage, heard, spoken), None, None, own=False)


def _attributed(scene: Scene, passage: Passage, voice: Voice, evidence: Evidence, *, own: bool) -> Attributed:
    text = scene.narration.text
    mention = text[evidence.mention.start : evidence.mention.end].strip(" ,\n\t")
    cue = text[evidence.cue.start : evidence.cue.end] if evidence.cue else None
    return Attributed(passage, voice, mention or None, cue, own)


def _evidence(scene: Scene, passage: Passage) -> Evidence | None:
    paragraphs = scene.prose.paragraphs
    first = find_evidence(scene.narration, paragraphs[passage[0].paragraph], passage[0])
    if first or len(passage) == 1:
        return first
    return find_evidence(scene.narration, paragraphs[passage[-1].paragraph], passage[-1])


def _from_above(scene: Scene, passage: Passage, spoken: Sequence[Attributed]) -> Evidence | None:
    """A line that ends in a colon, or the narration right above a quotation that opens its paragraph."""
    before = _paragraph_before(scene, passage)
    if before is None or not _opens_paragraph(scene, passage):
        return None
    text, paragraph = scene.prose.text, scene.prose.paragraphs[before]
    introduces = text.endswith(":", paragraph.start, paragraph.end)
    if spoken and spoken[-1].passage[-1].paragraph == before and not introduces:
        return None
    whole = _is_terminated(scene, paragraph) or text.endswith("said", paragraph.start, paragraph.end)
    evidence = line_evidence(scene.narration, paragraph) if whole else None
    if evidence and (
        evidence.mention.kind in ("name", "post") or (evidence.cue and evidence.cue.kind == "say") or introduces
    ):
        return evidence
    return None


def _opens_paragraph(scene: Scene, passage: Passage) -> bool:
    start = scene.prose.paragraphs[passage[0].paragraph].start
    return _WORDS.search(scene.prose.text, start, passage[0].outer_start) is None


def _paragraph_before(scene: Scene, passage: Passage) -> int | None:
    return next(
        (
            i
            for i in range(passage[0].paragraph - 1, -1, -1)
            if scene.prose.paragraphs[i].kind not in ("caption", "teaser")
        ),
        None,
    )


def _carried(scene: Scene, passage: Passage, heard: list[Heard], spoken: Sequence[Attributed]) -> Voice | None:
    """Nobody is named here: the paragraph's last speaker, the signature below, the speaker before, the regulator."""
    if spoken and spoken[-1].passage[-1].paragraph == passage[0].paragraph:
        return spoken[-1].voice
    signed = _signature(scene, passage)
    if signed:
        return signed
    if _opens_paragraph(scene, passage) and heard:
        return heard[-1].voice
    if heard and _presides(heard[-1].voice):
        return heard[-1].voice
    regulator = scene.bodies.regulator
    return (
        _reporting(scene, passage, heard)
        or (Voice(regulator, None, regulator, "organisation") if regulator else None)
        or (heard[-1].voice if heard else None)
    )


def _presides(voice: Voice) -> bool:
    """Whoever reads out a decision goes on reading it."""
    post = (voice.role or "").rsplit(" ", 1)[-1].lower()
    return post in ("judge", "coroner", "sheriff") or (
        post.startswith("chair") and is_regulator(voice.organisation or " ")
    )


def _reporting(scene: Scene, passage: Passage, heard: list[Heard]) -> Voice | None:
    """Who is being reported in the sentences before the quotation, within its paragraph."""
    paragraph = scene.prose.paragraphs[passage[0].paragraph]
    for start, end in scene.narration.veil.sentences_back(paragraph.start, passage[0].outer_start):
        for cue in reversed(scene.narration.cues_in(start, end)):
            mention = subject_of(scene.narration, cue, start, end) if cue.kind in ("say", "judge") else None
            voice = voice_of(scene, mention, heard) if mention else None
            if voice and (voice.kind != "organisation" or voice.name == scene.bodies.regulator):
                return voice
    return None


def _signature(scene: Scene, passage: Passage) -> Voice | None:
    """`– Jo Bell, chief nurse` on the line below."""
    after = passage[-1].paragraph + 1
    if after >= len(scene.prose.paragraphs) or not _opens_paragraph(scene, passage):
        return None
    paragraph = scene.prose.paragraphs[after]
    text = scene.prose.of(paragraph)
    if len(text) > 120 or ":" in text or _TERMINAL.search(text) or not _SIGNATURE.match(text):
        return None
    mention = head(scene.narration, paragraph.start, paragraph.end)
    if mention and mention.kind == "body" and len(text) < 30 and _names_body(scene, mention):
        return voice_of(scene, mention, [])
    person = scene.cast.named(mention.name) if mention and mention.kind == "name" and mention.name else None
    return person_voice(scene, person) if person and mention and mention.start - paragraph.start < 4 else None


def _names_body(scene: Scene, mention: Mention) -> bool:
    return any(name.kind == "organisation" for name in scene.narration.names_in(mention.start, mention.end))


def _continues(scene: Scene, before: Attributed, found: Attributed) -> bool:
    """Whether two passages in neighbouring paragraphs, each closed and no narration between, are one quotation."""
    last, first = before.passage[-1], found.passage[0]
    between = scene.prose.text[last.outer_end : first.outer_start]
    if first.paragraph == last.paragraph or any(c.isalnum() for c in between):
        return False
    paragraphs = scene.prose.paragraphs
    if "list_item" in (paragraphs[last.paragraph].kind, paragraphs[first.paragraph].kind) or any(
        c in "•*" for c in between
    ):
        return False
    if not is_direct(scene, before.passage):
        return False
    return found.voice == before.voice or (not before.own and before.voice is None)


def _joined(before: Attributed, found: Attributed) -> Attributed:
    if before.own or not found.own:
        return replace(before, passage=(*before.passage, *found.passage))
    return replace(found, passage=(*before.passage, *found.passage))


def is_direct(scene: Scene, passage: Passage) -> bool:
    """A clause or more: several paragraphs, what follows a colon, or what begins like a sentence of its own."""
    text, span = scene.prose.text, passage[0]
    words = text[span.start : min(span.end, span.start + _FIRST_WORDS)].split()
    if len(passage) > 1 or (len(words) > 1 and _follows_colon(text, span)):
        return True
    if len(words) < 6 and _RUNS_ON.match(text, span.outer_end) and text[span.end - 1].isalnum():
        return False
    first = next((c for c in words[0] if c.isalpha()), "") if words else ""
    return first.isupper() and len(words) >= 3 and (len(words) > 5 or _opens_paragraph(scene, passage))


def _follows_colon(text: str, span: Span) -> bool:
    return text[max(0, span.outer_start - 20) : span.outer_start].rstrip().endswith(":")


def _around(said: Sequence[_Said], passage: Passage) -> Sequence[_Said]:
    at = bisect_left(said, passage[0].start, key=lambda s: s.attributed.passage[0].start)
    return said[max(0, at - _AROUND) : at + _AROUND]


def _recall(scene: Scene, passage: Passage, said: Sequence[_Said]) -> Attributed:
    """A quotation in a headline: the one in the body it repeats, its own line, else the one that follows."""
    words = _content(scene, passage)
    repeated = [s for s in said if _overlap(words, s.words) >= _REPEATED]
    best = next((s.attributed for s in repeated if s.attributed.own or s.words == words), None)
    evidence = None if best else _evidence(scene, passage)
    voice = (
        voice_of(scene, evidence.mention, []) if evidence and evidence.cue and evidence.cue.kind != "write" else None
    )
    if evidence and voice:
        return _attributed(scene, passage, voice, evidence, own=True)
    signed = None if best else _signature(scene, passage)
    if signed:
        return Attributed(passage, signed, None, None, own=True)
    source = best or (repeated[0].attributed if repeated else _gathered_from(words, said))
    regulator = scene.bodies.regulator if _paragraph_before(scene, passage) is None else None
    if source is None and regulator:
        return Attributed(passage, Voice(regulator, None, regulator, "organisation"), None, None, own=False)
    source = source or next((s.attributed for s in said if s.attributed.passage[0].start > passage[0].start), None)
    return Attributed(passage, source.voice if source else None, None, None, own=False)


def _gathered_from(words: set[str], said: Sequence[_Said]) -> Attributed | None:
    """A quotation of the speaker of several that a headline draws together."""
    content: dict[Voice, set[str]] = {}
    first: dict[Voice, Attributed] = {}
    for one in said:
        if one.attributed.voice:
            content.setdefault(one.attributed.voice, set()).update(one.words)
            first.setdefault(one.attributed.voice, one.attributed)
    return next((first[voice] for voice in content if _overlap(words, content[voice]) >= _GATHERED), None)


def _content(scene: Scene, passage: Passage) -> set[str]:
    found = (w.lower() for span in passage for w in _WORDS.findall(scene.prose.text[span.start : span.end]))
    return {w for w in found if w not in word_group("empty words")}


def _overlap(wanted: set[str], given: set[str]) -> float:
    return len(wanted & given) / len(wanted) if wanted else 0
