from tests.store.conftest import postgres, store

__all__ = ["postgres", "store"]
