"""A new version of an item beside the one an article rests on, and beside the article.

All three are compared as articles: what a version would make as a draft, and
the newest draft. Paragraphs find each other by their words, in order.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from andruck.text.html import plain
from andruck_site.desk.templatetags.desk import moment
from andruck_site.portal import body
from andruck_site.portal.drafts import draft_of
from andruck_site.portal.models import Article, Provenance
from andruck_site.portal.site import portal
from andruck_site.wire.models import State, WireItem

FIELDS = {
    "headline": "Titel",
    "description": "Vorspann",
    "by": "Autor",
    "located": "Ortsmarke",
    "embargoed_until": "Sperrfrist bis",
    "copyright_notice": "Urheberrechtsvermerk",
    "usage_terms": "Nutzungsrechte",
}
TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
ALIKE = 0.3  # share of common words from which a paragraph may be an older one rewritten
MOST_PAIRS = 40_000  # paragraphs times paragraphs that are compared
MOST_WORDS = 4_000  # of a paragraph; a longer one is shown without marks


class Part(NamedTuple):
    """A field or paragraph in which two versions differ: old, new, and as the article has it."""

    key: str  # its name in the form
    label: str
    old: SafeString
    new: SafeString
    ours: SafeString
    note: str  # why it cannot be taken over, or what to look at
    can: bool
    advised: bool  # the article says what the old version said


class Comparison(NamedTuple):
    """What a new version changes, and the draft it could change."""

    parts: list[Part]
    draft: Article
    base: WireItem

    @property
    def can(self) -> bool:
        """Is there anything to take over?"""
        return any(part.can for part in self.parts)


class Step(NamedTuple):
    """A paragraph that came, went or changed: its places in the old, the new and our text."""

    old: int | None
    new: int | None
    ours: int | None  # for one that came: after which of our paragraphs it belongs (-1: first)

    @property
    def key(self) -> str:
        """Its name in the form."""
        return f"alt-{self.old}" if self.new is None else f"neu-{self.new}"


def base_of(row: WireItem) -> WireItem | None:
    """The version an editor last took or noted; else the one the article was made of."""
    others = WireItem.objects.filter(uri=row.uri).exclude(pk=row.pk).select_related("source")
    noted = others.filter(state=State.TAKEN).order_by("-state_changed", "-pk").first()
    return noted or others.filter(used_in__isnull=False).order_by("-pk").first()


def rested_on(rows: Sequence[WireItem]) -> set[str]:
    """Which of these items' uris an article rests on."""
    resting = Provenance.objects.filter(wire_item__uri__in={row.uri for row in rows})
    resting = resting.exclude(article__pub_status="canceled")
    return set(resting.values_list("wire_item__uri", flat=True))


def compare(row: WireItem, article: Article) -> Comparison | None:
    """What this version changes against the last one the desk saw; None where it is the first."""
    base = base_of(row)
    if base is None:
        return None
    spec = portal().source(row.source.name)
    old, new = draft_of(base, spec), draft_of(row, spec)
    draft = Article.objects.get(pk=article.pk).get_latest_revision_as_object()
    return Comparison([*_fields(old, new, draft), *_paragraphs(old, new, draft)], draft, base)


def _fields(old: Article, new: Article, ours: Article) -> list[Part]:
    found = []
    for name, label in FIELDS.items():
        before, after, here = (getattr(one, name) for one in (old, new, ours))
        if before != after:
            texts = [str(moment(one)) if one else "" for one in (before, after, here)]
            found.append(_part(name, label, *texts, is_there=True))
    return found


def _part(key: str, label: str, old: str, new: str, ours: str, *, is_there: bool) -> Part:
    came = not old and bool(new)
    if ours == new and is_there:
        note, can = "steht schon so im Artikel", False
    elif not is_there:
        note, can = "steht nicht im Artikel", False
    elif ours != old and not came:
        note, can = "im Artikel geändert", True
    else:
        note, can = "", True
    before, after = _marked(old, new)
    here = _marked(old, ours)[1] if ours and not came else _shown([(False, ours)], "ins")
    return Part(key, label, before, after, here, note, can, can and not note)


def _paragraphs(old: Article, new: Article, ours: Article) -> list[Part]:
    before, after, here = (_texts(one) for one in (old, new, ours))
    found = []
    for step in _steps(before, after, here):
        was = before[step.old] if step.old is not None else ""
        becomes = after[step.new] if step.new is not None else ""
        came = step.old is None
        stands = here[step.ours] if step.ours is not None and not came else ""
        there = step.ours is not None
        if came and becomes in here:
            stands = becomes
        number = (step.new if step.new is not None else step.old or 0) + 1
        label = f"Absatz {number}" + (" (neu)" if came else "" if becomes else " (gestrichen)")
        found.append(_part(step.key, label, was, becomes, stands, is_there=there))
    return found


def _texts(article: Article) -> list[str]:
    return [plain(body.to_html([block])) for block in article.body]


