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


RAW_LIMIT = 200
"""Characters of a value before cleaning that provenance keeps."""


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
    """What sort of publisher; None when that is not known."""


class Author(Part):
    name: str
    """As printed, without `By`, job title or address; capitals made ordinary."""
    kind: AuthorKind
    """A person, an organisation (`Press Association`), or a desk (`Staff reporters`)."""
    role: str | None = None
    """Job title as printed beside the name."""
    url: str | None = None
    """The author's page on the publisher's site."""


class Block(Part):
    kind: BlockKind
    """What the block is on the page."""
    text: str
    """White space folded; nothing else changed."""
    start: int
    """Where the block begins in `body.text`."""
    end: int
    """Where it ends, exclusive."""
    level: int | None = None
    """Heading level 2–6, or the depth of a list item from 1; None otherwise."""


class Body(Part):
    text: str
    """The blocks joined by one blank line."""
    blocks: tuple[Block, ...]
    """Paragraphs, headings, list items, quotations and table rows in reading order."""
    complete: bool
    """False when the page visibly shows only part of the article."""


class Credit(Part):
    text: str
    """As printed, label included."""
    creator: str | None = None
    """Who made the picture; None when only an agency is named."""
    agency: str | None = None
    """Who supplied it: `Pixabay`, `PA`."""


class Image(Part):
    url: str | None
    """Absolute address of the largest version; placeholders are seen through."""
    alt: str | None
    """As printed; None when the attribute is missing or empty."""
    caption: str | None
    """Without its credit; None when the caption slot holds only a credit."""
    credit: Credit | None
    """Never the page's own copyright line."""
    role: ImageRole
    """`lead` at the top of the article, `inline` within it."""


class Speaker(Part):
    name: str | None
    """As most fully given anywhere in the article; None when nobody is named."""
    role: str | None
    """Job title, without the organisation: `chief executive`."""
    organisation: str | None
    """On whose behalf the speaker speaks; None when the text never says."""
    kind: SpeakerKind
    """`unnamed` is somebody without a name: a spokesperson, a relative."""
    mention: str | None
    """What stands at this quote: a surname, a pronoun, `the deputy director`. None when the speaker is carried over."""


class Quote(Part):
    text: str
    """Without the marks; the paragraphs of a longer quote joined by one blank line."""
    spans: tuple[Span, ...]
    """One per paragraph, inside the marks."""
    kind: QuoteKind
    """`direct` is a clause or more, `partial` a few words inside the reporter's sentence."""
    speaker: Speaker | None
    """None only if nobody is said to speak."""
    cue: str | None
    """The verb as printed: `said`, `adding`."""
    block: int
    """Index of the block in which the quote opens."""


class Teaser(Part):
    headline: str
    """Without kicker, rank, category, date or author."""
    url: str | None
    """Absolute; None when the card links nowhere."""
    authors: tuple[Author, ...]
    """As the card says."""
    published: str | None
    """ISO 8601, as precise as the card."""
    published_raw: str | None
    """As printed: `18 July 2025`, `1h ago`."""
    summary: str | None
    """As printed, with its ellipsis."""
    truncated: bool
    """True when the summary is cut with an ellipsis."""
    image: str | None
    """Address of the card's picture."""
    block_label: str | None
    """The heading of the card's block; several are joined by ` · `."""


class Organisation(Part):
    name: str
    """The official name where the body is known, else as most fully given."""
    kind: str | None
    """`nhs_foundation_trust`, `icb`, `regulator`, `care_home`…; None when it is not clear."""
    code: str | None
    """None wherever there is doubt."""
    code_system: str | None
    """`ods`, `gss`, `cqc`…; None exactly when `code` is."""
    spans: tuple[Span, ...]
    """Every mention in the body."""


class Subject(Part):
    name: str | None
    """As most fully given."""
    level: SubjectLevel | None
    """What was judged; None when the text leaves it open."""
    code: str | None = None
    """The organisation's code, where certain."""
    code_system: str | None = None
    """As for organisations."""


class Amount(Part):
    value: float
    """In whole units of the currency."""
    currency: str
    """ISO 4217."""
    kind: Literal["fine", "total"]
    """The fine itself where the text separates it, else the total ordered."""


