"""A press release that came as an e-mail (RFC 5322, MIME).

- **body**: the HTML form, or the plain one where the HTML has markedly less text. Rights,
  the paragraph about the company and the contact are cut off and kept in ``ed_note``,
  as are labels ("PRESSEMITTEILUNG") and the names of attached files.
- **headline**: the subject without "PM:" and the like; a subject that says nothing gives
  way to the title in the letter. Otherwise that title is the ``description``.
- **uri** is ``mid:`` and the Message-ID (RFC 2392), else ``urn:sha256:`` and a hash.
- **info_sources** names the company: from the sender's name, or from the paragraph about
  it where the sender is a person.
- **embargoed_until** comes from a line like "Sperrfrist: 24.11.2026, 10 Uhr" in the subject
  or the letter, in the time of the country whose language it is in. A line whose date
  cannot be read makes the item ``withheld``: rather not at all than too early.
- **Pictures** that are attached are associations with ``cid:`` or ``attachment:`` addresses;
  ``attached(data, address)`` gives their bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any, cast
from urllib.parse import quote

import lxml.html
from lxml.html import HtmlElement
from msgspec.structs import replace

from andruck.errors import ReadError
from andruck.model import Association, Concept, Item, Problem, PubStatus
from andruck.sources import Format
from andruck.sources._boilerplate import Part, company_in, cut, parts_of_html, parts_of_plain
from andruck.sources._bytes import decode, head
from andruck.sources._dates import moment, zone
from andruck.sources._embargo import embargo_in, is_embargo
from andruck.sources._page_extras import credited
from andruck.sources._pictures import picture
from andruck.sources._rights import is_terms
from andruck.sources._texts import dateline, hashed_uri, line
from andruck.text.html import clean
from andruck.text.language import detect

FORMAT = Format(
    label="Press release by e-mail",
    spec="https://www.rfc-editor.org/rfc/rfc5322",
    media_types=("message/rfc822",),
)
MAX_PARTS = 500
TITLE = 160
SMALLEST = 3_000  # bytes; below it, a picture in the letter is a logo or an ornament

_HEADER = re.compile(r"(?:From .*\n)?(?:[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}", re.ASCII)
_NEEDED = re.compile(r"^(?:From|Message-ID|Subject|MIME-Version|Received):", re.I | re.M)
_KIND = (
    r"presse-?(?:mitteilung|information|meldung|info)|medien-?(?:mitteilung|information)|PM|PI"
    r"|(?:press|news|media) release|comunicado(?: de prensa)?|nota de prensa|informacja prasowa"
    r"|komunikat prasowy|communiqué(?: de presse)?|comunicato stampa|persbericht"
)
_PREFIX = re.compile(
    rf"\s*(?:(?:Re|Aw|Fwd?|Wg|{_KIND})(?:\s*\([^)]*\))?\s*[:|–-]\s+"
    rf"|(?:{_KIND}|Fwd?|Wg):|(?:Sperrfrist|Embargo)\b[^:]*(?:\d:\d\d[^:]*)?:\s+|\[[^\]]{{1,40}}\]\s+)",
    re.IGNORECASE,
)
_SUFFIX = re.compile(r"\s*\((?:mit|inkl\.?|with|con|avec)\s[^)]*\)\s*$", re.IGNORECASE)
_LABEL = re.compile(rf"\W*(?:{_KIND})(?:\W.{{0,60}})?$", re.IGNORECASE)
_OFFICE = re.compile(
    r"[,|/–-]?\s*\b(?:Presse(?:stelle|abteilung|büro|team)?|Öffentlichkeitsarbeit|Kommunikation|PR"
    r"|Unternehmenskommunikation|Newsroom|(?:Press|Media|News) (?:Office|Team|Relations|Desk)"
    r"|Corporate Communications|Redaktion)\s*$|^(?:Biuro prasowe|Gabinete de prensa|Pressestelle"
    r"|Ufficio stampa|Service de presse)\s+(?:de |der |des |du )?",
    re.IGNORECASE,
)
_ORNAMENT = re.compile(r"logo|icon|signatur|facebook|linkedin|twitter|xing|banner|spacer", re.I)


def sniff(data: bytes) -> bool:
    """Header lines, and among them one that only letters have."""
    start = head(data).replace("\r\n", "\n")
    match = _HEADER.match(start)
    return bool(match) and len(set(_NEEDED.findall(match[0] if match else ""))) > 1


def read(data: bytes, url: str) -> Iterator[Item | Problem]:
    """The release, or a Problem where the letter has no text."""
    letter = _Letter(_message(data, url), url)
    if not letter.parts:
        yield Problem(place=url, message="a letter without a text")
        return
    yield letter.item()


def attached(data: bytes, address: str) -> bytes:
    """The bytes of an attached picture, by the address in the association."""
    for part in _message(data, address).walk():
        if _address(part) == address:
            return bytes(part.get_payload(decode=True) or b"")
    raise ReadError(address, "no such attachment in this letter")


def _message(data: bytes, url: str) -> EmailMessage:
    try:
        message = message_from_bytes(data, policy=policy.default)
        if sum(1 for _ in message.walk()) > MAX_PARTS:
            raise ReadError(url, f"a letter of more than {MAX_PARTS} parts")
    except RecursionError as error:
        raise ReadError(url, "a letter with too many parts in one another") from error
    assert isinstance(message, EmailMessage)
    return message


class _Letter:
    """A letter, taken apart."""

    def __init__(self, message: EmailMessage, url: str) -> None:
        self.message = message
        self.url = url
        parts, self.tail = cut(self._parts(), most=0.75)
        self.labels = [one for one in parts[:4] if _LABEL.match(one.text)]
        self.parts = [one for one in parts if one not in self.labels]
        self.embargo = next((one for one in parts[:6] if is_embargo(one.text)), None)
        self.embargoes = [one for one in (self.embargo,) if one]
        self.parts = [one for one in self.parts if one is not self.embargo]
        self.title = self._title()

    def _parts(self) -> list[Part]:
        """The blocks of the form that has more to say."""
        html, text = self._text("html"), self._text("plain")
        parts = parts_of_html(clean(_visible(html))) if html.strip() else []
        text, _, self.signature = text.replace("\r\n", "\n").partition("\n-- \n")
        plain_parts = parts_of_plain(text)
        lengths = [sum(len(part.text) for part in one) for one in (parts, plain_parts)]
        return parts if lengths[0] >= 0.7 * lengths[1] else plain_parts

    def _text(self, kind: str) -> str:
        part = self.message.get_body(preferencelist=(kind,))
        if part is None:
            return ""
        data = bytes(part.get_payload(decode=True) or b"")
        try:
            decode(b"", part.get_content_charset("utf-8"))
            return str(part.get_content())
        except (LookupError, ValueError, AttributeError):  # a charset nobody knows, a broken part
            return data.decode("cp1252", "replace")

    def _title(self) -> str:
        """The title inside the letter: a heading, or a first line without a full stop."""
        if not self.parts:
            return ""
        first = self.parts[0]
        is_line = len(first.text) <= TITLE and "\n" not in first.text
        if len(self.parts) > 1 and (first.is_heading or (is_line and first.text[-1:] not in ".:,")):
            self.parts = self.parts[1:]
            return line(first.text)
        return ""

    def item(self) -> Item:
        """The item in the letter."""
        body = "".join(one.html for one in self.parts)
        headline = self._subject()
        description = self.title if self.title != headline else ""
        if len(headline.split()) < 3 and self.title:
            headline, description = self.title, ""
        text = f"{headline}\n" + "\n".join(one.text for one in self.parts)
        language = detect(text, str(self.message.get("Content-Language") or ""))
        sent = self._sent()
        until, status = self._embargoed(sent, language)
        identifier = str(self.message.get("Message-ID") or "").strip().strip("<>")
        return Item(
            uri=f"mid:{identifier}" if identifier else hashed_uri(self.url, text),
            headline=headline,
            description=description,
            body=body,
            language=language,
            first_created=sent,
            version_created=sent,
            embargoed_until=until,
            pub_status=status,
            located=dateline(self.parts[0].text) if self.parts else "",
            usage_terms=next((line(one.text) for one in self.tail if is_terms(one.text)), ""),
            info_sources=self._company(),
            associations=tuple(self._pictures()),
            ed_note=self._note(),
        )

    def _subject(self) -> str:
        subject = line(str(self.message.get("Subject") or ""))
        while match := _PREFIX.match(subject):
            subject = subject[match.end() :].strip()
        return _SUFFIX.sub("", subject).strip()

    def _sent(self) -> datetime | None:
        return moment(str(self.message.get("Date") or ""))

    def _embargoed(self, sent: datetime | None, language: str) -> tuple[datetime | None, PubStatus]:
        subject = str(self.message.get("Subject") or "")
        lines = [one.text for one in self.embargoes] + ([subject] if is_embargo(subject) else [])
        found = (embargo_in(text, sent, zone(language)) for text in lines)
        until = next((one for one in found if one), None)
        return until, "withheld" if lines and not until else "usable"

    def _company(self) -> tuple[Concept, ...]:
        addresses = getattr(self.message.get("From"), "addresses", ())
        name = _OFFICE.sub("", line(addresses[0].display_name)).strip(" ,") if addresses else ""
        about = company_in(self.tail)
        words = set(re.findall(r"\w{4,}", name.lower()))
        if about and not words & set(re.findall(r"\w{4,}", about.lower())):
            name = about
        name = name or (addresses[0].domain if addresses else "")
        return (Concept(name=name, rel="press release"),) if name else ()

    def _pictures(self) -> Iterator[Association]:
        for part in self.message.walk():
            if part.get_content_maintype() != "image" or not (address := _address(part)):
                continue
            name = part.get_filename() or ""
            is_inline = part.get_content_disposition() != "attachment"
            size = len(part.get_payload(decode=True) or b"")
            if is_inline and (size < SMALLEST or _ORNAMENT.search(name)):
                continue
            caption, credit = credited(line(str(part.get("Content-Description") or "")))
            found = picture(
                address, caption=caption, credit=credit, content_type=part.get_content_type()
            )
            yield replace(found, name=name)

    def _note(self) -> str:
        """What was cut, so that nothing is lost."""
        cuts = [one.text for one in (*self.labels, *self.embargoes, *self.tail)]
        cuts += [self.signature.strip()] if self.signature.strip() else []
        files = [
            f"Anhang: {part.get_filename()}"
            for part in self.message.iter_attachments()
            if part.get_filename() and part.get_content_maintype() != "image"
        ]
        return "\n\n".join(cuts + files)


def _address(part: Any) -> str:
    """Where a part of a letter is found: its Content-ID, else its file name."""
    if part.is_multipart():
        return ""
    if identifier := str(part.get("Content-ID") or "").strip().strip("<>"):
        return f"cid:{identifier}"
    name = part.get_filename()
    return f"attachment:{quote(name)}" if name else ""


def _visible(html: str) -> str:
    """The HTML without what mailers hide: preview texts and counting pictures."""
    if not re.search(r"display\s*:\s*none|mso-hide", html):
        return html
    try:
        root = lxml.html.document_fromstring(html)
    except (lxml.etree.ParserError, ValueError):
        return html
    for element in list(root.iter()):
        style = str(element.get("style") or "").replace(" ", "").lower()
        if ("display:none" in style or "mso-hide:all" in style) and element.getparent() is not None:
            cast("HtmlElement", element).drop_tree()
    return str(lxml.html.tostring(root, encoding="unicode"))
