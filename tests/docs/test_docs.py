"""What the documents say is what the code does."""

from __future__ import annotations

import json
import re
from pathlib import Path

import click
import pytest

from carewire.cli import cli
from scraper import annotate
from scraper.record import Part
from tests.docs.fields import DOCUMENT, MODELS, written

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")


def test_the_field_tables_are_up_to_date():
    document = DOCUMENT.read_text("utf-8")
    assert written(document) == document, "run python -m tests.docs.fields --write"


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_field_is_explained(model: type[Part]):
    assert [name for name, field in model.model_fields.items() if not field.description] == []


def test_every_command_is_in_the_readme():
    for name in cli.commands:
        assert re.search(rf"carewire {name}\b", README), name


@pytest.mark.parametrize("name", sorted(cli.commands))
def test_every_command_has_help(name: str):
    command = cli.commands[name]
    assert command.help
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, f"{name} {parameter.name}"


def test_every_file_the_documents_link_to_is_there():
    for document in (ROOT / "README.md", *ROOT.glob("docs/*.md")):
        for target in re.findall(r"\]\((?!https?:|mailto:|#)([^)#]+)", document.read_text("utf-8")):
            assert (document.parent / target).exists(), f"{document.name}: {target}"


def test_every_make_target_in_the_readme_exists():
    targets = set(re.findall(r"^(\w+):.*## ", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert set(re.findall(r"\bmake ([a-z]+)", README)) <= targets


def test_the_record_in_the_readme_is_a_real_one():
    shown = json.loads(re.search(r"```json\n(.*?)```", README, re.DOTALL)[1])
    record = json.loads((ROOT / "fixtures/site/seed-like-well-led/record.json").read_text("utf-8"))
    shown["quotes"], record["quotes"] = shown["quotes"][0], record["quotes"][1]
    assert shown == {name: record[name] for name in shown}


def test_the_quotation_in_the_readme_is_read_as_it_says():
    text = re.search(r'annotate\("(Ann Vale.*?)"\)', README)[1]
    role = re.search(r"speaker\.role\s+# '(.*)'", README)[1]
    assert annotate(text).quotes[0].speaker.role == role
