"""Which readers a sentence concerns: one pass over it for a few stems is far cheaper than reading it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Literal

from ahocorasick_rs import AhoCorasick

from scraper.annotate.regulation.taxonomy import rows, words
from scraper.prose import Prose

Reader = Literal["rating", "action", "case", "sanction", "outcome", "inspection", "visit"]

_STEMS: dict[Reader, tuple[str, ...]] = {
    "action": (
        *("notice", "special measures", "condition", "registr", "section 29", "section 31", "section 48", "s29", "s31"),
        *("urgent", "letter", "admi", "taking", "residents", "clos", "shut", "penalty", "undertaking", "licence"),
        *("support programme", "recovery programme", "rsp", "improvement programme", "significant improvement"),
        *("of concern", "immediate assurance", "483", "import alert", "recall", "device safety", "safety alert"),
        *(
            "marketing auth",
            "reprimand",
            "monetary",
            "targeted intervention",
            "enhanced monitoring",
            "legal directions",
        ),
    ),
    "case": ("court", "fine", "prosecut", "guilty", "judge", "magistrate", "sentenc", "convict"),
    "sanction": (
        *("struck", "strik", "register", "eras", "suspen", "caution", "warning", "reprimand", "cleared", "impaired"),
        *("conditions", "under supervision", "no case", "no further action", "no action", "no sanction", "exonerated"),
        *("registration", "practise", "pin"),
    ),
    "outcome": (
        *("systemic failings", "experiences and outcomes", "positive experiences", "segment", "nof", "sof", "tier"),
        *("complian", "complied", "comply", "standard"),
    ),
    "inspection": ("inspect",),
    "visit": ("visit", "assess", "review"),
}


def _levels() -> Iterator[str]:
    """Levels and their other spellings; the shortest (`RI`) is too short to look for alone."""
    for row in rows("rating_scales"):
        yield from (name.lower() for name in (row["label"], *words(row["aliases"])) if len(name) > 2)
    yield from ("rated ri", "ri rating", "to ri ", "ri to ")


@cache
def _search() -> tuple[AhoCorasick, tuple[Reader, ...]]:
    pairs: list[tuple[str, Reader]] = [(level, "rating") for level in _levels()]
    pairs += [(stem, reader) for reader, stems in _STEMS.items() for stem in stems]
    return AhoCorasick([stem for stem, _ in pairs]), tuple(reader for _, reader in pairs)


def readers(text: str) -> frozenset[Reader]:
    """Who has to read this text."""
    search, reader = _search()
    return frozenset(reader[i] for i, _, _ in search.find_matches_as_indexes(text.lower(), overlapping=True))


def may_hold_events(prose: Prose) -> bool:
    return any(readers(text) - {"visit"} for text in (prose.text, prose.headline, prose.standfirst) if text)
