"""Messages that are written with the article they tell of, and sent afterwards: none is lost with a crash."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select, update

from scraper.store.tables import messages

TRIES = 10


@dataclass(frozen=True, slots=True)
class Message:
    id: int
    recipient: str
    text: str
    tries: int


def write_messages(connection: Connection, letters: Iterable[tuple[str, str]], *, at: str) -> None:
    """`letters` are pairs of recipient and text."""
    rows = [{"at": at, "recipient": recipient, "text": text, "tries": 0} for recipient, text in letters]
    if rows:
        connection.execute(insert(messages), rows)


def unsent(connection: Connection) -> list[Message]:
    """Oldest first; without those that were tried too often."""
    wanted = (messages.c.sent_at.is_(None), messages.c.tries < TRIES)
    columns = (messages.c.id, messages.c.recipient, messages.c.text, messages.c.tries)
    return [Message(*row) for row in connection.execute(select(*columns).where(*wanted).order_by(messages.c.id))]


def note_sent(connection: Connection, message: Message, *, at: str) -> None:
    connection.execute(update(messages).where(messages.c.id == message.id).values(sent_at=at, last_error=None))


def note_unsent(connection: Connection, message: Message, *, error: str) -> None:
    row = {"tries": message.tries + 1, "last_error": error}
    connection.execute(update(messages).where(messages.c.id == message.id).values(row))
