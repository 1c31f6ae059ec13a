"""The labelled corpus: invented articles whose quotations are marked inside the text.

A file is a head, an empty line, and the text. In the head, `style:` and `patterns:` describe the text, and every
speaker has a line `@key kind: name | role | organisation`; ` / ` separates forms that are all right, nothing is null.
In the text `{key:words}` is a quotation by that speaker, `{+:words}` a further paragraph of the one before, and
`{~:words}` stands in marks without being speech. Braces enclose exactly what stands inside the marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "fixtures" / "quotes"

_LABEL = re.compile(r"\{(?P<key>[\w+~]+):(?P<words>[^{}]*)\}")
_SPEAKER = re.compile(r"@(?P<key>\w+) (?P<kind>\w+):(?P<forms>.*)$")


@dataclass(frozen=True, slots=True)
class Who:
    """What is accepted for each field, None among it where null is right."""

    kind: str
    names: tuple[str | None, ...]
    roles: tuple[str | None, ...]
    organisations: tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Label:
    """One quotation, a span per paragraph; `who` None for marks that are no speech."""

    spans: tuple[tuple[int, int], ...]
    who: Who | None


@dataclass(frozen=True, slots=True)
class Story:
    name: str
    text: str
    patterns: tuple[str, ...]
    labels: tuple[Label, ...]


def stories(half: str) -> Iterator[Story]:
    """`half`: dev or test."""
    for path in sorted((FOLDER / half).glob("*.txt")):
        yield read_story(path.stem, path.read_text(encoding="utf-8"))


def read_story(name: str, source: str) -> Story:
    head, marked = source.split("\n\n", 1)
    speakers = {m["key"]: _who(m["kind"], m["forms"]) for m in map(_SPEAKER.match, head.splitlines()) if m}
    patterns = next((line[9:] for line in head.splitlines() if line.startswith("patterns:")), "")
    text, labels = _read_labels(marked.rstrip("\n"), speakers)
    return Story(name, text, tuple(p.strip() for p in patterns.split(",") if p.strip()), labels)


def _who(kind: str, forms: str) -> Who:
    names, roles, organisations = (_forms(field) for field in f"{forms} | | ".split("|")[:3])
    return Who(kind, names, roles, organisations)


def _forms(field: str) -> tuple[str | None, ...]:
    return tuple(form.strip() or None for form in field.split("/"))


def _read_labels(marked: str, speakers: dict[str, Who]) -> tuple[str, tuple[Label, ...]]:
    pieces: list[str] = []
    labels: list[Label] = []
    done = length = 0
    for found in _LABEL.finditer(marked):
        pieces += marked[done : found.start()], found["words"]
        start = length + found.start() - done
        length, done = start + len(found["words"]), found.end()
        if found["key"] == "+":
            labels[-1] = Label((*labels[-1].spans, (start, length)), labels[-1].who)
        else:
            labels.append(Label(((start, length),), None if found["key"] == "~" else speakers[found["key"]]))
    return "".join((*pieces, marked[done:])), tuple(labels)
