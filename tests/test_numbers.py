"""Numbers of quantity: value, unit, what is counted, how exactly, and what is none."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest

from andruck.text.numbers import Number, find_numbers

Row = tuple[str, str, str, str]  # as written, value, unit, counted


def rows(text: str, language: str = "de") -> list[Row]:
    """What is found, values rounded to three places."""
    return [
        (one.text, f"{round(one.value, 3).normalize():f}", one.unit, one.counted)
        for one in find_numbers(text, language)
    ]


def only(text: str, language: str = "de") -> Number:
    """The one number of a text."""
    (number,) = find_numbers(text, language)
    return number


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gezählt wurden 62.985 Besucher.", [("62.985", "62985", "", "Besucher")]),
        ("Gezählt wurden 62 985 Besucher.", [("62 985", "62985", "", "Besucher")]),
        ("Gezählt wurden 62\u00a0985 Besucher.", [("62\u00a0985", "62985", "", "Besucher")]),
        ("Gezählt wurden 62\u2009985 Besucher.", [("62\u2009985", "62985", "", "Besucher")]),
        ("1.234.567 Pakete gingen hinaus.", [("1.234.567", "1234567", "", "Paket")]),
        ("Das kostet 3,4 Mio. Euro.", [("3,4 Mio. Euro", "3400000", "EUR", "")]),
        ("Das kostet 1,2 Mrd. Dollar.", [("1,2 Mrd. Dollar", "1200000000", "USD", "")]),
        ("Das kostet 12,5 Millionen Franken.", [("12,5 Millionen Franken", "12500000", "CHF", "")]),
        ("Das kostet 1.200,50 Euro.", [("1.200,50 Euro", "1200.5", "EUR", "")]),
        ("Das kostet 1’200 Franken.", [("1’200 Franken", "1200", "CHF", "")]),
        ("Das kostet € 300 und EUR 5,2 Mio.", [
            ("€ 300", "300", "EUR", ""), ("EUR 5,2 Mio.", "5200000", "EUR", "")]),
        ("Eine Billion Euro Umsatz.", [("Eine Billion Euro", "1000000000000", "EUR", "Umsatz")]),
        ("Ein Plus von 25% oder 25 %.", [
            ("25%", "25", "percent", ""), ("25 %", "25", "percent", "")]),
        ("30 Prozent der Beschäftigten streiken.", [
            ("30 Prozent", "30", "percent", "Beschäftigte")]),
        ("Der Anteil stieg um 3 Prozentpunkte.", [("3 Prozentpunkte", "3", "pp", "")]),
        ("Der Anteil stieg von 80 auf 99 Prozent.", [
            ("80", "80", "percent", ""), ("99 Prozent", "99", "percent", "")]),
        ("Es braucht drei bis vier Kräne.", [("drei", "3", "", "Kran"), ("vier", "4", "", "Kran")]),
        ("Es kostet zwei bis drei Millionen Euro.", [
            ("zwei", "2000000", "EUR", ""), ("drei Millionen Euro", "3000000", "EUR", "")]),
        ("10–12 Prozent", [("10", "10", "percent", ""), ("12 Prozent", "12", "percent", "")]),
        ("80 von 100 Betrieben", [("80", "80", "", "Betrieb"), ("100", "100", "", "Betrieb")]),
        ("300 der 400 Stellen", [("300", "300", "", "Stelle"), ("400", "400", "", "Stelle")]),
        ("Er stellt 300 zusätzliche, moderne Plätze bereit.", [("300", "300", "", "Platz")]),
        ("Die Halle misst 3.000 Quadratmeter.", [("3.000 Quadratmeter", "3000", "m2", "")]),
        ("Sie lagert 3 Tonnen Stahl.", [("3 Tonnen", "3", "t", "Stahl")]),
        ("Er fuhr 120 km/h, erlaubt sind 80 Stundenkilometer.", [
            ("120 km/h", "120", "km/h", ""), ("80 Stundenkilometer", "80", "km/h", "")]),
        ("Bei minus 5 Grad und 100km Weg.", [
            ("5 Grad", "-5", "°C", ""), ("100km", "100", "km", "Weg")]),
        ("Nach 40-jähriger Tätigkeit", [("40-jähriger", "40", "year", "")]),
        ("Nach dreijähriger Bauzeit", [("dreijähriger", "3", "year", "Bauzeit")]),
        ("Ein 50-Euro-Schein und ein 3-Millionen-Euro-Projekt", [
            ("50-Euro", "50", "EUR", ""), ("3-Millionen-Euro", "3000000", "EUR", "")]),
        ("Acht Tage später kam Post.", [("Acht Tage", "8", "day", "")]),
        ("dreihundertfünfzig Plätze", [("dreihundertfünfzig", "350", "", "Platz")]),
        ("neunundneunzig Paletten", [("neunundneunzig", "99", "", "Palette")]),
        ("zweitausendvierhundert Meter", [("zweitausendvierhundert Meter", "2400", "m", "")]),
        ("anderthalb Stunden", [("anderthalb Stunden", "1.5", "h", "")]),
        ("zweieinhalb Jahre", [("zweieinhalb Jahre", "2.5", "year", "")]),
        ("eine halbe Million Euro", [("halbe Million Euro", "500000", "EUR", "")]),
        ("eine halbe Stunde", [("halbe Stunde", "0.5", "h", "")]),
        ("ein Dutzend Kräne", [("ein Dutzend", "12", "", "Kran")]),
        ("zwei Dutzend Kräne", [("zwei Dutzend", "24", "", "Kran")]),
        ("Es kamen 2020 Menschen.", [("2020", "2020", "", "Mensch")]),
        ("Stärke 6,2 wurde gemessen, es waren 200.", [
            ("6,2", "6.2", "", ""), ("200", "200", "", "")]),
    ],
)  # fmt: skip
def test_german_numbers(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("Das Spiel endete 2:1.", "ratio", "2"),
        ("Zwei Drittel stimmten zu.", "fraction", "0.667"),
        ("Ein gutes Viertel stimmte zu.", "fraction", "0.25"),
        ("Die Hälfte stimmte zu.", "fraction", "0.5"),
        ("Jeder dritte Deutsche stimmt zu.", "fraction", "0.333"),
        ("Der Umsatz hat sich verdoppelt.", "multiple", "2"),
        ("Das sind doppelt so viele.", "multiple", "2"),
        ("Der Umsatz wuchs auf das Dreifache.", "multiple", "3"),
        ("Der Preis hat sich halbiert.", "multiple", "0.5"),
        ("Hunderte Menschen kamen.", "vague", "100"),
        ("Millionen Menschen kamen.", "vague", "1000000"),
        ("Sie wohnt in der 3. Etage.", "ordinal", "3"),
        ("Er kam zum 25. Mal.", "ordinal", "25"),
        ("Der zwölfte Platz ging an uns.", "ordinal", "12"),
        ("Es waren 300. Der Umsatz stieg.", "cardinal", "300"),
        ("Der Hub ist 3-fach gesichert.", "multiple", "3"),
    ],
)
def test_kinds(text: str, kind: str, value: str) -> None:
    number = only(text)
    assert (number.kind, f"{round(number.value, 3).normalize():f}") == (kind, value)


def test_a_score_keeps_both_sides() -> None:
    assert only("Es endete 3:2.").against == Decimal(2)


@pytest.mark.parametrize(
    ("words", "bound"),
    [
        ("rund 300", "about"), ("etwa 300", "about"), ("ca. 300", "about"), ("300", "exact"),
        ("mehr als 300", "over"), ("mindestens 300", "over"), ("über 300", "over"),
        ("gut 300", "over"), ("knapp 300", "under"), ("fast 300", "under"), ("bis zu 300", "under"),
        ("höchstens 300", "under"), ("Weniger als 300", "under"), ("unter 300", "exact"),
    ],
)  # fmt: skip
def test_bounds(words: str, bound: str) -> None:
    assert only(f"{words} Plätze sind frei.").bound == bound


@pytest.mark.parametrize(
    ("text", "value", "foreign"),
    [
        ("3,000 Menschen kamen.", "3000", True),
        ("Das kostet 3,000 Euro.", "3000", True),
        ("Das kostet 2.5 Millionen Euro.", "2500000", True),
        ("1,250,000 Menschen kamen.", "1250000", True),
        ("Das kostet 1,200.50 Euro.", "1200.5", True),
        ("Der Anteil liegt bei 3,125 Prozent.", "3.125", False),
        ("Diesel kostet 1,499 Euro je Liter.", "1.499", False),
        ("Es wiegt 0,250 Kilogramm.", "0.25", False),
        ("3.000 Menschen kamen.", "3000", False),
    ],
)
def test_foreign_conventions(text: str, value: str, foreign: bool) -> None:
    number = only(text)
    assert (f"{number.value.normalize():f}", number.foreign) == (value, foreign)


@pytest.mark.parametrize(
    "text",
    [
        "Im Jahr 2019 öffnete das Werk.", "2021 eröffnete Nordkran die Halle.", "Seit 1998.",
        "Von 2010 bis 2015", "2010–2012", "Saison 2019/20", "(2005)", "im Mai 2020",
        "am 3. Mai", "vom 3. bis 5. Mai", "am 13. und 14. Mai 2026", "am 24.12.2024", "2024-05-13",
        "um 14.30 Uhr", "um 14:30", "von 9 bis 17 Uhr", "gegen fünf Uhr", "um 9 Uhr",
        "Version 3.4.1", "Version 3.4", "Abschnitt 4.2", "Tel. 0711 123456-78",
        "Telefon +49 711 123456", "nach ISO 9001", "DIN EN 81", "die A380", "mit 5G", "im B2B",
        "die Boeing 737 startete", "in Halle 3", "in den Hallen 3 und 4", "auf Seite 12",
        "auf der A 8", "§ 5", "auf Platz 3", "die 1990er Jahre", "24/7", "Industrie 4.0",
        "Covid-19", "IP 192.168.0.1", "der 1. FC Köln", "in KW 54", "ISBN 978-3-16-148410-0",
        "Er achte darauf.", "Die Elf gewann.", "Außer Acht lassen.", "ein Kran", "das Einfache",
        "der Siebdruck", "vierteljährlich", "in diesem Viertel", "zu dritt", "3D-Druck",
        "am Montag, dem 13.",
    ],
)  # fmt: skip
def test_no_quantity(text: str) -> None:
    assert rows(text) == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "It cost 1,200.5 dollars.", [("1,200.5 dollars", "1200.5", "USD", "")]),
        ("en", "about 3.4 billion euros", [("3.4 billion euros", "3400000000", "EUR", "")]),
        ("en", "$5m for 300 workers", [
            ("$5m", "5000000", "USD", ""), ("300", "300", "", "worker")]),
        ("en", "twenty-one people", [("twenty-one", "21", "", "people")]),
        ("en", "a dozen cranes", [("a dozen", "12", "", "crane")]),
        ("en", "a million people", [("a million", "1000000", "", "people")]),
        ("en", "30 percent on May 3, 2024", [("30 percent", "30", "percent", "")]),
        ("es", "mil millones de euros", [("mil millones de euros", "1000000000", "EUR", "")]),
        ("es", "1.200,5 millones de dólares", [
            ("1.200,5 millones de dólares", "1200500000", "USD", "")]),
        ("es", "un billón de euros", [("un billón de euros", "1000000000000", "EUR", "")]),
        ("es", "el 30 por ciento el 3 de mayo", [("30 por ciento", "30", "percent", "")]),
        ("fr", "3,5 milliards d’euros", [("3,5 milliards d’euros", "3500000000", "EUR", "")]),
        ("fr", "1 200 mètres", [("1 200 mètres", "1200", "m", "")]),
        ("pl", "1,2 mld złotych", [("1,2 mld złotych", "1200000000", "PLN", "")]),
        ("pl", "300 tys. euro", [("300 tys. euro", "300000", "EUR", "")]),
        ("pl", "dwadzieścia trzy procent", [("dwadzieścia trzy procent", "23", "percent", "")]),
    ],
)  # fmt: skip
def test_other_languages(language: str, text: str, expected: list[Row]) -> None:
    assert rows(text, language) == expected


@pytest.mark.parametrize(
    "text",
    [
        "1" * 1_000_000, "1 " * 500_000, "111 " * 250_000, "1,1" * 333_000, "0711-" * 200_000,
        "zwei" * 250_000, "zwei " * 200_000, "3 bis " * 170_000, "12." * 330_000,
        "+49 " * 250_000, "€ " * 500_000, "ein halbe " * 100_000, "300 graue " * 100_000,
    ],
)  # fmt: skip
def test_hostile_text_takes_linear_time(text: str) -> None:
    start = time.process_time()
    find_numbers(text[:20_000])
    short = time.process_time() - start
    start = time.process_time()
    find_numbers(text[:200_000])
    assert time.process_time() - start < 30 * max(short, 0.01)


def test_a_million_digits_are_no_number() -> None:
    assert find_numbers("1" * 1_000_000) == []
