from __future__ import annotations

import pytest

from scraper.annotate.quotes.posts import parse_post


@pytest.mark.parametrize(
    ("phrase", "role", "organisation"),
    [
        ("chief nurse at Elm Trust", "chief nurse", "Elm Trust"),
        (
            "CQC deputy director of operations in the East of England",
            "deputy director of operations in the East of England",
            "CQC",
        ),
        ("CQC’s head of adult inspection for the south-east", "head of adult inspection for the south-east", "CQC"),
        (
            "Director of Nursing, Midwifery and Quality at Elm Trust",
            "Director of Nursing, Midwifery and Quality",
            "Elm Trust",
        ),
        ("head of inspection for HIQA in the western area", "head of inspection in the western area", "HIQA"),
        (
            "deputy director of operations in CQC's Northern region",
            "deputy director of operations in Northern region",
            "CQC",
        ),
        ("the trust's chief executive", "chief executive", "trust"),
        ("Elm Trust Chief Nurse", "Chief Nurse", "Elm Trust"),
        ("Care England chief executive", "chief executive", "Care England"),
        ("Oak House care home manager", "care home manager", "Oak House"),
        ("Royal College of Nursing director for Wales", "director for Wales", "Royal College of Nursing"),
        ("Labour MP for East Thornley", "Labour MP for East Thornley", None),
        ("a spokesperson for the trust", "spokesperson", "the trust"),
        ("partner at law firm Smith Jones", "partner", "Smith Jones"),
        ("RCN General Secretary and Chief Executive", "General Secretary and Chief Executive", "RCN"),
        ("MHRA Deputy Director of Criminal Enforcement", "Deputy Director of Criminal Enforcement", "MHRA"),
        ("Medical Negligence Solicitor at Hart Legal", "Medical Negligence Solicitor", "Hart Legal"),
        ("Elm Watch's Senior Campaigns Officer", "Senior Campaigns Officer", "Elm Watch"),
        ("RCN lead officer for the NHS dispute", "lead officer for the NHS dispute", "RCN"),
        ("a specialist nurse based at Elm Hospital", "specialist nurse", "Elm Hospital"),
        ("Moore's niece", "niece", None),
        ("cabinet member for health and social care", "cabinet member for health and social care", None),
    ],
)
def test_role_and_organisation_are_split(phrase: str, role: str, organisation: str | None) -> None:
    post = parse_post(phrase)
    assert post is not None
    assert (post.role, post.organisation) == (role, organisation)


def test_a_phrase_without_a_post_is_none() -> None:
    assert parse_post("the newest building in Leeds") is None
