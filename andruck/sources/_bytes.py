"""What bytes look like from outside: packed or not, how large, which first element."""

from __future__ import annotations

import codecs
import re
import zlib

from andruck.errors import ReadError

MAX_BYTES = 40_000_000  # unpacked; a letter with pictures has 20 MB at most

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What is declared as these is written in the wider sets (WHATWG Encoding, 4.2).
_WIDER = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030",
    "gbk": "gb18030", "big5": "big5hkscs", "euc_kr": "cp949", "shift_jis": "cp932",
}  # fmt: skip
_NO_CHARSETS = frozenset(
    ("idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape", "utf-7")
)
_UNMARKED = {b"\0<": "utf-16-be", b"<\0": "utf-16-le"}  # XML, appendix F
_HEAD = 16_384
_PROLOG = re.compile(r"(?:\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>)*", re.S | re.I)
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")  # which says another encoding
_ELEMENT = re.compile(r"<([a-zA-Z][\w:.-]*)([^>]*)")


def unpacked(data: bytes, url: str) -> bytes:
    """The bytes themselves, or what is in them if they are gzip; never beyond MAX_BYTES."""
    if data.startswith(b"\x1f\x8b"):
        unpacker = zlib.decompressobj(wbits=31)
        try:
            data = unpacker.decompress(data, MAX_BYTES + 1)
        except zlib.error as error:
            raise ReadError(url, f"a broken gzip file ({error})") from error
        if not data and not unpacker.eof:
            raise ReadError(url, "a gzip file that was cut off; ask again later")
    if len(data) > MAX_BYTES:
        raise ReadError(
            url, f"more than {MAX_BYTES // 1_000_000} MB; ask the provider for a smaller document"
        )
    return data


def in_utf8(data: bytes, charset: str) -> bytes:
    """The bytes in UTF-8 and marked so, where the server's charset says what they are.

    The byte order mark comes first, then the server, then the document (RFC 7303, 3;
    HTML, 13.2.3.2). What is UTF-8 is taken for that, whatever a server was set up to say.
    """
    if any(data.startswith(bom) for bom, _ in _BOMS):
        return data
    if data[:2] in _UNMARKED and data[2:4].count(0) == 1:
        charset = _UNMARKED[data[:2]]
    elif not charset or _is_utf8(data):
        return data
    try:
        text = decode(data, charset)
    except (LookupError, ValueError):
        return data
    return codecs.BOM_UTF8 + _DECLARATION.sub("", text, count=1).encode("utf-8", "replace")


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def decode(data: bytes, charset: str, errors: str = "strict") -> str:
    """The bytes as text; LookupError for a charset that nobody knows or nobody should use."""
    name = codecs.lookup(charset).name
    if name in _NO_CHARSETS:
        raise LookupError(charset)
    return data.decode(_WIDER.get(name, charset), errors)


def head(data: bytes) -> str:
    """The beginning as text, good enough to tell formats apart."""
    start = data[:_HEAD]
    for bom, encoding in _BOMS:
        if start.startswith(bom):
            return start[: len(start) // 4 * 4 + 2].decode(encoding, "ignore").lstrip("\ufeff")
    if start[:4].count(0) >= 2 or start[:8:2].count(0) == 4 or start[1:8:2].count(0) == 4:
        return start.replace(b"\0", b"").decode("latin-1")
    return start.decode("latin-1")


def is_markup(data: bytes) -> bool:
    """Does it begin as XML or HTML? Letters and JSON have such elements inside."""
    return head(data).lstrip("\ufeff\xef\xbb\xbf \t\r\n\f").startswith("<")


def first_element(data: bytes) -> tuple[str, str]:
    """Name and attributes of the first element, and nothing where there is none.

    What stands before it is passed over: white space, comments, instructions, a
    document type, and the warnings that some servers print before the document.
    """
    text = head(data)
    prolog = _PROLOG.match(text)
    start = prolog.end() if prolog else 0
    element = _ELEMENT.search(text, start)
    return (element[1].lower(), element[2]) if element else ("", "")
