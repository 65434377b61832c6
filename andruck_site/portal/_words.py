"""What else a German word is found under: lemma, other spelling, parts of the compound."""

from __future__ import annotations

import re
from functools import lru_cache

from andruck.text.folding import fold
from andruck.text.words import is_known, lemma

WORD = re.compile(r"[^\W_]+")
SHORTEST = 10  # letters; shorter words are taken apart wrongly more often than rightly
LINKS = ("s", "es", "n", "en", "er", "e")
# Endings and rare words that look like the head of a compound ("Arbeit-stag", "Still-s-tand").
NO_HEADS = frozenset(
    """bunge chen dung eigen enden ende eren ering erinnen haft heit innen isch keit letten lein
    lich ling loser loses nehmen nisse nissen raucher reich reichen rinnen schaft schaften schied
    send sende sinn sport stag stage stagen stens sten ster stützung tand tande teuerung
    teuerungen tion tionen tuck tums ungen zeuge zeugen zeugs""".split()
)
NO_MODIFIERS = frozenset(
    ["euro", "inter", "lipp", "mill", "milli", "para", "pell", "tran", "unter", "verb"]
)
STEMS = ("en", "n")  # make an infinitive of the stem of a verb
UNFOLDED = (("ae", "ä"), ("oe", "ö"), ("ue", "ü"), ("ss", "ß"))
PLAIN = (("a", "ä"), ("o", "ö"), ("u", "ü"))


@lru_cache(maxsize=100_000)
def entries(word: str) -> frozenset[str]:
    """What a word of a text is found under, beside itself: folded lemma and compound parts."""
    found = {fold(lemma(word))}
    if word[:1].isupper() and word[1:].islower() and len(word) >= SHORTEST:
        found |= {fold(part) for part in parts(word.lower())}
    return frozenset(found - {fold(word)})


@lru_cache(maxsize=10_000)
def lookups(word: str) -> frozenset[str]:
    """Under what a word of a question is looked up: folded as it is, and the lemma of each
    spelling it may stand for (readers write no capitals, ae for ä, and sometimes a for ä)."""
    found = {fold(word)}
    for spelling in _spellings(word):
        found.add(fold(spelling))
        found.add(fold(lemma(spelling)))
    return frozenset(found)


def _spellings(word: str) -> set[str]:
    lower = word.lower()
    found = {word, lower, lower.capitalize()}
    for two, one in UNFOLDED:
        if two in lower:
            found |= {one for one in _cased(lower.replace(two, one)) if is_known(one)}
    if lower.isascii() and not any(is_known(one) for one in _cased(lower)):
        for plain, marked in PLAIN:
            for at in (match.start() for match in re.finditer(plain, lower)):
                spelt = lower[:at] + marked + lower[at + 1 :]
                found |= {one for one in _cased(spelt) if is_known(one)}
    return found


def _cased(lower: str) -> tuple[str, str]:
    return lower, lower.capitalize()


@lru_cache(maxsize=50_000)
def parts(word: str) -> tuple[str, ...]:
    """The parts of a compound, where both sides are words of their own; else nothing."""
    best: tuple[int, str, str] | None = None
    for at in range(4, len(word) - 3):
        head = word[at:]
        if head in NO_HEADS or not _is_noun(head):
            continue
        modifier = _modifier(word[:at])
        if modifier and (best is None or min(at, len(head)) > best[0]):
            best = (min(at, len(head)), modifier, head)
    if best is None:
        return ()
    _, modifier, head = best
    further = parts(modifier) if len(modifier) >= SHORTEST - 1 else ()
    whole = lemma(modifier.capitalize()) if _is_noun(modifier) else modifier
    return (*further, whole, lemma(head.capitalize()))


@lru_cache(maxsize=50_000)
def _is_noun(part: str) -> bool:
    if len(part) < 4 or not is_known(part.capitalize()):
        return False
    listed = lemma(part.capitalize())
    return listed[0].isupper() and listed[1:].islower()


@lru_cache(maxsize=50_000)
def _modifier(part: str) -> str:
    """The word before the head, without what links it; a verb's stem counts ("Förder")."""
    if part in NO_MODIFIERS:
        return ""
    if _is_noun(part):
        return part
    for link in LINKS:
        if part.endswith(link) and _is_noun(part.removesuffix(link)):
            return part.removesuffix(link)
    verbs = (part + ending for ending in STEMS)
    return part if any(is_known(verb) and lemma(verb) == verb for verb in verbs) else ""
