"""One plain form of a word, so that Förderer, Foerderer and FÖRDERER meet.

Umlauts become two letters (the spelling of German without umlauts), other
marks fall away. Folding changes lengths: never use it for offsets.
"""

from __future__ import annotations

import re
import unicodedata

# Letters that Unicode does not take apart, and the German ones that we spell out.
LETTERS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "œ": "oe"}
)
# Soft hyphens and zero-width characters stand inside words and are not read.
UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
WORD = re.compile(r"\w+")


def fold(text: str) -> str:
    """The text in lower case without marks; umlauts and ß spelt out."""
    text = UNSEEN.sub("", text)
    if text.isascii():
        return text.lower()
    composed = unicodedata.normalize("NFKC", text).casefold().translate(LETTERS)
    return "".join(
        letter
        for letter in unicodedata.normalize("NFKD", composed)
        if not unicodedata.combining(letter)
    )


def words(text: str) -> list[str]:
    """The words of a text, folded, in reading order."""
    return WORD.findall(fold(text))
