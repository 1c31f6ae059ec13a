"""The command line: arguments → library calls → stdout, stderr, exit code.

Every import of the library stands inside its command: `--help` and shell completion answer before it is loaded."""

from __future__ import annotations

import errno
import os
import signal
import sys
from collections.abc import Iterable
from difflib import get_close_matches
from importlib import import_module
from io import TextIOWrapper
from typing import TYPE_CHECKING, Any, NoReturn

import click

from carewire.options import NAME, Address, Guest, Wish, delivered, fetching

if TYPE_CHECKING:
    from scraper.capture import Capture
    from scraper.delivery import Delivery, Readable
    from scraper.errors import ScraperError

EXIT_FAILURE, EXIT_USAGE, EXIT_LOCKED, EXIT_BUG = 1, 2, 3, 70


class Commands(click.Group):
    """A group whose default command is `get`: `carewire URL…`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if args and args[0] not in self.commands and args[0] not in (*HELP, "--version"):
            args = ["get", *args]
        return super().parse_args(ctx, args)


class Later(click.Command):
    """A command whose code is loaded when it is called; its help line is known before."""

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        command: click.Command = import_module(f"scraper.commands.{self.name}").command
        return command.make_context(info_name, args, parent, **extra)


HELP = ["-h", "--help"]


@click.group(
    cls=Commands, invoke_without_command=True, no_args_is_help=True, context_settings={"help_option_names": HELP}
)
@click.option("--version", is_flag=True, help="Show the version.")
def cli(version: bool) -> None:
    """Healthcare-regulation news pages as structured, trustworthy records.

    With nothing but addresses, `get` is meant: carewire https://…
    """
    if version:
        from scraper.version import own_version

        click.echo(f"carewire {own_version()}")


@cli.command()
@click.argument("urls", nargs=-1, required=True, metavar="URL…")
@fetching
@delivered
def get(urls: tuple[str, ...], guest: Guest, wish: Wish) -> None:
    """Fetch pages and print their records.

    A card on a terminal, JSON when piped, JSON lines for several pages.
    """
    from scraper.batch import scrape_all

    for url in urls:
        if "://" not in url:
            raise click.UsageError(_misread(url))
    with guest.fetcher() as fetcher:
        _hand_out(scrape_all(urls, fetcher), wish.delivery(len(urls)), len(urls))


@cli.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE…", type=NAME)
@click.option("--url", type=Address(), help="The address the page came from.")
@click.option("--teasers", is_flag=True, help="Read listing pages: their cards and the next page.")
@delivered
def parse(files: tuple[str, ...], url: str | None, teasers: bool, wish: Wish) -> None:
    """Read saved pages, folders and WARC files.

    No network is used. FILE may be a pattern, or - for standard input.
    """
    from scraper.batch import list_saved, matching, read_saved

    names = matching(files)
    several = len(names) > 1 or any(os.path.isdir(name) for name in files)
    if url and several:
        raise click.UsageError("--url is the address of one page")
    outcomes = list_saved(names, url) if teasers else read_saved(names, url)
    _hand_out(outcomes, wish.delivery(2 if several else 1), len(names))


@cli.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE…", type=NAME)
@delivered
def annotate(files: tuple[str, ...], wish: Wish) -> None:
    """Find quotes, organisations and events in plain texts.

    FILE may be a pattern, a folder of .txt files, or - for standard input.
    """
    from scraper.batch import annotate_saved, matching

    names = matching(files, texts=True)
    _hand_out(annotate_saved(names), wish.delivery(len(names)), len(names))


@cli.command()
@click.argument("page", metavar="URL|FILE", type=NAME)
@click.option("--url", type=Address(), help="The address a saved page came from.")
@click.option("--json", "as_json", is_flag=True, help="JSON, also on a terminal.")
@fetching
def explain(page: str, url: str | None, guest: Guest, as_json: bool) -> None:
    """Tell why every field says what it says.

    Each field with its value, where it came from, and what else was considered.
    """
    import json

    from scraper.output import on_terminal
    from scraper.pipeline import explain as explain_capture

    explanation = explain_capture(_capture(page, url, guest))
    if as_json or not on_terminal(sys.stdout):
        click.echo(json.dumps(explanation.to_dict(), ensure_ascii=False, indent=2))
    else:
        from rich.console import Console

        from scraper.terminal.explained import print_explained

        print_explained(explanation, Console())


@cli.command()
def schema() -> None:
    """Print the JSON Schema of a record."""
    import json

    from scraper.codec import json_schema

    click.echo(json.dumps(json_schema(), ensure_ascii=False, indent=2))


@cli.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the completion script of a shell.

    For bash, in ~/.bashrc: eval "$(carewire completion bash)"
    """
    from click.shell_completion import get_completion_class

    kind = get_completion_class(shell)
    assert kind is not None
    click.echo(kind(cli, {}, "carewire", "_CAREWIRE_COMPLETE").source())


