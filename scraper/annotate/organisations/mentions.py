"""Where an article names health bodies: full names, aliases, acronyms, and `the trust` for the one in focus."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from scraper.annotate.organisations.focus import Focus, is_in_passing
from scraper.annotate.organisations.gazetteer import HealthBody
from scraper.annotate.organisations.sightings import MentionKind, Sighting, is_word, sightings
from scraper.prose import Prose


@dataclass(frozen=True, slots=True)
class Mention:
    """`[start, end)` into the text it was found in; all mentions of one body hold the same `organisation`."""

    start: int
    end: int
    organisation: HealthBody
    kind: MentionKind


@dataclass(frozen=True, slots=True)
class Mentions:
    """In reading order. Offsets of the first two point into the headline and the standfirst."""

    headline: tuple[Mention, ...] = ()
    standfirst: tuple[Mention, ...] = ()
    text: tuple[Mention, ...] = ()

    def __iter__(self) -> Iterator[Mention]:
        return iter(self.headline + self.standfirst + self.text)


# `Elm Valley NHS Foundation Trust (EVFT)`
_BRACKETED = re.compile(r",? \((?:the |or |known as )?[\"'‘“]?([A-Z][A-Za-z&]*[A-Z][A-Za-z]*)[\"'’”]?\)")
# The end of a name that later mentions leave out, so that `Elm Valley NHS FT` is `Elm Valley NHS Foundation Trust`.
_TAIL = re.compile(
    r"(?i),?(?: (?:nhs|foundation|trust|ft|limited|ltd|llp|plc|integrated care board|icb"
    r"|(?:residential |nursing |rest )?(?:care )?home))+$"
)
_SHORTENED = frozenset({"care_home", "care_provider"})


def find_mentions(prose: Prose) -> tuple[Mention, ...]:
    """Mentions in the article's text, in order."""
    return read_mentions(prose).text


def read_mentions(prose: Prose) -> Mentions:
    """Captions and teasers are left out: what they name is not what the article is about."""
    parts = (prose.headline or "", prose.standfirst or "", prose.text)
    seen = [sightings(part) for part in parts]
    seen[2] = _in_narrative(prose, seen[2])
    bodies = _bodies([s for found in seen for s in found], prose.published.isoformat() if prose.published else None)
    if not bodies:
        return Mentions()
    shorts = {
        short: body for part, found in zip(parts, seen, strict=True) for short, body in _shorts(part, found, bodies)
    }
    breaks: tuple[list[int], ...] = ([], [], [paragraph.start for paragraph in prose.paragraphs])
    focus = Focus(bodies.values())
    return Mentions(
        *(
            tuple(_resolved(part, _with_shorts(part, found, shorts), starts, bodies, focus))
            for part, found, starts in zip(parts, seen, breaks, strict=True)
        )
    )


def _in_narrative(prose: Prose, found: list[Sighting]) -> list[Sighting]:
    aside = [(p.start, p.end) for p in prose.paragraphs if p.kind in ("caption", "teaser")]
    return [s for s in found if not any(start <= s.start < end for start, end in aside)] if aside else found


def _bodies(found: Sequence[Sighting], published: str | None) -> dict[str, HealthBody]:
    """Every body surely named, by key, under the fullest name the article prints."""
    fullest: dict[str, tuple[bool, int, HealthBody]] = {}
    for sighting in found:
        body = sighting.body
        if body is None or sighting.needs_support:
            continue
        known, rank = fullest.get(_key(body)), (sighting.kind == "name", len(body.name))
        if known is None or rank > known[:2]:
            fullest[_key(body)] = (*rank, body)
    return {key: _on(body, published) for key, (_, _, body) in fullest.items()}


def _key(body: HealthBody) -> str:
    return (
        body.code
        or body.regulator
        or _TAIL.sub("", body.name.lower().replace("&", "and")).removeprefix("nhs ") + body.kind[-5:]
    )


def _on(body: HealthBody, published: str | None) -> HealthBody:
    """Before its code existed a name meant something else, such as a cluster of the boards that later merged."""
    early = published is not None and body.valid_from > published
    return replace(body, code=None, code_system=None) if early else body


def _shorts(text: str, found: list[Sighting], bodies: dict[str, HealthBody]) -> Iterator[tuple[str, HealthBody]]:
    """Short names this article gives: `(EVFT)` behind a name, `Rosewood Lodge` for `Rosewood Lodge Care Home`."""
    for sighting in found:
        body = bodies.get(_key(sighting.body)) if sighting.body else None
        if body is None:
            continue
        if bracketed := _BRACKETED.match(text, sighting.end):
            yield bracketed[1], body
        short = _TAIL.sub("", body.name)
        if body.kind in _SHORTENED and " " in short:
            yield short, body


def _with_shorts(text: str, found: list[Sighting], shorts: dict[str, HealthBody]) -> list[Sighting]:
    sure = [s for s in found if not s.needs_support]
    spans = [(s.start, s.end) for s in sure if s.body is None or s.body.name not in shorts]
    added = [
        Sighting(start, start + len(short), "alias" if " " in short else "acronym", body)
        for short, body in shorts.items()
        for start in _occurrences(text, short)
        if not any(a < start + len(short) and start < b for a, b in spans)
    ]
    starts = {s.start for s in added}
    return sorted([*added, *(s for s in found if s.start not in starts)], key=lambda s: s.start)


def _occurrences(text: str, short: str) -> Iterator[int]:
    start = text.find(short)
    while start >= 0:
        if is_word(text, start, start + len(short)):
            yield start
        start = text.find(short, start + len(short))


def _resolved(
    text: str, found: list[Sighting], breaks: list[int], bodies: dict[str, HealthBody], focus: Focus
) -> Iterator[Mention]:
    focus.turn_paragraph()
    waiting = iter(breaks)
    turn = next(waiting, len(text))
    for sighting in found:
        while turn <= sighting.start:
            focus.turn_paragraph()
            turn = next(waiting, len(text) + 1)
        if sighting.body is None:
            body = focus.of(sighting.address)
        elif body := bodies.get(_key(sighting.body)):
            focus.name(body, in_passing=is_in_passing(text, sighting.start))
        if body:
            yield Mention(sighting.start, sighting.end, body, sighting.kind)
