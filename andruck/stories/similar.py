"""Near-duplicates: a signature for each text, keys to look it up by, and how alike two are.

MinHash over word 3-grams of the folded text: 120 permutations in 24 bands of
5 rows. A text of less than ``SHORT`` 3-grams has no bands but one key of its
own: a handful of words is alike by chance, so short texts are the same or they
are not.

A signature is bytes to be stored: one byte for the form, four for the number
of 3-grams, then 120 numbers of four bytes, all little-endian.
"""

from __future__ import annotations

import hashlib
import struct

from rensa import RMinHash

from andruck.model import Item
from andruck.text.folding import words
from andruck.text.html import plain

FORM = 1  # a new form whenever signatures of old and new can no longer be compared
PERMUTATIONS, BANDS, ROWS = 120, 24, 5
SEED = 20261123
GRAM = 3  # words
SHORT = 12  # 3-grams
HEAD = struct.Struct("<BI")
NUMBERS = struct.Struct(f"<{PERMUTATIONS}I")


def signature(item: Item) -> bytes:
    """The signature of an item's text; nothing for an item without words."""
    return of_text(f"{item.headline}\n{item.description}\n{plain(item.body)}")


def of_text(text: str) -> bytes:
    """The signature of a text."""
    read = words(text)
    if not read:
        return b""
    grams = sorted({" ".join(read[at : at + GRAM]) for at in range(max(1, len(read) - GRAM + 1))})
    mill = RMinHash(num_perm=PERMUTATIONS, seed=SEED)
    mill.update(grams)
    return HEAD.pack(FORM, len(grams)) + NUMBERS.pack(*mill.digest())


def bands(signature: bytes) -> list[bytes]:
    """The keys (9 bytes each) under which alike texts find each other."""
    if not signature:
        return []
    form, count = HEAD.unpack_from(signature)
    if count < SHORT:
        return [_key(255, signature)]
    width = ROWS * 4
    return [
        _key(number, bytes([form]) + signature[HEAD.size + number * width :][:width])
        for number in range(BANDS)
    ]


def similarity(one: bytes, other: bytes) -> float:
    """How many of their 3-grams two texts share, 0 to 1 (an estimate, ± 0.05 or so)."""
    if not one or not other or one[0] != other[0]:
        return 0.0
    if one == other:
        return 1.0
    if min(HEAD.unpack_from(one)[1], HEAD.unpack_from(other)[1]) < SHORT:
        return 0.0
    pairs = zip(
        NUMBERS.unpack_from(one, HEAD.size), NUMBERS.unpack_from(other, HEAD.size), strict=True
    )
    equal = sum(1 for left, right in pairs if left == right)
    return equal / PERMUTATIONS


def _key(number: int, data: bytes) -> bytes:
    return bytes([number]) + hashlib.blake2b(data, digest_size=8).digest()
