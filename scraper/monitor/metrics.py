"""The account of a run as OpenMetrics text, for a node exporter's folder."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from scraper.monitor.account import Account
from scraper.output import open_output


def write_metrics(account: Account, path: Path) -> None:
    """Atomic, as a collector may read at any moment. Raises OutputError."""
    with open_output(path) as out:
        out.write("\n".join(metrics(account)) + "\n")


def metrics(account: Account) -> Iterator[str]:
    """https://github.com/prometheus/OpenMetrics, text format 1.0."""
    ended, started = datetime.fromisoformat(account.ended), datetime.fromisoformat(account.started)
    yield from _gauge("carewire_run_end_seconds", "When the last run ended.", ended.timestamp())
    yield from _gauge("carewire_run_duration_seconds", "How long it took.", (ended - started).total_seconds())
    yield from _gauge("carewire_run_left", "Due addresses left for the next run.", account.left)
    yield from _family("carewire_visits", "Visits of the last run by outcome.")
    for source, outcomes in account.outcomes.items():
        for outcome, count in sorted(outcomes.items()):
            yield f'carewire_visits{{source="{_escape(source)}",outcome="{_escape(outcome)}"}} {count}'
    yield from _family("carewire_named", "Addresses first named in the last run.")
    for source, count in account.named.items():
        yield f'carewire_named{{source="{_escape(source)}"}} {count}'
    yield from _family("carewire_alarm", "1 for each alarm that lasts.")
    for source, code in sorted({(alarm.source, alarm.code) for alarm in account.open_alarms}):
        yield f'carewire_alarm{{source="{_escape(source)}",code="{code}"}} 1'
    yield "# EOF"


def _gauge(name: str, meaning: str, value: float) -> Iterator[str]:
    yield from _family(name, meaning)
    yield f"{name} {value:g}" if abs(value) < 1e6 else f"{name} {value:.0f}"


def _family(name: str, meaning: str) -> Iterator[str]:
    yield f"# TYPE {name} gauge"
    yield f"# HELP {name} {meaning}"


def _escape(value: str) -> str:
    return value.replace("\\", r"\\").replace('"', r"\"").replace("\n", r"\n")
