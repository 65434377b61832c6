"""The tail of a press release: rights, about the company, contact.

It is cut from the body and kept for the desk. ``Part`` is a paragraph, list or table
with its label: the heading, the bold words it begins with, or its first line.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import lxml.html

from andruck.sources._rights import is_notice, is_terms
from andruck.sources._texts import line
from andruck.text.boilerplate import is_mailer_line, is_tail_label, named_company
from andruck.text.html import from_plain, parse, plain

ENOUGH = 120  # characters of text that must stand before a tail can begin
LABEL = 90  # a longer line is no label

_RULE = re.compile(r"^[\W_]{2,}$")


class Part(NamedTuple):
    """A block of a release."""

    label: str
    text: str
    html: str
    is_heading: bool = False


def parts_of_html(html: str) -> list[Part]:
    """The top blocks of clean HTML."""
    parts = []
    for element in parse(html) if html else ():
        text = plain(lxml.html.tostring(element, encoding="unicode", with_tail=False))
        strong = element.find("strong") if element.tag == "p" and not element.text else None
        bold = line(strong.text_content()) if strong is not None else ""
        is_heading = element.tag in ("h2", "h3")
        label = bold or (line(text) if is_heading or len(text) <= LABEL else "")
        source = lxml.html.tostring(element, encoding="unicode", with_tail=False)
        parts.append(Part(label, text, source, is_heading))
    return parts


def parts_of_plain(text: str) -> list[Part]:
    """The paragraphs of a plain text; lines that only draw a rule are none."""
    text = re.sub(r"\r\n?", "\n", text)
    found = []
    for part in re.split(r"\n[ \t\xa0]*\n", text):
        lines = [one.strip() for one in part.splitlines() if one.strip()]
        lines = [one for one in lines if not _RULE.match(one)]
        if lines:
            label = lines[0] if len(lines[0]) <= LABEL else ""
            text = "\n".join(lines)
            found.append(Part(label, text, from_plain(text)))
    return found


def cut(parts: list[Part], most: float = 0.4) -> tuple[list[Part], list[Part]]:
    """The release, and its tail from the first block on that begins like one.

    A tail is at most ``most`` of the whole: "Weitere Informationen" in the middle of an
    article, or a notice under its first picture, begins none.
    """
    parts = [one for one in parts if one.text]
    mailer = [one for one in parts if is_mailer_line(one.text)]
    parts = [one for one in parts if one not in mailer]
    whole = sum(len(one.text) for one in parts)
    length = 0
    for index, part in enumerate(parts):
        if length >= ENOUGH and whole - length <= most * whole and is_tail(part):
            return parts[:index], parts[index:] + mailer
        length += len(part.text)
    return parts, mailer


def is_tail(part: Part) -> bool:
    """Does the part begin the tail?"""
    if is_terms(part.text) or is_notice(part.text):
        return True
    return is_tail_label(part.label)


def company_in(parts: list[Part]) -> str:
    """The company that a tail is about: "Über die Bergholt Drogerie GmbH"."""
    for part in parts:
        if company := named_company(part.label):
            return company
    return ""
