"""No address inside the house is asked, however a URL, a redirect or a resolver leads there."""

import socket

import pytest

from scraper.errors import ForbiddenAddress
from scraper.fetch import fetch_once, http
from scraper.fetch.guard import check_peer, is_numeric
from tests.fetch.misbehaving import Misbehaving
from tests.fetch.scenes import ARTICLE


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.0.0.8", "172.16.3.4", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
        "255.255.255.255", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:127.0.0.1",
        "::ffff:169.254.169.254", "64:ff9b::7f00:1", "2002:7f00:1::", "fd00:ec2::254",
    ],
)  # fmt: skip
def test_addresses_inside(address):
    with pytest.raises(ForbiddenAddress):
        check_peer(address)


@pytest.mark.parametrize(
    "address", ["93.184.216.34", "2606:2800:220:1::1", "64:ff9b::5db8:d822", "::ffff:93.184.216.34"]
)
def test_addresses_outside(address):
    check_peer(address)


def test_error_is_no_oserror():
    """urllib3 takes an OSError for a failed connection and tries again."""
    assert not issubclass(ForbiddenAddress, OSError)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "127.1", "2130706433", "0x7f000001", "[::ffff:127.0.0.1]"])
def test_server_at_home_hears_nothing(server, host):
    with pytest.raises(ForbiddenAddress) as caught:
        fetch_once(server.url("/article", host))
    assert caught.value.where == server.url("/article", host)
    assert not server.log


@pytest.fixture
def public(monkeypatch):
    """127.0.0.1 plays the public internet; every other address is judged as ever."""
    monkeypatch.setattr(http, "check_peer", lambda peer: None if peer == "127.0.0.1" else check_peer(peer))


@pytest.fixture
def abroad(public, guest):
    return guest(allow_private=False)


def test_public_page_is_fetched(abroad, server):
    assert abroad(server.url("/article")).body == ARTICLE


@pytest.mark.parametrize("target", ["http://127.0.0.2:{port}/article", "http://169.254.169.254/latest/meta-data/"])
def test_redirect_does_not_lead_inside(abroad, server, target):
    with pytest.raises(ForbiddenAddress):
        abroad(server.url("/redirect?to=" + target.format(port=server.port)))
    assert len(server.asked()) == 1


def test_redirect_of_robots_does_not_lead_inside(public, guest):
    def robots(visitor):
        visitor.reply(b"", 302, location=f"http://127.0.0.2:{visitor.server.server_port}/article")

    with Misbehaving({"/robots.txt": robots}, address="0.0.0.0") as server, pytest.raises(ForbiddenAddress):
        guest(allow_private=False)(server.url("/article"))
    assert not server.asked()


def test_name_that_changes_its_address(abroad, monkeypatch):
    """DNS rebinding: the name is public when robots.txt is asked, and inside for the page."""
    look_ups = []

    def resolve(host, port, *_args, **_kwargs):
        if is_numeric(host):
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (host, port))]
        look_ups.append(host)
        address = "127.0.0.1" if len(look_ups) == 1 else "127.0.0.2"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    def once(visitor):
        visitor.reply(b"", 404, connection="close")

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    with Misbehaving({"/robots.txt": once}, address="0.0.0.0") as server:
        with pytest.raises(ForbiddenAddress):
            abroad(server.url("/article", "news.example"))
        assert [hit.path for hit in server.log] == ["/robots.txt"]
    assert look_ups == ["news.example", "news.example"]


def test_allowed_by_setting(guest, server):
    assert guest(allow_private=True)(server.url("/article")).body == ARTICLE


def test_environment_decides_nothing(monkeypatch, fetch, server, tmp_path):
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login ann password secret\n")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    assert fetch(server.url("/article")).body == ARTICLE
    assert "authorization" not in server.log[-1].headers


def test_proxy_only_by_setting(guest, server):
    assert guest(proxy=server.url(""), obey_tdm=False)("http://news.example/article").status == 200
    assert [hit.path for hit in server.log] == ["http://news.example/robots.txt", "http://news.example/article"]


def test_credentials_stay_with_their_host(guest):
    with Misbehaving(address="0.0.0.0") as server:
        url = f"http://ann:s%40cret@127.0.0.1:{server.port}/redirect?to={server.url('/article', '127.0.0.2')}"
        capture = guest()(url)
        first, second = server.asked()
    assert first.headers["authorization"] == "Basic YW5uOnNAY3JldA=="
    assert "authorization" not in second.headers
    assert "cret" not in f"{capture.url} {capture.requested_url}"
    notices = [hit for hit in server.log if hit.path == "/robots.txt"]
    assert len(notices) == 2
    assert all("authorization" not in hit.headers for hit in notices)
