"""Which texts, and which sentences, can state an event at all: looking for a few stems is far cheaper than reading."""

from __future__ import annotations

from scraper.prose import Prose

_STEMS = (
    *("rated", "rating", "grade", "inadequate", "outstanding", "improvement", "unsatisfactory", "judged", "segment"),
    *("notice", "measures", "condition", "regist", "support programme", "undertakings", "admi", "clos", "shut"),
    *("prosecut", "fined", "guilty", "£", "€", "recall", "licence", "letter", "import alert", "form 483", "concern"),
    *("struck", "strik", "eras", "suspen", "caution", "clear", "reprimand", "targeted intervention", "enhanced"),
    *("complian", "complied", "standards", "systemic", "experiences and outcomes", "inspect", "good"),
)


def may_hold_events(prose: Prose) -> bool:
    return any(may_state(text) for text in (prose.text, prose.headline, prose.standfirst) if text)


def may_state(text: str) -> bool:
    lowered = text.lower()
    return any(stem in lowered for stem in _STEMS)
