"""The gazetteer: which printed forms stand for which health body.

A name is matched by its stem (`Bolton`) and accepted only with a legal form after it (`NHS Foundation Trust`), so one
stem can serve a trust and a board; aliases stand alone. Stems, aliases, regulators, forms of address (`the trust`) and
the words in which unknown names end share one automaton: one pass over a text finds them all.
"""

from __future__ import annotations

import csv
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind
from platformdirs import user_data_path

from scraper.annotate.organisations.forms import ADDRESSES, HEADS, stem_and_form


@dataclass(frozen=True, slots=True)
class HealthBody:
    """A trust, board, regulator, hospital, practice or home; `code` is None when it has none or it is not certain."""

    name: str
    kind: str
    code: str | None = None
    code_system: str | None = None
    regulator: str | None = None
    """Identifier in the table of regulators, None for all others."""
    valid_from: str = ""
    """ISO date before which the code did not exist, empty when unknown."""


class Alias(NamedTuple):
    printed: str
    body: HealthBody
    needs_support: bool
    """True when it means this body only in a text that also names it in full."""


class Entry(NamedTuple):
    """All that one lower-case pattern can stand for."""

    legal: dict[str, HealthBody]
    """By the legal form that has to follow."""
    aliases: list[Alias]
    head: str | None = None
    """The kind of body whose unknown name can end here."""
    address: frozenset[str] = frozenset()
    """The kinds of body this form of address can mean."""


@dataclass(frozen=True, slots=True)
class Gazetteer:
    automaton: AhoCorasick
    entries: tuple[Entry, ...]

    def scan(self, folded: str) -> Iterator[tuple[int, int, Entry]]:
        """Leftmost-longest hits `(start, end, entry)` in lower-case text, in order; word boundaries are not checked."""
        for pattern, start, end in self.automaton.find_matches_as_indexes(folded):
            yield start, end, self.entries[pattern]


Row = dict[str, str]
_HOSPITAL = re.compile(r"\bhospital(s?)\b")


@cache
def load() -> Gazetteer:
    """The shipped gazetteer, with the rows that `carewire gazetteer update` has written since in place of their own."""
    return build(organisations(), shipped("regulators.csv"))


def organisations() -> list[Row]:
    changed = {_identity(row): row for row in own_rows()}
    kept = [row for row in shipped("organisations.csv") if _identity(row) not in changed]
    return [*kept, *changed.values()]


def shipped(table: str) -> list[Row]:
    return _rows((resources.files("scraper") / "data" / table).read_text("utf-8"))


def own_rows() -> list[Row]:
    path = own_path()
    return _rows(path.read_text("utf-8")) if os.access(path, os.R_OK) else []


def own_path() -> Path:
    return user_data_path("carewire") / "organisations.csv"


def _rows(text: str) -> list[Row]:
    return list(csv.DictReader(text.splitlines()))


def _identity(row: Row) -> str:
    return row["code"] or row["name"]


def build(organisations: Iterable[Row], regulators: Iterable[Row]) -> Gazetteer:
    entries: dict[str, Entry] = {phrase: Entry({}, [], head=kind) for phrase, kind in HEADS.items()}
    entries |= {phrase: Entry({}, [], address=kinds) for phrase, kinds in ADDRESSES.items()}
    for row in organisations:
        _add_organisation(entries, row)
    for row in regulators:
        body = HealthBody(row["name"], "regulator", regulator=row["id"])
        _add_aliases(entries, body, [body.name, *_listed(row["aliases"])])
    # Some milliseconds more to build, and twice as fast to run as what the library takes for so many patterns.
    automaton = AhoCorasick(
        list(entries), matchkind=MatchKind.LeftmostLongest, store_patterns=False, implementation=Implementation.DFA
    )
    return Gazetteer(automaton, tuple(entries.values()))


def _add_organisation(entries: dict[str, Entry], row: Row) -> None:
    code, system = row["code"] or None, row["code_system"] or None
    body = HealthBody(row["name"], row["kind"], code, system, valid_from=row["valid_from"])
    for name in (row["name"], *_listed(row["former_names"])):
        stem, form = stem_and_form(name)
        named = body if name == body.name else HealthBody(name, body.kind, code, system, valid_from=body.valid_from)
        for pattern in _spellings(stem):
            legal = entries.setdefault(pattern, Entry({}, [])).legal
            legal[form] = named
            entries.setdefault(_slip(pattern), Entry({}, [])).legal.setdefault(form, named)
            if form in ("icb", "nhs"):
                legal["nhs"] = named
                legal["board" if form == "nhs" else "icb"] = named
    # In full, or `Southern Health` would be read as the stem of another trust.
    whole = [body.name] if body.kind == "hsc_trust" else []
    _add_aliases(entries, body, [*whole, *_listed(row["aliases"])])


def _add_aliases(entries: dict[str, Entry], body: HealthBody, names: Iterable[str]) -> None:
    for name in names:
        printed = name.removesuffix("?")
        alias = Alias(printed, body, needs_support=printed != name)
        for pattern in _spellings(printed):
            entries.setdefault(pattern, Entry({}, [])).aliases.append(alias)


def _listed(cell: str) -> list[str]:
    return cell.split("|") if cell else []


def _slip(pattern: str) -> str:
    """`ashby university hospital` for `… hospitals` and the other way round, as papers misprint it."""
    return _HOSPITAL.sub(lambda m: "hospital" if m[1] else "hospitals", pattern, count=1)


def _spellings(name: str) -> set[str]:
    """Lower case, with `and` as with `&`, with and without hyphens and commas."""
    folded = name.lower()
    bare = folded.replace("-", " ").replace(",", "")
    plain = {folded.replace(" & ", " and "), bare.replace(" & ", " and ")}
    return plain | {spelling.replace(" and ", " & ") for spelling in plain}
