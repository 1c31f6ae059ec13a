"""Extraction: the parts of one page as printed, and where each was found. Cleaning comes later, in normalize."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from scraper.record import AuthorKind, BlockKind, ImageRole, Method, Warning


class Found(NamedTuple):
    """One value as printed; `where` is the selector, path or rule that found it, for provenance."""

    value: str
    method: Method
    where: str


Candidates = tuple[Found, ...]
"""What was considered for a field, best first: the first one is taken, the rest is for `explain`. Empty: not said."""


class PrintedAuthor(NamedTuple):
    name: str
    method: Method
    where: str
    role: str | None = None
    url: str | None = None
    kind: AuthorKind | None = None
    """Only where the page types its author; None leaves it to the name."""


class PrintedBlock(NamedTuple):
    kind: BlockKind
    text: str
    level: int | None = None


class PrintedImage(NamedTuple):
    """`caption` as printed, still with its credit when both share one slot; `credit` when it has a slot of its own."""

    url: str | None
    alt: str | None
    caption: str | None
    credit: str | None
    role: ImageRole
    where: str


class PrintedTeaser(NamedTuple):
    """`timestamp` is the machine-readable date of the card, `date` the printed one; either may be None."""

    headline: str
    url: str | None
    byline: str | None = None
    date: str | None = None
    timestamp: str | None = None
    summary: str | None = None
    image: str | None = None
    label: str | None = None


@dataclass(frozen=True, slots=True)
class PrintedListing:
    """A page of cards: `following` is the address of the next page of it."""

    teasers: tuple[PrintedTeaser, ...]
    label: str | None
    following: str | None


@dataclass(frozen=True, slots=True)
class Extraction:
    canonical: Candidates = ()
    site_name: Candidates = ()
    headline: Candidates = ()
    label: Candidates = ()
    standfirst: Candidates = ()
    byline: Candidates = ()
    authors: tuple[PrintedAuthor, ...] = ()
    published: Candidates = ()
    modified: Candidates = ()
    section: Candidates = ()
    tags: tuple[Found, ...] = ()
    language: Candidates = ()
    access: Candidates = ()
    """`value` is one of the record's four words; `where` is the evidence."""
    truncated: Candidates = ()
    """Evidence that the page shows only part of the article; empty when it is complete."""
    blocks: tuple[PrintedBlock, ...] = ()
    body: Candidates = ()
    """Where the body stands: one candidate whose value is its opening words."""
    images: tuple[PrintedImage, ...] = ()
    teasers: tuple[PrintedTeaser, ...] = ()
    warnings: tuple[Warning, ...] = ()
