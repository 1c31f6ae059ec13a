"""The field tables of docs/record.md, written from the models themselves: `python -m tests.docs.fields --write`."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

from scraper import record

DOCUMENT = Path(__file__).parents[2] / "docs" / "record.md"
START, END = "<!-- fields: written by tests.docs.fields -->", "<!-- end of fields -->"

MODELS = (
    record.Record,
    record.Source,
    record.Author,
    record.Body,
    record.Block,
    record.Image,
    record.Credit,
    record.Quote,
    record.Speaker,
    record.Teaser,
    record.Organisation,
    record.Event,
    record.Subject,
    record.Amount,
    record.Provenance,
    record.Fetch,
    record.Warning,
    record.Extractor,
)


def tables() -> str:
    """In JSON's words: what is None in Python is null there."""
    return "\n\n".join("\n".join(_table(model)) for model in MODELS).replace("None", "null")


def _table(model: type[record.Part]) -> Iterator[str]:
    yield f"### {model.__name__}"
    yield ""
    yield "| field | type | meaning |"
    yield "|---|---|---|"
    for name, field in model.model_fields.items():
        meaning = " ".join((field.description or "").split())
        yield f"| `{field.alias or name}` | {_type(model, name)} | {meaning} |"


def _type(model: type[record.Part], name: str) -> str:
    """The annotation as it stands in the code, which reads better than the JSON Schema's; closed sets spelled out."""
    spelled = str(model.__annotations__[name]).replace("tuple[", "list[").replace(", ...]", "]")
    for alias in re.findall(r"\w+", spelled):
        words = get_args(getattr(record, alias, None))
        if words and all(isinstance(word, str) for word in words):
            spelled = spelled.replace(alias, " or ".join(words))
    spelled = re.sub(r"Literal\[(.*)\]", lambda found: found[1].replace(", ", " or "), spelled)
    return "`" + spelled.replace("|", "or") + "`"


def written(document: str) -> str:
    """The document with its tables brought up to date."""
    before, rest = document.split(START)
    _, after = rest.split(END)
    return f"{before}{START}\n\n{tables()}\n\n{END}{after}"


def main() -> None:
    old = DOCUMENT.read_text("utf-8")
    new = written(old)
    if "--write" in sys.argv:
        DOCUMENT.write_text(new, encoding="utf-8")
    sys.exit(0 if new == old or "--write" in sys.argv else "docs/record.md is out of date; run with --write")


if __name__ == "__main__":
    main()
