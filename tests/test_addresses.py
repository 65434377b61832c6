"""Which addresses of the web and of the network may be asked."""

from __future__ import annotations

import pytest

from andruck.errors import FetchError
from andruck.fetch import fetch
from andruck.fetch._address import MALFORMED, NOT_WEB, PASSWORD, is_public, web_address

PUBLIC = "8.8.8.8 2a00:1450:4001:829::200e 64:ff9b::808:808 ::ffff:8.8.8.8 172.15.0.1 11.0.0.1"
CLOSED = """0.0.0.0 10.1.2.3 100.64.0.1 127.0.0.1 127.255.255.254 168.63.129.16 169.254.169.254
172.16.0.1 172.31.255.255 192.0.0.192 192.0.2.1 192.168.1.1 198.18.0.1 198.51.100.7 203.0.113.9
224.0.0.1 239.255.255.250 240.0.0.1 255.255.255.255 :: ::1 ::127.0.0.1 ::ffff:127.0.0.1
::ffff:169.254.169.254 64:ff9b::7f00:1 64:ff9b:1::1 fe80::1 fe80::1%eth0 fec0::1 fc00::1
fd00:ec2::254 ff02::1 2001:0:4136:e378:8000:63bf:3fff:fdd2 2001:db8::1 2002:7f00:1:: 3fff::1
4000::1 100::1 5f00::1 host.example 127.1"""


def test_public_addresses_and_all_others() -> None:
    assert [one for one in PUBLIC.split() if not is_public(one)] == []
    assert [one for one in CLOSED.split() if is_public(one)] == []
    assert is_public("127.0.0.1", allow_loopback=True) and is_public("::1", allow_loopback=True)
    assert not is_public("10.0.0.1", allow_loopback=True)
    assert not is_public("169.254.169.254", allow_loopback=True)


@pytest.mark.parametrize(
    ("given", "asked"),
    [
        (" HTTPS://Host.Example ", "https://host.example/"),
        ("http://host.example:8080/a?b=c#d", "http://host.example:8080/a?b=c"),
        ("http://lagerstraße.example/Gänge", "http://xn--lagerstrae-e4a.example/G%C3%A4nge"),
        ("http://host.example/a%2Fb c/ü?q=%C3%BC&r=ö", "http://host.example/a%2Fb%20c/%C3%BC?q=%C3%BC&r=%C3%B6"),
        ("http://[2A00::1]:81/", "http://[2a00::1]:81/"),
        ("http://host。example/", "http://host.example/"),
    ],
)  # fmt: skip
def test_an_address_becomes_ascii(given: str, asked: str) -> None:
    assert web_address(given, given) == asked


@pytest.mark.parametrize(
    "url",
    ["", " ", "/feed", "host.example", "javascript:alert(1)", "file:///etc/passwd", "http:///x",
     "http://@host.example/", "http://a@host.example/", "http://a\\@host.example/", "http://[x]/",
     "http://host.example:x/", "http://ho st/", "http://ho%00st/", "http://" + "a" * 64,
     "http://" + "ä" * 300 + ".example/", "http://\ud800.example/", "unix:///run/x", "\x00"],
)  # fmt: skip
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(FetchError) as caught:
        fetch(url, user_agent="x", allow_loopback=True)
    assert caught.value.message in (MALFORMED, NOT_WEB, PASSWORD)
