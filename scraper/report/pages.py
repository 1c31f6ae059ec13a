"""Writing the report's pages."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from scraper.errors import OutputError
from scraper.output import open_output
from scraper.record import Event, Record
from scraper.report.marking import mark
from scraper.report.overview import Overview, look_over

if TYPE_CHECKING:
    from jinja2 import Environment

_ARROWS = {"up": "▲", "down": "▼", "unchanged": "="}


def write_report(records: Iterable[Record], folder: Path, *, title: str = "carewire report") -> Path:
    """`index.html` and one page an article in `folder`, made if it is not there. Returns the index."""
    overview = look_over(records)
    templates = _templates()
    _make_folder(folder / "articles")
    article = templates.get_template("article.html")
    for record in overview.records:
        _write(folder / "articles" / f"{record.id}.html", article.render(record=record, blocks=mark(record)))
    index = folder / "index.html"
    page = templates.get_template("index.html").render(overview=overview, title=title, tallest=_tallest(overview))
    _write(index, page)
    return index


def _templates() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined  # 0.05 s to import

    loader = PackageLoader("scraper.report")
    environment = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    environment.filters["deed"] = deed
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


def deed(event: Event) -> str:
    """What was done, without to whom: `well-led: good → requires improvement`."""
    arrow = _ARROWS.get(event.direction or "", "•")
    if event.to_rating:
        change = f"{event.from_rating} → {event.to_rating}" if event.from_rating else event.to_rating
        return f"{arrow} {event.key_question}: {change}" if event.key_question else f"{arrow} {change}"
    words = [(event.action or event.kind).replace("_", " "), event.stage]
    return f"{arrow} " + ", ".join(word.replace("_", " ") for word in words if word)
