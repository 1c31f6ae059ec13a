"""Which of the names in an article stand for one body: short forms, acronyms, what only a headline says."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from scraper.annotate.regulation.sentences import Sentence
from scraper.annotate.regulation.subjects import Named
from scraper.record import SubjectLevel

_VAGUE = frozenset(
    ("Royal", "Queen", "King", "North", "South", "East", "West", "St", "Great", "New", "University", "County", "Mount")
)
_IN = re.compile(r"\b(?:[Ii]n|[Nn]ear|[Ff]rom|of) $|\w, at $")
_AT = re.compile(r"\b(?:[Aa]t|runs?|ran|owns?|operates?|manages?|[Vv]isited|[Ii]nspected|[Rr]ated) $")
_DECLARED = re.compile(r" \(([A-Z][A-Za-z&]{1,6}[A-Z])\)")


def with_names_of_titles(known: list[tuple[Sentence, Named]]) -> list[tuple[Sentence, Named]]:
    """What only a title says (`Wexley hospital`) is the one body of that level that the text names in full."""
    told = {n.name: n for s, n in known if not s.title}
    by_level: dict[SubjectLevel | None, list[Named]] = {}
    for named in told.values():
        by_level.setdefault(named.level, []).append(named)

    def full(sentence: Sentence, named: Named) -> Named:
        same = by_level.get(named.level, [])
        if not sentence.title or named.name in told or len(same) != 1 or not _is_brief(named):
            return named
        return replace(same[0], start=named.start, end=named.end, runs=named.runs)

    return [(s, full(s, n)) for s, n in known]


def _is_brief(named: Named) -> bool:
    """A place with a noun, as titles print it; a name with a code or of many words is itself."""
    return named.code is None and len((named.name or "").split()) < 3


def single_names(named: list[tuple[Sentence, Named]]) -> set[str | None]:
    """Homes of one word (`Westmead`): named more than once, `at` or as run by somebody, and never a place to be in."""
    unknown = [(s.text, n) for s, n in named if n.level is None and " " not in (n.name or " ")]
    often = Counter(n.name for _, n in unknown)
    places = {n.name for text, n in unknown if _IN.search(text, 0, n.start)}
    homes = {n.name for text, n in unknown if _AT.search(text, 0, n.start)}
    return {name for name in homes - places if often[name] > 1}


def declared_acronyms(named: list[tuple[Sentence, Named]]) -> dict[str, Named]:
    """`Ashby Royal Infirmary (ARI)` → ARI."""
    told = ((_DECLARED.match(s.text, n.end), n) for s, n in named if n.level and n.name)
    return {m[1]: n for m, n in told if m}


def fullest(named: list[Named]) -> dict[str, Named]:
    """Every form of a name → the longest form that opens with it (`The Elms` → `The Elms Care Home`)."""
    names = sorted({n.name: n for n in named if n.name}.values(), key=lambda n: -len(n.name or ""))
    full: dict[str, Named] = {}
    sites = {n.name for n in names if n.level == "location"}
    for one in names:
        for form in _forms(one.name or ""):
            if one.level != "provider" or form not in sites:  # `Elm House` is not `Elm House Ltd`
                full.setdefault(form, one)
    return full


def _forms(name: str) -> list[str]:
    """`The Elms Care Home` → itself, with and without `The`, and its openings of two words or more."""
    parts = name.removeprefix("The ").split()
    openings = [" ".join(parts[:size]) for size in range(len(parts), 0, -1) if size > 1 or parts[0] not in _VAGUE]
    return [form for opening in openings for form in (opening, f"The {opening}")]
