"""The tables under `scraper/data/regulation/`, read once and kept as lookups."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files


@cache
def rows(table: str) -> tuple[dict[str, str], ...]:
    source = files("scraper").joinpath("data", "regulation", f"{table}.csv")
    return tuple(csv.DictReader(source.read_text(encoding="utf-8").splitlines()))


def words(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()


@cache
def scale_of(regulator: str | None) -> str | None:
    """The scale on which a regulator rates; None for those that give no ratings."""
    return next((row["scale"] or None for row in rows("regulators") if row["id"] == regulator), None)


@cache
def ranks(scale: str) -> dict[str, int]:
    """Label → rank, 1 is the worst."""
    return {row["label"]: int(row["rank"]) for row in rows("rating_scales") if row["scale"] == scale}


@cache
def rates_overall(scale: str) -> bool:
    """Care Inspectorate Wales, for one, rates themes only."""
    return any(row["scale"] == scale and row["question"] == "overall" for row in rows("key_questions"))


@cache
def questions_of(scale: str) -> tuple[str, ...]:
    """The key questions of one scale that everybody gets, without `overall`, in the order of the table."""
    named = (row for row in rows("key_questions") if row["scale"] == scale and row["form"] == "name")
    return tuple(dict.fromkeys(row["question"] for row in named if row["question"] != "overall"))
