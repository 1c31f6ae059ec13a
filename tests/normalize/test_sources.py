"""Publishers by address."""

import pytest

from scraper.extraction import Found
from scraper.normalize.language import read_language
from scraper.normalize.sources import name_publisher, time_zone
from scraper.sites import profile_of, profiles


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("https://www.nmc.org.uk/news/a", "regulator"),
        ("https://www.gov.uk/government/news/a", "government"),
        ("https://www.larkhill.nhs.uk/news/a", "provider"),
        ("https://larkhill-courier.example/a", None),
    ],
)
def test_kind_follows_the_domain(url, kind):
    assert name_publisher(url, (), None).source.kind == kind


def test_profile_names_its_publisher():
    url = "https://www.england.nhs.uk/news/a"
    source = name_publisher(url, (Found("A banner", "opengraph", "og:site_name"),), profile_of(url)).source
    assert (source.id, source.name, source.domain, source.kind) == (
        "nhs-england",
        "NHS England",
        "england.nhs.uk",
        "government",
    )


def test_unknown_publisher_is_called_what_it_calls_itself():
    found = Found("Larkhill News", "opengraph", "og:site_name")
    source = name_publisher("https://news.larkhill.example/a", (found,), None).source
    assert (source.id, source.name) == ("news.larkhill.example", "Larkhill News")
    assert name_publisher(None, (), None) is None


def test_clock_follows_the_domain():
    assert time_zone("https://larkhill.nhs.uk/a", None) == "Europe/London"
    assert time_zone("https://larkhill.ie/a", None) == "Europe/Dublin"
    assert time_zone("https://larkhill.example/a", None) is None


def test_every_profile_is_found_by_its_domains():
    assert len(profiles()) >= 12
    assert all(profile_of(f"https://www.{domain}/a") is profile for domain, profile in profiles().items())
    assert profile_of("https://evil-cqc.org.uk.example/a") is None
    assert profile_of(None) is None


@pytest.mark.parametrize(
    ("declared", "tag"),
    [
        ("en", "en"),
        ("en_GB", "en-GB"),
        ("EN-gb", "en-GB"),
        ("zh-hant-tw", "zh-Hant-TW"),
        ("x-default", None),
        ("", None),
    ],
)
def test_language_is_written_the_usual_way(declared, tag):
    spoken = read_language((Found(declared, "dom", "html[lang]"),))
    assert (spoken.tag if spoken else None) == tag
