"""Views: a record in the words of others. They carry less: neither knows teasers, events or provenance."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from scraper.record import Author, Image, Record

View = dict[str, object]


def schema_org(record: Record) -> View:
    """A schema.org NewsArticle; absent values are left out, as JSON-LD wants it."""
    return _said(
        {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "@id": record.url,
            "identifier": record.id,
            "url": record.url,
            "headline": record.headline,
            "alternativeHeadline": record.standfirst,
            "articleBody": record.body.text,
            "articleSection": record.section,
            "keywords": list(record.tags),
            "author": [_schema_author(author) for author in record.authors],
            "datePublished": record.published,
            "dateModified": record.modified,
            "image": [_schema_image(image) for image in record.images],
            "isAccessibleForFree": {"free": True, "paywall": False, "registration": False}.get(record.access),
            "inLanguage": record.language,
            "publisher": _said({"@type": "Organization", "name": record.source.name}) if record.source else None,
            "mentions": [
                _said({"@type": "Organization", "name": each.name, "identifier": each.code})
                for each in record.organisations
            ],
        }
    )


def _schema_author(author: Author) -> View:
    kind = "Person" if author.kind == "person" else "Organization"
    return _said({"@type": kind, "name": author.name, "jobTitle": author.role, "url": author.url})


def _schema_image(image: Image) -> View:
    credit = image.credit.text if image.credit else None
    return _said({"@type": "ImageObject", "url": image.url, "caption": image.caption, "creditText": credit})


def ninjs(record: Record) -> View:
    """An IPTC ninjs 3.0 text item."""
    return _said(
        {
            "uri": record.url or f"urn:carewire:{record.id}",
            "standard": {"name": "ninjs", "version": "3.0"},
            "type": "text",
            "language": record.language,
            "versionCreated": record.modified or record.published,
            "contentCreated": record.published,
            "by": record.byline,
            "headlines": [{"role": "main", "value": record.headline}] if record.headline else None,
            "descriptions": [{"role": "summary", "value": record.standfirst}] if record.standfirst else None,
            "bodies": [{"role": "main", "contentType": "text/plain", "value": record.body.text}],
            "people": [{"name": author.name, "rel": "author"} for author in record.authors if author.kind == "person"],
            "organisations": [{"name": each.name} for each in record.organisations],
            "subjects": [{"name": tag} for tag in record.tags],
            "associations": [_ninjs_picture(image) for image in record.images],
        }
    )


def _ninjs_picture(image: Image) -> View:
    caption = [{"role": "caption", "value": image.caption}] if image.caption else None
    credit = image.credit.text if image.credit else None
    return _said({"type": "picture", "uri": image.url, "descriptions": caption, "by": credit})


def _said(values: Mapping[str, object]) -> View:
    return {key: value for key, value in values.items() if value not in (None, [], "")}


VIEWS: Mapping[str, Callable[[Record], View]] = {"schema.org": schema_org, "ninjs": ninjs}
