"""Any server that speaks OpenAI's chat completions: a local model as well as a hosted one.

ANDRUCK_REVIEWER_URL     base address, such as http://127.0.0.1:11434/v1
ANDRUCK_REVIEWER_MODEL   the model to ask
ANDRUCK_REVIEWER_KEY     key that is sent along, where the server wants one

The operator names the server, so it may stand on this machine or in the house;
redirects are not followed, and no proxy is asked.
"""

from __future__ import annotations

import ssl
from collections.abc import Mapping
from contextlib import closing

import msgspec
import pycurl

from andruck.errors import ReviewError
from andruck.locale import gettext_noop as _
from andruck.reviewers import Message, Reviewer

URL, MODEL, KEY = "ANDRUCK_REVIEWER_URL", "ANDRUCK_REVIEWER_MODEL", "ANDRUCK_REVIEWER_KEY"
REVIEWER = Reviewer(label="OpenAI-compatible", settings=(URL, MODEL))

SECONDS = 120  # a whole answer
CONNECT_SECONDS = 10
LIMIT = 1024 * 1024  # bytes of an answer

NO_ANSWER = _("The language model's server does not answer; is it running?")
REFUSED = _("The language model's server refuses; look at model and key.")
GARBLED = _("The language model's server does not answer as OpenAI's does.")
TOO_LARGE = _("The language model's answer is too large.")


class _Said(msgspec.Struct):
    content: str


class _Choice(msgspec.Struct):
    message: _Said


class _Completion(msgspec.Struct):
    choices: list[_Choice]


def ask(messages: tuple[Message, ...], settings: Mapping[str, str]) -> str:
    """The model's answer to these messages; raises ReviewError."""
    address = settings[URL].rstrip("/") + "/chat/completions"
    wish = {"model": settings[MODEL], "messages": messages, "temperature": 0}
    status, body = _post(address, msgspec.json.encode(wish), settings.get(KEY, ""))
    if status != 200:
        raise ReviewError(f"{address} (HTTP {status})", REFUSED)
    try:
        return msgspec.json.decode(body, type=_Completion).choices[0].message.content
    except (msgspec.DecodeError, IndexError, RecursionError, UnicodeDecodeError) as error:
        raise ReviewError(address, GARBLED) from error


def _post(address: str, body: bytes, key: str) -> tuple[int, bytes]:
    answer = bytearray()

    def take(part: bytes) -> int:
        answer.extend(part)
        return len(part) if len(answer) <= LIMIT else -1

    headers = ["Content-Type: application/json", "Accept: application/json"]
    headers += [f"Authorization: Bearer {key}"] if key.isprintable() and key else []
    with closing(pycurl.Curl()) as curl:
        curl.setopt(pycurl.URL, address)
        curl.setopt(pycurl.PROTOCOLS, pycurl.PROTO_HTTP | pycurl.PROTO_HTTPS)
        curl.setopt(pycurl.FOLLOWLOCATION, False)
        curl.setopt(pycurl.PROXY, "")
        curl.setopt(pycurl.NOSIGNAL, True)
        curl.setopt(pycurl.CONNECTTIMEOUT, CONNECT_SECONDS)
        curl.setopt(pycurl.TIMEOUT, SECONDS)
        curl.setopt(pycurl.HTTPHEADER, headers)
        curl.setopt(pycurl.POSTFIELDS, body)
        curl.setopt(pycurl.WRITEFUNCTION, take)
        authorities = ssl.get_default_verify_paths().cafile
        if authorities:
            curl.setopt(pycurl.CAINFO, authorities)
        try:
            curl.perform()
        except pycurl.error as error:
            if len(answer) > LIMIT:
                raise ReviewError(address, TOO_LARGE) from error
            raise ReviewError(address, NO_ANSWER) from error
        return int(curl.getinfo(pycurl.RESPONSE_CODE)), bytes(answer)
