"""Temporal expressions where they are hard: bounds, tense, offsets, feasts, hostile text."""

from __future__ import annotations

import time
from datetime import date

import pytest

from andruck.text._calendar import easter, feast
from andruck.text.dates import find_dates

DAY = date(2026, 11, 23)  # a Monday


@pytest.mark.parametrize(
    ("sentence", "begin", "finish"),
    [
        ("Vor sechs Tagen kam er.", "2026-11-17", "2026-11-23"),
        ("Vor zwei Jahren kam er.", "2024", "2026-11-23"),
        ("Vor 14 Monaten kam er.", "2025-09", "2026-11-23"),
        ("Er kommt in drei Wochen.", "2026-11-23", "2026-W51"),
        ("Er baut seit zwei Quartalen.", "2026-Q2", "2026-11-23"),
        ("Die letzten zehn Jahre waren gut.", "2016", "2026-11-23"),
        ("Die nächsten zwei Jahrzehnte werden gut.", "2026-11-23", "204"),
        ("Vor zwei Stunden kam er.", "", ""),
        ("Der Umbau dauert drei Wochen.", "", ""),
        ("Vor 9999 Jahren war hier Eis.", "", "2026-11-23"),
    ],
)
def test_a_duration_names_the_points_that_it_hangs_between(
    sentence: str, begin: str, finish: str
) -> None:
    (found,) = find_dates(sentence, DAY)
    assert found.type == "DURATION"
    assert (found.begin, found.finish) == (begin, finish)


@pytest.mark.parametrize(
    ("sentence", "mod"),
    [
        ("Anfang 2027", "START"),
        ("Mitte Mai", "MID"),
        ("Ende dieses Jahres", "END"),
        ("zum Jahresende", "END"),
        ("gut fünf Jahre", "APPROX"),
        ("knapp fünf Jahre", "LESS_THAN"),
        ("mehr als fünf Jahre", "MORE_THAN"),
        ("mindestens fünf Jahre", "EQUAL_OR_MORE"),
        ("fünf Jahre", ""),
    ],
)
def test_what_the_value_cannot_say_is_in_mod(sentence: str, mod: str) -> None:
    (found,) = find_dates(sentence, DAY)
    assert found.mod == mod


def test_heute_is_the_day_in_news_and_the_age_in_an_essay() -> None:
    essay = "Heute fahren die Wagen allein. " + "Der Kran hebt, das Band läuft. " * 50
    assert find_dates(essay, DAY)[0].value == "PRESENT_REF"
    assert find_dates(essay + "Gestern riss es.", DAY)[0].value == "2026-11-23"
    assert find_dates("Das gilt auch heute noch.", DAY)[0].value == "PRESENT_REF"


def test_tense_decides_where_the_calendar_does_not() -> None:
    def value(sentence: str) -> str:
        return find_dates(sentence, DAY)[0].value

    assert value("Die Schau wurde im Januar eröffnet.") == "2026-01"
    assert value("Die Schau wird im Januar eröffnet.") == "2027-01"
    assert value("Die Schau findet am 9. Juni statt.") == "2027-06-09"
    assert value("Die Schau fand am 9. Juni statt.") == "2026-06-09"
    assert value("Die Schau endete am Donnerstag.") == "2026-11-19"
    assert value("Die Schau beginnt am Donnerstag.") == "2026-11-26"


def test_an_hour_belongs_to_the_day_of_its_sentence() -> None:
    first, second = "Am 5. Dezember um 9 Uhr beginnt es.", " Um 11 Uhr ist Schluss."
    assert [one.value for one in find_dates(first + second, DAY)] == [
        "2026-12-05",
        "2026-12-05T09:00",
        "2026-11-23T11:00",
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "😀 Übermorgen, Fräulein: 😀 am\u00a03.\u00a0Mai\u00a02026.",
            ["Übermorgen", "3.\u00a0Mai\u00a02026"],
        ),
        ("Im Sommer\n2025 und am 3.\nMai 2026.", ["Sommer\n2025", "3.\nMai 2026"]),
        ("Am  Freitag  um  17.30  Uhr", ["Freitag", "17.30  Uhr"]),
        ("Es war im Mai\n\n2025 kam der Kran.", ["Mai", "2025"]),
        ("HEUTE UND GESTERN", ["HEUTE", "GESTERN"]),
    ],
)
def test_offsets_count_code_points_of_the_text_itself(text: str, words: list[str]) -> None:
    found = find_dates(text, DAY)
    assert [text[one.start : one.end] for one in found] == words


@pytest.mark.parametrize("day", [date.min, date.max, date(9999, 12, 27), date(1, 1, 5)])
def test_the_ends_of_the_calendar_are_no_crash(day: date) -> None:
    for sentence in (
        "Heute, gestern, morgen, übermorgen und Montag, am kommenden Freitag.",
        "Vor 9999 Jahrhunderten, in 9999 Quartalen, vorletzte Woche, nächstes Wochenende.",
        "Am 29. Februar, zu Ostern, am 1. Advent, tags darauf, letzte Nacht, im Vorjahr.",
        "Am Wochenende, im Winter, im vierten Quartal, zum Jahresende, im Mai, um 14 Uhr.",
    ):
        for one in find_dates(sentence, day):
            assert one.text == sentence[one.start : one.end]


def test_movable_feasts() -> None:
    days = {2024: (3, 31), 2025: (4, 20), 2026: (4, 5), 2027: (3, 28), 2038: (4, 25), 1818: (3, 22)}
    assert {year: easter(year) for year in days} == {y: date(y, *day) for y, day in days.items()}
    assert feast("1. advent", 2026) == date(2026, 11, 29)
    assert feast("4. advent", 2023) == date(2023, 12, 24)
    assert feast("buß- und bettag", 2026) == date(2026, 11, 18)
    assert feast("muttertag", 2026) == date(2026, 5, 10)
    assert feast("fronleichnam", 2026) == date(2026, 6, 4)


@pytest.mark.parametrize(
    "unit",
    """1|1 |.|1.|1.1.|Montag |Montag-|am 1. und |1., |den |ein |Mai |vor zwei |halb |12:|2026-
letzten |zweiten |heute |Anfang der | und |1 bis |am 1.1. |Jahren """.replace("\n", "|").split("|"),
)
@pytest.mark.parametrize("language", ["de", "en"])
def test_time_is_linear_in_hostile_text(unit: str, language: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        start = time.process_time()
        find_dates(text, DAY, language)
        return time.process_time() - start

    seconds(1_000)
    assert seconds(30_000) < 1


def test_a_million_characters_are_read() -> None:
    start = time.process_time()
    find_dates("1" * 1_000_000, DAY)
    find_dates("." * 1_000_000, DAY)
    assert time.process_time() - start < 2
    assert len(find_dates("Montag " * 140_000, DAY)) == 140_000
    assert time.process_time() - start < 40
