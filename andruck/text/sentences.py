"""Sentences with their spans."""

from __future__ import annotations

import re

import msgspec

from andruck.text.words import OPENERS, word_set


class Sentence(msgspec.Struct, frozen=True):
    """A sentence: its words and where they stand in the passage (code points)."""

    start: int
    end: int
    text: str


ABBREVIATIONS = {
    "de": word_set(
        """abb abs allg anm art aufl aug bd bes betr bspw bzgl bzw ca chr co dez dipl dr ebd ehem
        einschl entspr etc evtl exkl fa feb ff fr frl geb gegr gem ggf hl hr hrn hrsg inkl ing insb
        jan jh jhd kap kath lat lfd lt max med mind min mio mo mrd mwst nachf nov nr okt orig
        phil pos prof qu rd red rer resp rund schr sep sept sog sr st stellv str tab tel u.a
        u.ä u.u usf usw uvm v.a verf vgl vol vs wiss z.b z.t z.zt zit zt zz zzgl d.h i.d.r o.ä
        s.o s.u a.d i.v h.c e.v n.n"""
    ),
    "en": word_set(
        """adm apr approx aug capt cf co col corp dec dept dr est etc ex feb fig gen gov inc jan
        jr lt ltd mr mrs ms mt nov oct op prof rep rev sen sept sgt sr st vol vs a.m p.m e.g i.e
        u.s u.k"""
    ),
    "es": word_set("art av cía dr dra etc gral ing lic núm pág prof sr sra srta ud uds"),
}
# These end a sentence as often as not: a capital word behind them decides.
CLOSING = word_set("etc usw usf uvm co corp inc ltd ff str")
MONTHS = re.compile(
    r"(?:Jan|Feb|März|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)\w{0,7}\b|Jh|Jahrhundert"
)

# One attempt per run of marks, nothing is tried twice: linear on any input.
END = re.compile(
    r"(?<![.!?…])([.!?…]++)(?P<close>[“”\"»«‹›’‘')\]]*+)\s++(?P<open>[„“‚‘\"»«‹›'(\[]*+)(?=(?P<next>\S))"
)
WORD = re.compile(r"[^\s(„“\"»«‚‘'\[/–-]{1,24}$")
NEXT = re.compile(r"[^\W\d_]+")
ROMAN = re.compile(r"[IVX]{1,5}$")


def split_sentences(text: str, language: str = "de") -> tuple[Sentence, ...]:
    """The sentences of a passage; together they cover it but for white space."""
    cuts = [match.end("close") for match in END.finditer(text) if _ends(text, match, language)]
    found = []
    start = 0
    for cut in (*cuts, len(text)):
        words = text[start:cut]
        inner = words.strip()
        if inner:
            at = start + len(words) - len(words.lstrip())
            found.append(Sentence(at, at + len(inner), inner))
        start = cut
    return tuple(found)


def _ends(text: str, match: re.Match[str], language: str) -> bool:
    """Whether these marks close a sentence, or an abbreviation, an ordinal, a quoted question."""
    following = match.group("next")
    if following.islower() or following in ",;:":
        return False
    if match.group(1) != "." or match.group("close"):
        return following not in "–—-"
    before = WORD.search(text, max(0, match.start() - 25), match.start())
    token = before.group() if before else ""
    after = NEXT.match(text, match.end())
    opens = bool(after and after.group().lower() in OPENERS) or bool(match.group("open"))
    if token.isdigit():
        month = MONTHS.match(text, match.end())
        return not month and (opens or len(token) > 2 or following.isdigit())
    if (len(token) == 1 and token.isalpha()) or ROMAN.match(token):
        return opens
    known = ABBREVIATIONS.get(language, ABBREVIATIONS["en"])
    if token.lower() in known or re.fullmatch(r"(?:\w\.)+\w", token):
        return opens and token.lower() in CLOSING
    return True
