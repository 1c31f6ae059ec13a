"""Authors: printed names become people, organisations and desks. Better fewer authors than bad ones."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import urlsplit

from scraper.extraction import Candidates, Found, PrintedAuthor
from scraper.normalize.addresses import absolute, registered_domain
from scraper.normalize.names import in_sentence_case, is_agency, kind_of, split_byline
from scraper.record import Author


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signed, which place on the page says so, and the byline as printed."""

    authors: tuple[Author, ...] = ()
    found: Found | None = None
    byline: Found | None = None


def sign(
    printed: Iterable[PrintedAuthor], bylines: Candidates, base: str | None, sites: Iterable[str] = ()
) -> Signature:
    """The authors of the best place that names a person, else of the best place that names anyone.

    Neighbours with the same `method` and `where` come from one place; `sites` are the publisher's names, never authors.
    """
    own = frozenset(map(_bare, sites))
    byline = next((found for found in bylines if name_authors(found.value)), None)
    best = _best(_sign(list(place), base, own) for _, place in groupby(printed, _place))
    return Signature(best.authors, best.found, byline)


def _best(places: Iterable[Signature]) -> Signature:
    best = Signature()
    for place in places:
        if any(author.kind == "person" for author in place.authors):
            return place
        best = best if best.authors else place
    return best if best.authors else Signature()


def clean_authors(printed: Iterable[PrintedAuthor], base: str | None, sites: Iterable[str] = ()) -> tuple[Author, ...]:
    return sign(printed, (), base, sites).authors


def name_authors(byline: str | None, sites: Iterable[str] = ()) -> tuple[Author, ...]:
    """Whom a printed byline names."""
    return _authors([PrintedAuthor(byline, "text", "byline")], None, frozenset(map(_bare, sites))) if byline else ()


def _place(author: PrintedAuthor) -> tuple[str, str]:
    return author.method, author.where


def _sign(place: list[PrintedAuthor], base: str | None, sites: Container[str]) -> Signature:
    raw = ", ".join(author.name for author in place)
    return Signature(_authors(place, base, sites), Found(raw, place[0].method, place[0].where))


def _authors(place: Iterable[PrintedAuthor], base: str | None, sites: Container[str]) -> tuple[Author, ...]:
    found: dict[str, Author] = {}
    for printed in place:
        for name, role in split_byline(printed.name):
            own_name = _bare(name) in sites and not is_agency(name)
            if not own_name and (kind := kind_of(name, printed.kind)):
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
