"""Which addresses may be asked: public ones, over http or https, without a password in them.

A feed's address comes from a settings file, but where a redirect or the name
server leads is the other side's word. So the address of the web is judged here
before each request (``web_address``), and the address of the network when the
socket is opened (``is_public``), after which no name is looked up again.
"""

from __future__ import annotations

import re
import unicodedata
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from urllib.parse import SplitResult, quote, urlsplit, urlunsplit

from andruck.errors import FetchError
from andruck.locale import gettext_noop

_ = gettext_noop
MALFORMED = _("This is no address of the web; write it as https://host/path.")
NOT_WEB = _("Only http and https are asked; look for an address that begins with https://.")
PASSWORD = _("The address holds a user name or password; ask the source for an open address.")

# IANA's special-purpose registries (RFC 6890 and its successors), written out so that
# the answer does not change with the Python version.
_CLOSED_4 = tuple(
    IPv4Network(block)
    for block in (
        "0.0.0.0/8",  # this network
        "10.0.0.0/8",  # private
        "100.64.0.0/10",  # shared by a provider's customers (CGNAT)
        "127.0.0.0/8",  # loopback
        "168.63.129.16/32",  # Azure's host agent: public by number, inside by meaning
        "169.254.0.0/16",  # link-local, with the metadata services
        "172.16.0.0/12",  # private
        "192.0.0.0/24",  # protocol assignments
        "192.0.2.0/24",  # documentation
        "192.88.99.0/24",  # 6to4 relays
        "192.168.0.0/16",  # private
        "198.18.0.0/15",  # benchmarks
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, broadcast
    )
)
_OPEN_6 = IPv6Network("2000::/3")  # global unicast; all else is special or not given out
_CLOSED_6 = tuple(
    IPv6Network(block)
    for block in (
        "2001::/23",  # protocol assignments, with Teredo
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4
        "3fff::/20",  # documentation
    )
)
_NAT64 = IPv6Network("64:ff9b::/96")
_USER = re.compile(r"//[^/?#]*@")


def _inner(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """The IPv4 address that an IPv6 address stands for, or the address itself."""
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped is not None:
            return address.ipv4_mapped
        if address in _NAT64:
            return IPv4Address(int(address) & 0xFFFF_FFFF)
    return address


def is_public(host: str, *, allow_loopback: bool = False) -> bool:
    """May a socket be opened to this numeric address?"""
    try:
        address = _inner(ip_address(host.partition("%")[0]))
    except ValueError:
        return False
    if allow_loopback and address.is_loopback:
        return True
    if isinstance(address, IPv4Address):
        return not any(address in block for block in _CLOSED_4)
    return address in _OPEN_6 and not any(address in block for block in _CLOSED_6)


def masked(url: str) -> str:
    """The address for messages: what stands before an @ is nobody's business."""
    return _USER.sub("//…@", url)


def web_address(url: str, place: str) -> str:
    """The address in the ASCII form a request needs, without its fragment."""
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname or "", parts.port
        url.encode()
    except ValueError as error:
        raise FetchError(place, MALFORMED) from error
    if parts.scheme not in ("http", "https"):
        raise FetchError(place, NOT_WEB)
    if "@" in parts.netloc:
        raise FetchError(place, PASSWORD)
    host = _ascii_host(host, place)
    return urlunsplit(
        SplitResult(
            parts.scheme,
            host if port is None else f"{host}:{port}",
            quote(parts.path or "/", safe="/%:=&~+!$,;@'()*", errors="replace"),
            quote(parts.query, safe="/%:=&?~+!$,;@'()*[]|", errors="replace"),
            "",
        )
    )


def _ascii_host(host: str, place: str) -> str:
    """The host as the name server knows it: Umlauts in Punycode, ß kept (RFC 5891)."""
    if ":" in host:
        return f"[{host}]"
    labels = unicodedata.normalize("NFKC", host).lower().replace("。", ".").split(".")
    try:
        name = ".".join(
            label if label.isascii() else "xn--" + label.encode("punycode").decode()
            for label in labels
        )
    except UnicodeError as error:
        raise FetchError(place, MALFORMED) from error
    if not re.fullmatch(r"[a-z0-9_.-]{1,253}", name) or max(map(len, name.split("."))) > 63:
        raise FetchError(place, MALFORMED)
    return name
