"""What in an item speaks for the portal's field, its sections and its subjects.

Each distinct term counts once, with a supplement for the headline and for
coming back. General words (``~Hafen``) count only beside a term of the trade:
three of them make no trade story.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping

import msgspec

from andruck.model import Item, Portal, Relevance, Subject
from andruck.subjects._terms import Index
from andruck.text.html import blocks

HEADLINE, STANDFIRST = 1.0, 0.5  # supplements to the weight 1 of a term
GENERAL = 0.35  # the weight of a general word outside the headline, beside a term of the trade
PASSING = 0.5  # less evidence gives no section: a general word said in passing
AGAIN = 0.25  # for each time a term comes back, four times at most
# One term gives 0.36, two 0.59, four 0.83 (research: 0 is off topic, 1–3 ask, 4 is in).
STEEPNESS = 0.45


class Evidence(msgspec.Struct, frozen=True):
    """What was found: terms as they read, and the weight for each subject and section."""

    terms: tuple[str, ...] = ()
    score: float = 0.0
    section: str = ""
    subjects: Mapping[int, float] = {}
    sections: Mapping[str, float] = {}


class Compiled:
    """A portal's subjects, ready for texts of every language."""

    def __init__(self, portal: Portal) -> None:
        self.subjects = portal.subjects
        self.order = [section.slug for section in portal.sections]
        self.sections = [section_of(subject, portal.subjects) for subject in portal.subjects]
        self.languages = tuple(dict.fromkeys(one for s in portal.subjects for one in s.terms))
        self._indexes: dict[tuple[str, ...], Index] = {}

    def index(self, language: str) -> Index:
        """The terms for a language; those of all languages where it is not known."""
        short = language.split("-")[0].lower()
        languages = (short,) if short in self.languages else self.languages
        if languages not in self._indexes:
            self._indexes[languages] = Index(self.subjects, languages)
        return self._indexes[languages]


# The portals compiled last: a memory of what follows from the values, not a state.
_compiled: list[tuple[Portal, Compiled]] = []


def compiled(portal: Portal) -> Compiled:
    """The portal's terms, compiled at the first call."""
    for seen, known in _compiled:
        if seen is portal or (seen.subjects, seen.sections) == (portal.subjects, portal.sections):
            return known
    known = Compiled(portal)
    _compiled.append((portal, known))
    del _compiled[:-4]
    return known


def section_of(subject: Subject, subjects: tuple[Subject, ...]) -> str:
    """The subject's section: its own, or that of the nearest subject above."""
    ids = {one.id: one for one in subjects}
    for _step in subjects:
        if subject.section or subject.parent not in ids:
            break
        subject = ids[subject.parent]
    return subject.section


class Sighting(msgspec.Struct):
    """A term in an item: how it reads where it stands first, how often, how far in front."""

    surface: str
    times: int = 0
    front: float = 0.0

    @property
    def weight(self) -> float:
        """One for the term, more for the front and for coming back."""
        return 1.0 + self.front + AGAIN * min(self.times - 1, 4)


def weigh(item: Item, portal: Portal) -> Evidence:
    """The evidence in an item."""
    known = compiled(portal)
    index = known.index(item.language)
    seen = _sightings(item, index)
    strong = [sighting for number, sighting in seen.items() if not index.terms[number].weak]
    if not strong:
        return Evidence()
    amount = len(strong) + 0.5 * sum(sighting.front for sighting in strong)
    amount += min(1.0, 0.15 * (len(seen) - len(strong)))
    subjects: defaultdict[int, float] = defaultdict(float)
    sections: defaultdict[str, float] = defaultdict(float)
    for number, sighting in seen.items():
        term = index.terms[number]
        weight = sighting.weight * (GENERAL if term.weak and not sighting.front else 1.0)
        subjects[term.subject] += weight
        if slug := known.sections[term.subject]:
            sections[slug] += weight
    return Evidence(
        terms=tuple(sighting.surface for sighting in strong),
        score=1.0 - math.exp(-STEEPNESS * amount),
        section=_section(sections, known.order),
        subjects=subjects,
        sections=sections,
    )


def _section(sections: Mapping[str, float], order: list[str]) -> str:
    """The section with most evidence; of two alike the one that stands first."""
    return max(
        (slug for slug, weight in sections.items() if weight >= PASSING),
        key=lambda slug: (sections[slug], -order.index(slug)),
        default="",
    )


def _sightings(item: Item, index: Index) -> dict[int, Sighting]:
    """The terms found, in the order in which they come up."""
    keywords = " · ".join(one.name for one in item.subjects if one.creator != "andruck.subjects")
    fields = (
        (item.headline, HEADLINE),
        (item.description, STANDFIRST),
        *((block.text, 0.0) for block in blocks(item.body)),
        (f"{item.slugline} · {keywords}", 0.0),
    )
    seen: dict[int, Sighting] = {}
    for text, front in fields:
        for hit in index.hits(text):
            sighting = seen.setdefault(hit.term, Sighting(hit.surface))
            sighting.times += 1
            sighting.front = max(sighting.front, front)
    return seen


def relevance(item: Item, portal: Portal) -> Relevance:
    """How much the item belongs to the portal's field."""
    found = weigh(item, portal)
    return Relevance(score=round(found.score, 3), terms=found.terms, section=found.section)
