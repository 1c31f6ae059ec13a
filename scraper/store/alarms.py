"""Alarms that last: since when, and when somebody was last told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from sqlalchemy import ColumnElement, Connection, insert, select, update

from scraper.store.tables import alarms


@dataclass(frozen=True, slots=True)
class Standing:
    """An alarm that is not over. `subject` is the field or the listing it is about, else empty; `run_id` the run that
    raised it. Times are ISO 8601."""

    source_id: str
    code: str
    subject: str
    detail: str
    since: str
    run_id: int
    told_at: str


def standing(connection: Connection, source_ids: Sequence[str]) -> list[Standing]:
    columns = (alarms.c[name] for name in Standing.__dataclass_fields__)
    lasting = (alarms.c.ended_at.is_(None), alarms.c.source_id.in_(source_ids))
    in_order = (alarms.c.since, alarms.c.source_id, alarms.c.code, alarms.c.subject)
    return [Standing(*row) for row in connection.execute(select(*columns).where(*lasting).order_by(*in_order))]


def note_standing(connection: Connection, alarm: Standing) -> None:
    """Raised, or raised again after it was over, or another detail, or told once more."""
    row = asdict(alarm) | {"ended_at": None}
    if not connection.execute(update(alarms).where(*_key(alarm)).values(row)).rowcount:
        connection.execute(insert(alarms).values(row))


def note_over(connection: Connection, alarm: Standing, *, at: str) -> None:
    connection.execute(update(alarms).where(*_key(alarm)).values(ended_at=at))


def _key(alarm: Standing) -> tuple[ColumnElement[bool], ...]:
    return (alarms.c.source_id == alarm.source_id, alarms.c.code == alarm.code, alarms.c.subject == alarm.subject)
