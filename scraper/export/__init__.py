"""Store → files: records as JSON lines, the tables as CSV or Parquet with a Frictionless data package."""

from scraper.export.lines import export_lines
from scraper.export.tables import export_tables

__all__ = ["export_lines", "export_tables"]
