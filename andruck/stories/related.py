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
from andruck.stories.marks import NUMBER, Rarity, readable_marks
from andruck.stories.similar import marks, signature, similarity

NAMES = 2  # rare marks shared at least, numbers not counted
NAMES_ALONE = 4  # where no subject is shared
LEAST = 0.08  # of the weight of the names
SUBJECTS, FIELD = 2, 0.5  # subjects shared at least, and of their weight


class Related(Value, frozen=True, kw_only=True):
    """An item to point to, how much it is related, and what the two share."""

    uri: str
    score: float
    shared: tuple[str, ...]


def related(
    item: Item, candidates: Iterable[Candidate], limit: int = 3, own: bytes = b""
) -> tuple[Related, ...]:
    """At most ``limit`` candidates to see also, the closest first; often none.

    ``own`` is the item's signature, where it is known.
    """
    known = sorted((one for one in candidates if one.uri != item.uri), key=lambda one: one.uri)
    own = own or signature(item)
    names, mine = _names(marks(own)), _subjects(one.uri for one in item.subjects)
    named = [_names(marks(one.signature)) for one in known]
    rarity = Rarity([names, *named])
    rarity_of_subjects = Rarity([mine, *(_subjects(one.subjects) for one in known)])
    found: list[Related] = []
    words: dict[int, str] = {}
    for one, their_names in zip(known, named, strict=True):
        theirs = _subjects(one.subjects)
        rare = [mark for mark in names & their_names if rarity.is_rare(mark)]
        needed = NAMES if mine & theirs else NAMES_ALONE
        if len(rare) < needed and len(mine & theirs) < SUBJECTS:
            continue
        by_name = rarity.alike(names, their_names)
        by_field = rarity_of_subjects.alike(mine, theirs)
        enough = len(rare) >= needed and by_name >= LEAST
        same_field = (
            len(mine & theirs) >= SUBJECTS
            and by_field >= FIELD
            and any(rarity_of_subjects.is_rare(uri, 10) for uri in mine & theirs)
        )
        if (enough or same_field) and similarity(own, one.signature) < NEAR:
            words = words or readable_marks(item)
            rare.sort(key=lambda mark: (-rarity.weight(mark), words[mark]))
            shared = (*(words[mark] for mark in rare[:5]), *sorted(mine & theirs))
            found.append(Related(uri=one.uri, score=by_name + by_field / 2, shared=shared))
    found.sort(key=lambda one: (-one.score, one.uri))
    return tuple(found[:limit])


def _subjects(uris: Iterable[str]) -> set[str]:
    """The subjects of the trade; a section is too wide to relate by."""
    return {uri for uri in uris if uri.startswith("subject:")}


def _names(marks: Iterable[int]) -> set[int]:
    return {mark for mark in marks if not mark & NUMBER}
