"""Where an article names health bodies: full names, aliases, acronyms, and `the trust` for the one in focus."""

from __future__ import annotations

import re
from bisect import bisect_right
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
_BRACKETED = re.compile(r",? \((?:the |or |known as )?[\"'‘“]?([A-Z][A-Za-z&]*[A-Z][A-Za-z]*)(?: ICB)?[\"'’”]?\)")
_NO_ACRONYM_OF_ITS_OWN = frozenset({"CIC", "FT", "GP", "HSC", "HSCT", "ICB", "ICS", "LHB", "NHS", "UHB"})
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
    parts = (_unless_in_capitals(prose.headline or ""), prose.standfirst or "", prose.text)
    seen = [sightings(part) for part in parts]
    seen[2] = _in_narrative(prose, seen[2])
    bodies = _bodies([s for found in seen for s in found], prose.published.isoformat() if prose.published else None)
    if not bodies:
        return Mentions()
    named = [_named(found, bodies) for found in seen]
    shorts = dict(pair for part, names in zip(parts, named, strict=True) for pair in _shorts(part, names))
    breaks: tuple[list[int], ...] = ([], [], [paragraph.start for paragraph in prose.paragraphs])
    focus = Focus(bodies.values())
    return Mentions(
        *(
            tuple(_with_addresses(part, _with_shorts(part, names, shorts), found, starts, focus))
            for part, names, found, starts in zip(parts, named, seen, breaks, strict=True)
        )
    )


def _unless_in_capitals(headline: str) -> str:
    """Nothing of a `Headline Set in Capitals`: where its names begin cannot be seen."""
    longer = [word for word in headline.split() if len(word) > 3]
    return "" if all(word[0].isupper() for word in longer) else headline


def _in_narrative(prose: Prose, found: list[Sighting]) -> list[Sighting]:
    aside = [(p.start, p.end) for p in prose.paragraphs if p.kind in ("caption", "teaser")]
    return [s for s in found if not any(start <= s.start < end for start, end in aside)] if aside else found


def _bodies(found: Sequence[Sighting], published: str | None) -> dict[str, HealthBody]:
    """Every body surely named, by key: under the first official name printed, else under the fullest."""
    best: dict[str, tuple[tuple[bool, int], HealthBody]] = {}
    for sighting in found:
        body = sighting.body
        if body is None or sighting.needs_support:
            continue
        rank = (sighting.kind == "name", 0 if body.code else len(body.name))
        if (key := _key(body)) not in best or rank > best[key][0]:
            best[key] = (rank, body)
    return {key: _on(body, published) for key, (_, body) in best.items()}


def _key(body: HealthBody) -> str:
    if known := body.code or body.regulator:
        return known
    name = body.name.lower().replace("&", "and").removeprefix("the ").removeprefix("nhs ")
    return _TAIL.sub("", name) + body.kind[-5:]


def _on(body: HealthBody, published: str | None) -> HealthBody:
    """Before its code existed a name meant something else, such as a cluster of the boards that later merged."""
    early = published is not None and body.valid_from > published
    return replace(body, code=None, code_system=None) if early else body


def _named(found: list[Sighting], bodies: dict[str, HealthBody]) -> list[Mention]:
    """The mentions by name; what needs support has it when the body is among `bodies`."""
    known = ((s, bodies.get(_key(s.body))) for s in found if s.body)
    return [Mention(s.start, s.end, body, s.kind) for s, body in known if body]


def _shorts(text: str, names: list[Mention]) -> Iterator[tuple[str, HealthBody]]:
    """Short names this article gives: `(EVFT)` behind a name, `Rosewood Lodge` for `Rosewood Lodge Care Home`."""
    for mention in names:
        body = mention.organisation
        bracketed = _BRACKETED.match(text, mention.end)
        if bracketed and bracketed[1] not in _NO_ACRONYM_OF_ITS_OWN and bracketed[1][0] in body.name:
            yield bracketed[1], body
        short = _TAIL.sub("", body.name)
        if body.kind in _SHORTENED and " " in short:
            yield short, body


def _with_shorts(text: str, names: list[Mention], shorts: dict[str, HealthBody]) -> list[Mention]:
    """The names, `BSW ICB` among them known by its `BSW`, and the short names that stand elsewhere."""
    known = [_known_by_short(text, name, shorts) for name in names] if shorts else names
    found = (
        Mention(start, start + len(short), body, "alias" if " " in short else "acronym")
        for short, body in shorts.items()
        for start in _occurrences(text, short)
    )
    return known + [one for one in found if not any(name.start < one.end and one.start < name.end for name in names)]


def _known_by_short(text: str, name: Mention, shorts: dict[str, HealthBody]) -> Mention:
    body = shorts.get(text[name.start : name.end].partition(" ")[0])
    return replace(name, organisation=body, kind="acronym") if body and body.kind == name.organisation.kind else name


def _occurrences(text: str, short: str) -> Iterator[int]:
    start = text.find(short)
    while start >= 0:
        if is_word(text, start, start + len(short)):
            yield start
        start = text.find(short, start + len(short))


def _with_addresses(
    text: str, names: list[Mention], found: list[Sighting], paragraphs: list[int], focus: Focus
) -> Iterator[Mention]:
    """The names and, between them, the forms of address resolved to the body in focus, in text order."""
    focus.turn_paragraph()
    paragraph = 0
    addresses = (sighting for sighting in found if sighting.address)
    both: list[Mention | Sighting] = [*names, *addresses]
    for seen in sorted(both, key=lambda seen: seen.start):
        if (now := bisect_right(paragraphs, seen.start)) != paragraph:
            paragraph = now
            focus.turn_paragraph()
        if isinstance(seen, Mention):
            focus.name(seen.organisation, in_passing=is_in_passing(text, seen.start))
            yield seen
        elif body := focus.of(seen.address):
            yield Mention(seen.start, seen.end, body, "anaphor")
