"""Which story does an item belong to: one that is known, or a new one?

Four reasons, the surest first: it is a version of an item in the story; it says
itself that it rests on one; it is nearly the same text; or it tells of the same
event within a few days, in whatever words or language. Each answer says why.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from andruck.locale import gettext_noop
from andruck.model import Item, Value
from andruck.stories.marks import NUMBER, Rarity, readable_marks
from andruck.stories.similar import marks, similarity

NEAR = 0.6  # of the 3-grams: nearly the same text
EVENT = 0.3  # of the weight of the marks: same event 0.33 to 0.91, same company at most 0.24
SHARED = 4  # marks at least
NEAR_DAYS, EVENT_DAYS = timedelta(days=14), timedelta(days=5)
RESTS_ON = ("basedOn", "translationOf")


_ = gettext_noop
NEW = _("Nothing known tells the same.")
VERSION = _("A version of an item of this story.")
RESTS = _("The item says that it rests on one of this story.")
DUPLICATE = _("Nearly the same text: {percent} per cent of the phrases.")
SAME_EVENT = _("The same event: both name {shared}.")


class Candidate(Value, frozen=True, kw_only=True):
    """An item that is already in a story, as far as grouping must know it.

    ``subjects`` are the uris of its subjects; only related items ask for them.
    """

    uri: str
    story: str
    signature: bytes = b""
    version_created: datetime | None = None
    subjects: tuple[str, ...] = ()


class Grouping(Value, frozen=True, kw_only=True):
    """The story, and why. ``story`` is empty for a new one."""

    story: str = ""
    reason: str = ""  # English message, with values
    values: dict[str, str] = {}
    similarity: float = 0.0
    like: str = ""  # the uri of the item it is most like


def group(item: Item, signature: bytes, candidates: Iterable[Candidate]) -> Grouping:
    """The story this item belongs to, among those of the candidates."""
    known = tuple(candidates)
    return (
        _stated(item, known)
        or _near(item, signature, known)
        or _event(item, known)
        or Grouping(reason=NEW)
    )


def _stated(item: Item, known: tuple[Candidate, ...]) -> Grouping | None:
    """What the item says itself: whose version it is, what it rests on."""
    named = {one.uri for one in item.associations if one.rel in RESTS_ON and one.uri}
    for uris, reason in (({item.uri}, VERSION), (named, RESTS)):
        for one in known:
            if one.uri in uris:
                return Grouping(story=one.story, reason=reason, similarity=1.0, like=one.uri)
    return None


def _near(item: Item, signature: bytes, known: tuple[Candidate, ...]) -> Grouping | None:
    best, score = _best(
        [one for one in known if _within(item, one, NEAR_DAYS)],
        lambda one: similarity(signature, one.signature),
    )
    if best is None or score < NEAR:
        return None
    values = {"percent": str(round(100 * score))}
    return Grouping(
        story=best.story, reason=DUPLICATE, values=values, similarity=score, like=best.uri
    )


def _event(item: Item, known: tuple[Candidate, ...]) -> Grouping | None:
    words = readable_marks(item)
    ours = words.keys()
    theirs = {one.uri: marks(one.signature) for one in known}
    rarity = Rarity([ours, *theirs.values()])
    best, score = _best(
        [
            one
            for one in known
            if _within(item, one, EVENT_DAYS) and len(ours & theirs[one.uri]) >= SHARED
        ],
        lambda one: rarity.alike(ours, theirs[one.uri]),
    )
    if best is None or score < EVENT:
        return None
    shared = sorted(
        ours & theirs[best.uri],
        key=lambda mark: (mark & NUMBER, -rarity.weight(mark), words[mark]),
    )
    values = {"shared": ", ".join(words[mark] for mark in shared[:5])}
    return Grouping(
        story=best.story, reason=SAME_EVENT, values=values, similarity=score, like=best.uri
    )


def _best(
    known: Iterable[Candidate], score: Callable[[Candidate], float]
) -> tuple[Candidate | None, float]:
    """The candidate with the highest score; of two alike the first by uri, on every machine."""
    best, highest = None, -1.0
    for one in sorted(known, key=lambda candidate: candidate.uri):
        if (value := score(one)) > highest:
            best, highest = one, value
    return best, highest


def _within(item: Item, one: Candidate, days: timedelta) -> bool:
    """Close enough in time; an unknown time speaks neither for nor against."""
    ours, theirs = item.version_created, one.version_created
    if ours is None or theirs is None or (ours.tzinfo is None) != (theirs.tzinfo is None):
        return True
    return abs(ours - theirs) <= days
