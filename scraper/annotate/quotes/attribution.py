"""Attribution: every quotation gets the voice its own lines name, else the one carried over from around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from scraper.annotate.quotes.bodies import is_regulator
from scraper.annotate.quotes.evidence import Evidence, find_evidence, line_evidence
from scraper.annotate.quotes.headlines import Said, around, content, gathered_from, in_print, repeated, repeating
from scraper.annotate.quotes.mentions import Mention, head
from scraper.annotate.quotes.passages import (
    Passage,
    is_direct,
    is_few_words,
    is_heading,
    is_terminated,
    opens_paragraph,
    paragraph_before,
)
from scraper.annotate.quotes.scene import Heard, Scene, Voice
from scraper.annotate.quotes.subjects import subject_of
from scraper.annotate.quotes.voices import voice_of

_OPENING = 2
"""Paragraphs."""
_SIGNATURE = re.compile(r"^\s*[–—-]?\s*[A-Z]")


class Attributed(NamedTuple):
    """A passage with its voice; `mention` and `cue` as printed. `own`: its own lines say who speaks."""

    passage: Passage
    voice: Voice | None
    mention: str | None
    cue: str | None
    own: bool


def attribute(scene: Scene, passages: Sequence[Passage]) -> list[Attributed]:
    """In order; passages with nothing between them and one voice become one."""
    heard: list[Heard] = []
    spoken: list[Attributed] = []
    titles: list[Passage] = []
    for passage in passages:
        if is_heading(scene.prose, passage):
            titles.append(passage)
            continue
        found = _attribute(scene, passage, heard, spoken)
        if spoken and _continues(scene, spoken[-1], found):
            found = _joined(spoken.pop(), found)
        spoken.append(found)
        if found.voice:
            heard.append(Heard(passage[0].start, found.voice))
    return sorted(_with_repeats(scene, spoken, titles), key=lambda a: a.passage[0].start)


def _with_repeats(scene: Scene, spoken: Sequence[Attributed], titles: Sequence[Passage]) -> Sequence[Attributed]:
    """What is spoken and what headlines quote, each with the voice of the words it repeats."""
    unsigned = [found for found in spoken if not found.own and not is_direct(scene.prose, found.passage)]
    if not titles and not unsigned:
        return spoken
    said = [_said(scene, found) for found in spoken if found.voice]
    recalled = [_recall(scene, passage, around(said, passage[0].start)) for passage in titles]
    headed = [_said(scene, found) for found in recalled]
    echoed = {found.passage: _echo(scene, found, said, headed) for found in unsigned}
    return [*(echoed.get(found.passage, found) for found in spoken), *recalled]


def _echo(scene: Scene, found: Attributed, said: Sequence[Said], headed: Sequence[Said]) -> Attributed:
    """A few words nobody is named for are whose they are where the story quotes them again.

    Those that nothing repeats are, in a story's opening, whose who speaks first: `overcrowding at a “chaotic” ward`.
    """
    again = (*around(said, found.passage[0].start), *around(headed, found.passage[0].start))
    source = repeating(content(scene.prose.text, found.passage), again)
    if source is None and found.voice is None and found.passage[0].end <= scene.prose.paragraphs[:_OPENING][-1].end:
        source = next((one for one in said if one.own and one.start > found.passage[0].start), None)
    return found._replace(voice=source.voice) if source else found


def _attribute(scene: Scene, passage: Passage, heard: list[Heard], spoken: Sequence[Attributed]) -> Attributed:
    evidence = _evidence(scene, passage)
    voice = voice_of(scene, evidence.mention, heard) if evidence else None
    if evidence and voice:
        return _attributed(scene, passage, voice, evidence)
    above = _from_above(scene, passage, spoken)
    voice = voice_of(scene, above.mention, heard) if above else None
    if above and voice:
        return _attributed(scene, passage, voice, above)
    return Attributed(passage, _carried(scene, passage, heard, spoken), None, None, own=False)


def _attributed(scene: Scene, passage: Passage, voice: Voice, evidence: Evidence) -> Attributed:
    text = scene.narration.text
    mention = text[evidence.mention.start : evidence.mention.end].strip(" ,\n\t")
    cue = text[evidence.cue.start : evidence.cue.end] if evidence.cue else None
    return Attributed(passage, voice, mention or None, cue, own=True)


def _evidence(scene: Scene, passage: Passage) -> Evidence | None:
    paragraphs = scene.prose.paragraphs
    first = find_evidence(scene.narration, paragraphs[passage[0].paragraph], passage[0])
    if len(passage) == 1 or (first and first.mention.kind != "post"):
        return first
    last = find_evidence(scene.narration, paragraphs[passage[-1].paragraph], passage[-1])
    return last if last and (first is None or last.mention.kind == "name") else first


def _from_above(scene: Scene, passage: Passage, spoken: Sequence[Attributed]) -> Evidence | None:
    """A line that ends in a colon, or the narration right above a quotation that opens its paragraph."""
    before = paragraph_before(scene.prose, passage)
    if before is None or not opens_paragraph(scene.prose, passage):
        return None
    text, paragraph = scene.prose.text, scene.prose.paragraphs[before]
    introduces = text.endswith(":", paragraph.start, paragraph.end)
    if spoken and spoken[-1].passage[-1].paragraph == before and not introduces:
        return None
    whole = is_terminated(scene.prose, paragraph) or text.endswith("said", paragraph.start, paragraph.end)
    evidence = line_evidence(scene.narration, paragraph) if whole else None
    if evidence and (
        evidence.mention.kind in ("name", "post") or (evidence.cue and evidence.cue.kind == "say") or introduces
    ):
        return evidence
    return None


def _carried(scene: Scene, passage: Passage, heard: list[Heard], spoken: Sequence[Attributed]) -> Voice | None:
    """Nobody is named here: the paragraph's last speaker, the signature below, the speaker before, the regulator."""
    if spoken and spoken[-1].passage[-1].paragraph == passage[0].paragraph:
        return spoken[-1].voice
    signed = _signature(scene, passage)
    if signed:
        return signed
    if opens_paragraph(scene.prose, passage) and heard:
        return heard[-1].voice
    if heard and _presides(heard[-1].voice):
        return heard[-1].voice
    regulator = scene.bodies.regulator
    return (
        _reporting(scene, passage, heard)
        or (Voice(regulator, None, regulator, "organisation") if regulator else None)
        or (heard[-1].voice if heard and not is_few_words(scene.prose, passage) else None)
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
    if after >= len(scene.prose.paragraphs) or not opens_paragraph(scene.prose, passage):
        return None
    paragraph = scene.prose.paragraphs[after]
    if paragraph.end - paragraph.start > 120 or is_terminated(scene.prose, paragraph):
        return None
    text = scene.prose.of(paragraph)
    if ":" in text or not _SIGNATURE.match(text):
        return None
    mention = head(scene.narration, paragraph.start, paragraph.end)
    if mention and mention.kind == "body" and len(text) < 30 and _names_body(scene, mention):
        return voice_of(scene, mention, [])
    person = scene.cast.named(mention.name) if mention and mention.kind == "name" and mention.name else None
    return scene.voice(person) if person and mention and mention.start - paragraph.start < 4 else None


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
    if not is_direct(scene.prose, before.passage):
        return False
    return (found.voice == before.voice and not found.own) or (not before.own and before.voice is None)


def _joined(before: Attributed, found: Attributed) -> Attributed:
    if before.own or not found.own:
        return before._replace(passage=(*before.passage, *found.passage))
    return found._replace(passage=(*before.passage, *found.passage))


def _said(scene: Scene, found: Attributed) -> Said:
    return Said(found.passage[0].start, found.voice, in_print(scene.prose.text, found.passage), found.own)


def _recall(scene: Scene, passage: Passage, said: Sequence[Said]) -> Attributed:
    """A quotation in a headline: the one in the body it repeats, its own line, else the one that follows."""
    words = content(scene.prose.text, passage)
    alike = repeated(words, said)
    best = next((s for s in alike if s.own or s.words == words), None)
    evidence = None if best else _evidence(scene, passage)
    voice = (
        voice_of(scene, evidence.mention, []) if evidence and evidence.cue and evidence.cue.kind != "write" else None
    )
    if evidence and voice:
        return _attributed(scene, passage, voice, evidence)
    signed = None if best else _signature(scene, passage)
    if signed:
        return Attributed(passage, signed, None, None, own=True)
    source = best or (alike[0] if alike else gathered_from(words, said))
    regulator = scene.bodies.regulator if paragraph_before(scene.prose, passage) is None else None
    if source is None and regulator:
        return Attributed(passage, Voice(regulator, None, regulator, "organisation"), None, None, own=False)
    source = source or next((s for s in said if s.start > passage[0].start), None)
    return Attributed(passage, source.voice if source else None, None, None, own=False)
