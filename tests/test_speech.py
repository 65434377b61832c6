"""Speech: what is said, by whom, and which quoted words nobody says."""

from __future__ import annotations

import time

import pytest

from andruck.model import Item
from andruck.text.copy import Copy

Row = tuple[str, str, str]  # kind, words, speaker


def spoken(*paragraphs: str) -> Copy:
    """A copy of these paragraphs."""
    body = "".join(f"<p>{one}</p>" for one in paragraphs)
    return Copy(Item(uri="a", headline="", language="de", body=body))


def rows(*paragraphs: str) -> list[Row]:
    """What is said in it."""
    return [
        (one.kind, one.text, one.speaker.text if one.speaker else "")
        for _, one in spoken(*paragraphs).statements
    ]


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("„Wir bauen die Halle“, sagte Anna Berg am Montag.", "„Wir bauen die Halle“", "Anna Berg"),
        ("Anna Berg sagte: „Wir bauen die Halle.“", "„Wir bauen die Halle.“", "Anna Berg"),
        ("„Warum erst jetzt?“, fragte sie.", "„Warum erst jetzt?“", "sie"),
        ("„Das reicht nicht“, so Vogt.", "„Das reicht nicht“", "Vogt"),
        ("»Das reicht uns nicht«, sagte der Betriebsrat.", "»Das reicht uns nicht«",
         "der Betriebsrat"),
        ('"Das reicht uns nicht", sagte der Betriebsrat.', '"Das reicht uns nicht"',
         "der Betriebsrat"),
        ("„Wir wachsen. Und wir stellen ein“, sagte Jan Vogt.",
         "„Wir wachsen. Und wir stellen ein“", "Jan Vogt"),
        ("„Wir wachsen“, freut sich Geschäftsführerin Eva Linde.", "„Wir wachsen“",
         "Geschäftsführerin Eva Linde"),
        ("„Wir wachsen“, sagte der Chef von Nordkran, Jan Vogt.", "„Wir wachsen“",
         "der Chef von Nordkran, Jan Vogt"),
        ("„Wir wachsen“, sagte Jan Vogt, Leiter des Werks.", "„Wir wachsen“",
         "Jan Vogt, Leiter des Werks"),
        ("„Wir wachsen“, sagte Jan Vogt (SPD).", "„Wir wachsen“", "Jan Vogt (SPD)"),
        ("Am Abend sagte der Bürgermeister: „Die Straße bleibt zu.“", "„Die Straße bleibt zu.“",
         "der Bürgermeister"),
        ("In einem Gespräch mit dem Sender erklärte Minister Kurz: „Das dauert noch lange.“",
         "„Das dauert noch lange.“", "Minister Kurz"),
        ("Den Plan lobte er mit den Worten: „Das ist ein großer Schritt.“",
         "„Das ist ein großer Schritt.“", "er"),
        ("Die Sprecherin der Stadt, Julia Vogt, nannte den Plan „überzogen“.", "„überzogen“",
         "Die Sprecherin der Stadt, Julia Vogt"),
        ("Vogt bezeichnete den Plan als „völlig überzogen“.", "„völlig überzogen“", "Vogt"),
        ("Vogt sprach von einem „Angriff auf die Beschäftigten“.",
         "„Angriff auf die Beschäftigten“", "Vogt"),
        ("Der Betreiber warnte vor einer „Lücke im Netz“.", "„Lücke im Netz“", "Der Betreiber"),
        ("Julia Vogt: „Die Straße bleibt noch lange zu.“", "„Die Straße bleibt noch lange zu.“",
         "Julia Vogt"),
        ("In der Mitteilung heißt es: „Die Anlage steht still.“", "„Die Anlage steht still.“",
         "der Mitteilung"),
        ("Anna Berg und Jan Vogt erklärten: „Wir gehen beide.“", "„Wir gehen beide.“",
         "Anna Berg und Jan Vogt"),
        ("Weiter sagte Larson: „Alle Fragen liegen auf dem Tisch.“",
         "„Alle Fragen liegen auf dem Tisch.“", "Larson"),
    ],
)  # fmt: skip
def test_direct_speech(text: str, words: str, speaker: str) -> None:
    assert [row[1:] for row in rows(text)] == [(words, speaker)]
    assert rows(text)[0][0] in ("direct", "mixed")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Der Minister erklärte, dass die Halle gebaut wird.",
         ("indirect", "dass die Halle gebaut wird", "Der Minister")),
        ("Der Chef von Nordkran, Jan Vogt, kündigte an, das Werk werde geschlossen.",
         ("indirect", "das Werk werde geschlossen", "Der Chef von Nordkran, Jan Vogt")),
        ("Die Halle werde gebaut, so Berg.", ("indirect", "Die Halle werde gebaut", "Berg")),
        ("Ob die Halle komme, sei offen, erklärte der Minister.",
         ("indirect", "Ob die Halle komme, sei offen", "der Minister")),
        ("Laut Nordkran steigt der Umsatz.",
         ("indirect", "Laut Nordkran steigt der Umsatz", "Nordkran")),
        ("Nach Angaben der Polizei gab es drei Verletzte.",
         ("indirect", "Nach Angaben der Polizei gab es drei Verletzte", "der Polizei")),
        ("Der Polizei zufolge gab es drei Verletzte.",
         ("indirect", "Der Polizei zufolge gab es drei Verletzte", "Der Polizei")),
        ("Wie der Betreiber mitteilte, bleibt das Tor geschlossen.",
         ("indirect", "bleibt das Tor geschlossen", "der Betreiber")),
    ],
)  # fmt: skip
def test_indirect_speech(text: str, expected: Row) -> None:
    assert rows(text) == [expected]


