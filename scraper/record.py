"""The record: what one article page becomes. This file is the contract (schema 1.0).

Every model is frozen; its fields stand in the order in which they are written. `None` means the page does not say.
A span is a `[start, end)` pair of code-point offsets into `body.text`.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Span = tuple[Annotated[int, Field(ge=0)], Annotated[int, Field(ge=0)]]

SourceKind = Literal["trade", "national", "local", "regulator", "government", "provider", "other"]
AuthorKind = Literal["person", "organisation", "desk"]
BlockKind = Literal["paragraph", "heading", "list_item", "blockquote", "table_row"]
ImageRole = Literal["lead", "inline"]
QuoteKind = Literal["direct", "partial"]
SpeakerKind = Literal["person", "organisation", "unnamed"]
DatePrecision = Literal["day", "minute", "second"]
Access = Literal["free", "registration", "paywall", "unknown"]
Method = Literal["json-ld", "microdata", "opengraph", "meta", "dom", "url", "text", "profile"]
EventKind = Literal["rating", "rating_change", "enforcement", "inspection", "oversight", "sanction"]
SubjectLevel = Literal["provider", "trust", "location", "service", "system", "local_authority", "person"]
Direction = Literal["up", "down", "unchanged"]
Stage = Literal["proposed", "imposed", "in_force", "met", "lifted", "appealed"]
MomentPrecision = Literal["day", "month", "season", "year"]
Origin = Literal["network", "file", "warc"]


class Part(BaseModel):
    """Base of every value in a record: frozen, closed, documented by the strings below its fields."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", use_attribute_docstrings=True, populate_by_name=True, serialize_by_alias=True
    )


class Source(Part):
    id: str
    """Stable identifier of the publisher: its profile's name, else its domain."""
    name: str | None
    """The publisher's name as it calls itself."""
    domain: str | None
    """Registered host without `www.`."""
    kind: SourceKind | None


class Author(Part):
    name: str
    kind: AuthorKind
    role: str | None = None
    """Job title as printed beside the name."""
    url: str | None = None
    """The author's page on the publisher's site."""


class Block(Part):
    kind: BlockKind
    text: str
    start: int
    end: int
    level: int | None = None
    """Heading level 2–6, or the depth of a list item from 1; None otherwise."""


class Body(Part):
    text: str
    """The blocks joined by one blank line."""
    blocks: tuple[Block, ...]
    complete: bool
    """False when the page visibly shows only part of the article."""


class Credit(Part):
    text: str
    """As printed, label included."""
    creator: str | None = None
    agency: str | None = None


class Image(Part):
    url: str | None
    alt: str | None
    """As printed; None when the attribute is missing or empty."""
    caption: str | None
    """Without its credit; None when the caption slot holds only a credit."""
    credit: Credit | None
    role: ImageRole


class Speaker(Part):
    name: str | None
    """As most fully given anywhere in the article; None when nobody is named."""
    role: str | None
    organisation: str | None
    kind: SpeakerKind
    mention: str | None
    """What stands at this quote: a surname, a pronoun, `the deputy director`. None when the speaker is carried over."""


class Quote(Part):
    text: str
    """Without the marks; the paragraphs of a longer quote joined by one blank line."""
    spans: tuple[Span, ...]
    """One per paragraph, inside the marks."""
    kind: QuoteKind
    speaker: Speaker | None
    """None only if nobody is said to speak."""
    cue: str | None
    """The verb as printed: `said`, `adding`."""
    block: int
    """Index of the block in which the quote opens."""


class Teaser(Part):
    headline: str
    url: str | None
    authors: tuple[Author, ...]
    published: str | None
    published_raw: str | None
    summary: str | None
    truncated: bool
    """True when the summary is cut with an ellipsis."""
    image: str | None
    block_label: str | None
    """The heading of the card's block; several are joined by ` · `."""


class Organisation(Part):
    name: str
    kind: str | None
    code: str | None
    code_system: str | None
    """`ods`, `gss`, `cqc`…; None exactly when `code` is."""
    spans: tuple[Span, ...]


class Subject(Part):
    name: str | None
    level: SubjectLevel | None
    code: str | None = None
    code_system: str | None = None


class Amount(Part):
    value: float
    currency: str
    """ISO 4217."""
    kind: Literal["fine", "total"]


class Event(Part):
    kind: EventKind
    regulator: str | None
    """Identifier from the table of regulators: `cqc`, `hiw`, `nmc`…"""
    subject: Subject | None
    service: str | None
    key_question: str | None
    from_rating: str | None
    to_rating: str | None
    direction: Direction | None
    action: str | None
    """A word of the table of enforcement terms."""
    stage: Stage | None
    legal_basis: str | None
    amount: Amount | None
    inspected: str | None
    """ISO date, month or year; a range's first day."""
    inspected_precision: MomentPrecision | None
    reported: str | None
    background: bool
    """True for history the article recalls."""
    evidence: tuple[Span, ...] | None
    """None when only the headline or standfirst says it."""


class Provenance(Part):
    method: Method
    where: str
    """Selector, path or rule that found the value."""
    raw: str | None
    """The value before cleaning, cut to 200 characters."""


class Fetch(Part):
    fetched_at: str | None
    status: int | None
    final_url: str | None
    etag: str | None
    last_modified: str | None
    encoding: str | None
    sha256: str
    origin: Origin = Field(alias="from")


class Warning(Part):
    field: str
    code: str
    detail: str | None = None


class Extractor(Part):
    name: str
    version: str


class Record(Part):
    """One article page, structured."""

    schema_version: Literal["1.0"] = "1.0"
    id: str
    """First 32 hex digits of the SHA-256 of the canonical URL, or of the page's bytes when no URL is known."""
    url: str | None
    """Canonical address."""
    requested_url: str | None
    """The address as asked for."""
    source: Source | None
    headline: str | None
    label: str | None
    """`EXCLUSIVE`, `BREAKING NEWS`… when printed as a prefix or kicker."""
    standfirst: str | None
    """The summary the page shows under its headline."""
    authors: tuple[Author, ...]
    byline: str | None
    """As printed."""
    published: str | None
    """ISO 8601 date, or date-time with offset; never more precise than the page."""
    modified: str | None
    published_raw: str | None
    published_precision: DatePrecision | None
    section: str | None
    tags: tuple[str, ...]
    language: str | None
    """BCP 47."""
    access: Access
    body: Body
    images: tuple[Image, ...]
    quotes: tuple[Quote, ...]
    teasers: tuple[Teaser, ...]
    organisations: tuple[Organisation, ...]
    events: tuple[Event, ...]
    provenance: dict[str, Provenance]
    """Field name (`events.0` for list entries) to the evidence for it."""
    fetch: Fetch
    warnings: tuple[Warning, ...]
    extractor: Extractor

    def to_dict(self) -> dict[str, object]:
        """The record as JSON-ready values, keys in schema order."""
        return self.model_dump(mode="json")

    def to_json(self, *, indent: int | None = None) -> str:
        """The record as one JSON text; the same record gives the same characters."""
        return self.model_dump_json(indent=indent)


class Notes(Part):
    """What `annotate` finds in a plain text; spans point into the text exactly as given."""

    quotes: tuple[Quote, ...]
    organisations: tuple[Organisation, ...]
    events: tuple[Event, ...]
    rules: dict[str, str] = Field(default_factory=dict, exclude=True)
    """Event key (`events.0`) to the name of the rule that found it; not part of the dictionary."""

    def to_dict(self) -> dict[str, object]:
        return self.model_dump(mode="json")

    def to_json(self, *, indent: int | None = None) -> str:
        return self.model_dump_json(indent=indent)
