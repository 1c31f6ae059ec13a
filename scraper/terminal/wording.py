"""Values as short lines of English, shared by the card, the marked-up text and the explanation."""

from __future__ import annotations

from scraper.record import Event, Image, Organisation, Quote, Speaker, Teaser


def shorten(text: str, limit: int) -> str:
    """One line, cut at a word with an ellipsis."""
    line = " ".join(text.split())
    return line if len(line) <= limit else line[:limit].rsplit(" ", 1)[0] + " …"


def speaker_line(speaker: Speaker | None) -> str:
    if speaker is None:
        return "Nobody named"
    name = speaker.name or speaker.role or speaker.mention or "somebody"
    role = speaker.role if speaker.name else "unnamed"
    return ", ".join(part for part in (name, role, _once(speaker.organisation, name)) if part)


def _once(organisation: str | None, name: str) -> str | None:
    return None if organisation == name else organisation


def quote_line(quote: Quote) -> str:
    return f"“{shorten(quote.text, 120)}” {speaker_line(quote.speaker)}"


def organisation_line(organisation: Organisation) -> str:
    code = f"{organisation.code_system} {organisation.code}" if organisation.code else None
    return " · ".join(filter(None, (organisation.name, code, f"×{len(organisation.spans)}")))


def image_line(image: Image) -> str:
    """`lead: The new wing at dusk · by Ann Lee, Pixabay`."""
    credit = image.credit
    alt = image.alt if not credit or image.alt != credit.text else None
    by = ", ".join(filter(None, (credit.creator, credit.agency))) or credit.text if credit else None
    shown = shorten(image.caption or alt or image.url or "no caption", 120)
    return f"{image.role}: {shown} · {f'by {by}' if by else 'no credit'}"


def teaser_line(teaser: Teaser) -> str:
    by = ", ".join(author.name for author in teaser.authors)
    return " · ".join(filter(None, (teaser.headline, by, teaser.published or teaser.published_raw)))


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
        words.append(f"{event.amount.kind} of {event.amount.currency} {event.amount.value:,.0f}")
    return " ".join(word for word in words if word)
