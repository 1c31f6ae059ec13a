"""The words in which names of health bodies end, and those that stand for a name said before."""

from __future__ import annotations

import re

# Press forms after a stem, also where the official name differs (`Bolton FT`, `Powys Health Board`).
LEGAL_FORM = re.compile(
    r"(?: \([A-Z][A-Za-z&]+\))?(?:"
    r"(?P<trust>(?: NHS)?(?: Foundation)? (?:Trust|FT)\b)"
    r"|(?P<hsc>(?: Health and Social Care| Health & Social Care| HSC| Health) Trust\b| HSCT\b)"
    r"|(?P<icb> ICB\b| Integrated Care Board\b)"
    r"|(?P<board>(?: University| Teaching| Local)? Health Board\b| (?:UHB|THB|LHB)\b| NHS Board\b))",
    re.IGNORECASE,
)

# The groups of LEGAL_FORM, and `nhs` for the bare `NHS Devon`, `NHS Fife`.
_OFFICIAL_NAME: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("hsc", re.compile(r"(.+) Health and Social Care Trust$")),
    ("trust", re.compile(r"(?:The )?(.+?)(?: NHS)?(?: Foundation)? Trust$")),
    ("icb", re.compile(r"(?:NHS )?(.+) Integrated Care Board$")),
    ("board", re.compile(r"(.+?)(?: University| Teaching)? Health Board$")),
    ("nhs", re.compile(r"NHS (.+)$")),
)


def stem_and_form(name: str) -> tuple[str, str]:
    """`Bolton NHS Foundation Trust` → `Bolton`, `trust`. Raises ValueError for a name without a known legal form."""
    for form, pattern in _OFFICIAL_NAME:
        if match := pattern.match(name):
            return match[1], form
    raise ValueError(f"no legal form in {name!r}")


# The words in which a name ends, and the kind of body it then names.
HEADS = {
    "nhs foundation trust": "nhs_foundation_trust",
    "nhs ft": "nhs_foundation_trust",
    "foundation trust": "nhs_foundation_trust",
    "nhs trust": "nhs_trust",
    "hospital trust": "nhs_trust",
    "hospitals trust": "nhs_trust",
    "ambulance trust": "ambulance_trust",
    "health and social care trust": "hsc_trust",
    "hsc trust": "hsc_trust",
    "integrated care board": "icb",
    "icb": "icb",
    "university health board": "local_health_board",
    "teaching health board": "local_health_board",
    "health board": "health_board",
    "hospital": "hospital",
    "infirmary": "hospital",
    "hospice": "hospice",
    "care home": "care_home",
    "nursing home": "care_home",
    "residential home": "care_home",
    "residential care home": "care_home",
    "nursing and residential home": "care_home",
    "rest home": "care_home",
    "care centre": "care_home",
    "surgery": "gp_practice",
    "medical centre": "gp_practice",
    "medical practice": "gp_practice",
    "health centre": "gp_practice",
    "group practice": "gp_practice",
    "family practice": "gp_practice",
    "dental practice": "dental_practice",
    "dental surgery": "dental_practice",
    "dental centre": "dental_practice",
    "dental care": "dental_practice",
    "pharmacy": "pharmacy",
    "homecare": "care_provider",
    "limited": "care_provider",
    "ltd": "care_provider",
    "llp": "care_provider",
    "plc": "care_provider",
}
STATUTORY = frozenset(
    {"nhs_foundation_trust", "nhs_trust", "ambulance_trust", "hsc_trust", "icb", "local_health_board", "health_board"}
)

TRUSTS = frozenset({"nhs_foundation_trust", "nhs_trust", "ambulance_trust", "hsc_trust"})
_AMBULANCE = frozenset({"ambulance_trust"})
_BOARDS = frozenset({"local_health_board", "health_board", "special_health_board"})
_HOSPITAL = frozenset({"hospital"})
_HOME = frozenset({"care_home"})
_PRACTICE = frozenset({"gp_practice", "dental_practice"})
_PROVIDER = frozenset({"care_provider", "care_home"})
_REGULATOR = frozenset({"regulator"})

# Forms of address: what a later mention says instead of the name, and the kinds of body it can mean.
ADDRESSES = {
    **dict.fromkeys(
        ("the trust", "this trust", "our trust", "the nhs trust", "the foundation trust", "the nhs foundation trust"),
        TRUSTS,
    ),
    **dict.fromkeys(("the hospital trust", "the health trust", "the mental health trust", "the acute trust"), TRUSTS),
    **dict.fromkeys(("the ambulance trust", "the ambulance service"), _AMBULANCE),
    **dict.fromkeys(("the icb", "the integrated care board"), frozenset({"icb"})),
    **dict.fromkeys(("the health board", "the board"), _BOARDS),
    **dict.fromkeys(("the hospital", "this hospital"), _HOSPITAL),
    **dict.fromkeys(("the home", "the care home", "the nursing home", "the residential home"), _HOME),
    **dict.fromkeys(("the surgery", "the practice", "the gp practice", "the dental practice"), _PRACTICE),
    **dict.fromkeys(("the provider", "the company", "the care provider"), _PROVIDER),
    **dict.fromkeys(("the regulator", "the watchdog", "the health watchdog", "the care watchdog"), _REGULATOR),
    **dict.fromkeys(("the care regulator", "the healthcare regulator", "the inspectorate"), _REGULATOR),
    "the hospice": frozenset({"hospice"}),
    "the pharmacy": frozenset({"pharmacy"}),
}
