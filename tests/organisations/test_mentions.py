from datetime import date

import pytest

from scraper.annotate.organisations import find_mentions, find_organisations, read_mentions
from scraper.prose import Paragraph, Prose, from_text


def named(text: str, published: date | None = None) -> list[tuple[str, str | None]]:
    """What is printed where a body is named, with its code."""
    prose = from_text(text, published=published)
    return [(text[m.start : m.end], m.organisation.code) for m in find_mentions(prose)]


def meant(text: str) -> list[tuple[str, str]]:
    """What is printed for a name already given, with the name meant."""
    return [(text[m.start : m.end], m.organisation.name) for m in find_mentions(from_text(text)) if m.kind != "name"]


@pytest.mark.parametrize(
    ("text", "printed", "code"),
    [
        ("Inspectors visited Bolton NHS Foundation Trust in May.", "Bolton NHS Foundation Trust", "RMC"),
        ("Inspectors visited Bolton NHS FT in May.", "Bolton NHS FT", "RMC"),
        ("The board of bolton nhs foundation trust met.", "bolton nhs foundation trust", "RMC"),
        ("Guy’s and St Thomas’ NHS Foundation Trust met.", "Guy’s and St Thomas’ NHS Foundation Trust", "RJ1"),
        ("Ashford & St Peter's Hospitals NHS FT met.", "Ashford & St Peter's Hospitals NHS FT", "RTK"),
        ("A Bolton NHS Foundation Trust spokesman rang.", "Bolton NHS Foundation Trust", "RMC"),
        (
            "The Queen Elizabeth Hospital, King’s Lynn, NHS Foundation Trust met.",
            "Queen Elizabeth Hospital, King’s Lynn, NHS Foundation Trust",
            "RCX",
        ),
        ("Leeds Teaching Hospitals’ board met.", "Leeds Teaching Hospitals", "RR8"),
        ("The Christie met the council.", "The Christie", "RBV"),
        ("A visit to Newcastle upon Tyne Hospitals was planned.", "Newcastle upon Tyne Hospitals", "RTD"),
        ("NHS Devon met on Monday.", "NHS Devon", "QJK"),
        ("Devon Integrated Care Board met on Monday.", "Devon Integrated Care Board", "QJK"),
        ("NHS Greater Glasgow & Clyde opened a clinic.", "NHS Greater Glasgow & Clyde", "S08000031"),
        ("Hywel Dda UHB opened a clinic.", "Hywel Dda UHB", "7A2"),
        ("Southern Health and Social Care Trust opened a clinic.", "Southern Health and Social Care Trust", None),
        ("Elm Valley NHS Foundation Trust opened a clinic.", "Elm Valley NHS Foundation Trust", None),
    ],
)
def test_a_body_is_found_by_its_name(text: str, printed: str, code: str | None) -> None:
    assert named(text) == [(printed, code)]


@pytest.mark.parametrize(
    "text",
    [
        "Airedale and Bolton are towns in the north.",
        "Students at Manchester University met the Sussex Partnership.",
        "University Hospitals are large employers.",
        "They met at Barts before the match.",
        "The Bedfordshire Hospitals Group has no code of its own.",
        "Norfolk and Waveney University Hospitals Group was set up.",
        "The Essex ICB cluster shares a chair.",
        "NHS Somerset CCG was dissolved.",
        "The Bolton NHS Foundation Trust Charity ran a fair.",
        "Bolton Trust gave money to the museum.",
        "A Bristol NHS trust planted trees.",
        "In Bolton, trust leaders met.",
        "Salisbury NHS trust planted trees.",
        "A Norwich care home is hiring.",
        "Plastic Surgery is a speciality.",
        "NUH is a short word.",
        "They lost the trust of families.",
    ],
)
def test_a_look_alike_is_no_body(text: str) -> None:
    assert named(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "East Airedale NHS Foundation Trust opened a clinic.",
        "Harrow and Bolton NHS Foundation Trust opened a clinic.",
        "Dorset County Hospital opened a clinic.",
        "Norfolk and Waveney NHS Foundation Trust opened a clinic.",
    ],
)
def test_a_name_that_only_contains_a_known_one_has_no_code(text: str) -> None:
    assert [code for _, code in named(text)] == [None]


def test_two_bodies_share_a_stem() -> None:
    text = "Norfolk and Suffolk NHS Foundation Trust wrote to Norfolk and Suffolk ICB."
    assert [code for _, code in named(text)] == ["RMY", "T6Y0W"]


def test_an_acronym_needs_the_name() -> None:
    text = "Nottingham University Hospitals NHS Trust opened a clinic. NUH hired six nurses."
    assert named(text)[1] == ("NUH", "RX1")


def test_an_article_gives_its_own_acronym() -> None:
    text = "Elm Valley NHS Foundation Trust (EVFT) opened a clinic. EVFT hired six nurses."
    assert meant(text)[-1] == ("EVFT", "Elm Valley NHS Foundation Trust")


def test_the_trust_is_the_one_in_focus() -> None:
    text = (
        "Bolton NHS Foundation Trust met Elm Lodge Ltd.\nThe trust opened a clinic.\nThe hospital trust hired nurses."
    )
    assert meant(text) == [
        ("The trust", "Bolton NHS Foundation Trust"),
        ("The hospital trust", "Bolton NHS Foundation Trust"),
    ]


def test_a_former_employer_is_not_in_focus() -> None:
    text = "Bolton NHS Foundation Trust met. Ann Lee, who came from Wye Valley NHS Trust, chairs it. The trust hires."
    assert meant(text) == [("The trust", "Bolton NHS Foundation Trust")]


def test_a_code_is_not_older_than_its_body() -> None:
    text = "Essex ICB met on Monday."
    assert named(text, date(2025, 11, 3)) == [("Essex ICB", None)]
    assert named(text, date(2026, 11, 3)) == [("Essex ICB", "D7T5G")]


def test_a_former_name_keeps_its_code_and_itself() -> None:
    text = "Salford Royal NHS Foundation Trust opened a clinic."
    (found,) = find_organisations(from_text(text))
    assert (found.name, found.code) == ("Salford Royal NHS Foundation Trust", "RM3")


def test_organisations_gather_their_spans() -> None:
    text = "Bolton NHS Foundation Trust opened a clinic. The CQC visited the trust. Bolton FT is hiring."
    trust, regulator = find_organisations(from_text(text))
    assert [text[a:b] for a, b in trust.spans] == ["Bolton NHS Foundation Trust", "the trust", "Bolton FT"]
    assert (trust.kind, trust.code_system) == ("nhs_foundation_trust", "ods")
    assert (regulator.name, regulator.kind, regulator.code) == ("Care Quality Commission", "regulator", None)


def test_the_standfirst_puts_a_trust_in_focus() -> None:
    text = "The trust opened a clinic."
    prose = Prose(text, (Paragraph(0, len(text)),), standfirst="Bolton NHS Foundation Trust is growing.")
    found = read_mentions(prose)
    assert found.standfirst[0].organisation is found.text[0].organisation
    assert found.text[0].organisation.code == "RMC"


def test_teasers_and_captions_name_nothing() -> None:
    text = "Bolton NHS Foundation Trust"
    assert find_mentions(Prose(text, (Paragraph(0, len(text), "teaser"),))) == ()
