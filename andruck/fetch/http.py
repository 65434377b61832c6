"""One address over http or https, with manners and under limits.

No cookies, no proxy, no password, no address that is not public: not at the
first request, and not where a redirect or the name server leads. Size (after
unpacking), time and the number of redirects are limited. What the server says,
whatever its status, is an ``Answer``; what keeps it from saying it is a
``FetchError``.
"""

from __future__ import annotations

import ssl
import time
from contextlib import closing
from urllib.parse import urljoin

import pycurl

from andruck.errors import FetchError
from andruck.fetch._address import MALFORMED, masked, web_address
from andruck.fetch._reply import Reply, content_type, retry_after
from andruck.locale import gettext_noop
from andruck.model import Value

_ = gettext_noop
LIMIT = 20 * 1024 * 1024  # bytes, unpacked
MAX_REDIRECTS = 5
CONNECT_TIMEOUT = 10.0  # seconds
REDIRECTS = frozenset((301, 302, 303, 307, 308))
ACCEPT = (
    "application/rss+xml, application/atom+xml, application/feed+json, application/json;q=0.9, "
    "application/xml;q=0.9, text/xml;q=0.9, text/html;q=0.8, */*;q=0.5"
)

NOT_PUBLIC = _(
    "The name leads to an address inside a network (private, loopback, link-local or reserved); "
    "only public addresses are asked. Put files into a folder source instead."
)
TOO_LARGE = _("The answer is larger than allowed; ask the source for a smaller feed.")
TOO_SLOW = _("The answer took too long and was broken off; ask again later.")
TOO_MANY = _("The address leads on more than five times; enter the last address.")
CIRCLE = _("The address leads back to itself; ask the source for a working one.")
CUT = _("The connection was cut before the answer was complete; ask again later.")
NO_HOST = _("There is no such host; look for a typing error in the address, or ask again later.")
NO_CONNECTION = _("The server does not take the connection; look at the address or ask later.")
GARBLED = _("The answer is not proper HTTP; ask the people who run the server.")
BAD_PACKING = _("The answer is packed in a way that cannot be unpacked; ask again later.")
NO_TLS = _("No safe connection can be made; the server's TLS settings are at fault.")
BAD_CERTIFICATE = _(
    "The server's certificate is not valid for this host; look at the address or tell its owners."
)
NO_AUTHORITIES = _("This machine has no list of certificate authorities; install ca-certificates.")
FAILED = _("The answer could not be brought; ask again later.")

_SAID = {
    pycurl.E_UNSUPPORTED_PROTOCOL: GARBLED,  # among others: HTTP/0.9, no head at all
    pycurl.E_URL_MALFORMAT: MALFORMED,
    pycurl.E_COULDNT_RESOLVE_HOST: NO_HOST,
    pycurl.E_COULDNT_CONNECT: NO_CONNECTION,
    pycurl.E_FTP_WEIRD_SERVER_REPLY: GARBLED,  # so called from its first use
    pycurl.E_PARTIAL_FILE: CUT,
    pycurl.E_OPERATION_TIMEDOUT: TOO_SLOW,
    pycurl.E_SSL_CONNECT_ERROR: NO_TLS,
    pycurl.E_GOT_NOTHING: CUT,
    pycurl.E_SEND_ERROR: CUT,
    pycurl.E_RECV_ERROR: CUT,
    pycurl.E_PEER_FAILED_VERIFICATION: BAD_CERTIFICATE,
    pycurl.E_BAD_CONTENT_ENCODING: BAD_PACKING,
    pycurl.E_FILESIZE_EXCEEDED: TOO_LARGE,
    pycurl.E_SSL_CACERT_BADFILE: NO_AUTHORITIES,
    pycurl.E_HTTP2: GARBLED,
    92: CUT,  # CURLE_HTTP2_STREAM, which pycurl does not name
    100: TOO_LARGE,  # CURLE_TOO_LARGE: the head
}


class Answer(Value, frozen=True, kw_only=True):
    """What a server said, whatever its status."""

    status: int
    url: str  # the address that answered, after redirects
    body: bytes = b""
    media_type: str = ""
    charset: str = ""
    etag: str = ""
    last_modified: str = ""
    not_modified: bool = False
    retry_after: float = 0.0  # seconds the server asks us to wait; 0 = not said
    redirects: tuple[str, ...] = ()  # the addresses that led on, in the order asked


