"""`carewire run`: for a scheduler. Silent on stdout; failures, alarms and one summary line on stderr."""

from __future__ import annotations

import sys
from contextlib import AbstractContextManager, ExitStack, closing, nullcontext
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from scraper.commands.configured import Day, as_it_stands, chosen, configured, opened, store_of

if TYPE_CHECKING:
    from scraper.monitor.account import Account
    from scraper.monitor.order import Order
    from scraper.settings import Settings


@click.command()
@click.option("--source", "names", multiple=True, metavar="ID", help="Only this source, due or not; repeatable.")
@click.option("--limit", type=click.IntRange(min=0), help="Visit at most so many pages.")
@click.option("--since", type=Day(), help="Pass over what was published earlier.")
@click.option("--deadline", type=click.FloatRange(min=0), metavar="SECONDS", help="Stop asking after so long.")
@click.option("--dry-run", is_flag=True, help="Say what would be asked of whom, and ask nobody.")
@click.option("--allow-private", is_flag=True, help="Also fetch from private and loopback addresses.")
@click.option("--json-log", is_flag=True, help="Every visit as a JSON line on stderr.")
@click.option("--quiet", is_flag=True, help="Say nothing on stderr but what is news to a person.")
@click.option("--report", type=click.Path(path_type=Path, dir_okay=False), help="Write the account of the run as JSON.")
@configured
def command(
    settings: Settings,
    names: tuple[str, ...],
    dry_run: bool,
    allow_private: bool,
    json_log: bool,
    quiet: bool,
    report: Path | None,
    **wishes: object,
) -> None:
    """One scheduled run over the configured sources."""
    from scraper.monitor.journal import journal, note_end
    from scraper.monitor.metrics import write_metrics
    from scraper.monitor.order import Order

    wishes |= {"remind_days": settings.remind_days, "forced": bool(names)}
    order = Order(chosen(settings, names), settings.notifications, **wishes)  # type: ignore[arg-type]
    manners = settings.manners
    settings = replace(settings, manners=replace(manners, allow_private=manners.allow_private or allow_private))
    if dry_run:
        return _foretell(order, settings)
    with journal("json" if json_log else "quiet" if quiet else "plain"), _report(report) as out:
        account, told = _run(order, settings)
        note_end(account)
        if out:
            out.write(account.to_json(indent=2) + "\n")
        if settings.metrics:
            write_metrics(account, settings.metrics)
    codes = {failure.code for failure in account.failures}
    sys.exit(70 if "bug" in codes else 1 if account.failed or not told else 0)


def _run(order: Order, settings: Settings) -> tuple[Account, bool]:
    """The account, and whether everybody could be told who wants to be."""
    from scraper.fetch.fetcher import Fetcher
    from scraper.fetch.warc import Archive
    from scraper.monitor.journal import note_untold
    from scraper.monitor.lock import only_run
    from scraper.monitor.order import Desk
    from scraper.monitor.places import beside
    from scraper.monitor.run import run
    from scraper.monitor.stopping import stopped_by_signals
    from scraper.monitor.telling import tell
    from scraper.monitor.visits import Deadline

    address = store_of(settings)
    with ExitStack() as stack:
        stack.enter_context(only_run(address))
        store = stack.enter_context(opened(settings))
        fetcher = stack.enter_context(Fetcher(settings.manners))
        archive = stack.enter_context(closing(Archive(settings.archive))) if settings.archive else None
        desk = Desk(store, fetcher, beside(address, "evidence"), archive)
        stop = stack.enter_context(stopped_by_signals(Deadline(order.deadline)))
        account = run(order, desk, stop)
        untold = tell(store, order.notifications, desk.clock())
        for each in untold:
            note_untold(each)
    return account, not untold


def _foretell(order: Order, settings: Settings) -> None:
    from scraper.fetch.dry_run import plan_visits
    from scraper.monitor.look import due_sources
    from scraper.monitor.order import now_in_utc
    from scraper.monitor.run import due_in_turn

    now = now_in_utc()
    with as_it_stands(settings) as store:
        looked = order.sources if order.forced else due_sources(store, order.sources, now)
        visits = due_in_turn(order, store, now)[: order.limit]
    urls = [url for source in looked for url in source.addresses] + [visit.url for visit in visits]
    for host in plan_visits(urls, settings.manners):
        click.echo(host)
    if not urls:
        click.echo("carewire: nothing is due; --source ID asks a source all the same", err=True)


def _report(path: Path | None) -> AbstractContextManager[TextIO | None]:
    """Opened before the run, which may take an hour, so that a wrong place is told at once."""
    from scraper.output import open_output

    return open_output(path) if path else nullcontext()
