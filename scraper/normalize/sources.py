"""Sources: who published the page, and what clock they print."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import urlsplit

from scraper.extraction import Candidates, Found
from scraper.normalize.text import clean, first
from scraper.profile import Profile
from scraper.record import Source, SourceKind

_KINDS: dict[str, SourceKind] = {
    **dict.fromkeys(
        (
            "careinspectorate.wales",
            "careinspectorate.com",
            "hiw.org.uk",
            "rqia.org.uk",
            "healthcareimprovementscotland.scot",
            "mhcirl.ie",
            "gmc-uk.org",
            "nmc.org.uk",
            "gdc-uk.org",
            "hcpc-uk.org",
            "pharmacyregulation.org",
            "optical.org",
            "professionalstandards.org.uk",
            "ema.europa.eu",
        ),
        "regulator",
    ),
    **dict.fromkeys(("gov.uk", "gov.wales", "llyw.cymru", "gov.scot", "gov.ie", "parliament.uk"), "government"),
    **dict.fromkeys(("nhs.uk", "nhs.scot", "nhs.wales"), "provider"),
}
"""Domain, subdomains included, to kind; publishers with a profile say it themselves."""
_ZONES = {
    **dict.fromkeys(("uk", "scot", "wales", "cymru"), "Europe/London"),
    "ie": "Europe/Dublin",
}


class Publisher(NamedTuple):
    source: Source
    found: Found


def name_publisher(url: str | None, site_name: Candidates, profile: Profile | None) -> Publisher | None:
    domain, name = _host(url), clean(first(site_name))
    if profile:
        source = Source(
            id=profile.id, name=profile.name, domain=domain, kind=profile.kind or _by_ending(domain, _KINDS)
        )
        return Publisher(source, Found(domain, "profile", profile.id))
    if not domain and not name:
        return None
    source = Source(id=domain or name or "", name=name, domain=domain or None, kind=_by_ending(domain, _KINDS))
    return Publisher(source, site_name[0] if name else Found(domain, "url", "domain"))


def publisher_names(site_name: Candidates, source: Source | None) -> tuple[str, ...]:
    """Every name the publisher goes by, its domain included."""
    known = (source.name, source.domain) if source else ()
    return tuple(filter(None, (*known, *(found.value for found in site_name))))


def time_zone(url: str | None, profile: Profile | None) -> str | None:
    """The zone of the clock a publisher prints; None where the domain does not tell."""
    return profile.time_zone if profile else _ZONES.get(_host(url).rpartition(".")[2])


def _host(url: str | None) -> str:
    return ((urlsplit(url).hostname or "") if url else "").rstrip(".").removeprefix("www.")


def _by_ending(host: str, table: dict[str, SourceKind]) -> SourceKind | None:
    labels = host.split(".")
    endings = (".".join(labels[start:]) for start in range(len(labels)))
    return next((table[ending] for ending in endings if ending in table), None)
