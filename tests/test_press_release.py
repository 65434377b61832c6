"""Embargo lines, tails of releases and rights, one by one."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from andruck import sources
from andruck.model import Item
from andruck.sources._boilerplate import cut, parts_of_html, parts_of_plain
from andruck.sources._embargo import embargo_in, is_embargo
from andruck.sources._rights import is_notice, is_terms
from andruck.sources._texts import dateline

BERLIN = ZoneInfo("Europe/Berlin")
SENT = datetime(2026, 11, 20, 9, 0, tzinfo=BERLIN)


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("Sperrfrist: Dienstag, 24. November 2026, 10.00 Uhr", "2026-11-24T10:00:00+01:00"),
        ("SPERRFRIST 24.11., 10 Uhr: Neues Werk", "2026-11-24T10:00:00+01:00"),
        ("Sperrfrist bis 24.11.2026 18:30 Uhr", "2026-11-24T18:30:00+01:00"),
        ("Sperrfrist: 10 Uhr am 24. November 2026", "2026-11-24T10:00:00+01:00"),
        ("Sperrfrist: 1. Juli 2027, 0.00 Uhr", "2027-07-01T00:00:00+02:00"),
        ("Sperrfrist: 3. Januar, 6 Uhr", "2027-01-03T06:00:00+01:00"),
        ("Sperrfrist: 24.11.2026", "2026-11-24T00:00:00+01:00"),
        ("Sperrfrist: 24.11.2026, 24 Uhr", "2026-11-25T00:00:00+01:00"),
        ("Embargoed until 24 November 2026, 10:00 GMT", "2026-11-24T10:00:00+00:00"),
        ("Embargo: November 24th, 2026, 3 p.m. CET", None),
        ("EMBARGO: November 24, 2026, 3 p.m. CET", "2026-11-24T15:00:00+01:00"),
        ("Embargo hasta el 24 de noviembre de 2026, 9:00 h", "2026-11-24T09:00:00+01:00"),
        ("Frei ab 2026-11-24 12:00", "2026-11-24T12:00:00+01:00"),
        ("Sperrfrist: Beginn der Rede", None),
        ("Sperrfrist: 31. November 2026, 10 Uhr", None),
    ],
)
def test_an_embargo(text: str, until: str | None) -> None:
    assert is_embargo(text)
    found = embargo_in(text, SENT, BERLIN)
    assert (found.isoformat() if found else None) == until


@pytest.mark.parametrize(
    "text",
    [
        "Sperrfrist: keine", "Keine Sperrfrist", "Bitte beachten Sie die Sperrfrist.",
        "Embargo gegen Norland trifft Kranbauer", "Frei zum Abdruck",
        "Wir bitten, die Sperrfrist zu beachten.",
    ],
)  # fmt: skip
def test_no_embargo(text: str) -> None:
    assert not is_embargo(text)


STORY = (
    "Das Werk in Emden wird größer und bekommt eine zweite Halle mit vierzig Toren. "
    "Gebaut wird von März an, fertig sein soll alles im Herbst des übernächsten Jahres."
)


@pytest.mark.parametrize(
    "tail",
    [
        "Über die Emskran GmbH\nDie Emskran baut Krane.",
        "Über uns\nWir bauen Krane.",
        "Pressekontakt:\nAlma Renz, 04921 5550",
        "Kontakt für die Presse\nAlma Renz",
        "Ihre Ansprechpartnerin\nAlma Renz",
        "Weitere Informationen:\nwww.emskran.example",
        "Abdruck honorarfrei, Belegexemplar erbeten.",
        "About Emskran\nEmskran builds cranes.",
        "Notes to editors\nThe works are in Emden.",
        "Contacto de prensa\nAlma Renz",
        "O firmie Emskran\nEmskran buduje żurawie.",
        "Kontakt dla mediów\nAlma Renz",
        "À propos de Emskran\nEmskran construit des grues.",
        "Perscontact\nAlma Renz",
        "© 2026 Emskran. Alle Rechte vorbehalten.",
    ],
)
def test_a_tail_is_cut(tail: str) -> None:
    kept, lost = cut(parts_of_plain(f"{STORY}\n\n{tail}\n\nNoch eine Zeile."), most=0.75)
    assert [one.text for one in kept] == [STORY]
    assert [one.text for one in lost] == [tail, "Noch eine Zeile."]
    label, _, rest = tail.partition("\n")
    html = f"<p>{STORY}</p><p><strong>{label}</strong> {rest}</p>"
    assert len(cut(parts_of_html(html), most=0.75)[0]) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Über den Winter ruht die Baustelle.",
        "Über 400 Menschen kamen zum Richtfest und sahen zu.",
        "Kontakt zu den Nachbarn hält ein eigener Beirat, der alle vier Wochen tagt.",
        "Weitere Informationen sammelt das Werk mit Fühlern am Haken.",
        "© Emskran / Alma Renz",
        "About 400 people came.",
    ],
)
def test_a_story_goes_on(text: str) -> None:
    parts = parts_of_plain(f"{STORY}\n\n{text}\n\n{STORY}")
    assert len(cut(parts)[0]) == 3


def test_a_tail_that_would_be_most_of_the_story_is_none() -> None:
    text = f"{STORY}\n\nWeitere Informationen\n\n{STORY}\n\n{STORY}"
    assert len(cut(parts_of_plain(text))[0]) == 4


@pytest.mark.parametrize(
    ("text", "terms", "notice"),
    [
        ("Abdruck honorarfrei, Beleg erbeten.", True, False),
        ("Veröffentlichung frei. Bilder: Emskran", True, False),
        ("CC BY-SA 4.0", True, False),
        ("Free for editorial use", True, False),
        ("Reproducción libre citando la fuente", True, False),
        ("© 2026 Emskran", False, True),
        ("Wszelkie prawa zastrzeżone", False, True),
        ("Der Abdruck im Lehm stammt von einem Kran.", False, False),
        ("Foto: © Alma Renz", False, False),
    ],
)
def test_lines_on_rights(text: str, terms: bool, notice: bool) -> None:
    assert (is_terms(text), is_notice(text)) == (terms, notice)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Soest, 17. November 2026 – Die Firma", "Soest"),
        ("Frankfurt am Main, 16. November 2026 - Die", "Frankfurt am Main"),
        ("Bielefeld, 12.11.2026. Hohl", "Bielefeld"),
        ("Łódź, 13 listopada 2026 – Dys", "Łódź"),
        ("Badajoz, 16 de noviembre de 2026. Quin", "Badajoz"),
        ("Presseinformation, 12. Mai 2026", ""),
        ("Am 12. Mai 2026 öffnet die Halle", ""),
        ("Die Firma eröffnet", ""),
        ("", ""),
    ],
)
def test_a_dateline(text: str, place: str) -> None:
    assert dateline(text) == place


@pytest.mark.parametrize(
    ("subject", "headline"),
    [
        ("PM: Kran steht wieder gerade da", "Kran steht wieder gerade da"),
        ("AW: WG: Presseinformation: Kran steht wieder", "Kran steht wieder"),
        ("Pressemitteilung | Kran steht wieder", "Kran steht wieder"),
        ("[Extern] PRESS RELEASE - Crane stands again", "Crane stands again"),
        ("SPERRFRIST 24.11.2026, 10:00 Uhr: Kran steht wieder", "Kran steht wieder"),
        ("Kran steht wieder (mit Bild)", "Kran steht wieder"),
        ("Emskran: Umsatz steigt um 3 Prozent", "Emskran: Umsatz steigt um 3 Prozent"),
        ("PMI-Index fällt im November", "PMI-Index fällt im November"),
        ("Pi mal Daumen: So rechnet der Kran", "Pi mal Daumen: So rechnet der Kran"),
    ],
)
def test_a_subject_becomes_a_headline(subject: str, headline: str) -> None:
    letter = f"From: a@b.example\nMessage-ID: <1>\nSubject: {subject}\n\n{STORY}\n"
    (item,) = sources.read(letter.encode(), "https://wire.example/x")
    assert isinstance(item, Item) and item.headline == headline


def test_a_date_in_the_past_stays_a_date() -> None:
    found = embargo_in("Sperrfrist: 19. November, 8 Uhr", SENT, UTC)
    assert found and found.year == 2026
