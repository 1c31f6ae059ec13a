"""Source → leads: the addresses that its feeds, sitemaps and listing pages name."""

from scraper.discover.leads import Lead, newest
from scraper.discover.survey import Harvest, Scout, harvest

__all__ = ["Harvest", "Lead", "Scout", "harvest", "newest"]
