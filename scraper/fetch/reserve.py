"""Reservation of text and data mining (TDMRep, W3C): a file on the host, a header, a <meta> in the page."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from scraper.errors import RightsReserved
from scraper.fetch.http import Answer

PATH = "/.well-known/tdmrep.json"

_META = re.compile(rb"<meta\b[^<>]*>", re.I)
_NAME = re.compile(rb"""\bname\s*=\s*["']?\s*tdm-reservation\b""", re.I)
_RESERVED = re.compile(rb"""\bcontent\s*=\s*["']?\s*1\b""", re.I)
_HEAD = 65_536


@dataclass(frozen=True, slots=True)
class Rule:
    """`parts` are what stands between the stars of a pattern; `closed` when nothing may follow the last."""

    parts: tuple[str, ...]
    closed: bool
    reserved: bool
    policy: str | None

    def matches(self, path: str) -> bool:
        """As in robots.txt: a beginning of the path, `*` for anything. No regex: its stars could be made to explode."""
        if not path.startswith(self.parts[0]):
            return False
        at = len(self.parts[0])
        between, last = self.parts[1:-1], self.parts[-1]
        for part in between:
            at = path.find(part, at) + len(part)
            if at < len(part):
                return False
        if len(self.parts) == 1:
            return not self.closed or path == last
        return path.endswith(last, at) if self.closed else last in path[at:]


@dataclass(frozen=True, slots=True)
class Reservations:
    """In the order of the file: the first rule that matches a path counts."""

    rules: tuple[Rule, ...] = ()

    def check(self, url: str) -> None:
        """Raises RightsReserved."""
        path = unquote(urlsplit(url).path or "/")
        rule = next((rule for rule in self.rules if rule.matches(path)), None)
        if rule and rule.reserved:
            raise _reserved(PATH, rule.policy, url)


def read_reservations(answer: Answer) -> Reservations:
    """A file that cannot be had or read reserves nothing, says the protocol."""
    if answer.status != 200 or not answer.whole:
        return Reservations()
    try:
        entries = json.loads(answer.body)
    except (ValueError, RecursionError):
        return Reservations()
    if not isinstance(entries, list):
        return Reservations()
    return Reservations(tuple(_rule(entry) for entry in entries if isinstance(entry, dict)))


def _rule(entry: dict[str, object]) -> Rule:
    path = unquote(str(entry.get("location", "")))
    reserved = str(entry.get("tdm-reservation")) == "1"
    policy = entry.get("tdm-policy")
    parts = tuple(path.removesuffix("$").split("*"))
    return Rule(parts, path.endswith("$"), reserved, policy if isinstance(policy, str) else None)


def check_answer(answer: Answer) -> None:
    """Raises RightsReserved when the page itself says so, in its headers or its head."""
    if answer.headers.get("tdm-reservation", "").strip() == "1":
        raise _reserved("a header", answer.headers.get("tdm-policy"), answer.url)
    if any(_NAME.search(tag) and _RESERVED.search(tag) for tag in _META.findall(answer.body[:_HEAD])):
        raise _reserved("a <meta>", None, answer.url)


def _reserved(by: str, policy: str | None, url: str) -> RightsReserved:
    """`policy` is where the publisher says under which terms it would agree."""
    terms = f"; its terms: {policy}" if policy else ""
    return RightsReserved(f"{by} reserves text and data mining of this page{terms}", where=url)
