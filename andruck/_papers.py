"""What is laid before the checks on the command line: files, addresses, standard input.

Plain text is headline, then paragraphs with blank lines between them; the
portal's own name and tagline above it are passed over. Markdown and Word files
are told by their names. Everything else is read by the room ``sources``.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from andruck._docx import is_docx, paragraphs
from andruck._markdown import stretches, to_html
from andruck.errors import ReadError
from andruck.model import Item, Place, Portal
from andruck.text.html import blocks, from_plain
from andruck.text.language import detect

LIMIT = 20 * 1024 * 1024  # bytes of one input
COPY = frozenset(".txt .md .markdown .html .htm .xhtml .xml .rss .atom .json .eml .docx".split())
MARKDOWN = (".md", ".markdown")
WILD = re.compile(r"[*?\[]")
# What begins so is plain text, and no reader need be asked: neither a mark nor "Header: ".
PROSE = re.compile(rb"(?:\xef\xbb\xbf)?\s*[^\s<{\[:]+[ \t]+[^\s:]")
AGENT = "Andruck/0.1 (command line)"
PARAGRAPH = re.compile(r"\S(?:.*\S)?(?:[ \t]*\r?\n[ \t]*\S(?:.*\S)?)*")
SPACE = re.compile(r"[ \t\r\n\f]+")


class Paper(msgspec.Struct, frozen=True):
    """An item under check, and where its words stand in the file it came from."""

    name: str
    item: Item
    text: str = ""  # the file, when it is plain text
    spans: dict[tuple[str, int], tuple[int, ...]] = {}  # offsets of each letter of a passage

    def offsets(self, place: Place) -> tuple[int, int] | None:
        """Where a place stands in the file, in code points; None when it has no place there."""
        letters = self.spans.get((place.field, place.index))
        if not letters or place.start >= place.end:
            return None
        return letters[place.start], letters[place.end - 1] + 1


def inputs(given: Iterable[str]) -> Iterator[str]:
    """Every single input: folders and patterns (``wire/**/*.md``) are walked through."""
    for one in given:
        path = Path(one)
        if one == "-" or one.startswith(("http://", "https://")) or path.is_file():
            yield one
        elif path.is_dir():
            found = [str(below) for below in sorted(path.rglob("*")) if _is_copy(below, path)]
            if not found:
                raise ReadError(one, f"kein Text darin; gesucht wird nach {' '.join(sorted(COPY))}")
            yield from found
        elif WILD.search(one):
            root = Path(path.anchor)
            pattern = str(path.relative_to(path.anchor)) if path.anchor else one
            found = sorted(str(hit) for hit in root.glob(pattern) if hit.is_file())
            if not found:
                raise ReadError(one, "auf dieses Muster passt keine Datei")
            yield from found
        else:
            yield one  # whoever loads it says that it is missing


def _is_copy(path: Path, root: Path) -> bool:
    hidden = any(part.startswith(".") for part in path.relative_to(root).parts)
    return path.suffix.lower() in COPY and not hidden and path.is_file()


def load(given: str) -> tuple[bytes, str]:
    """The bytes behind a file name, an address or ``-``, and what to call them."""
    if given == "-":
        return sys.stdin.buffer.read(LIMIT), "<stdin>"
    if given.startswith(("http://", "https://")):
        from andruck.fetch import fetch  # only who asks the network pays for it

        answer = fetch(given, user_agent=AGENT, limit_bytes=LIMIT)
        if not 200 <= answer.status < 300:
            raise ReadError(given, f"die Gegenseite antwortet mit Status {answer.status}")
        return answer.body, answer.url
    path = Path(given)
    try:
        if path.stat().st_size > LIMIT:
            raise ReadError(given, f"größer als {LIMIT // 1024 // 1024} MB")
        return path.read_bytes(), given
    except OSError as error:
        raise ReadError(given, f"nicht lesbar ({error.strerror})") from error


def papers(given: str, portal: Portal) -> Iterator[Paper]:
    """What there is to check in an input."""
    data, name = load(given)
    if not data.strip():
        raise ReadError(name, "der Text ist leer")
    if is_docx(data):
        paper = plain(name, "\n\n".join(paragraphs(data, name)), portal)
        yield msgspec.structs.replace(paper, text="", spans={})
        return
    if not name.endswith(MARKDOWN) and not PROSE.match(data[:200]):
        from andruck import sources  # a second for all formats, which plain text need not wait

        if any(module.sniff(data) for module in sources.formats().values()):
            found = [one for one in sources.read(data, name) if isinstance(one, Item)]
            if not found:
                raise ReadError(name, "darin steht kein Artikel")
            yield from (Paper(name, item) for item in found)
            return
    yield read_text(name, _decoded(data, name), portal)


def read_text(name: str, text: str, portal: Portal) -> Paper:
    """Plain text or Markdown, told by its name."""
    return (markdown if name.endswith(MARKDOWN) else plain)(name, text, portal)


def _decoded(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ReadError(
            name, f"kein UTF-8 (Byte {error.start}); bitte als UTF-8 speichern"
        ) from error


def markdown(name: str, text: str, _: Portal) -> Paper:
    """Markdown as a paper."""
    fields = dict.fromkeys(("headline", "description", "by", "date"), "")
    spans: dict[tuple[str, int], tuple[int, ...]] = {}
    body: list[str] = []
    for one in stretches(text):
        if one.tag in fields:
            fields[one.tag] = one.text
            if one.tag != "date":
                spans[(one.tag, 0)] = one.letters
        else:
            spans[("body", len(body))] = one.letters
            body.append(to_html(one.tag, one.text))
    html = "".join(body)
    words = " ".join(block.text for block in blocks(html)) or fields["headline"]
    item = Item(
        uri=name,
        headline=fields["headline"],
        description=fields["description"],
        by=fields["by"],
        version_created=_day(fields["date"]),
        body=html,
        language=detect(words),
    )
    return Paper(name, item, text, spans)


def _day(text: str) -> datetime | None:
    """The day a front matter names; a time without a zone is Greenwich's."""
    try:
        day = datetime.fromisoformat(text)
    except ValueError:
        return None
    return day if day.tzinfo else day.replace(tzinfo=UTC)


def plain(name: str, text: str, portal: Portal) -> Paper:
    """Plain text as a paper: headline first, the portal's masthead passed over."""
    paragraphs = [match.span() for match in PARAGRAPH.finditer(text)]
    masthead = {portal.name.casefold(), portal.tagline.casefold()}
    while paragraphs and text[slice(*paragraphs[0])].strip().casefold() in masthead:
        paragraphs.pop(0)
    folded = [_fold(text, *span) for span in paragraphs]
    spans: dict[tuple[str, int], tuple[int, ...]] = {}
    for number, (_, letters) in enumerate(folded):
        spans[("headline", 0) if number == 0 else ("body", number - 1)] = letters
    words = [words for words, _ in folded]
    headline, body = (words[0], words[1:]) if words else ("", [])
    item = Item(
        uri=name,
        headline=headline,
        body=from_plain("\n\n".join(body)),
        language=detect(" ".join(words)),
    )
    return Paper(name, item, text, spans)


def _fold(text: str, start: int, end: int) -> tuple[str, tuple[int, ...]]:
    """A stretch of the file with white space folded, and where each letter came from."""
    words: list[str] = []
    letters: list[int] = []
    at = start
    for gap in SPACE.finditer(text, start, end):
        words += [text[at : gap.start()], " "]
        letters += [*range(at, gap.start()), gap.start()]
        at = gap.end()
    words.append(text[at:end])
    letters += range(at, end)
    return "".join(words), tuple(letters)
