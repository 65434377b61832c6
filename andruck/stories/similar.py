"""What an item is compared by: a signature, keys to look it up by, and how alike two are.

MinHash over word 3-grams of the folded text finds texts that are nearly the
same: 120 permutations, looked up in 24 bands of 5 rows. The marks (names and
numbers) find other reports of the same event. Both are in the signature.

A text of less than ``SHORT`` 3-grams has no bands but one key of its own: a
handful of words is alike by chance, so short texts are the same or they are not.

A signature is bytes to be stored, little-endian: one byte for the form, four for
the number of 3-grams, one for the number of keys; 120 numbers of four bytes;
then keys and marks, four bytes each.
"""

from __future__ import annotations

import hashlib
import struct
from operator import eq

from rensa import RMinHash

from andruck.model import Item
from andruck.stories.marks import keys, read_marks, text_of
from andruck.text.folding import words

FORM = 1  # a new form whenever signatures of old and new can no longer be compared
PERMUTATIONS, BANDS, ROWS = 120, 24, 5
SEED = 20261123
GRAM = 3  # words
SHORT = 12  # 3-grams
HEAD = struct.Struct("<BIB")
NUMBERS = struct.Struct(f"<{PERMUTATIONS}I")
TEXT = HEAD.size + NUMBERS.size  # bytes of the part that stands for the text
WHOLE, MARK = 255, 254  # the kinds of keys that are no band


def signature(item: Item) -> bytes:
    """The signature of an item; nothing for one without words."""
    text = text_of(item)
    read = words(text)
    if not read:
        return b""
    grams = sorted({" ".join(read[at : at + GRAM]) for at in range(max(1, len(read) - GRAM + 1))})
    mill = RMinHash(num_perm=PERMUTATIONS, seed=SEED)
    mill.update(grams)
    marked = read_marks(text)
    found = keys(item.headline, marked)
    numbers = (*mill.digest(), *found, *sorted(marked))
    return HEAD.pack(FORM, len(grams), len(found)) + struct.pack(f"<{len(numbers)}I", *numbers)


def bands(signature: bytes) -> list[bytes]:
    """The keys (9 bytes each) under which alike items find each other."""
    if not signature:
        return []
    form, count, found = HEAD.unpack_from(signature)
    marks = (signature[TEXT + at * 4 :][:4] for at in range(found))
    by_mark = [_key(MARK, bytes([form]) + mark) for mark in marks]
    if count < SHORT:
        return [_key(WHOLE, signature[:TEXT]), *by_mark]
    slices = (signature[HEAD.size + at * ROWS * 4 :][: ROWS * 4] for at in range(BANDS))
    return [*(_key(at, bytes([form]) + one) for at, one in enumerate(slices)), *by_mark]


def similarity(one: bytes, other: bytes) -> float:
    """How many of their 3-grams two texts share, 0 to 1 (an estimate, ± 0.05 or so)."""
    if not one or not other or one[0] != other[0]:
        return 0.0
    if one[HEAD.size : TEXT] == other[HEAD.size : TEXT]:
        return 1.0
    if min(HEAD.unpack_from(one)[1], HEAD.unpack_from(other)[1]) < SHORT:
        return 0.0
    left, right = NUMBERS.unpack_from(one, HEAD.size), NUMBERS.unpack_from(other, HEAD.size)
    equal: int = sum(map(eq, left, right))
    return equal / PERMUTATIONS


def marks(signature: bytes) -> frozenset[int]:
    """The marks in a signature."""
    if not signature or signature[0] != FORM:
        return frozenset()
    start = TEXT + HEAD.unpack_from(signature)[2] * 4
    count = (len(signature) - start) // 4
    return frozenset(struct.unpack_from(f"<{count}I", signature, start))


def _key(kind: int, data: bytes) -> bytes:
    return bytes([kind]) + hashlib.blake2b(data, digest_size=8).digest()
