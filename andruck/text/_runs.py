"""Runs of words inside a block: what sets them off, and how they fold and print."""

from __future__ import annotations

import re
from html import escape
from typing import NamedTuple

_SPACE = re.compile(r"[ \t\n\r\f]+")
_BREAK = re.compile(r"(\0)")
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"


class Inline(NamedTuple):
    """An element inside a block: a link, strong, em, sub or sup."""

    tag: str
    href: str = ""


class Run(NamedTuple):
    """Words with the inline elements around them, outermost first; ``\\0`` is a line break."""

    text: str
    within: tuple[Inline, ...]


def is_blank(text: str) -> bool:
    """Nothing a reader could see: any white space, zero-width characters, line breaks."""
    return not any(char not in _INVISIBLE and char != "\0" and not char.isspace() for char in text)


def folded(runs: list[Run], *, split: bool) -> list[list[Run]]:
    """The paragraphs in these runs, ASCII white space folded.

    A line break is a space, two in a row end the paragraph where ``split``
    allows it. A paragraph nobody could see is none.
    """
    parts: list[list[Run]] = [[]]
    breaks, seen = 0, 0
    for run in runs:
        for piece in _BREAK.split(run.text):
            if piece == "\0":
                breaks += 1
                if breaks > 1 and split:
                    del parts[-1][seen:]
                    parts.append([])
                    seen = 0
                else:
                    parts[-1].append(Run(" ", ()))
            elif piece:
                parts[-1].append(Run(piece, run.within))
                if not is_blank(piece):
                    breaks, seen = 0, len(parts[-1])
    return [done for part in parts if (done := _fold(part))]


def _fold(runs: list[Run]) -> list[Run]:
    if all(is_blank(run.text) for run in runs):
        return []
    out: list[Run] = []
    for run in runs:
        text = _SPACE.sub(" ", run.text)
        if not out or out[-1].text.endswith(" "):
            text = text.lstrip(" ")
        if not text:
            continue
        within = _shared(out[-1].within, run.within) if text == " " and out else run.within
        if out and out[-1].within == within:
            out[-1] = Run(out[-1].text + text, within)
        else:
            out.append(Run(text, within))
    last = out.pop()
    if text := last.text.rstrip(" "):
        out.append(Run(text, last.within))
    return out


def _shared(first: tuple[Inline, ...], second: tuple[Inline, ...]) -> tuple[Inline, ...]:
    count = 0
    while count < min(len(first), len(second)) and first[count] == second[count]:
        count += 1
    return first[:count]


def markup(runs: list[Run]) -> str:
    """The runs as HTML; elements that go on from one run to the next stay open."""
    parts: list[str] = []
    within: tuple[Inline, ...] = ()
    for run in (*runs, Run("", ())):
        kept = len(_shared(within, run.within))
        parts += [f"</{one.tag}>" for one in reversed(within[kept:])]
        parts += [_start(one) for one in run.within[kept:]]
        parts.append(escape(run.text, quote=False))
        within = run.within
    return "".join(parts)


def _start(one: Inline) -> str:
    return f'<a href="{escape(one.href)}" rel="noopener">' if one.tag == "a" else f"<{one.tag}>"
