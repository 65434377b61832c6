"""Examples of checks, read: ``[[wrong|right]]`` marks what is found and how it is mended.

``[[wrong]]`` alone is found but has no sure remedy. Paragraphs are divided by
an empty line. Tests, docs/checks.md and ``andruck explain`` read them here.
"""

from __future__ import annotations

import html
import re
from datetime import datetime

import msgspec

from andruck.checks import Case
from andruck.model import Field, Item
from andruck.text.copy import Copy

MARK = re.compile(r"\[\[(?P<wrong>.+?)(?:\|(?P<right>.*?))?\]\]", re.DOTALL)


class Mark(msgspec.Struct, frozen=True):
    """What an example says will be found, and where."""

    field: Field
    index: int
    start: int
    end: int
    fix: str | None


class Example(msgspec.Struct, frozen=True):
    """An example as a copy, and the marks it carries."""

    copy: Copy
    marks: tuple[Mark, ...]


def read(example: str | Case) -> Example:
    """The copy an example stands for and the places marked in it."""
    case = Case(text=example) if isinstance(example, str) else example
    headline, marks = _unmark(case.headline, "headline", 0)
    paragraphs = []
    for index, paragraph in enumerate(case.text.split("\n\n")):
        text, found = _unmark(paragraph, "body", index)
        paragraphs.append(text)
        marks += found
    fields = {
        "uri": "urn:example",
        "language": "de",
        "headline": headline,
        "body": _body(paragraphs),
        **case.fields,
    }
    copy = Copy(
        Item(**fields),
        sources=(Item(uri="urn:source", headline="", body=_body([case.source])),)
        if case.source
        else (),
        as_of=datetime.fromisoformat(case.date) if case.date else None,
        **case.copy,
    )
    return Example(copy, tuple(marks))


def mended(example: str | Case) -> str | Case | None:
    """The example with every fix applied, or None where one of its marks has none."""
    case = Case(text=example) if isinstance(example, str) else example
    marks = [*MARK.finditer(case.headline), *MARK.finditer(case.text)]
    if not marks or any(mark["right"] is None for mark in marks):
        return None
    return msgspec.structs.replace(
        case, headline=MARK.sub(r"\g<right>", case.headline), text=MARK.sub(r"\g<right>", case.text)
    )


def _unmark(text: str, field: Field, index: int) -> tuple[str, list[Mark]]:
    plain = ""
    marks = []
    reached = 0
    for match in MARK.finditer(text):
        plain += text[reached : match.start()]
        start = len(plain)
        plain += match["wrong"]
        marks.append(Mark(field, index, start, len(plain), match["right"]))
        reached = match.end()
    return plain + text[reached:], marks


def _body(paragraphs: list[str]) -> str:
    return "".join(f"<p>{html.escape(text, quote=False)}</p>" for text in paragraphs if text)
