"""The command line: arguments in, library calls, stdout, stderr, exit code."""

from __future__ import annotations


def main() -> None:
    raise SystemExit("not yet")
