"""Names of persons, companies and places, with one key for all mentions of one.

No model: given names, titles, legal forms, known places and the rules of German
capitals say what is a name; what they leave open is a name only where the same
text has made sure of it. Rather one too few than one too many.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from andruck.text._counting import ARTICLES
from andruck.text._name_runs import Kind, Name, Scan, scan
from andruck.text._name_words import is_function, plain
from andruck.text.words import is_known

__all__ = ["Kind", "Known", "Name", "Scan", "find_names", "is_function", "known_names", "scan"]
__all__ += ["spread"]

# "Der Berg" is a mountain, though Anna Berg has been named.
DETERMINED = re.compile(rf"(?i:\b(?:{'|'.join(ARTICLES)}))[ \u00a0]$")
STRONG: dict[Kind, int] = {"person": 3, "company": 3, "place": 2, "name": 1}


class Known(msgspec.Struct, frozen=True):
    """What the text has made sure of: by which words, what they are, and their key."""

    kinds: dict[str, Kind]
    keys: dict[str, str]  # a short form and the key it stands for


def find_names(text: str, language: str = "de") -> list[Name]:
    """The names of a text, in order."""
    seen = scan(text, language)
    return list(spread(text, seen, known_names([seen])))


def known_names(scans: Iterable[Scan]) -> Known:
    """What several passages know together."""
    kinds: dict[str, Kind] = {}
    shorts: dict[str, str] = {}
    for seen in scans:
        for name in seen.names:
            if STRONG[name.kind] > STRONG[kinds.get(name.key, "name")] or name.key not in kinds:
                kinds[name.key] = name.kind
            if name.kind == "company" and " " in name.key:
                shorts.setdefault(name.key.split()[0], name.key)
    keys = {key: key for key in kinds}
    for short, key in shorts.items():
        if len(short) > 2 and not (short in kinds and kinds[short] == "person"):
            keys[short] = key
    for key in kinds:
        if key.endswith("s") and key[:-1] in kinds:  # Bidens → Biden
            keys[key] = keys[key[:-1]]
    return Known(kinds, keys)


def spread(text: str, seen: Scan, known: Known) -> tuple[Name, ...]:
    """The names of a passage, with those that other mentions make sure of."""
    names = [_settled(name, known) for name in seen.names]
    for start, end in seen.rest:
        word = plain(text[start:end])
        key = known.keys.get(word) or known.keys.get(word.removesuffix("s"))
        if key and not (
            is_known(text[start:end]) and DETERMINED.search(text[max(0, start - 9) : start])
        ):
            names.append(Name(start, end, text[start:end], known.kinds.get(key, "name"), key))
    return tuple(sorted(names, key=lambda one: one.start))


def _settled(name: Name, known: Known) -> Name:
    key = known.keys.get(name.key, name.key)
    kind = known.kinds.get(key, name.kind)
    if (key, kind) == (name.key, name.kind):
        return name
    return msgspec.structs.replace(name, key=key, kind=kind)