def test_free_indirect_speech_goes_on() -> None:
    said = rows("Anna Berg sagte, die Halle sei fertig. Sie werde im Mai eröffnet.")
    assert [row[0] for row in said] == ["indirect", "free"]
    assert said[1][2] == "Anna Berg"


@pytest.mark.parametrize(
    "text",
    [
        "Unter dem Motto „Mehr Tempo im Lager“ tagt der Verband.",
        "Die Zeitschrift „Logistik heute“ berichtet über Kräne.",
        "In der Halle stehen „Roboter“ aus Japan.",
        "Die Gruppe „Kran und Haken“ spielt auf.",
        "Die sogenannte „kalte Kette“ hält.",
        "Das Schiff „Nordstern“ liegt im Hafen.",
        "Der Film „Die letzte Schicht“ läuft an.",
        "Das Projekt „Halle der Zukunft“ (HDZ) kostet Geld.",
        "Der Verein „Freunde der alten Waage“ sammelt.",
        "Die Anlage „Blitz 2“ sortiert Pakete.",
        "Eine 19\" breite Schiene liegt bereit.",
        "Die Halle ist fertig. Sie wird im Mai eröffnet.",
    ],
)  # fmt: skip
def test_nobody_speaks(text: str) -> None:
    assert rows(text) == []


def test_a_pronoun_stands_for_who_spoke_last() -> None:
    copy = spoken("Anna Berg sagte: „Wir bauen die Halle.“ Sie fügte hinzu: „Es eilt uns sehr.“")
    first, second = (one.speaker for _, one in copy.statements)
    assert first and second
    assert (first.key, second.text, second.key) == ("berg", "Sie", "berg")


def test_a_quotation_goes_on_in_the_next_paragraph() -> None:
    copy = spoken(
        "„Wir bauen die Halle“, sagte Anna Berg.", "„Es eilt uns sehr, und wir fangen an.“"
    )
    (_, first), (_, second) = copy.statements
    assert first.speaker and second.speaker
    assert (first.speaker.back, second.speaker.back) == (0, 1)
    assert second.speaker.key == "berg"


def test_one_pair_of_marks_over_two_paragraphs_is_one_speech() -> None:
    copy = spoken("Anna Berg sagte: „Wir bauen die Halle.", "Es eilt uns sehr.“ Danach ging sie.")
    assert [(one.kind, one.text) for _, one in copy.statements] == [
        ("direct", "„Wir bauen die Halle."), ("direct", "Es eilt uns sehr.“"),
    ]  # fmt: skip


def test_a_headline_speaks_for_itself() -> None:
    body = "<p>„Es eilt uns sehr, und wir fangen an.“</p>"
    copy = Copy(Item(uri="a", headline="Berg: „Wir bauen“", language="de", body=body))
    assert [one.speaker for _, one in copy.statements][-1] is None


def test_the_cue_is_told() -> None:
    ((passage, one),) = spoken("„Wir bauen die Halle“, sagte Anna Berg.").statements
    assert one.cue and passage.text[slice(*one.cue)] == "sagte"


@pytest.mark.parametrize(
    "text",
    [
        "„a“ sagte er, ", "„", "„a“", "sagte ", "Er sagte, ", "laut Berg ", "“ ", "a, ", "A",
        "„a“, sagte ", "zufolge ", "er der die ", "nach Angaben von ", "„Aa“. ", "␀", "Wie ",
        "Der Chef von Aa, ", "„Aa bb.“ ",
    ],
)  # fmt: skip
def test_hostile_text_takes_linear_time(text: str) -> None:
    spent = []
    for length in (20_000, 200_000):
        headline = (text * (length // len(text) + 1))[:length]
        copy = Copy(Item(uri="a", headline=headline, language="de"))
        start = time.process_time()
        assert copy.statements is not None
        spent.append(time.process_time() - start)
    assert spent[1] < 30 * max(spent[0], 0.01)
