"""Whole texts: who speaks, how far a quotation runs, and what stands in the record."""

from __future__ import annotations

import pytest

from scraper.annotate.quotes import find_quotes
from scraper.prose import Paragraph, Prose, from_text
from scraper.record import Quote


def quotes(text: str) -> tuple[Quote, ...]:
    return find_quotes(from_text(text))


def speakers(text: str) -> list[str | None]:
    return [quote.speaker.name if quote.speaker else None for quote in quotes(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“It hurts,” said Mo Iqbal, a ward sister.", ["Mo Iqbal"]),
        ("“We failed,” said Ann Vale. “We will learn.”", ["Ann Vale", "Ann Vale"]),
        ("Ann Vale welcomed the report.\n“It is fair and we will learn.”", ["Ann Vale"]),
        ("Ann Vale said it was “fair”.\nShe called the home “tidy”.", ["Ann Vale", "Ann Vale"]),
        ("The CQC visited. Staff were “kind”, inspectors said.", ["CQC"]),
        ("“A home is a home.”\n– Ann Vale, chief nurse", ["Ann Vale"]),
        ("'We can't go on', says boss\nAnn Vale said: “We can't go on like this.”", ["Ann Vale", "Ann Vale"]),
        ("Ann Vale and Tom Reed said: “We are merging.”", ["Ann Vale and Tom Reed"]),
    ],
)
def test_who_speaks(text: str, expected: list[str | None]) -> None:
    assert speakers(text) == expected


def test_paragraphs_reopened_or_closed_without_narration_are_one_quotation() -> None:
    (reopened,) = quotes("Ann Vale said: “One thing.\n\n“Another thing.”")
    (closed,) = quotes("Ann Vale said: “One thing.”\n\n“Another thing.”")
    assert reopened.text == closed.text == "One thing.\n\nAnother thing."
    assert len(reopened.spans) == len(closed.spans) == 2


def test_another_speaker_ends_a_quotation() -> None:
    text = "Ann Vale said: “One thing.”\n\n“Another thing,” said Tom Reed."
    assert speakers(text) == ["Ann Vale", "Tom Reed"]


def test_unnamed_speakers_have_a_role_and_an_organisation() -> None:
    (quote,) = quotes("A spokesperson for Elm Trust said it was “sorry”.")
    assert quote.speaker is not None
    assert quote.speaker.model_dump() == {
        "name": None,
        "role": "spokesperson",
        "organisation": "Elm Trust",
        "kind": "unnamed",
        "mention": "A spokesperson for Elm Trust",
    }


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\n\n", "\u2028"])
def test_spans_point_into_the_text_as_given(line_end: str) -> None:
    text = line_end.join(["Ann Vale said: “One.", "“Two.” It rained.", "He was “wet”."])
    for quote in quotes(text):
        assert quote.text == "\n\n".join(text[start:end] for start, end in quote.spans)
        assert "“" not in quote.text


def test_captions_and_teasers_give_no_quotations() -> None:
    text = "“Teaser,” said Ann Vale."
    prose = Prose(text, (Paragraph(0, len(text), "teaser"),))
    assert find_quotes(prose) == ()


def test_a_block_quotation_needs_no_marks() -> None:
    text = "Ann Vale said:\nIt rained all night and nobody came."
    prose = Prose(text, (Paragraph(0, 14), Paragraph(15, len(text), "blockquote")))
    (quote,) = find_quotes(prose)
    assert quote.text == "It rained all night and nobody came."
    assert quote.block == 1
    assert quote.speaker is not None
    assert quote.speaker.name == "Ann Vale"


@pytest.mark.parametrize("text", ["", "\n", "“", "'", "“”", '"""', "Plain.", "said:", "‘’ ‘’", ": \n“"])
def test_odd_texts_do_no_harm(text: str) -> None:
    assert all(quote.text for quote in quotes(text))
