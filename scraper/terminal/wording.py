"""Values as short lines of English, shared by the card, the marked-up text and the explanation."""

from __future__ import annotations

from scraper.record import Event, Speaker


def shorten(text: str, limit: int) -> str:
    """One line, cut at a word with an ellipsis."""
    line = " ".join(text.split())
    return line if len(line) <= limit else line[:limit].rsplit(" ", 1)[0] + " …"


def speaker_line(speaker: Speaker | None) -> str:
    if speaker is None:
        return "Nobody named"
    name = speaker.name or speaker.mention or "unnamed"
    return ", ".join(part for part in (name, speaker.role, _once(speaker.organisation, name)) if part)


def _once(organisation: str | None, name: str) -> str | None:
    return None if organisation == name else organisation


def event_line(event: Event) -> str:
    """`CQC · Elm NHS Trust (RXX) · well-led: good → requires improvement · inspected 2025-02`."""
    parts = [
        event.regulator.upper() if event.regulator else None,
        _subject(event),
        _verdict(event),
        f"inspected {event.inspected}" if event.inspected else None,
        "history" if event.background else None,
    ]
    return " · ".join(part for part in parts if part)


def _subject(event: Event) -> str | None:
    if event.subject is None or event.subject.name is None:
        return event.service
    code = f" ({event.subject.code})" if event.subject.code else ""
    service = f", {event.service}" if event.service else ""
    return f"{event.subject.name}{code}{service}"


def _verdict(event: Event) -> str:
    if event.to_rating:
        change = f"{event.from_rating} → {event.to_rating}" if event.from_rating else event.to_rating
        return f"{event.key_question}: {change}" if event.key_question else change
    words = [(event.action or event.kind).replace("_", " "), event.stage and event.stage.replace("_", " ")]
    if event.amount:
        words.append(f"{event.amount.currency} {event.amount.value:,.0f} ({event.amount.kind})")
    return " ".join(word for word in words if word)
