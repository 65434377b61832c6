"""What an editor reads: the German of findings, refusals and names of checks.

The English message is the key. The catalogue is ``<language>/LC_MESSAGES/andruck.po``,
read as it is at first use, so that a fresh clone needs no gettext tools and no
compiled file can grow stale.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
QUOTED = r'(?:"(?:[^"\\]|\\.)*"\n?)+'
ENTRY = re.compile(rf"^msgid (?P<id>{QUOTED})msgstr (?P<str>{QUOTED})", re.MULTILINE)


def gettext_noop(message: str) -> str:
    """Mark a message for translation; the screen translates it."""
    return message


def translate(message: str, language: str, values: Mapping[str, str]) -> str:
    """The message in this language with its values; in English where no German is known."""
    words = catalogue(language).get(message, message)
    return words.format_map(values) if values else words


@cache
def catalogue(language: str) -> dict[str, str]:
    """Every translated message of a language by its English one.

    Of gettext's form only what the file has: pairs of ``msgid`` and ``msgstr``,
    each of one or more quoted lines.
    """
    path = HERE / language / "LC_MESSAGES" / "andruck.po"
    if not path.is_file():
        return {}
    found = {
        _words(match["id"]): _words(match["str"])
        for match in ENTRY.finditer(path.read_text("utf-8"))
    }
    return {message: words for message, words in found.items() if message and words}


def _words(lines: str) -> str:
    return "".join(json.loads(line) for line in lines.split("\n") if line)
