"""A body with its quotes and evidence marked: pieces of text that a template wraps in <mark>."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from scraper.record import Block, Record


@dataclass(frozen=True, slots=True)
class Piece:
    """`quote` is the index of the quote the piece belongs to, None outside; `evidence` whether an event rests on it."""

    text: str
    quote: int | None
    evidence: bool


@dataclass(frozen=True, slots=True)
class MarkedBlock:
    block: Block
    pieces: tuple[Piece, ...]


def mark(record: Record) -> tuple[MarkedBlock, ...]:
    return tuple(MarkedBlock(block, tuple(_pieces(record, block))) for block in record.body.blocks)


def _pieces(record: Record, block: Block) -> Iterator[Piece]:
    quoted = [(start, end, i) for i, quote in enumerate(record.quotes) for start, end in quote.spans]
    evident = [span for event in record.events for span in event.evidence or ()]
    edges = {edge for start, end, *_ in [*quoted, *evident] for edge in (start, end) if block.start < edge < block.end}
    marks = [block.start, *sorted(edges), block.end]
    for start, end in pairwise(marks):
        owner = next((i for a, b, i in quoted if a <= start and end <= b), None)
        evidence = any(a <= start and end <= b for a, b in evident)
        yield Piece(record.body.text[start:end], owner, evidence)