def _steps(old: list[str], new: list[str], ours: list[str]) -> list[Step]:
    """The paragraphs that differ, in the order of the new version."""
    onward, here = align(old, new), align(old, ours)
    back = {after: before for before, after in onward.items()}
    direct = align(new, ours)
    found = [(at, Step(back[at], at, here.get(back[at])))
             for at in range(len(new)) if at in back and old[back[at]] != new[at]]  # fmt: skip
    for at in range(len(new)):
        if at not in back:
            above = (here.get(back.get(one, -1), direct.get(one)) for one in range(at - 1, -1, -1))
            found.append((at, Step(None, at, next((one for one in above if one is not None), -1))))
    for at in range(len(old)):
        if at not in onward:
            above_new = [onward[one] for one in range(at) if one in onward]
            found.append((max(above_new, default=-1), Step(at, None, here.get(at))))
    return [step for _, step in sorted(found, key=lambda pair: pair[0])]


def align(one: list[str], other: list[str]) -> dict[int, int]:
    """Which paragraph of the other text each of the one has become; order is kept."""
    if len(one) * len(other) > MOST_PAIRS:
        return {at: at for at in range(min(len(one), len(other)))}
    left, right = ([set(TOKEN.findall(text.casefold())) for text in side] for side in (one, other))
    best = [[0.0] * (len(other) + 1) for _ in range(len(one) + 1)]
    for i in range(len(one) - 1, -1, -1):
        for j in range(len(other) - 1, -1, -1):
            alike = _alike(left[i], right[j], one[i] == other[j])
            best[i][j] = max(best[i + 1][j], best[i][j + 1], alike and alike + best[i + 1][j + 1])
    found, i, j = {}, 0, 0
    while i < len(one) and j < len(other):
        if best[i][j] == best[i + 1][j]:
            i += 1
        elif best[i][j] == best[i][j + 1]:
            j += 1
        else:
            found[i] = j
            i, j = i + 1, j + 1
    return found


def _alike(left: set[str], right: set[str], is_same: bool) -> float:
    if is_same:
        return 2.0
    share = len(left & right) / (len(left | right) or 1)
    return share if share >= ALIKE else 0.0


def _marked(old: str, new: str) -> tuple[SafeString, SafeString]:
    """Both texts, the words that only one of them has marked."""
    left, right = TOKEN.findall(old), TOKEN.findall(new)
    if not old or not new or max(len(left), len(right)) > MOST_WORDS:
        whole = bool(old) != bool(new)
        return _shown([(whole, old)], "del"), _shown([(whole, new)], "ins")
    before, after = [], []
    matcher = difflib.SequenceMatcher(None, left, right, autojunk=False)
    for kind, i1, i2, j1, j2 in matcher.get_opcodes():
        before.append((kind != "equal", "".join(left[i1:i2])))
        after.append((kind != "equal", "".join(right[j1:j2])))
    return _shown(before, "del"), _shown(after, "ins")


def _shown(pieces: list[tuple[bool, str]], tag: str) -> SafeString:
    marks = {True: (f"<{tag}>", f"</{tag}>"), False: ("", "")}
    rows = ((SafeString(marks[is_marked][0]), text, SafeString(marks[is_marked][1]))
            for is_marked, text in pieces if text)  # fmt: skip
    return format_html_join("", "{}{}{}", rows)


def write(comparison: Comparison, row: WireItem, chosen: set[str]) -> list[str]:
    """Put the chosen parts of the new version into the draft; the labels of what was put."""
    parts = [part for part in comparison.parts if part.can and part.key in chosen]
    spec, draft = portal().source(row.source.name), comparison.draft
    old, new = draft_of(comparison.base, spec), draft_of(row, spec)
    for part in parts:
        if part.key in FIELDS:
            setattr(draft, part.key, getattr(new, part.key))
    keys = {part.key for part in parts}
    steps = [one for one in _steps(_texts(old), _texts(new), _texts(draft)) if one.key in keys]
    if steps:
        _rewrite(draft, new.body.get_prep_value(), steps)
    return [part.label for part in parts]


def _rewrite(draft: Article, new: list[dict[str, Any]], steps: list[Step]) -> None:
    raw = draft.body.get_prep_value()
    instead = {step.ours: step for step in steps if step.old is not None}
    came: dict[int | None, list[dict[str, Any]]] = {}
    for step in steps:
        if step.old is None and step.new is not None:
            came.setdefault(step.ours, []).append(_bare(new[step.new]))
    blocks = came.get(-1, [])
    for at, block in enumerate(raw):
        step = instead.get(at)
        if step is None:
            blocks.append(block)
        elif step.new is not None:
            blocks.append({**_bare(new[step.new]), "id": block["id"]})
        blocks += came.get(at, [])
    draft.body = draft._meta.get_field("body").to_python(blocks)


def _bare(block: dict[str, Any]) -> dict[str, Any]:
    return {"type": block["type"], "value": block["value"]}
