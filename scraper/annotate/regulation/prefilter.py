"""Which texts, and which sentences, can state an event at all: looking for a few stems is far cheaper than reading."""

from __future__ import annotations

from scraper.prose import Prose

_STEMS = tuple(
    "rated rating grade inadequate outstanding improvement regist notice measures prosecut fined £ guilty struck off|striking"
    " eras suspen caution condition complian segment support programme recall licence admission ordered close|inspect"
    " tribunal systemic unsatisfactory judged standards met undertakings concern good clear".replace("|", " ").split()
)


def may_hold_events(prose: Prose) -> bool:
    return any(may_state(text) for text in (prose.text, prose.headline, prose.standfirst) if text)


def may_state(text: str) -> bool:
    lowered = text.lower()
    return any(stem in lowered for stem in _STEMS)
