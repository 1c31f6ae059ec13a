"""One article, one address."""

from urllib.parse import urljoin

import pytest

from scraper.capture import of_html
from scraper.extraction import Found
from scraper.normalize.addresses import absolute, identify, locate, tidy


@pytest.mark.parametrize(
    ("address", "clean"),
    [
        ("https://www.elm.example:443/a/b?utm_source=x&id=3#top", "https://www.elm.example/a/b?id=3"),
        ("http://elm.example:80", "http://elm.example/"),
        ("http://elm.example:8080/a", "http://elm.example:8080/a"),
        ("https://elm.example./a;jsessionid=AB12?PHPSESSID=1", "https://elm.example/a"),
        ("https://ELM.example/A?q=a%20b", "https://elm.example/A?q=a%20b"),
    ],
)
def test_tidy_address(address, clean):
    assert tidy(address) == clean
    assert tidy(clean) == clean


@pytest.mark.parametrize(
    ("declared", "own", "canonical"),
    [
        ("/a", "https://elm.example/a?page=1", "https://elm.example/a"),
        ("https://www.elm.example/a", "https://elm.example/a", "https://www.elm.example/a"),
        ("https://origin.example/a", "https://elm.example/a", "https://elm.example/a"),
        ("https://elm.example/", "https://elm.example/a", "https://elm.example/a"),
        ("https://elm.example/a", None, "https://elm.example/a"),
        (None, None, None),
        ("http://[broken", "https://elm.example/a", "https://elm.example/a"),
    ],
)
def test_declared_address_is_taken_when_it_is_this_articles(declared, own, canonical):
    candidates = (Found(declared, "dom", "link[canonical]"),) if declared else ()
    location = locate(candidates, own)
    assert (location and location.url) == canonical


@pytest.mark.parametrize(
    "base", ["https://elm.example/a/b?c", "http://elm.example", "https://elm.example:8080/a", None]
)
@pytest.mark.parametrize(
    "address",
    ["/x/y.jpg?w=3", "/x/../y", "//cdn.elm.example/x", "/a;b", "/a#top", "x?y", "https://fir.example/a//b?", "/", "/?"],
)
def test_address_is_resolved_as_the_standard_library_does(address, base):
    whole = urljoin(base or "", address)
    assert absolute(address, base) == (whole if whole.startswith("http") else None)


@pytest.mark.parametrize(
    "address", [None, "", "javascript:void(0)", "mailto:a@elm.example", "http://elm.example:99999/"]
)
def test_not_every_link_is_an_address(address):
    assert absolute(address, None) is None


def test_id_comes_from_the_address_else_from_the_bytes():
    page = of_html(b"<p>one</p>")
    assert identify("https://elm.example/a", page) == identify("https://elm.example/a", of_html(b"<p>two</p>"))
    assert identify(None, page) != identify(None, of_html(b"<p>two</p>"))
    assert len(identify(None, page)) == 32


def test_a_blank_before_a_tracking_parameter_goes_with_it() -> None:
    assert tidy("https://elm.example/news ?utm_source=x") == "https://elm.example/news"
