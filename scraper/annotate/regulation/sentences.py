"""Prose → sentences, with what is known about where each one stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from scraper.prose import Paragraph, Prose
from scraper.record import Span


@dataclass(frozen=True, slots=True, eq=False)
class Sentence:
    """`offset` is its place in the prose's text, None for headline and standfirst, which stand outside.

    `place` is the index of the paragraph (-2 headline, -1 standfirst). `speech` holds the `[start, end)` pairs, in the
    sentence, of quotations long enough to be somebody talking.
    """

    text: str
    offset: int | None
    place: int
    speech: tuple[Span, ...] = ()
    title: bool = False

    def span(self) -> Span | None:
        return None if self.offset is None else (self.offset, self.offset + len(self.text))

    def spoken(self, at: int) -> bool:
        return any(start <= at < end for start, end in self.speech)


# `Are services safe? Good` is one sentence.
_END = re.compile(
    r"(?!\? (?:Good|Outstanding|Inadequate|Requires)\b)[.!?][\"'’”)\]]{0,2}\s+(?=[\"'‘“(\[]?[A-Z0-9£•])"
    r"|[;•]\s+(?=[A-Z•])"
)
_ABBREVIATION = re.compile(r"(?:\b(?:Dr|Mr|Mrs|Ms|Prof|St|Sr|No|Nos|Ltd|Rev|Sir|Hon|vs|approx|e\.g|i\.e|[A-Z]))\.$")
_OPENING = re.compile(r"(?<!\w)[\"“‘]")
_CLOSING = {
    "“": re.compile(r"[”\"]"),
    '"': re.compile(r"[\"”](?!\w)"),
    "‘": re.compile(r"(?<!s)[’'](?!\w)|[’'](?! [a-z])(?!\w)"),  # `patients’ notes` closes nothing
}
_SPEECH_LENGTH = 55
_LENGTH_LIMIT = 1200
_LEAD = 4  # the paragraphs in which an article says whom it is about


def sentences(prose: Prose, concerned: Callable[[str], bool]) -> Iterator[Sentence]:
    """Headline, standfirst, the opening, and of what follows the paragraphs that are `concerned`."""
    for place, title in ((-2, prose.headline), (-1, prose.standfirst)):
        if title:
            yield Sentence(title, None, place, title=True)
    for place, paragraph in enumerate(prose.narrative):
        if place < _LEAD or _is_line(prose.of(paragraph)) or concerned(prose.of(paragraph)):
            yield from _of_paragraph(prose, paragraph, place)


def _is_line(text: str) -> bool:
    """A heading or an entry of a list, which may name whom the next paragraphs are about."""
    return len(text) < 60 and text[-1] not in ".!?”\"'’:"


def _of_paragraph(prose: Prose, paragraph: Paragraph, place: int) -> Iterator[Sentence]:
    text = prose.of(paragraph)
    speech = _speech(text)
    title = paragraph.kind == "heading" or (place < 2 and len(text) < 120 and text[-1] not in ".!?”\"'’:")
    for start, end in _pieces(text):
        inside = tuple((max(a, start) - start, min(b, end) - start) for a, b in speech if a < end and b > start)
        yield Sentence(text[start:end], paragraph.start + start, place, inside, title)


def _pieces(text: str) -> Iterator[Span]:
    """Sentences; one that runs on without end (a page in one line) comes in pieces, so that the cost stays linear."""
    for start, end in _cut(text):
        for at in range(start, end, _LENGTH_LIMIT):
            piece = text[at : min(at + _LENGTH_LIMIT, end)]
            if kept := piece.strip():
                first = at + piece.index(kept)
                yield first, first + len(kept)


def _cut(text: str) -> Iterator[Span]:
    start = 0
    for end in _END.finditer(text):
        if not _ABBREVIATION.search(text, start, end.start() + 1):
            yield start, end.start() + len(end.group().rstrip())
            start = end.end()
    if start < len(text):
        yield start, len(text)


def _speech(text: str) -> tuple[Span, ...]:
    """Quotations of a clause or more; an unclosed one runs to the end of its paragraph."""
    found: list[Span] = []
    opening = _OPENING.search(text)
    while opening:
        closing = _CLOSING[opening.group()].search(text, opening.end())
        end = closing.end() if closing else len(text)
        if end - opening.start() > _SPEECH_LENGTH:
            found.append((opening.start(), end))
        opening = _OPENING.search(text, end)
    return tuple(found)
