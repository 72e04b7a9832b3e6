"""Which addresses a server may be sent to: never into its own network, unless the installation allows that."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address
from urllib.parse import SplitResult, urlsplit

LONGEST_URL = 500
Address = IPv4Address | IPv6Address


def split_url(url: str) -> SplitResult | None:
    """The parts of an address of the web; None for anything that is no such address or carries a password."""
    if len(url) > LONGEST_URL or not url.isascii() or any(sign <= " " for sign in url):
        return None
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return None
    fits = parts.scheme in {"https", "http"} and parts.hostname and not parts.username and not parts.password
    return parts if fits and port != 0 else None


def is_public(text: str) -> bool:
    """Whether a numeric address lies in the open net: not private, loopback, link-local, shared, multicast, reserved.

    An IPv6 address that carries an IPv4 one is judged by that one as well.
    """
    address = ip_address(text.partition("%")[0])
    if isinstance(address, IPv6Address) and address.ipv4_mapped is not None:
        address = address.ipv4_mapped
    return all(_is_open(each) for each in (address, *_carried(address)))


def _is_open(address: Address) -> bool:
    return address.is_global and not address.is_multicast and not address.is_reserved and not address.is_unspecified


def _carried(address: Address) -> list[IPv4Address]:
    """The IPv4 addresses inside: 6to4, Teredo, NAT64."""
    if isinstance(address, IPv4Address):
        return []
    found = [address.sixtofour, *(address.teredo or ())]
    if int(address) >> 32 == 0x0064FF9B << 64:  # 64:ff9b::/96, RFC 6052
        found.append(IPv4Address(int(address) & 0xFFFFFFFF))
    return [each for each in found if each is not None]
