"""CLASSIFY: the subjects of the trade that an item is about, from the portal's own tree."""

from __future__ import annotations

import math

import msgspec

from andruck.model import Concept, Item, Portal
from andruck.subjects._evidence import compiled, relevance, weigh

__all__ = ["classify", "relevance"]

CREATOR = "andruck.subjects"
MOST = 6  # subjects of one item
LEAST = 1.0  # evidence for a subject: one term of the trade
SHARE = 0.3  # of the evidence for the best subject


def classify(item: Item, portal: Portal) -> Item:
    """The item with its section and subjects; what others have said of it stays."""
    evidence, known = weigh(item, portal), compiled(portal)
    others = tuple(one for one in item.subjects if one.creator != CREATOR)
    said = {(one.name, one.uri) for one in others} | {(one.name, "") for one in others}
    ours = []
    slug = evidence.section
    if section := portal.section(slug):
        share = evidence.sections[slug] / sum(evidence.sections.values())
        weight = evidence.sections[slug] * share
        ours.append(_concept(section.name, f"section:{slug}", weight))
    ranked = sorted(evidence.subjects.items(), key=lambda pair: -pair[1])[:MOST]
    for number, weight in ranked:
        if weight >= max(LEAST, SHARE * ranked[0][1]):
            subject = known.subjects[number]
            ours.append(_concept(subject.name, f"subject:{subject.id}", weight))
    new = tuple(
        one for one in ours if (one.name, one.uri) not in said and (one.name, "") not in said
    )
    return msgspec.structs.replace(item, subjects=others + new)


def _concept(name: str, uri: str, weight: float) -> Concept:
    confidence = round(100 * (1 - math.exp(-weight / 2.5)))
    return Concept(name=name, uri=uri, rel="about", confidence=confidence, creator=CREATOR)
