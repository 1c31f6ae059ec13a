"""Issuers: which organisation speaks where a common noun or a paper stands, `the company` or `its report`."""

from __future__ import annotations

import re

from scraper.annotate.quotes.bodies import is_generic, is_regulator
from scraper.annotate.quotes.cast import Person
from scraper.annotate.quotes.mentions import Mention
from scraper.annotate.quotes.scene import LOWER_NOUN, Heard, Scene, Voice, begins_sentence
from scraper.annotate.quotes.vocabulary import vocabulary

INSPECTORS = re.compile(r"(?i)\b(?:inspectors|watchdogs|regulators)\b")
_ISSUED = re.compile(r"\b(?:by|from)\s")
_OWNERS = ("provider", "other", "regulator")
_NAMES_ITSELF = ("government", "police")
_NEAR = 600
"""Characters."""


def body(name: str | None, noun: str) -> Voice:
    if noun in _NAMES_ITSELF:
        name = name or noun
    return Voice(name, None if name else noun, name, "organisation")


def body_voice(scene: Scene, mention: Mention, heard: list[Heard]) -> Voice:
    """An organisation, or a paper, which speaks for whoever issued it."""
    kind = vocabulary().bodies.get(mention.noun)
    if mention.noun == "team" and INSPECTORS.search(scene.narration.text, mention.start, mention.end):
        return body(scene.bodies.regulator, "inspectors")
    named = _named_in(scene, mention)
    issuer = named or _issuer(scene, mention)
    if isinstance(issuer, Person):
        return scene.voice(issuer)
    if issuer:
        return body(issuer, mention.noun)
    coroner = scene.cast.holding("coroner", "coroner") if mention.noun == "inquest" else None
    if coroner:
        return scene.voice(coroner)
    name = scene.bodies.known_as(mention.noun)
    if kind == "own" or (kind == "document" and name is None):
        last = heard[-1].voice if heard else None
        if last and last.kind == "person" and last.organisation:
            return body(last.organisation, mention.noun)
        last = next((h.voice for h in reversed(heard) if h.voice.kind == "organisation"), None)
        return last or body(name, mention.noun)
    if name is None and mention.noun not in _NAMES_ITSELF:
        name = _subject_body(scene, mention.start)
    return body(name, mention.noun)


def _subject_body(scene: Scene, position: int) -> str | None:
    """The organisation that a sentence not far before begins with: `The Tern Cooperative has …. The company said`."""
    text = scene.narration.text
    before = reversed(scene.narration.names_in(max(0, position - _NEAR), position))
    bodies = (n for n in before if n.kind == "organisation" and begins_sentence(text, n))
    return next((scene.bodies.fullest(n.text) for n in bodies if not is_regulator(n.text)), None)


def _named_in(scene: Scene, mention: Mention) -> str | None:
    """The name the noun is part of: `the Association of Nurse Directors`."""
    text = scene.narration.text
    noun = mention.start + text[mention.start : mention.end].lower().find(mention.noun)
    names = (n for n in scene.narration.names_in(mention.start, mention.end) if n.kind == "organisation")
    behind = noun + len(mention.noun) + 1  # `the charity Elm Watch`
    name = next((n for n in names if (n.start <= noun < n.end and len(n.words) > 1) or n.start == behind), None)
    return scene.bodies.fullest(name.text) if name else None


def _issuer(scene: Scene, mention: Mention) -> str | Person | None:
    """The organisation or person named in the phrase: in front of its noun or behind `by`, `from`."""
    text = scene.narration.text
    noun = mention.start + text[mention.start : mention.end].lower().find(mention.noun) if mention.noun else mention.end
    papers = vocabulary().bodies.get(mention.noun) in ("document", "own")
    by = _ISSUED.search(text, noun, mention.end) if papers else None
    stretches = [(mention.start, noun), *([(by.end(), mention.end)] if by else [])]
    if by:
        people = (n for n in scene.narration.names_in(by.end(), mention.end) if n.kind == "person")
        author = next((person for n in people if (person := scene.cast.named(n))), None)
        if author:
            return author
    for start, end in stretches:
        names = (n for n in scene.narration.names_in(start, end) if n.kind != "person")
        name = next((n for n in names if not (mention.noun and is_generic(n.text))), None)
        if name:
            return scene.bodies.fullest(scene.bodies.beginning(name.text) or name.text)
        owner = next((w for w in LOWER_NOUN.findall(text, start, end) if vocabulary().bodies.get(w) in _OWNERS), None)
        if owner and scene.bodies.known_as(owner):
            return scene.bodies.known_as(owner)
    return None
