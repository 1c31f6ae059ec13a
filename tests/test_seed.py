"""The page that started the project, as plain text: its layout is what the seed-like fixtures are built on."""

from pathlib import Path

import pytest

from scraper import annotate

SEEDS = Path(__file__).resolve().parents[2] / "shared" / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed text is not kept with the project")
TRUST = "Cambridgeshire and Peterborough NHS Foundation Trust"


@pytest.fixture(scope="module")
def text():
    (seed,) = SEEDS.glob("*.txt")
    return seed.read_text("utf-8")


@pytest.fixture(scope="module")
def notes(text):
    return annotate(text)


def test_four_quotes_by_two_people(notes):
    assert [quote.speaker.name for quote in notes.quotes] == [*["Stuart Dunn"] * 3, "Steve Grange"]
    assert [quote.kind for quote in notes.quotes] == ["direct", "partial", "direct", "direct"]
    assert [len(quote.spans) for quote in notes.quotes] == [1, 1, 1, 3]


def test_quotes_begin_and_end_inside_their_marks(notes, text):
    ends = [(quote.text[:17], quote.text[-10:].strip()) for quote in notes.quotes]
    assert ends == [
        ("During our inspec", "services."),
        ("encouraging signs", "f progress"),
        ("The new chief exe", "ee happen."),
        ("This report marks", "we serve."),
    ]
    for quote in notes.quotes:
        assert quote.text == "\n\n".join(text[start:end] for start, end in quote.spans)


def test_role_and_organisation_are_split(notes):
    first, *_, last = (quote.speaker for quote in notes.quotes)
    assert (first.role, first.organisation) == ("deputy director of operations in the East of England", "CQC")
    assert (last.role, last.organisation) == ("chief executive", TRUST)
    assert [quote.cue for quote in notes.quotes] == ["said", "noted", "adding", "said"]


def test_one_change_of_rating(notes, text):
    (event,) = notes.events
    assert (event.kind, event.regulator, event.key_question) == ("rating_change", "cqc", "well-led")
    assert (event.from_rating, event.to_rating, event.direction) == ("good", "requires improvement", "down")
    assert (event.subject.name, event.subject.level) == (TRUST, "trust")
    assert (event.subject.code, event.subject.code_system) == ("RT1", "ods")
    assert (event.inspected, event.inspected_precision) == ("2025-02", "month")
    assert not event.background
    assert any("downgraded for well-led" in text[start:end] for start, end in event.evidence)


def test_the_trust_is_known_by_its_code(notes, text):
    (trust,) = [organisation for organisation in notes.organisations if organisation.code]
    assert (trust.name, trust.code, trust.code_system) == (TRUST, "RT1", "ods")
    assert text[slice(*trust.spans[0])] == TRUST


def test_nothing_is_read_from_the_teasers(notes, text):
    teasers = text.index("Norfolk hospital achieves")
    spans = [span for organisation in notes.organisations for span in organisation.spans]
    assert all(end <= teasers for _, end in spans)