class Event(Part):
    kind: EventKind
    """`rating_change` when an earlier rating or a direction is told; `rating` when not."""
    regulator: str | None
    """Identifier from the table of regulators: `cqc`, `hiw`, `nmc`…"""
    subject: Subject | None
    """Whom it happened to; None when the text never says."""
    service: str | None
    """The service within the subject: `maternity services`."""
    key_question: str | None
    """`overall`, `safe`, `effective`, `caring`, `responsive`, `well-led`, or another regulator's own."""
    from_rating: str | None
    """In the regulator's own words, normalised: `requires improvement`."""
    to_rating: str | None
    """As `from_rating`."""
    direction: Direction | None
    """Better, worse or the same on the regulator's own scale."""
    action: str | None
    """A word of the table of enforcement terms."""
    stage: Stage | None
    """Entering, being in and leaving a measure differ."""
    legal_basis: str | None
    """As the text names it: `section 29A`."""
    amount: Amount | None
    """Of a fine."""
    inspected: str | None
    """ISO date, month or year; a range's first day."""
    inspected_precision: MomentPrecision | None
    """How exact `inspected` is."""
    reported: str | None
    """ISO date of the regulator's report, when the text gives it."""
    background: bool
    """True for history the article recalls."""
    evidence: tuple[Span, ...] | None
    """None when only the headline or standfirst says it."""


class Provenance(Part):
    method: Method
    """The kind of evidence."""
    where: str
    """Selector, path or rule that found the value."""
    raw: str | None
    """The value before cleaning, or the words an event rests on, cut to 200 characters."""


class Fetch(Part):
    fetched_at: str | None
    """RFC 3339 in UTC; None for a page that was not fetched."""
    status: int | None
    """HTTP status."""
    final_url: str | None
    """The address that answered, after redirects."""
    etag: str | None
    """For the next conditional request."""
    last_modified: str | None
    """For the next conditional request."""
    encoding: str | None
    """How the bytes were decoded."""
    sha256: str
    """Of the bytes."""
    origin: Origin = Field(alias="from")
    """Where the bytes came from."""


class Warning(Part):
    field: str
    """The field concerned."""
    code: str
    """Stable, snake_case."""
    detail: str | None = None
    """For a person."""


class Extractor(Part):
    name: str
    """Always `carewire`."""
    version: str
    """The same version reads the same page in the same way."""


class Record(Part):
    """One article page, structured."""

    schema_version: Literal["1.0"] = "1.0"
    """Semantic version of this contract."""
    id: str
    """First 32 hex digits of the SHA-256 of the canonical URL, or of the page's bytes when no URL is known."""
    url: str | None
    """Canonical address."""
    requested_url: str | None
    """The address as asked for."""
    source: Source | None
    """The publisher."""
    headline: str | None
    """As the page shows it, without the site's name."""
    label: str | None
    """`EXCLUSIVE`, `BREAKING NEWS`… when printed as a prefix or kicker."""
    standfirst: str | None
    """The summary the page shows under its headline."""
    authors: tuple[Author, ...]
    """Better fewer than wrong ones."""
    byline: str | None
    """As printed."""
    published: str | None
    """ISO 8601 date, or date-time with offset; never more precise than the page."""
    modified: str | None
    """Never stands in for `published`."""
    published_raw: str | None
    """As printed or declared."""
    published_precision: DatePrecision | None
    """How exact `published` is."""
    section: str | None
    """In the publisher's own words."""
    tags: tuple[str, ...]
    """In the publisher's own words."""
    language: str | None
    """BCP 47."""
    access: Access
    """The evidence stands in `provenance`."""
    body: Body
    """The article's own text, without teasers, captions, credits, bylines and boxes."""
    images: tuple[Image, ...]
    """The article's pictures; the lead first."""
    quotes: tuple[Quote, ...]
    """In order of appearance."""
    teasers: tuple[Teaser, ...]
    """Cards for other articles; they are never part of the body."""
    organisations: tuple[Organisation, ...]
    """Health bodies named in the body, by first mention."""
    events: tuple[Event, ...]
    """What the regulator did, by first evidence."""
    provenance: dict[str, Provenance]
    """Field name (`events.0` for list entries) to the evidence for it."""
    fetch: Fetch
    """How the page was come by; the only part that depends on more than page, address and version."""
    warnings: tuple[Warning, ...]
    """What could not be read."""
    extractor: Extractor
    """Which carewire wrote the record."""

    def to_dict(self) -> dict[str, object]:
        """The record as JSON-ready values, keys in schema order."""
        return self.model_dump(mode="json")

    def to_json(self, *, indent: int | None = None) -> str:
        """The record as one JSON text; the same record gives the same characters."""
        return self.model_dump_json(indent=indent)


class Notes(Part):
    """What `annotate` finds in a plain text; spans point into the text exactly as given."""

    quotes: tuple[Quote, ...]
    """In order of appearance."""
    organisations: tuple[Organisation, ...]
    """By first mention."""
    events: tuple[Event, ...]
    """By first evidence."""
    rules: dict[str, str] = Field(default_factory=dict, exclude=True)
    """Event key (`events.0`) to the name of the rule that found it; not part of the dictionary."""

    def to_dict(self) -> dict[str, object]:
        return self.model_dump(mode="json")

    def to_json(self, *, indent: int | None = None) -> str:
        return self.model_dump_json(indent=indent)
