"""carewire: healthcare-regulation news pages as structured, trustworthy records."""

from scraper.errors import ScraperError
from scraper.listing import Listing
from scraper.pipeline import annotate, parse_html, parse_listing, scrape
from scraper.record import Notes, Record

__all__ = ["Listing", "Notes", "Record", "ScraperError", "annotate", "parse_html", "parse_listing", "scrape"]
