"""What an editor reads: the German of findings, refusals and names of checks.

The English message is the key. The catalogue is ``<language>/LC_MESSAGES/andruck.po``;
Babel reads it at first use, so that a fresh clone needs no gettext tools and no
compiled file can grow stale.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent


def gettext_noop(message: str) -> str:
    """Mark a message for translation; the screen translates it."""
    return message


def translate(message: str, language: str, values: Mapping[str, str]) -> str:
    """The message in this language with its values; in English where no German is known."""
    words = catalogue(language).get(message, message)
    return words.format_map(values) if values else words


@cache
def catalogue(language: str) -> dict[str, str]:
    """Every translated message of a language by its English one."""
    from babel.messages.pofile import read_po  # only who shows a message pays for it

    path = HERE / language / "LC_MESSAGES" / "andruck.po"
    if not path.is_file():
        return {}
    with path.open("rb") as file:
        entries = read_po(file, locale=language, charset="utf-8")
    return {str(one.id): str(one.string) for one in entries if one.id and one.string}