def fetch(
    url: str,
    *,
    etag: str = "",
    last_modified: str = "",
    user_agent: str,
    limit_bytes: int = LIMIT,
    timeout: float = 30.0,
    allow_loopback: bool = False,
) -> Answer:
    """Ask an address; with the ``etag`` or ``last_modified`` of the last answer, only for news."""
    deadline = time.monotonic() + timeout
    place = masked(url)
    address = web_address(url, place)
    redirects: list[str] = []
    with closing(pycurl.Curl()) as curl:
        _prepare(curl, user_agent, etag, last_modified, limit_bytes)
        while True:
            reply = Reply(limit_bytes, allow_loopback)
            status = _ask(curl, address, reply, deadline - time.monotonic(), place)
            location = reply.headers.get("location", "")
            if status not in REDIRECTS or not location:
                return _answer(status, address, reply, tuple(redirects))
            redirects.append(address)
            address, place = _next(redirects, location)


def _next(redirects: list[str], location: str) -> tuple[str, str]:
    """Where a redirect leads, and how to call the place from now on."""
    try:
        target = urljoin(redirects[-1], location)
    except ValueError as error:
        raise FetchError(masked(redirects[0]), MALFORMED) from error
    place = f"{masked(redirects[0])} → {masked(target)}"
    address = web_address(target, place)
    if address in redirects:
        raise FetchError(place, CIRCLE)
    if len(redirects) > MAX_REDIRECTS:
        raise FetchError(place, TOO_MANY)
    return address, place


def _prepare(
    curl: pycurl.Curl, user_agent: str, etag: str, last_modified: str, limit_bytes: int
) -> None:
    """What holds for every request of one call."""
    headers = (("Accept", ACCEPT), ("If-None-Match", etag), ("If-Modified-Since", last_modified))
    curl.setopt(pycurl.HTTPHEADER, [_header(f"{name}: {text}") for name, text in headers if text])
    curl.setopt(pycurl.USERAGENT, _header(user_agent))
    curl.setopt(pycurl.PROTOCOLS, pycurl.PROTO_HTTP | pycurl.PROTO_HTTPS)
    curl.setopt(pycurl.FOLLOWLOCATION, False)  # each redirect is judged here
    curl.setopt(pycurl.PROXY, "")  # a proxy would open the sockets for us, unjudged
    curl.setopt(pycurl.NETRC, pycurl.NETRC_IGNORED)
    curl.setopt(pycurl.ACCEPT_ENCODING, "")  # whatever this libcurl can unpack
    curl.setopt(pycurl.MAXFILESIZE, min(limit_bytes, 2**31 - 1))  # as announced, to end early
    curl.setopt(pycurl.NOSIGNAL, True)  # workers are threads
    # The bundled libcurl looks for certificate authorities where only some systems keep them.
    authorities = ssl.get_default_verify_paths()
    if authorities.cafile:
        curl.setopt(pycurl.CAINFO, authorities.cafile)
    if authorities.capath:
        curl.setopt(pycurl.CAPATH, authorities.capath)


def _header(text: str) -> bytes:
    """A header's bytes; what would begin another header is left out."""
    return "".join(char for char in text if char.isprintable()).encode("utf-8", "replace")


def _ask(curl: pycurl.Curl, address: str, reply: Reply, seconds: float, place: str) -> int:
    """One request; its status."""
    if seconds <= 0:
        raise FetchError(place, TOO_SLOW)
    curl.setopt(pycurl.URL, address)
    curl.setopt(pycurl.TIMEOUT_MS, max(int(seconds * 1000), 1))
    curl.setopt(pycurl.CONNECTTIMEOUT_MS, max(int(min(seconds, CONNECT_TIMEOUT) * 1000), 1))
    curl.setopt(pycurl.OPENSOCKETFUNCTION, reply.open_socket)
    curl.setopt(pycurl.HEADERFUNCTION, reply.take_header)
    curl.setopt(pycurl.WRITEFUNCTION, reply.take_body)
    try:
        curl.perform()
    except pycurl.error as error:
        raise FetchError(place, _message(int(error.args[0]), reply)) from error
    return int(curl.getinfo(pycurl.RESPONSE_CODE))


def _message(code: int, reply: Reply) -> str:
    """What to say about curl's error code."""
    if reply.is_too_large:
        return TOO_LARGE
    if code == pycurl.E_COULDNT_CONNECT and reply.is_refused:
        return NOT_PUBLIC
    return _SAID.get(code, FAILED)


def _answer(status: int, address: str, reply: Reply, redirects: tuple[str, ...]) -> Answer:
    media_type, charset = content_type(reply.headers.get("content-type", ""))
    return Answer(
        status=status,
        url=address,
        body=bytes(reply.body),
        media_type=media_type,
        charset=charset,
        etag=reply.headers.get("etag", ""),
        last_modified=reply.headers.get("last-modified", ""),
        not_modified=status == 304,
        retry_after=retry_after(reply.headers),
        redirects=redirects,
    )
