"""One request's reply as it comes in, and what its headers say."""

from __future__ import annotations

import re
import socket
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

import pycurl

from andruck.fetch._address import is_public

WEEK = 7 * 86400.0  # nobody's server puts us off for longer
_CHARSET = re.compile(r";\s*charset\s*=\s*[\"']?([\w.:+-]+)", re.IGNORECASE)


class Reply:
    """Gathers head and body of one reply; its methods are curl's callbacks.

    A callback must not raise (curl would print and go on), so what is refused
    is noted here and told by whoever asked.
    """

    def __init__(self, limit_bytes: int, allow_loopback: bool) -> None:
        self.headers: dict[str, str] = {}
        self.body = bytearray()
        self.is_refused = False
        self.is_too_large = False
        self._limit = limit_bytes
        self._allow_loopback = allow_loopback

    def open_socket(self, _purpose: int, address: Any) -> socket.socket | int:
        """A socket to the very address that was looked up, or none."""
        if not is_public(str(address.addr[0]), allow_loopback=self._allow_loopback):
            self.is_refused = True
            return int(pycurl.SOCKET_BAD)
        try:
            return socket.socket(address.family, address.socktype, address.protocol)
        except OSError:  # this machine speaks no IPv6, say: curl tries the next address
            return int(pycurl.SOCKET_BAD)

    def take_header(self, line: bytes) -> None:
        """One line of the head. The first of a name counts: trailers change nothing."""
        if line.startswith(b"HTTP/"):
            self.headers.clear()  # what came before was an interim reply (1xx)
            return
        try:
            text = line.decode("utf-8")
        except UnicodeDecodeError:
            text = line.decode("latin-1")
        name, colon, value = text.partition(":")
        if colon and not name[:1].isspace():
            self.headers.setdefault(name.strip().lower(), value.strip())

    def take_body(self, data: bytes) -> int:
        """A piece of the body, unpacked: so a small bomb counts by what it becomes."""
        if len(self.body) + len(data) > self._limit:
            self.is_too_large = True
            return 0
        self.body += data
        return len(data)


def content_type(header: str) -> tuple[str, str]:
    """Media type and charset of a Content-Type header, in lower case."""
    charset = _CHARSET.search(header)
    return header.partition(";")[0].strip().lower(), charset[1].lower() if charset else ""


def retry_after(headers: dict[str, str]) -> float:
    """The seconds a server asks us to wait (RFC 9110, 10.2.3), at most a week; 0 = not said.

    A date is measured against the server's own clock, its Date header.
    """
    value = headers.get("retry-after", "")
    if value.isascii() and value.isdigit():
        return WEEK if len(value) > 9 else min(float(value), WEEK)
    until, now = _http_date(value), _http_date(headers.get("date", ""))
    if until is None or now is None:
        return 0.0
    return min(max((until - now).total_seconds(), 0.0), WEEK)


def _http_date(text: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, OverflowError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
