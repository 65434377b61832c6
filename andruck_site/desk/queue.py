"""The queue: which items it shows, in which order, and how many there are of each kind.

Counts follow the other facets. They come from one query that counts every
combination of facets at once; pages go on from the last row shown, not by
number, so that the hundredth page costs no more than the first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.db.models import Case, Count, F, IntegerField, Q, QuerySet, Value, When
from django.http import QueryDict

from andruck_site.desk.marks import PLURALS
from andruck_site.portal.site import portal
from andruck_site.wire.models import Source, State, WireItem

PAGE = 50
LONGEST_QUERY = 200
ALL = "alle"
ORDERS = {"neu": "neueste zuerst", "relevanz": "nach Relevanz", "befund": "nach Befunden"}
RANK = Case(
    When(severity="error", then=Value(3)),
    When(severity="warning", then=Value(2)),
    When(severity="note", then=Value(1)),
    default=Value(0),
    output_field=IntegerField(),
)
LANGUAGES = {
    "de": "Deutsch", "en": "Englisch", "fr": "Französisch", "es": "Spanisch", "it": "Italienisch",
    "nl": "Niederländisch", "pl": "Polnisch", "pt": "Portugiesisch", "cs": "Tschechisch",
    "mt": "Maltesisch", "und": "unbekannt",
}  # fmt: skip
COLUMNS = ("stand", "quelle", "ressort", "sprache", "befund")
SHOWN = (
    "uri", "version", "source", "story", "state", "received", "version_created", "headline",
    "embargoed_until", "pub_status", "language", "section", "relevance", "severity",
    "finding_count", "payload", "source__name", "source__label",
)  # fmt: skip


def language_name(code: str) -> str:
    """A language in German words; its code where we know none."""
    return LANGUAGES.get(code[:2] if code != "und" else code, code)


class Question(NamedTuple):
    """What an editor asks to see: a value for each facet, words, an order."""

    chosen: Mapping[str, str]
    words: str = ""
    order: str = "neu"

    @classmethod
    def read(cls, asked: QueryDict) -> Question:
        """The question in an address; what makes no sense is passed over."""
        chosen = {name: asked[name] for name in COLUMNS if asked.get(name)}
        if chosen.setdefault("stand", State.NEW) not in State.values:
            del chosen["stand"]
        order = asked.get("sort", "neu")
        words = " ".join(asked.get("q", "").replace("\0", "").split())[:LONGEST_QUERY]
        return cls(chosen, words, order if order in ORDERS else "neu")

    def query(self, **changes: str | int | None) -> str:
        """The query string of this question, or of one a little different."""
        asked: dict[str, Any] = {"stand": ALL, **self.chosen, "q": self.words, "sort": self.order}
        asked.update(changes)
        left = {"stand": State.NEW, "sort": "neu"}
        pairs = {
            name: value
            for name, value in asked.items()
            if value not in (None, "") and left.get(name) != value
        }
        return urlencode(pairs)

    def rows(self) -> QuerySet[WireItem]:
        """The items that fit."""
        rows = self.found()
        if "stand" in self.chosen:
            rows = rows.filter(state=self.chosen["stand"])
        if "quelle" in self.chosen:
            rows = rows.filter(source__name=self.chosen["quelle"])
        if "ressort" in self.chosen:
            section = self.chosen["ressort"]
            rows = rows.filter(section="" if section == "ohne" else section)
        if "sprache" in self.chosen:
            code = self.chosen["sprache"]
            rows = rows.filter(Q(language=code) | Q(language__startswith=f"{code}-"))
        if "befund" in self.chosen:
            severity = self.chosen["befund"]
            rows = rows.filter(severity="" if severity == "ohne" else severity)
        return rows

    def found(self) -> QuerySet[WireItem]:
        """The items with the words asked for, whatever the facets say."""
        return WireItem.objects.current().containing(self.words)


class Choice(NamedTuple):
    """A value of a facet, how many items have it, and the way to them."""

    label: str
    count: int
    query: str
    is_active: bool
    value: str


class Facet(NamedTuple):
    """A facet with its choices."""

    title: str
    choices: list[Choice]
    without: str  # the query string without this facet; empty where nothing is chosen
    name: str


class Page(NamedTuple):
    """A page of the list, and the rows from which the neighbouring pages go on."""

    rows: list[WireItem]
    before: int | None
    after: int | None


def facets(question: Question) -> tuple[list[Facet], int]:
    """Every facet with its counts, and how many items fit all of them."""
    combinations = _combinations(question)
    sources = {one.pk: one for one in Source.objects.only("name", "label")}
    keyed = [
        (
            {
                "stand": state,
                "quelle": sources[source].name,
                "ressort": section or "ohne",
                "sprache": language if language == "und" else language.split("-")[0],
                "befund": severity or "ohne",
            },
            number,
        )
        for state, source, section, language, severity, number in combinations
    ]
    total = sum(number for values, number in keyed if _fits(values, question.chosen))
    labels = _labels({one.name: one.label for one in sources.values()})
    return [_facet(name, question, keyed, labels) for name in COLUMNS], total


def _combinations(question: Question) -> list[tuple[Any, ...]]:
    columns = ("state", "source_id", "section", "language", "severity")
    counted = question.found().order_by().values_list(*columns)
    return list(counted.annotate(number=Count("pk")))


def _fits(values: Mapping[str, str], chosen: Mapping[str, str], but: str = "") -> bool:
    return all(values[name] == value for name, value in chosen.items() if name != but)


def _labels(sources: dict[str, str]) -> dict[str, dict[str, str]]:
    return {
        "stand": dict(State.choices),
        "quelle": sources,
        "ressort": {one.slug: one.name for one in portal().sections} | {"ohne": "ohne Ressort"},
        "sprache": LANGUAGES,
        "befund": {
            "error": PLURALS["error"],
            "warning": PLURALS["warning"],
            "note": PLURALS["note"],
            "ohne": "ohne Befund",
        },
    }


TITLES = dict(zip(COLUMNS, ("Stand", "Quelle", "Ressort", "Sprache", "Befunde"), strict=True))


def _facet(
    name: str,
    question: Question,
    keyed: list[tuple[dict[str, str], int]],
    labels: dict[str, dict[str, str]],
) -> Facet:
    numbers: Counter[str] = Counter()
    for values, number in keyed:
        if _fits(values, question.chosen, but=name):
            numbers[values[name]] += number
    active = question.chosen.get(name)
    known = list(labels[name])
    if name == "quelle":  # many, so the busiest first; the others keep their own order
        known.sort(key=lambda value: (-numbers[value], labels[name][value].casefold()))
    values = [*known, *sorted(set(numbers) - set(known))]
    nothing = ALL if name == "stand" else None
    choices = [
        Choice(
            labels[name].get(value, value),
            numbers[value],
            question.query(**{name: nothing if value == active else value}),
            value == active,
            value,
        )
        for value in values
        if numbers[value] or value == active or name == "stand"
    ]
    without = question.query(**{name: nothing}) if active else ""
    return Facet(TITLES[name], choices, without, name)


def page(question: Question, asked: QueryDict) -> Page:
    """The page that goes on after the row ``nach``, or ends before the row ``vor``."""
    field = {"neu": "received", "relevanz": "relevance", "befund": "rank"}[question.order]
    rows = question.rows().select_related("source").only(*SHOWN)
    if field == "rank":
        rows = rows.annotate(rank=RANK)
    if back := _anchor(asked.get("vor"), field):
        found = list(_beyond(rows, field, back, "gt").order_by(field, "pk")[: PAGE + 1])
        shown = found[PAGE - 1 :: -1] if len(found) > PAGE else found[::-1]
        return Page(shown, shown[0].pk if len(found) > PAGE else None, _last(shown))
    onward = _anchor(asked.get("nach"), field)
    if onward:
        rows = _beyond(rows, field, onward, "lt")
    found = list(rows.order_by(F(field).desc(), "-pk")[: PAGE + 1])
    shown = found[:PAGE]
    before = shown[0].pk if onward and shown else None
    return Page(shown, before, _last(shown) if len(found) > PAGE else None)


def _last(rows: list[WireItem]) -> int | None:
    return rows[-1].pk if rows else None


def _anchor(pk: str | None, field: str) -> tuple[Any, int] | None:
    """What a row, which may have left the list by now, is sorted by."""
    if not pk or not pk.isascii() or not pk.isdigit() or len(pk) > 18:
        return None
    rows = WireItem.objects.filter(pk=int(pk)).annotate(rank=RANK)
    return rows.values_list(field, "pk").first()


def _beyond(
    rows: QuerySet[WireItem], field: str, anchor: tuple[Any, int], way: str
) -> QuerySet[WireItem]:
    value, pk = anchor
    further = Q(**{f"{field}__{way}": value}) | Q(**{field: value, f"pk__{way}": pk})
    return rows.filter(further, **{f"{field}__{way}e": value})


def story_sizes(rows: list[WireItem]) -> dict[int, int]:
    """How many current items tell the stories of these rows."""
    stories = {row.story_id for row in rows}
    counted = WireItem.objects.current().filter(story_id__in=stories).order_by()
    return dict(counted.values_list("story_id").annotate(number=Count("pk")))


def is_running(until: datetime | None, now: datetime) -> bool:
    """Does an embargo still run?"""
    return until is not None and now < until
