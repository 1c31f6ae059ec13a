"""Which addresses may be asked: judged by the address that is really connected, so that neither a redirect nor a name
that changes its address between two look-ups gets round it."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from scraper.errors import ForbiddenAddress

_NAT64 = IPv6Network("64:ff9b::/96")


def check_peer(peer: str) -> None:
    """`peer` is a numeric address. Raises ForbiddenAddress, which is no OSError: urllib3 would try again."""
    address = _carried(ip_address(peer))
    if not address.is_global or address.is_multicast or address.is_reserved:
        raise ForbiddenAddress(f"{address} is not on the public internet")


def anyone(_peer: str) -> None:
    """The check that lets every address pass."""


def is_numeric(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def _carried(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """The IPv4 address inside an IPv6 one: ::ffff:127.0.0.1 is loopback."""
    if isinstance(address, IPv4Address):
        return address
    if address in _NAT64:
        return IPv4Address(address.packed[-4:])
    return address.ipv4_mapped or address.sixtofour or address
