"""The report: what happened, and every word escaped."""

from __future__ import annotations

from pathlib import Path

from scraper.record import Event, Quote, Record, Speaker, Subject
from scraper.report import write_report
from scraper.report.marking import mark
from scraper.report.overview import Gathering
from tests.store.test_articles import record_of


def told(slug: str, *, background: bool = False) -> Record:
    record = record_of(slug)
    start = record.body.text.index("reopened")
    event = Event(
        kind="rating_change",
        regulator="cqc",
        subject=Subject(name="Larkhill <Ward>", level="location"),
        service=None,
        key_question="safe",
        from_rating="good",
        to_rating="outstanding",
        direction="up",
        action=None,
        stage=None,
        legal_basis=None,
        amount=None,
        inspected=None,
        inspected_precision=None,
        reported=None,
        background=background,
        evidence=((start, start + 8),),
    )
    speaker = Speaker(name="Ida Brook", role=None, organisation=None, kind="person", mention=None)
    quote = Quote(text="ward", spans=((start - 5, start + 3),), kind="partial", speaker=speaker, cue=None, block=0)
    return record.model_copy(update={"events": (event,), "quotes": (quote,), "published": "2026-02-01"})


def test_the_index_tells_what_happened(tmp_path: Path):
    index = write_report([told("a"), told("b", background=True)], tmp_path / "report").read_text("utf-8")
    assert "▲ safe: good → outstanding" in index
    assert "2 articles, 1 regulatory events" in index
    assert "Larkhill &lt;Ward&gt;" in index
    assert "<Ward>" not in index


def test_every_article_has_its_page(tmp_path: Path):
    record = told("a")
    write_report([record], tmp_path)
    page = (tmp_path / "articles" / f"{record.id}.html").read_text("utf-8")
    assert "Ida Brook" in page
    assert '<mark class="evidence">' in page


def test_marked_pieces_are_the_text():
    record = told("a")
    for marked in mark(record):
        assert "".join(piece.text for piece in marked.pieces) == marked.block.text
    pieces = [piece for marked in mark(record) for piece in marked.pieces]
    assert any(piece.evidence and piece.quote == 0 for piece in pieces)


def test_history_is_not_counted():
    gathering = Gathering()
    for record in (told("a"), told("b", background=True)):
        gathering.note(record)
    overview = gathering.overview()
    assert len(overview.happenings) == 1
    assert overview.by_month == {"2026-02": {"up": 1}}


def test_of_many_articles_the_newest_are_listed(tmp_path: Path):
    record = told("a")
    days = [f"2026-{month:02}-{day:02}" for month in range(1, 13) for day in range(1, 29)] * 3
    many = (record.model_copy(update={"id": f"{n:032}", "published": day}) for n, day in enumerate(days))
    index = write_report(many, tmp_path).read_text("utf-8")
    assert "1008 articles, 1008 regulatory events" in index
    assert index.count('<td class="date">') == 1_000
    assert "2026-01-01" not in index
    assert len(list((tmp_path / "articles").iterdir())) == 1_008
