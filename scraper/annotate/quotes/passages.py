"""Passages: what one voice says in one go, over however many paragraphs, and how it stands on the page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from scraper.annotate.quotes.spans import Span
from scraper.prose import Paragraph, Prose

_WORD = re.compile(r"[^\W_]+")
_TERMINAL = re.compile(r"[.!?:;,…][\"'”’“‘»)\]]*$")
_FIRST_WORDS = 120
_FEW = 4
"""Words."""
# The reporter's own sentence goes on behind the mark.
_RUNS_ON = re.compile(r" [a-z]")

Passage = tuple[Span, ...]


def chain(text: str, spans: Sequence[Span]) -> list[Passage]:
    """Spans left open run on into the next one when nothing stands between."""
    passages: list[Passage] = []
    for span in spans:
        last = passages[-1][-1] if passages else None
        if last and not last.closed and not any(map(str.isalnum, text[last.outer_end : span.outer_start])):
            passages[-1] = (*passages[-1], span)
        else:
            passages.append((span,))
    return passages


def is_direct(prose: Prose, passage: Passage) -> bool:
    """A clause or more: several paragraphs, what follows a colon, or what begins like a sentence of its own."""
    if len(passage) > 1:
        return True
    text, span = prose.text, passage[0]
    words = text[span.start : min(span.end, span.start + _FIRST_WORDS)].split()
    if len(words) > 1 and _follows_colon(text, span):
        return True
    if len(words) < 6 and _RUNS_ON.match(text, span.outer_end) and text[span.end - 1].isalnum():
        return False
    first = next((c for c in words[0] if c.isalpha()), "") if words else ""
    if first.isupper() and len(words) > 1 and text[span.end - 1] in ".!?,":
        return True
    return first.isupper() and len(words) >= 3 and (len(words) > 5 or opens_paragraph(prose, passage))


def is_few_words(prose: Prose, passage: Passage) -> bool:
    """Inside a sentence of the reporter's, as terms and titles stand too."""
    span = passage[0]
    return not is_direct(prose, passage) and len(prose.text[span.start : span.end].split()) <= _FEW


def _follows_colon(text: str, span: Span) -> bool:
    return text[max(0, span.outer_start - 20) : span.outer_start].rstrip().endswith(":")


def is_heading(prose: Prose, passage: Passage) -> bool:
    paragraph = prose.paragraphs[passage[0].paragraph]
    if len(passage) > 1 or paragraph.kind == "list_item":
        return False
    return paragraph.kind == "heading" or (
        paragraph.end - paragraph.start < 130
        and not is_terminated(prose, paragraph)
        and paragraph.end < prose.paragraphs[-1].start
        and not (passage[0].start - paragraph.start <= 1 and not passage[0].closed)
    )


def is_terminated(prose: Prose, paragraph: Paragraph) -> bool:
    return _TERMINAL.search(prose.text, max(paragraph.start, paragraph.end - 6), paragraph.end) is not None


def opens_paragraph(prose: Prose, passage: Passage) -> bool:
    start = prose.paragraphs[passage[0].paragraph].start
    return _WORD.search(prose.text, start, passage[0].outer_start) is None


def paragraph_before(prose: Prose, passage: Passage) -> int | None:
    return next(
        (i for i in range(passage[0].paragraph - 1, -1, -1) if prose.paragraphs[i].kind not in ("caption", "teaser")),
        None,
    )
