"""What a reader asks for, in the one form under which it is kept.

Whatever a page does not look at is taken away before it is made: parameters it
does not know, their order, cookies, the spelling of the host. So nobody can
fill the cache with a thousand addresses of one page, and what is kept for one
reader is right for all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, urlencode

from django.http.request import split_domain_port, validate_host

from andruck_site.portal.search import LONGEST

LONGEST_QUERY = 4_096  # bytes; a question of 200 characters needs at most 2,400
LONGEST_PATH = 400
LONGEST_HOST = 260
HOSTS = 256  # spellings of hosts that are remembered
LOOPBACK = {"localhost", "127.0.0.1", "[::1]"}
NEVER = ("/desk/", "/bild/", "/healthz", "/metrics", "/static/", "/media/")

CURSOR = re.compile(r"(-?[0-9]{1,17})-([0-9]{1,18})")  # where a further page begins
PAGED = re.compile(r"/[-\w]+/|/autoren/[-\w]+/|/archiv/[0-9]{4}/[0-9]{2}/")


def _question(value: str) -> str:
    return value.strip()[:LONGEST]


def _order(value: str) -> str:
    return value if value == "neu" else ""


def _number(value: str) -> str:
    return value if re.fullmatch(r"[0-9]{1,4}", value) else ""


def _cursor(value: str) -> str:
    return value if CURSOR.fullmatch(value) else "-"  # there is no such page


Parameters = dict[str, Callable[[str], str]]
SEARCH: Parameters = {"q": _question, "seite": _number, "sortierung": _order}
PAGING: Parameters = {"vor": _cursor}


class Asked(NamedTuple):
    """A page, as it is asked for."""

    scheme: str
    host: str
    path: str
    query: str


class TooLong(Exception):
    """The address is longer than any of ours."""


class Reader:
    """Reads requests; knows the names this site answers to."""

    def __init__(self, hosts: Sequence[str], session_cookie: str) -> None:
        self._allowed = list(hosts)
        self._session = f"{session_cookie}="
        self._hosts: dict[tuple[str, str], str | None] = {}

    def read(self, environ: dict[str, Any]) -> Asked | None:
        """What is asked for; None when that is nothing to be kept."""
        if environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
            return None
        path = environ.get("PATH_INFO") or "/"
        if path.startswith(NEVER) or path == "/desk" or environ.get("SCRIPT_NAME"):
            return None
        if "HTTP_AUTHORIZATION" in environ or self._session in environ.get("HTTP_COOKIE", ""):
            return None
        query = environ.get("QUERY_STRING") or ""
        if len(query) > LONGEST_QUERY:
            raise TooLong
        host = self._host(environ.get("HTTP_HOST", ""), environ.get("SERVER_PORT", ""))
        if host is None or len(path) > LONGEST_PATH:
            return None
        return Asked(environ["wsgi.url_scheme"], host, path, normal(path, query) if query else "")

    def _host(self, given: str, port: str) -> str | None:
        if len(given) > LONGEST_HOST:
            return None
        spelling = (given, port)
        if spelling in self._hosts:
            return self._hosts.get(spelling)
        if len(self._hosts) >= HOSTS:
            self._hosts.clear()
        host = self._hosts[spelling] = self._canonical(given, port)
        return host

    def _canonical(self, given: str, port: str) -> str | None:
        """The host in one spelling; None for one this site does not answer to.

        Only on this machine's own names does a page name its port: there any
        other than ours is made anew each time.
        """
        name, asked_port = split_domain_port(given)
        if not name or not validate_host(name, self._allowed):
            return None
        if name not in LOOPBACK:
            return name
        if asked_port not in ("", port):
            return None
        return f"{name}:{asked_port}" if asked_port else name


def normal(path: str, query: str) -> str:
    """The query in one spelling: what the page knows, in one order, nothing else."""
    known = SEARCH if path == "/suche/" else PAGING if PAGED.fullmatch(path) else {}
    if not known:
        return ""
    given = dict(parse_qsl(query, keep_blank_values=True))  # of several, the last, as Django has it
    read = {name: known[name](given[name]) for name in known if name in given}
    return urlencode({name: value for name, value in read.items() if value})
