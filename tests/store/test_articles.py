"""Saving articles: new, unchanged, changed; their lists; their history."""

from __future__ import annotations

from sqlalchemy import Engine, func, select

from scraper import parse_html
from scraper.record import Quote, Record, Speaker
from scraper.store import Sight, save_article
from scraper.store.articles import stored_records
from scraper.store.tables import articles, quotes, revisions

MONDAY, TUESDAY = "2026-02-02T09:00:00+00:00", "2026-02-03T09:00:00+00:00"


def record_of(slug: str, second: str = "Its manager thanked the porters.") -> Record:
    html = f"""<html><head><title>Ward {slug} reopens at Larkhill</title></head>
    <body><h1>Ward {slug} reopens at Larkhill</h1><article>
    <p>The ward at Larkhill reopened on Monday after eight weeks of building work, with its first patients in.</p>
    <p>{second} They had carried every bed up two flights of stairs in a single night, and every lamp as well.</p>
    </article></body></html>"""
    return parse_html(html, url=f"https://news.example/{slug}")


def save(store: Engine, record: Record, at: str, run: int = 1) -> str:
    with store.begin() as connection:
        return save_article(connection, record, Sight("example", at, run))[0]


def test_an_article_is_new_once(store: Engine):
    assert save(store, record_of("a"), MONDAY) == "new"
    assert save(store, record_of("a"), TUESDAY) == "same"
    with store.connect() as connection:
        row = connection.execute(select(articles)).one()
    assert (row.first_seen, row.last_seen, row.changed_at, row.revision) == (MONDAY, TUESDAY, MONDAY, 1)


def test_a_changed_article_keeps_its_history(store: Engine):
    save(store, record_of("a"), MONDAY)
    assert save(store, record_of("a", "Its manager resigned."), TUESDAY, run=2) == "changed"
    with store.connect() as connection:
        rows = connection.execute(select(revisions).order_by(revisions.c.number)).all()
        assert connection.execute(select(articles.c.revision)).scalar_one() == 2
    assert [(row.number, row.seen_at, row.changed_fields) for row in rows] == [(1, MONDAY, ""), (2, TUESDAY, "body")]
    assert "thanked the porters" in rows[0].record


def test_the_lists_are_those_of_the_newest_revision(store: Engine):
    said = Quote(
        text="We carried every bed",
        spans=((0, 20),),
        kind="partial",
        speaker=Speaker(name="Ida Brook", role="manager", organisation=None, kind="person", mention="Brook"),
        cue="said",
        block=0,
    )
    save(store, record_of("a").model_copy(update={"quotes": (said, said)}), MONDAY)
    save(store, record_of("a", "Its manager resigned.").model_copy(update={"quotes": (said,)}), TUESDAY)
    with store.connect() as connection:
        assert connection.execute(select(func.count()).select_from(quotes)).scalar_one() == 1
        assert connection.execute(select(quotes.c.speaker)).scalar_one() == "Ida Brook"


def test_records_come_back_whole_and_in_order(store: Engine):
    kept = [record_of(slug) for slug in ("b", "a", "c")]
    for run, record in enumerate(kept, start=1):
        save(store, record, MONDAY, run)
    with store.connect() as connection:
        assert list(stored_records(connection)) == sorted(kept, key=lambda record: record.id)
        assert list(stored_records(connection, since_run=2)) == [kept[2]]