for name, told in (
    ("run", "Visit the configured sources once, as a schedule does."),
    ("sources", "List the configured sources, check them, begin another."),
    ("search", "Search headlines, bodies and quotes."),
    ("export", "Write what is stored as JSON lines, CSV or Parquet."),
    ("report", "Write what is stored as pages for a browser."),
    ("reparse", "Read archived pages anew."),
    ("gazetteer", "Bring the table of health bodies up to date."),
):
    cli.add_command(Later(name, help=told))


def _misread(word: str) -> str:
    close = get_close_matches(word, cli.commands, n=1)
    hint = f"did you mean {close[0]}?" if close else f"saved pages: carewire parse {word or 'FILE'}"
    return f"{word!r} is neither a command nor an address; {hint}"


def _capture(page: str, url: str | None, guest: Guest) -> Capture:
    if "://" in page:
        if url:
            raise click.UsageError("--url is the address of a saved page")
        with guest.fetcher() as fetcher:
            return fetcher(page)
    from scraper.errors import InputError
    from scraper.fetch.files import open_one

    if os.path.isdir(page):
        raise InputError("this is a folder; one page is explained at a time", where=page)
    return open_one(page, url)


def _hand_out(outcomes: Iterable[Readable | ScraperError], delivery: Delivery, total: int) -> NoReturn:
    """Deliver, and exit with what happened to the worst page."""
    from scraper.delivery import deliver

    codes = {error.code for error in deliver(outcomes, delivery, total=total)}
    sys.exit(EXIT_BUG if "bug" in codes else EXIT_FAILURE if codes else 0)


def main() -> None:
    """Run the command line; every failure is one line on stderr and an exit code."""
    for number in (signal.SIGINT, signal.SIGTERM):
        if signal.getsignal(number) is not signal.SIG_IGN:  # as in the background of a script
            signal.signal(number, _end)
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")  # as JSON is, whatever the locale says
    try:
        cli(prog_name="carewire")
    except Exception as error:
        sys.exit(_report(error))


def _end(number: int, _frame: object) -> NoReturn:
    """Leave through every `finally`, so that nothing half-written stays, with the code by which shells tell signals."""
    sys.exit(128 + number)


def _report(error: Exception) -> int:
    from scraper.delivery import complain
    from scraper.errors import OutputError, RunLocked, ScraperError, SettingsError

    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        error = OutputError(error.strerror or str(error), where="stdout")
    if isinstance(error, ScraperError):
        complain(error)
        return {RunLocked: EXIT_LOCKED, SettingsError: EXIT_USAGE}.get(type(error), EXIT_FAILURE)
    if os.environ.get("CAREWIRE_DEBUG"):
        raise error
    click.echo(f"carewire: a bug: {type(error).__name__}: {error} [CAREWIRE_DEBUG=1 shows where]", err=True)
    return EXIT_BUG
