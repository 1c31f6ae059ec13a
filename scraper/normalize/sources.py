"""Sources: who published the page, and what clock they print."""

from __future__ import annotations

from urllib.parse import urlsplit

from scraper.extraction import Candidates
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


def name_source(url: str | None, site_name: Candidates, profile: Profile | None) -> Source | None:
    domain = _host(url) or None
    name = profile.name if profile else clean(first(site_name))
    if profile:
        return Source(id=profile.id, name=name, domain=domain, kind=profile.kind)
    if not domain and not name:
        return None
    return Source(id=domain or name or "", name=name, domain=domain, kind=_by_ending(domain or "", _KINDS))


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
