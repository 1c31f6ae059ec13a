"""Source → leads: the addresses that its feeds, sitemaps and listing pages name."""

from scraper.discover.leads import Lead
from scraper.discover.survey import Harvest, harvest

__all__ = ["Harvest", "Lead", "harvest"]
