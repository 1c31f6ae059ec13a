"""The roll of an article: everybody it names, under the full name and, where certain, with the code."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from scraper.annotate.regulation.namesakes import declared_acronyms, fullest, single_names, with_names_of_titles
from scraper.annotate.regulation.sentences import Sentence
from scraper.annotate.regulation.subjects import Named, named_in
from scraper.record import Organisation, Span, SubjectLevel

Called = tuple[Sentence, Named]

_LEVELS: dict[str, SubjectLevel] = {
    **dict.fromkeys(("nhs_trust", "nhs_foundation_trust", "ambulance_trust", "hsc_trust"), "trust"),
    **dict.fromkeys(("health_board", "local_health_board", "special_health_board"), "trust"),
    "icb": "system",
}
_NAME = re.compile(r"(?!The [a-z])\w[\w’'&.-]*(?: [\w’'&().,-]+)*")


def roll(texts: list[Sentence], organisations: tuple[Organisation, ...]) -> list[Called]:
    """In reading order; headline and standfirst come first."""
    bodies = _Bodies(organisations)
    named = list(_with_bodies(texts, bodies))
    full = fullest([n for _, n in named if n.level])
    acronyms = declared_acronyms(named)
    full |= {short: full.get(long.name or "", long) for short, long in acronyms.items()}
    single = single_names(named)
    named = [(s, replace(n, level="location") if n.level is None and n.name in single else n) for s, n in named]
    known = [
        (s, _identified(s, n, full, bodies))
        for s, n in named
        if n.level or (n.name in full and (" " in (n.name or "") or n.name in acronyms))
    ]
    return with_names_of_titles(known)


class _Bodies:
    """The organisations of an article by the place of their mentions."""

    def __init__(self, organisations: Iterable[Organisation]) -> None:
        mentions = sorted(((span, body) for body in organisations for span in body.spans), key=lambda pair: pair[0])
        self._mentions = mentions
        self._starts = [start for (start, _), _ in mentions]
        self.by_name = {body.name: body for body in organisations if body.code}

    def within(self, start: int, end: int) -> Iterator[tuple[Span, Organisation]]:
        """Those whose mention overlaps `[start, end)`; mentions do not overlap each other."""
        for i in range(max(0, bisect_left(self._starts, start) - 1), len(self._mentions)):
            span, body = self._mentions[i]
            if span[0] >= end:
                return
            if span[1] > start:
                yield span, body


def _with_bodies(texts: list[Sentence], bodies: _Bodies) -> Iterator[Called]:
    """Names by their form, and those that only the gazetteer knows: `Betsi Cadwaladr`."""
    known: dict[str, Organisation] = {}
    found: defaultdict[Sentence, list[Named]] = defaultdict(list)
    for sentence in texts:
        found[sentence] = named_in(sentence.text)
        for named, body in _only_listed(sentence, found[sentence], bodies):
            known[sentence.text[named.start : named.end]] = body
            found[sentence].append(named)
    for sentence in texts:
        if sentence.offset is None:
            found[sentence] += _in_title(sentence.text, found[sentence], known)
        for named in sorted(found[sentence], key=lambda n: n.start):
            yield sentence, named


def _only_listed(sentence: Sentence, named: list[Named], bodies: _Bodies) -> Iterator[tuple[Named, Organisation]]:
    if sentence.offset is None:
        return
    for (start, end), body in bodies.within(sentence.offset, sentence.offset + len(sentence.text)):
        level = _LEVELS.get(body.kind or "")
        here, stop = start - sentence.offset, end - sentence.offset
        known = any(n.level and n.start < stop and here < n.end for n in named)
        if level and body.code and not known and _is_name(sentence.text, here, stop):
            yield Named(here, stop, body.name, level), body


def _is_name(text: str, start: int, end: int) -> bool:
    """A name, and not `The trust` that stands for one."""
    return text[start].isupper() and bool(_NAME.fullmatch(text, start, end))


def _in_title(text: str, named: list[Named], known: dict[str, Organisation]) -> Iterator[Named]:
    for name, body in known.items():
        start = text.find(name)
        if start >= 0 and not any(n.level and n.start < start + len(name) and start < n.end for n in named):
            yield Named(start, start + len(name), body.name, _LEVELS[body.kind or ""])


def _identified(sentence: Sentence, named: Named, full: dict[str, Named], bodies: _Bodies) -> Named:
    longest = full.get(named.name or "", named)
    if not (named.level and named.by_form and "trust" in (named.level, longest.level)):
        named = replace(named, name=longest.name, level=longest.level)
    body = _body(sentence, named, bodies)
    if body is None:
        return named
    level = _LEVELS.get(body.kind or "", named.level)
    return replace(named, name=body.name, level=level, code=body.code, code_system=body.code_system)


def _body(sentence: Sentence, named: Named, bodies: _Bodies) -> Organisation | None:
    """The coded body named here; in a headline, which has no offsets, the one of that name."""
    if sentence.offset is None:
        return bodies.by_name.get(named.name or "")
    start, end = sentence.offset + named.start, sentence.offset + named.end
    for (a, b), body in bodies.within(start, end):
        if body.code and b - a >= (end - start) // 2:
            return body
    return None
