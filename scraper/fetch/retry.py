"""How long to wait before asking again."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_LONGEST = 365 * 86_400.0
"""Nobody means more; larger numbers only break the arithmetic of time."""

_FIRST = 2.0
_MOST = 60.0


def back_off(attempt: int, chance: float) -> float:
    """Seconds before attempt + 1: doubling up to a cap, then anything from half of it to all of it.

    `attempt` counts from 0, `chance` is in [0, 1).
    """
    return min(_MOST, _FIRST * 2.0**attempt) * (0.5 + chance / 2)


def retry_after(value: str | None, now: datetime) -> float | None:
    """Seconds that a Retry-After header asks for, a number or a date; None when it says nothing readable."""
    if not value:
        return None
    if value.strip().isdecimal():
        return min(float(value), _LONGEST)
    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return None
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)  # "-0000" is read as no zone at all
    return min(max(0.0, (aware - now).total_seconds()), _LONGEST)
