"""Names: persons, companies, places, and one key for all mentions of one."""

from __future__ import annotations

import time

import pytest

from andruck.model import Item
from andruck.text.copy import Copy
from andruck.text.names import find_names

Row = tuple[str, str, str]  # as written, kind, key


def rows(text: str, language: str = "de") -> list[Row]:
    """What is found."""
    return [(one.text, one.kind, one.key) for one in find_names(text, language)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Am Montag kam Joe Biden.", [("Joe Biden", "person", "biden")]),
        ("Gekommen ist Anna Berg.", [("Anna Berg", "person", "berg")]),
        ("Gekommen ist Hans Peter Müller.", [("Hans Peter Müller", "person", "müller")]),
        ("Gekommen ist Karl-Heinz Weber.", [("Karl-Heinz Weber", "person", "weber")]),
        ("Das sagte Ursula von der Leyen.", [("Ursula von der Leyen", "person", "leyen")]),
        ("Das sagte Ludwig van Beethoven.", [("Ludwig van Beethoven", "person", "beethoven")]),
        ("Das schrieb Gabriel García Márquez.", [
            ("Gabriel García Márquez", "person", "márquez")]),
        ("Das sagte Anna Müller-Lüdenscheidt.", [
            ("Anna Müller-Lüdenscheidt", "person", "müller-lüdenscheidt")]),
        ("Das sagte John F. Kennedy.", [("John F. Kennedy", "person", "kennedy")]),
        ("Gesucht wird Abu Bakr al-Baghdadi.", [
            ("Abu Bakr al-Baghdadi", "person", "al-baghdadi")]),
        ("Bundeskanzlerin Merkel kam.", [("Merkel", "person", "merkel")]),
        ("Gestern kam Ministerin Kowalczyk.", [("Kowalczyk", "person", "kowalczyk")]),
        ("Es sprach Geschäftsführerin Dr. Anna Berg.", [("Anna Berg", "person", "berg")]),
        ("Gestern kam Herr Schulze.", [("Schulze", "person", "schulze")]),
        ("Es kam Papst Benedikt.", [("Benedikt", "person", "benedikt")]),
        ("VW-Chef Klaus Meier geht.", [
            ("VW", "name", "vw"), ("Klaus Meier", "person", "meier")]),
        ("US-Präsident Joe Biden geht.", [("Joe Biden", "person", "biden")]),
        ("Er traf Peter und Anna Weber.", [
            ("Peter", "person", "peter"), ("Anna Weber", "person", "weber")]),
        ("Die Nordkran GmbH wächst.", [("Nordkran GmbH", "company", "nordkran")]),
        ("Die Nordkran GmbH & Co. KG wächst.", [("Nordkran GmbH & Co. KG", "company", "nordkran")]),
        ("Der Hersteller Nordkran AG wächst.", [("Nordkran AG", "company", "nordkran")]),
        ("Die Müller & Sohn KG wächst.", [("Müller & Sohn KG", "company", "müller & sohn")]),
        ("Die Deutsche Hubwerk SE wächst.", [
            ("Deutsche Hubwerk SE", "company", "deutsche hubwerk")]),
        ("Von der NORDKRAN GmbH stammt der Kran.", [("NORDKRAN GmbH", "company", "nordkran")]),
        ("Sie heißt Acme Robotics Inc. und liefert.", [
            ("Acme Robotics Inc.", "company", "acme robotics")]),
        ("Partner ist die Trans-Tor sp. z o.o. aus Posen.", [
            ("Trans-Tor sp. z o.o.", "company", "trans-tor"), ("Posen", "place", "posen")]),
        ("Die Grúas del Sur S.A. liefert.", [("Sur S.A.", "company", "sur")]),
        ("Der Softwarekonzern Zylantis kauft zu.", [("Zylantis", "company", "zylantis")]),
        ("Der Softwarekonzern SAP kauft zu.", [("SAP", "company", "sap")]),
        ("Der Autobauer Zylantis Motors kauft zu.", [
            ("Zylantis Motors", "company", "zylantis motors")]),
        ("Er wohnt in Hamburg.", [("Hamburg", "place", "hamburg")]),
        ("Er wohnt in Nordrhein-Westfalen.", [
            ("Nordrhein-Westfalen", "place", "nordrhein-westfalen")]),
        ("Das liegt in Pontianak.", [("Pontianak", "place", "pontianak")]),
        ("Deutschlands Häfen wachsen.", [("Deutschlands", "place", "deutschland")]),
        ("Der Hamburger Hafen wächst.", [("Hamburger", "place", "hamburg")]),
        ("Sie fliegt in die USA.", [("USA", "place", "usa")]),
        ("Die NATO warnt.", [("NATO", "name", "nato")]),
        ("Die EU-Kommission warnt.", [("EU", "name", "eu")]),
        ("Das teilte Dachser mit.", [("Dachser", "name", "dachser")]),
        ("Laut Zylantis ist das Lager voll.", [("Zylantis", "name", "zylantis")]),
        ("Poutiainen gewinnt den Slalom.", [("Poutiainen", "name", "poutiainen")]),
        ("Das bestätigte gestern Abhisit Vejjajiva.", [
            ("Abhisit Vejjajiva", "name", "vejjajiva")]),
        ("Das Gerät heißt iRobot.", [("iRobot", "name", "irobot")]),
        ("Der Kreml schweigt.", [("Kreml", "name", "kreml")]),
    ],
)  # fmt: skip
def test_german_names(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Das Hochregallager steht in der Halle.", "In Wahrheit fehlt Personal.",
        "Der Minister habe Fehler eingeräumt.", "Die Ermittler fanden Hinweise.",
        "Im Mai steigt der Umsatz.", "Leiter Logistik gesucht.", "Am Montag war Ruhe.",
        "Der Präsident kündigte Maßnahmen an.", "Das Regalbediengerät fährt.",
        "Experten rechnen mit Verzögerungen.", "Die Mitarbeiter erhalten Lohn.",
        "Der Chef der Behörde schweigt.", "Es gilt Artikel IV des Vertrags.",
        "Er zahlte in bar und in Raten.", "Gegen Abend kam Nebel auf.", "Der LKW brannte.",
        "Die Kommissionierroboter fahren durch Gänge.", "Alle Waren sind verladen.",
        "DAS LAGER IST GESPERRT", "Mit Mühe gelang das Verladen.", "Der Trainer der Elf ging.",
        "Die Lagerhaltungskosten sinken.", "Das Essen schmeckt.",
        "Die intelligente Fördertechnik spart Strom.",
    ],
)  # fmt: skip
def test_no_names(text: str) -> None:
    assert rows(text) == []


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Joe Biden kam. Biden sprach. Bidens Rede war kurz.", ["biden"] * 3),
        ("Anna Berg leitet das Werk. Berg sprach. Der Berg ist hoch.", ["berg"] * 2),
        ("Die Nordkran GmbH wächst. Nordkran stellt ein. Nordkrans Werk steht.", ["nordkran"] * 3),
        ("Die Zylantis Robotics AG wächst. Zylantis stellt ein.", ["zylantis robotics"] * 2),
        ("Kanzlerin Merkel kam. Angela Merkel sprach, Merkel ging.", ["merkel"] * 3),
        ("Das sagte Wladimir Putin. Putin’s Rede war kurz.", ["putin"] * 2),
        ("Ministerin Ursula von der Leyen kam. Von der Leyen sprach.", ["leyen"] * 2),
    ],
)
def test_mentions_of_one_share_a_key(text: str, keys: list[str]) -> None:
    assert [one.key for one in find_names(text)] == keys


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "On Monday President Joe Biden met the chief Anna Smith in Springfield.", [
            ("Joe Biden", "person", "biden"), ("Anna Smith", "person", "smith"),
            ("Springfield", "place", "springfield")]),
        ("en", "The cranes come from Acme Robotics Inc. today.", [
            ("Acme Robotics Inc.", "company", "acme robotics")]),
        ("es", "El presidente Pedro Sánchez visitó Sevilla.", [
            ("Pedro Sánchez", "person", "sánchez"), ("Sevilla", "place", "sevilla")]),
        ("fr", "Le ministre Bruno Le Maire a rencontré Airbus SE.", [
            ("Bruno Le Maire", "person", "maire"), ("Airbus SE", "company", "airbus")]),
        ("pl", "Premier Donald Tusk spotkał prezesa Orlen S.A.", [
            ("Donald Tusk", "person", "tusk"), ("Orlen S.A.", "company", "orlen")]),
    ],
)  # fmt: skip
def test_other_languages(language: str, text: str, expected: list[Row]) -> None:
    assert rows(text, language) == expected


def test_passages_of_a_copy_know_what_the_others_know() -> None:
    body = "<p>Der Umsatz stieg, Berg war zufrieden.</p><p>Das sagte Anna Berg.</p>"
    copy = Copy(Item(uri="a", headline="Berg lobt das Lager", language="de", body=body))
    assert [(passage.field, name.text) for passage, name in copy.names] == [
        ("headline", "Berg"), ("body", "Berg"), ("body", "Anna Berg"),
    ]  # fmt: skip
    assert {name.key for _, name in copy.names} == {"berg"}


@pytest.mark.parametrize(
    "text",
    [
        "A" * 1_000_000, "Anna " * 200_000, "A. " * 330_000, "GmbH " * 200_000, "Aa " * 330_000,
        "a& AG " * 160_000, "Aa-" * 330_000, "von der " * 120_000, "Dr. " * 250_000, "A’" * 500_000,
        "iPhone" * 160_000, "Präsident " * 100_000,
    ],
)  # fmt: skip
def test_hostile_text_takes_linear_time(text: str) -> None:
    start = time.process_time()
    find_names(text[:20_000])
    short = time.process_time() - start
    start = time.process_time()
    find_names(text[:200_000])
    assert time.process_time() - start < 30 * max(short, 0.01)
