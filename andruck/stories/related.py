"""“See also”: what is truly related to an item, or nothing.

Related is what shares rare names with the item and is about the same subject
(the same company on the same field), what shares so many names that no subject
is needed, or what is about the same two subjects and hardly anything else. A
text that is nearly the same is not related, it is the same.
"""

from __future__ import annotations

from collections.abc import Iterable

from andruck.model import Item, Value
from andruck.stories.group import NEAR, Candidate
from andruck.stories.marks import Rarity, readable_marks
from andruck.stories.similar import signature, similarity

NAMES = 2  # rare marks shared at least, numbers not counted
NAMES_ALONE = 4  # where no subject is shared
LEAST = 0.08  # of the weight of the names
SUBJECTS, FIELD = 2, 0.5  # subjects shared at least, and of their weight


class Related(Value, frozen=True, kw_only=True):
    """An item to point to, how much it is related, and what the two share."""

    uri: str
    score: float
    shared: tuple[str, ...]


def related(item: Item, candidates: Iterable[Candidate], limit: int = 3) -> tuple[Related, ...]:
    """At most ``limit`` candidates to see also, the closest first; often none."""
    known = sorted(candidates, key=lambda one: one.uri)
    marks, mine = readable_marks(item), _subjects(one.uri for one in item.subjects)
    names = {mark for mark in marks if not mark.isdigit()}
    rarity = Rarity([marks, *(one.marks for one in known)])
    rarity_of_subjects = Rarity([mine, *(_subjects(one.subjects) for one in known)])
    own = signature(item)
    found = []
    for one in known:
        theirs = _subjects(one.subjects)
        rare = [mark for mark in names & set(one.marks) if rarity.is_rare(mark)]
        by_name = rarity.alike(names, {mark for mark in one.marks if not mark.isdigit()})
        by_field = rarity_of_subjects.alike(mine, theirs)
        enough = len(rare) >= (NAMES if mine & theirs else NAMES_ALONE) and by_name >= LEAST
        same_field = (
            len(mine & theirs) >= SUBJECTS
            and by_field >= FIELD
            and any(map(rarity_of_subjects.is_rare, mine & theirs))
        )
        if one.uri == item.uri or not (enough or same_field):
            continue
        if similarity(own, one.signature) < NEAR:
            rare.sort(key=lambda mark: (-rarity.weight(mark), mark))
            shared = (*(marks[mark] for mark in rare[:5]), *sorted(mine & theirs))
            found.append(Related(uri=one.uri, score=by_name + by_field / 2, shared=shared))
    found.sort(key=lambda one: (-one.score, one.uri))
    return tuple(found[:limit])


def _subjects(uris: Iterable[str]) -> set[str]:
    """The subjects of the trade; a section is too wide to relate by."""
    return {uri for uri in uris if uri.startswith("subject:")}
