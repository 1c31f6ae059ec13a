"""Records → pages that a person reads in a browser: one folder, no scripts, no outside resources."""

from scraper.report.pages import write_report

__all__ = ["write_report"]
