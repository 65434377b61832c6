"""Signs of machine translation that nobody edited: each kind, and the checks that show it."""

from __future__ import annotations

from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from andruck.checks import (
    bare_coordination,
    calque,
    dangling_dies,
    double_period,
    false_friend,
    foreign_language,
    glued_sentence,
    headline_asserts_hedged,
    impossible_date,
    one_word_quotes,
    pending_and_past,
    report_before_event,
    reversed_warning,
    self_reference,
    space_before_punctuation,
    subjectless_sentence,
    weekday_date,
)
from andruck.model import Place
from andruck.text.copy import Copy

if TYPE_CHECKING:
    from types import ModuleType

ENOUGH = 3  # kinds of sign
OF_TRANSLATION = 2  # of them such as no German writes
CALQUES = 2  # good writers use one
# What only a translation leaves behind …
OWN: dict[str, tuple[ModuleType, ...]] = {
    "subject": (subjectless_sentence,),
    "denial": (dangling_dies,),
    "polarity": (reversed_warning,),
    "friends": (false_friend,),
    "coordination": (bare_coordination,),
    "fragments": (one_word_quotes,),
    "calques": (calque,),
    "residue": (foreign_language,),  # takes longest
}
# … and what unread copy of any kind shows.
OTHER: dict[str, tuple[ModuleType, ...]] = {
    "seam": (double_period, glued_sentence, space_before_punctuation),
    "tense": (report_before_event, pending_and_past),
    "reference": (self_reference,),
    "headline": (headline_asserts_hedged,),
    "calendar": (impossible_date, weekday_date),
}
KINDS = (*OWN, *OTHER)


@lru_cache(maxsize=2)
def shows(copy: Copy) -> bool:
    """Whether the text shows enough kinds of sign; kept for the next check that asks."""
    own: dict[str, Place] = {}
    for left, (kind, modules) in zip(range(len(OWN))[::-1], OWN.items(), strict=True):
        own |= _shown(copy, {kind: modules})
        if len(own) + left < OF_TRANSLATION:
            return False
    return len(own) >= ENOUGH or len(own) + len(_shown(copy, OTHER)) >= ENOUGH


def signs(copy: Copy) -> dict[str, Place]:
    """The kinds of sign in this copy, and where each shows first."""
    return {**_shown(copy, OWN), **_shown(copy, OTHER)}


def _shown(copy: Copy, kinds: dict[str, tuple[ModuleType, ...]]) -> dict[str, Place]:
    found: dict[str, Place] = {}
    for kind, modules in kinds.items():
        least = CALQUES if kind == "calques" else 1
        for module in modules:
            first = list(islice(module.find(copy), least))
            if len(first) == least and first[0].place.field != "item":
                found.setdefault(kind, first[0].place)
    return found
