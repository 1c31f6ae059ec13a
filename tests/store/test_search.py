"""Searching: words, phrases, speakers, dates, and whatever people type."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine

from scraper.record import Quote, Speaker
from scraper.store.search import Query, search
from tests.store.test_articles import MONDAY, record_of, save


@pytest.fixture
def shelf(store: Engine) -> Engine:
    speaker = Speaker(name="Stella Dunmore", role=None, organisation=None, kind="person", mention=None)
    quote = Quote(text="The lamps were heavy", spans=((0, 3),), kind="direct", speaker=speaker, cue="said", block=0)
    lamps = record_of("lamps", "Every lamp was heavy.").model_copy(
        update={"quotes": (quote,), "published": "2026-02-01"}
    )
    save(store, lamps, MONDAY)
    save(store, record_of("beds", "Every bed was well-led.").model_copy(update={"published": "2025-01-05"}), MONDAY)
    return store


def slugs(store: Engine, query: Query) -> list[str]:
    with store.connect() as connection:
        return [str(hit.url).rsplit("/", 1)[-1] for hit in search(connection, query)]


def test_words_in_any_order(shelf: Engine):
    assert slugs(shelf, Query("heavy lamp")) == ["lamps"]


def test_a_hyphenated_word(shelf: Engine):
    assert slugs(shelf, Query("well-led")) == ["beds"]


def test_a_phrase(shelf: Engine):
    assert slugs(shelf, Query('"bed was"')) == ["beds"]
    assert slugs(shelf, Query('"was bed"')) == []


def test_by_speaker_and_date(shelf: Engine):
    assert slugs(shelf, Query("", speaker="dunmore")) == ["lamps"]
    assert slugs(shelf, Query("porters", since="2025-06")) == []
    assert slugs(shelf, Query("Larkhill", since="2025-06")) == ["lamps"]


def test_nothing_asked_lists_the_newest_first(shelf: Engine):
    assert slugs(shelf, Query("")) == ["lamps", "beds"]


@pytest.mark.parametrize("typed", ['"', "AND", "a OR", "NEAR(", "*", "col:word", "'; DROP TABLE articles --", "£"])
def test_no_typing_breaks_it(shelf: Engine, typed: str):
    slugs(shelf, Query(typed))


def test_the_passage_shows_the_words(shelf: Engine):
    with shelf.connect() as connection:
        (hit,) = search(connection, Query("heavy"))
    assert "«heavy»" in hit.passage
