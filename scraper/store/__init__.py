"""Record → database. SQLite by default, PostgreSQL by URL; the same tables, the same functions."""

from scraper.store.articles import Saved, Sight, save_article
from scraper.store.opening import default_store, empty_store, open_existing, open_store

__all__ = ["Saved", "Sight", "default_store", "empty_store", "open_existing", "open_store", "save_article"]
