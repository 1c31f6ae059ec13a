"""The events corpus: read, and compared with what is found."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from scraper.annotate.organisations import find_organisations
from scraper.annotate.regulation import FoundEvent, find_events
from scraper.prose import Prose, from_text

FOLDER = Path(__file__).parents[2] / "fixtures" / "events"

_EVENT = re.compile(
    r"(?P<optional>~?)(?P<subject>[^\[/]+?)(?: / (?P<service>[^\[]+?))? \[(?P<level>\w+)\] (?P<what>.+)"
)
_RATING = re.compile(r"(?P<question>[^:]+): (?:(?P<old>[^>=]+) > |(?P<same>= ))?(?P<to>.+)")
_ACTION = re.compile(r"(?P<action>\w+) (?P<stage>\w+)(?: £(?P<amount>[\d,]+) (?P<kind>fine|total))?$")
_HEADER = re.compile(r"(published|inspected|regulator): (.+)")
FIELDS = ("regulator", "level", "background", "inspected", "amount")
_OUTCOMES = frozenset(("inspection", "segmentation"))


@dataclass(frozen=True)
class Expected:
    """`family`: rating, action, sanction or outcome; `what` is the key question or the action."""

    family: str
    what: str
    subject: str | None
    level: str
    optional: bool
    old: str | None = None
    to: str | None = None
    stage: str | None = None
    amount: tuple[float, str] | None = None
    regulator: str | None = None
    inspected: str | None = None
    background: bool = False
    rule: str = ""


@dataclass(frozen=True)
class Passage:
    name: str
    prose: Prose
    events: tuple[Expected, ...]

    def found(self) -> tuple[FoundEvent, ...]:
        return find_events(self.prose, find_organisations(self.prose))


def passages(half: str) -> Iterator[Passage]:
    for path in sorted((FOLDER / half).glob("*.txt")):
        for chunk in path.read_text(encoding="utf-8").split("=== ")[1:]:
            yield _passage(f"{path.stem}/{chunk.splitlines()[0]}", chunk.split("\n", 1)[1])


def _passage(name: str, chunk: str) -> Passage:
    text, labels = chunk.rsplit("\n--\n", 1)
    headers: dict[str, str] = {}
    while m := _HEADER.match(text):
        headers[m[1]] = m[2].strip()
        text = text[m.end() :].lstrip("\n")
    published = date.fromisoformat(headers["published"]) if "published" in headers else None
    lines = [line for line in labels.splitlines() if line.strip() and line != "none"]
    return Passage(name, from_text(text, published=published), tuple(_expected(line, headers) for line in lines))


def _expected(line: str, headers: dict[str, str]) -> Expected:
    first, *rest = [part.strip() for part in line.split(";")]
    m = _EVENT.fullmatch(first)
    assert m, line
    background = "background" in rest
    dated = next((part for part in rest if part[0].isdigit()), None if background else headers.get("inspected"))
    regulator = next(
        (part for part in rest if re.fullmatch(r"[a-z_]+", part) and part not in ("background", "nodate")), ""
    )
    subject = None if m["subject"] == "?" else m["subject"]
    return Expected(
        **_what(m["what"], m["level"]),  # type: ignore[arg-type]
        subject=subject,
        level=m["level"],
        optional=bool(m["optional"]),
        regulator=regulator or headers.get("regulator"),
        inspected=None if "nodate" in rest or m["level"] == "person" or not dated else dated.split()[0],
        background=background,
    )


def _what(what: str, level: str) -> dict[str, object]:
    if rating := _RATING.fullmatch(what):
        outcome = rating["question"] in _OUTCOMES
        old = rating["to"] if rating["same"] else rating["old"]
        old = None if old == "?" else old
        return {
            "family": "outcome" if outcome else "rating",
            "what": rating["question"],
            "old": old,
            "to": rating["to"],
        }
    action = _ACTION.fullmatch(what)
    if not action:
        return {"family": "outcome", "what": what}
    amount = (float(action["amount"].replace(",", "")), action["kind"]) if action["amount"] else None
    family = "sanction" if level == "person" and action["action"] != "prosecution" else "action"
    return {"family": family, "what": action["action"], "stage": action["stage"], "amount": amount}


def as_expected(found: FoundEvent) -> Expected:
    """A found event in the corpus's terms."""
    event = found.event
    rating = event.kind in ("rating", "rating_change")
    outcome = event.kind == "inspection" or event.action == "segmentation"
    family = "rating" if rating else "outcome" if outcome else "sanction" if event.kind == "sanction" else "action"
    what = event.key_question if rating else (event.action or "inspection")
    return Expected(
        family=family,
        what=what or "",
        subject=event.subject.name if event.subject else None,
        level=(event.subject.level if event.subject else None) or "",
        optional=False,
        old=event.from_rating,
        to=event.to_rating,
        stage=event.stage,
        amount=(event.amount.value, event.amount.kind) if event.amount else None,
        regulator=event.regulator,
        inspected=event.inspected,
        background=event.background,
        rule=found.rule,
    )


