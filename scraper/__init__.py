"""carewire: healthcare-regulation news pages as structured, trustworthy records."""

from scraper.errors import ScraperError
from scraper.pipeline import annotate, parse_html, scrape
from scraper.record import Notes, Record

__all__ = ["Notes", "Record", "ScraperError", "annotate", "parse_html", "scrape"]
