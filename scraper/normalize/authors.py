"""Authors: printed names become people, organisations and desks. Better fewer authors than bad ones."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby
from urllib.parse import urlsplit

from scraper.extraction import PrintedAuthor
from scraper.normalize.addresses import absolute, registered_domain
from scraper.normalize.names import in_sentence_case, kind_of, split_byline
from scraper.record import Author


def clean_authors(printed: Iterable[PrintedAuthor], base: str | None, site: str | None = None) -> tuple[Author, ...]:
    """The authors of the best place that names a person, else of the best place that names anyone.

    Neighbours with the same `method` and `where` come from one place; `site` is the publisher's name, never an author.
    """
    places = [_signed(place, base, site) for _, place in groupby(printed, lambda author: (author.method, author.where))]
    signed = [authors for authors in places if authors]
    personal = (authors for authors in signed if any(author.kind == "person" for author in authors))
    return next(personal, signed[0] if signed else ())


def name_authors(byline: str | None, site: str | None = None) -> tuple[Author, ...]:
    """Whom a printed byline names."""
    return clean_authors([PrintedAuthor(byline, "text", "byline")], None, site) if byline else ()


def _signed(place: Iterable[PrintedAuthor], base: str | None, site: str | None) -> tuple[Author, ...]:
    found: dict[str, Author] = {}
    for printed in place:
        for name, role in split_byline(printed.name):
            kind = None if site and _bare(name) == _bare(site) else kind_of(name, printed.kind)
            if kind:
                shown = in_sentence_case(name) if kind == "person" else name
                author = Author(name=shown, kind=kind, role=role or printed.role, url=_own_page(printed.url, base))
                found.setdefault(shown.casefold(), author)
    return tuple(found.values())


def _bare(name: str) -> str:
    """A title as it may be shortened: `The Elm Times` is `elmtimes.co.uk`."""
    letters = re.sub(r"\.(?:com|co\.uk|org|net|uk|ie|tv)$|^www\.", "", name.lower().strip())
    return re.sub(r"[\W_]+", "", letters.removeprefix("the "))


def _own_page(url: str | None, base: str | None) -> str | None:
    """The author's page, when it is on the publisher's site: social networks are not."""
    address = absolute(url, base)
    if not address or not base:
        return None
    domains = {registered_domain(urlsplit(each).hostname or "") for each in (address, base)}
    return address if len(domains) == 1 else None
