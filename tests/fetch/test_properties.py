"""What holds for any bytes a server may send."""

import gzip
import json
import re
import zlib
from contextlib import suppress
from datetime import UTC, datetime
from urllib.parse import quote

import brotli
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from scraper.address import part_with_secrets
from scraper.errors import RightsReserved, RobotsDisallowed, Unreachable
from scraper.fetch.encodings import accepted, unpack
from scraper.fetch.http import Answer
from scraper.fetch.reserve import read_reservations
from scraper.fetch.retry import retry_after
from scraper.fetch.robots import read_robots

NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)
PACK = {
    "gzip": gzip.compress,
    "deflate": zlib.compress,
    "Deflate": lambda body: zlib.compress(body)[2:-4],
    "br": brotli.compress,
    "gzip, br": lambda body: brotli.compress(gzip.compress(body)),
    "identity": bytes,
}


def chunks(body: bytes, size: int) -> list[bytes]:
    return [body[at : at + size] for at in range(0, len(body), size)]


@pytest.mark.parametrize("coding", PACK)
@given(body=st.binary(min_size=1), size=st.integers(1, 50))
def test_unpacking_is_the_inverse_of_packing(coding, body, size):
    assert b"".join(unpack(chunks(PACK[coding](body), size), coding)) == body


@pytest.mark.parametrize("coding", [name for name in PACK if name != "identity"])
@given(body=st.binary(min_size=1), cut=st.integers(1, 3))
def test_what_stops_short_is_never_taken_for_whole(coding, body, cut):
    short = PACK[coding](body)[:-cut]
    assume(short)
    with pytest.raises(Unreachable):
        b"".join(unpack([short], coding))


@pytest.mark.parametrize("coding", [*accepted().split(", "), "gzip,deflate,gzip", "no-such"])
@given(body=st.binary())
def test_noise_is_unpacked_or_refused(coding, body):
    with suppress(Unreachable):
        assert all(isinstance(piece, bytes) for piece in unpack([body], coding))


@given(st.text())
def test_retry_after_is_a_time_to_come_or_nothing(value):
    seconds = retry_after(value, NOW)
    assert seconds is None or seconds >= 0


@given(st.binary())
def test_any_robots_can_be_read(body):
    robots = read_robots(Answer("https://a.example/robots.txt", 200, {}, body=b"User-agent: *\n" + body))
    assert robots.interval >= 0
    with suppress(RobotsDisallowed):
        robots.check("https://a.example/news/1")


@given(st.text("/a*$", max_size=8), st.text("/a", max_size=8))
def test_patterns_of_reservations_match_as_their_regex(location, path):
    body = json.dumps([{"location": location, "tdm-reservation": 1}]).encode()
    reservations = read_reservations(Answer("https://a.example/", 200, {}, body=body))
    end = "$" if location.endswith("$") else ""
    regex = ".*".join(re.escape(part) for part in location.removesuffix("$").split("*")) + end
    try:
        reservations.check(f"https://a.example/{path}")
        reserved = False
    except RightsReserved:
        reserved = True
    assert reserved == bool(re.match(regex, f"/{path}"))


@given(st.text(st.characters(codec="utf-8"), min_size=1), st.text(st.characters(codec="utf-8"), min_size=1))
def test_secrets_are_parted_from_addresses(name, password):
    url = f"https://{quote(name, safe='')}:{quote(password, safe='')}@a.example/news#top"
    assert part_with_secrets(url) == ("https://a.example/news", (name, password))
