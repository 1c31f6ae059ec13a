"""Authors: printed names become people, organisations and desks. Better fewer authors than bad ones."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple
from urllib.parse import urlsplit

from scraper.extraction import Candidates, Found, PrintedAuthor
from scraper.normalize.addresses import absolute, registered_domain
from scraper.normalize.names import in_sentence_case, is_agency, is_role, kind_of, split_byline, without_date
from scraper.record import Author, AuthorKind

_DOMAIN = re.compile(r"\.(?:com|co\.uk|org|net|uk|ie|tv)$|^www\.")
_BY = re.compile(r"[Bb][Yy] (?:[A-Z]|our |staff)")


class Signature(NamedTuple):
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
    places = [list(place) for _, place in groupby(printed, _place)]
    best = _best(_sign(place, base, own) for place in places)
    shown = [
        author for place in places if place[0].method in ("dom", "microdata") for author in _authors(place, base, own)
    ]
    return Signature(tuple(_completed(author, shown) for author in best.authors), best.found, _byline(bylines))


def _byline(bylines: Candidates) -> Found | None:
    """The first that names someone or says `By`, as printed, without the date on its line."""
    for found in bylines:
        line = without_date(found.value)
        if _BY.match(line) or any(_names(line)):
            return Found(line, found.method, found.where)
    return None


def _completed(author: Author, shown: list[Author]) -> Author:
    """With the role printed beside the name and the page linked from it, where the metadata left them out."""
    same = [each for each in shown if each.name.casefold() == author.name.casefold()]
    role = next((each.role for each in same if each.role), author.role)
    url = author.url or next((each.url for each in same if each.url), None)
    return author if (role, url) == (author.role, author.url) else author.model_copy(update={"role": role, "url": url})


def _best(places: Iterable[Signature]) -> Signature:
    best = Signature()
    for place in places:
        if any(author.kind == "person" for author in place.authors):
            return place
        best = best if best.authors else place
    return best if best.authors else Signature()


def name_authors(byline: str | None, sites: Iterable[str] = ()) -> tuple[Author, ...]:
    """Whom a printed byline names."""
    return _authors([PrintedAuthor(byline, "text", "byline")], None, frozenset(map(_bare, sites))) if byline else ()


def _place(author: PrintedAuthor) -> tuple[str, str]:
    return author.method, author.where


def _sign(place: list[PrintedAuthor], base: str | None, sites: frozenset[str]) -> Signature:
    raw = ", ".join(author.name for author in place)
    return Signature(_authors(place, base, sites), Found(raw, place[0].method, place[0].where))


def _authors(place: Iterable[PrintedAuthor], base: str | None, sites: frozenset[str]) -> tuple[Author, ...]:
    named = [author for printed in place for author in _named(printed, base, sites)]
    people = any(author.kind == "person" for author in named)
    kept = [each for each in named if not (people and each.kind == "desk" and is_role(each.name))]
    found = {author.name.casefold(): author for author in reversed(kept)}
    return tuple(reversed(found.values()))


def _named(printed: PrintedAuthor, base: str | None, sites: frozenset[str]) -> Iterator[Author]:
    for name, role, kind in _names(printed.name, printed.kind, sites):
        shown = in_sentence_case(name) if kind == "person" else name
        yield Author(name=shown, kind=kind, role=role or printed.role, url=_own_page(printed.url, base))


def _names(
    line: str, typed: AuthorKind | None = None, sites: Iterable[str] = ()
) -> Iterator[tuple[str, str | None, AuthorKind]]:
    """Those who sign a line, with their roles."""
    for name, role in split_byline(line):
        if not _is_publisher(name, sites) and (kind := kind_of(name, typed)):
            yield name, role, kind


def _is_publisher(name: str, sites: Iterable[str]) -> bool:
    """Its name or that of one of its editions; agencies sign as authors even on their own sites."""
    known = _bare(name)
    own = any(known == site or (len(site) > 6 and known.startswith(site)) for site in sites)
    return own and not is_agency(name) and not is_role(name)


@lru_cache(256)
def _bare(name: str) -> str:
    """A title as it may be shortened: `The Elm Times` is `elmtimes.co.uk`."""
    letters = _DOMAIN.sub("", name.lower().strip())
    return "".join(filter(str.isalnum, letters.removeprefix("the ")))


def _own_page(url: str | None, base: str | None) -> str | None:
    """The author's page, when it is on the publisher's site: social networks are not."""
    address = absolute(url, base)
    if not address or not base:
        return None
    domains = {registered_domain(urlsplit(each).hostname or "") for each in (address, base)}
    return address if len(domains) == 1 else None
