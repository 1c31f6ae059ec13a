"""The whole story on one screen.

URL ─fetch→ Capture ─open_page→ Page ─extract→ Extraction ─normalize→ Article ─annotate→ Record
"""

from __future__ import annotations

from collections.abc import Callable

from scraper.annotate import annotate as annotate_prose
from scraper.article import Article
from scraper.capture import Capture, of_html
from scraper.codec import record_of
from scraper.explanation import Explanation, explain_record
from scraper.extract import extract
from scraper.extract.listing import read_listing
from scraper.extract.verdict import refuse_no_article
from scraper.listing import Listing
from scraper.normalize import normalize
from scraper.normalize.addresses import absolute
from scraper.normalize.teasers import clean_teasers
from scraper.normalize.text import clean
from scraper.page import open_page
from scraper.profile import Profile
from scraper.prose import from_article, from_text
from scraper.record import Notes, Record
from scraper.sites import profile_of

Fetch = Callable[[str], Capture]
"""The one seam to the outside. Raises ScraperError."""


def scrape(url: str, *, fetch: Fetch | None = None) -> Record:
    """Fetch one article and read it. Raises ScraperError."""
    get = fetch or _fetch_once
    return read(get(url))


def _fetch_once(url: str) -> Capture:
    from scraper.fetch import fetch_once  # requests costs 0.1 s to import: only where something is fetched

    return fetch_once(url)


def parse_html(html: bytes | str, url: str | None = None) -> Record:
    """Read a page in hand; no network. Raises ScraperError."""
    return read(of_html(html, url))


def parse_listing(html: bytes | str, url: str | None = None) -> Listing:
    """Read a page of teasers in hand; no network. Raises ScraperError."""
    return read_teasers(of_html(html, url))


def read_teasers(capture: Capture) -> Listing:
    page = open_page(capture)
    printed = read_listing(page)
    teasers = clean_teasers(printed.teasers, page.url)
    return Listing(page.url, clean(printed.label), teasers, absolute(printed.following, page.url))


def annotate(text: str) -> Notes:
    """Quotes, organisations and events of a plain text, paragraphs separated by line breaks."""
    return annotate_prose(from_text(text))


def read(capture: Capture, profile: Profile | None = None) -> Record:
    """One capture, one record. `profile` is for publishers that settings describe; others are known by their address.

    Raises ScraperError.
    """
    page = open_page(capture)
    printed = extract(page)
    refuse_no_article(page, printed)
    return finish(normalize(page, printed, profile or profile_of(page.url)))


def finish(article: Article) -> Record:
    return record_of(article, annotate_prose(from_article(article)))


def explain(capture: Capture) -> Explanation:
    """The record and, field by field, why it says what it says."""
    page = open_page(capture)
    printed = extract(page)
    refuse_no_article(page, printed)
    return explain_record(finish(normalize(page, printed, profile_of(page.url))), printed)
