from datetime import date

import pytest

from scraper.annotate.organisations import find_mentions, find_organisations, read_mentions
from scraper.prose import Prose, from_text


def codes(text: str, **about: object) -> list[tuple[str, str | None]]:
    """What is printed where a body is named, with its code."""
    prose = from_text(text)
    return [(prose.of(m), m.organisation.code) for m in find_mentions(prose)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "printed", "code"),
    [
        ("Inspectors visited Bolton NHS Foundation Trust in May.", "Bolton NHS Foundation Trust", "RMC"),
        ("Inspectors visited Bolton NHS FT in May.", "Bolton NHS FT", "RMC"),
        ("The board of bolton nhs foundation trust met.", "bolton nhs foundation trust", "RMC"),
        ("Guy’s and St Thomas’ NHS Foundation Trust met.", "Guy’s and St Thomas’ NHS Foundation Trust", "RJ1"),
        ("Ashford & St Peter's Hospitals NHS FT met.", "Ashford & St Peter's Hospitals NHS FT", "RTK"),
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
def test_names(text: str, printed: str, code: str | None) -> None:
    assert codes(text) == [(printed, code)]
