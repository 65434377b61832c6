"""The readers' search: an FTS5 table of German lemmas and folded surface forms."""

from __future__ import annotations

import re
import unicodedata

FOLD = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "oe", "ł": "l"})


def fold(text: str) -> str:
    """Lower case, umlauts spelt out, other accents dropped: Förder and Foerder are one."""
    text = unicodedata.normalize("NFC", text).lower().translate(FOLD)
    return "".join(
        letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter)
    )


def update(article) -> None:
    pass


def remove(pk) -> None:
    pass
