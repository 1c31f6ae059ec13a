"""Which readers a sentence concerns: one pass over it for a few stems is far cheaper than reading it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Literal

from ahocorasick_rs import AhoCorasick, Implementation

from scraper.annotate.regulation.regulators import mentions
from scraper.annotate.regulation.taxonomy import rows, words
from scraper.prose import Prose
from scraper.record import Organisation

Reader = Literal["rating", "action", "case", "sanction", "outcome", "inspection", "visit", "time"]

_STEMS: dict[Reader, tuple[str, ...]] = {
    "case": ("court", "fine", "prosecut", "guilty", "judge", "magistrate", "sentenc", "convict"),
    "sanction": (
        *("struck", "strik", "register", "eras", "suspen", "caution", "warning", "reprimand", "cleared", "impaired"),
        *("conditions", "under supervision", "no case", "no further action", "no action", "no sanction", "exonerated"),
        *("registration", "practise", "pin", "removal from"),
    ),
    "outcome": (
        "systemic",
        "systematic",
        *("experiences and outcomes", "positive experiences", "segment", "nof", "sof", "tier"),
        *("complian", "complied", "comply", "standard"),
    ),
    "inspection": ("inspect",),
    "visit": ("visit", "assess", "review"),
    "time": (
        *("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november"),
        *("december", "jan ", "feb ", "aug ", "sept ", "oct ", "nov ", "dec ", "spring", "summer", "autumn", "winter"),
        *("last", "this", "today", "yesterday", "ago", "earlier", "on monday", "on tuesday", "on wednesday"),
        *("on thursday", "on friday", "on saturday", "on sunday", " 19", " 20"),
    ),
}


def _levels() -> Iterator[str]:
    """Levels and their other spellings; the shortest (`RI`) is too short to look for alone."""
    for row in rows("rating_scales"):
        yield from (name.lower() for name in (row["label"], *words(row["aliases"])) if len(name) > 2)
    yield from ("rated ri", "ri rating", "to ri ", "ri to ")


# Without one of these nobody regulates anything in a text, however many courts and conditions it names.
_TOPIC = [
    *(" rated", "-rated", " rating", "downgrad", "upgrad", "special measures", "watchdog", "regulator", "regulatory"),
    *("inspectors", "tribunal", "struck off", "striking-off", "fitness to practi", "warning notice", "section 29a"),
    *(
        "re-inspect",
        "in segment",
        "support programme",
        "targeted intervention",
        "enhanced monitoring",
        "special educational",
        "send services",
        "send inspection",
    ),
]


@cache
def _topics() -> AhoCorasick:
    return AhoCorasick(_TOPIC)


@cache
def _search() -> tuple[AhoCorasick, tuple[Reader, ...]]:
    pairs: list[tuple[str, Reader]] = [(level, "rating") for level in _levels()]
    pairs += [(stem, "action") for row in rows("enforcement_actions") for stem in words(row["stems"])]
    pairs += [(stem, reader) for reader, stems in _STEMS.items() for stem in stems]
    stems = AhoCorasick([stem for stem, _ in pairs], implementation=Implementation.DFA)
    return stems, tuple(reader for _, reader in pairs)


def readers(text: str) -> frozenset[Reader]:
    """Who has to read this text."""
    return _readers(text.lower())


def _readers(lower: str) -> frozenset[Reader]:
    search, reader = _search()
    return frozenset(reader[i] for i, _, _ in search.find_matches_as_indexes(lower, overlapping=True))


def concerns(text: str) -> bool:
    """Whether anybody has to read this text; dates alone are nobody's concern."""
    return bool(readers(text) - {"time"})


def _in_court(text: str, lower: str, organisations: tuple[Organisation, ...]) -> bool:
    """Courts fine health bodies also where no regulator is named."""
    if not any(word in text for word in ("fined", " fine ", "pleaded guilty", "prosecuted", "to pay fines")):
        return False
    if not any(word in lower for word in ("court", "judge", "sentenc", "guilty")):
        return False
    return bool(organisations) or any(word in text for word in ("care home", "care-home", "nursing home"))


def may_hold_events(prose: Prose, organisations: tuple[Organisation, ...]) -> bool:
    texts = {text: text.lower() for text in (prose.text, prose.headline, prose.standfirst) if text}
    regulated = any(map(mentions, texts)) or any(map(_topics().find_matches_as_indexes, texts.values()))
    if not regulated and not any(_in_court(text, lower, organisations) for text, lower in texts.items()):
        return False
    return any(_readers(lower) - {"visit", "time"} for lower in texts.values())
