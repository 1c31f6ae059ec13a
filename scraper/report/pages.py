"""Writing the report's pages."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from scraper.errors import OutputError
from scraper.output import open_output
from scraper.record import Record
from scraper.report.marking import mark
from scraper.report.overview import Gathering, Overview, deed_line

if TYPE_CHECKING:
    from jinja2 import Environment


def write_report(records: Iterable[Record], folder: Path, *, title: str = "carewire report") -> Path:
    """`index.html` and one page an article in `folder`, made if it is not there. Returns the index."""
    templates = _templates()
    _make_folder(folder / "articles")
    article = templates.get_template("article.html")
    gathering = Gathering()
    for record in records:
        _write(folder / "articles" / f"{record.id}.html", article.render(record=record, blocks=mark(record)))
        gathering.note(record)
    overview = gathering.overview()
    index = folder / "index.html"
    page = templates.get_template("index.html").render(overview=overview, title=title, tallest=_tallest(overview))
    _write(index, page)
    return index


def _templates() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined  # 0.05 s to import

    loader = PackageLoader("scraper.report")
    environment = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    environment.filters["deed"] = deed_line
    return environment


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(error.strerror or str(error), where=str(folder)) from error


def _write(path: Path, page: str) -> None:
    with open_output(path) as out:
        out.write(page + "\n")


def _tallest(overview: Overview) -> int:
    return max((sum(counts.values()) for counts in overview.by_month.values()), default=1)