Same = Callable[[Expected, Expected], bool]


@dataclass
class Tally:
    right: int = 0
    missed: int = 0
    wrong: int = 0

    @property
    def f1(self) -> float:
        total = 2 * self.right + self.missed + self.wrong
        return 2 * self.right / total if total else 1.0


@dataclass
class Score:
    """`tallies` by name (`strict`, `loose`, `action` …); `fields` are (right, all) among the events that were found."""

    tallies: dict[str, Tally] = field(default_factory=dict)
    fields: dict[str, list[int]] = field(default_factory=dict)
    from_traps: int = 0

    def add(self, passage: Passage, found: list[Expected]) -> None:
        if not passage.events:
            self.from_traps += len(found)
        for name, (family, same) in MEASURES.items():
            wanted = [e for e in passage.events if e.family == family]
            self._count(name, wanted, [f for f in found if f.family == family], same)
        for one, got in pair(list(passage.events), found, _alike):
            self._compare(one, got)

    def _count(self, name: str, wanted: list[Expected], found: list[Expected], same: Same) -> None:
        pairs = pair(wanted, found, same)
        tally = self.tallies.setdefault(name, Tally())
        tally.right += sum(not w.optional for w, _ in pairs)
        tally.missed += sum(not w.optional for w in wanted) - sum(not w.optional for w, _ in pairs)
        tally.wrong += len(found) - len(pairs)

    def _compare(self, wanted: Expected, got: Expected) -> None:
        for name in FIELDS:
            ours, theirs = getattr(got, name), getattr(wanted, name)
            if name == "amount" and theirs is None and ours is None:
                continue
            if name == "inspected" and (theirs is None and ours is None):
                continue
            count = self.fields.setdefault(name, [0, 0])
            count[0] += ours == theirs
            count[1] += 1


def _same_subject(a: Expected, b: Expected) -> bool:
    if a.subject is None:
        return True
    ours, theirs = _plain(a.subject), _plain(b.subject or "-")
    return ours in theirs or theirs in ours


def _plain(name: str) -> str:
    return name.lower().removeprefix("the ").replace("’", "'")


def _loose(a: Expected, b: Expected) -> bool:
    return a.what == b.what and a.to == b.to


def _strict(a: Expected, b: Expected) -> bool:
    return _loose(a, b) and a.old == b.old and _same_subject(a, b) and (a.level == "service") == (b.level == "service")


def _acted(a: Expected, b: Expected) -> bool:
    return a.what == b.what and a.stage == b.stage and _same_subject(a, b) and (not a.amount or a.amount == b.amount)


def _alike(a: Expected, b: Expected) -> bool:
    return a.family == b.family and a.what == b.what and a.to == b.to and _same_subject(a, b)


def pair(wanted: list[Expected], found: list[Expected], same: Same) -> list[tuple[Expected, Expected]]:
    """Each found event goes to the first expected one that it matches, expected ones that are no context first."""
    left = list(found)
    pairs = []
    for one in sorted(wanted, key=lambda e: (e.optional, e.background)):
        best = sorted(
            (f for f in left if same(one, f)),
            key=lambda f: (f.background != one.background, f.stage != one.stage, f.amount != one.amount),
        )
        if best:
            left.remove(best[0])
            pairs.append((one, best[0]))
    return pairs


MEASURES: dict[str, tuple[str, Same]] = {
    "rating strict": ("rating", _strict),
    "rating loose": ("rating", _loose),
    "enforcement": ("action", _acted),
    "sanction": ("sanction", _acted),
    "outcome": ("outcome", _loose),
}
