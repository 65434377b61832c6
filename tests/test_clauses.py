"""Clauses and verbs: what happens when, and how sure the text is of it."""

from __future__ import annotations

import time

import pytest

from andruck.text.clauses import split_clauses
from andruck.text.verbs import reading


def told(text: str) -> list[tuple[str, str, str]]:
    """Verb, time and mood of every clause that has a finite verb."""
    found = split_clauses(text, 0, len(text))
    return [(one.verb, one.time, one.mood) for one in found if one.finite]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Das Werk, das am Montag schloss, öffnet wieder, teilte der Betreiber mit.",
            [("schließen", "past", "fact"), ("öffnen", "present", "fact"),
             ("teilen", "past", "fact")],
        ),
        (
            "Nordkran hat das Werk, das seit 1990 besteht, am Montag geschlossen.",
            [("schließen", "past", "fact"), ("bestehen", "present", "fact")],
        ),
        (
            "Die Halle soll am Freitag öffnen und wird 300 Plätze bieten.",
            [("öffnen", "future", "planned"), ("bieten", "future", "fact")],
        ),
        (
            "Er sei bereit, das Angebot zu prüfen, falls der Preis sinke.",
            [("sein", "present", "reported"), ("sinken", "open", "possible")],
        ),
        (
            "Das Treffen wurde verschoben und findet nun im Mai statt.",
            [("verschieben", "past", "fact"), ("finden", "present", "fact")],
        ),
        ("Die Messe ist für den 3. Mai geplant.", [("planen", "future", "planned")]),
        ("Die Messe war für Mai geplant.", [("planen", "open", "planned")]),
        ("Die Tagung war gut besucht.", [("besuchen", "past", "fact")]),
        ("Besucht wurde sie von 300 Gästen.", [("besuchen", "past", "fact")]),
        (
            "Der Fahrer habe das Lager verlassen, bevor das Feuer ausbrach.",
            [("verlassen", "past", "reported"), ("ausbrechen", "past", "fact")],
        ),
        ("Die Gespräche könnten scheitern.", [("scheitern", "open", "possible")]),
        ("Die Bauarbeiten beginnen am Montag, den 3. Mai.", [("beginnen", "present", "fact")]),
        ("Der Kurs sank um 3,4 Prozent.", [("sinken", "past", "fact")]),
        ("Fand das Spiel statt?", [("finden", "past", "fact")]),
        (
            "Wie das Unternehmen mitteilte, werden 300 Stellen abgebaut.",
            [("mitteilen", "past", "fact"), ("abbauen", "present", "fact")],
        ),
        ("Der Bau werde im Mai beginnen.", [("beginnen", "future", "reported")]),
        ("Angeblich schließt das Werk.", [("schließen", "present", "possible")]),
        ("Das Lager dürfte bald öffnen.", [("öffnen", "open", "possible")]),
        ("Kein Kran.", []),
        ("", []),
    ],
)  # fmt: skip
def test_clauses_say_when_and_how_sure(sentence: str, expected: list[object]) -> None:
    assert told(sentence) == expected


def test_clauses_cover_their_sentence_and_know_denial() -> None:
    text = "😀 Überall, wo Kräne stehen, fehlt niemand; der Umsatz stieg nicht (wie 2024)."
    found = split_clauses(text, 2, len(text))
    assert all(text[one.start : one.end] == one.text for one in found)
    assert [one.negated for one in found] == [False, False, True, True, False, False]
    assert found[0].first == 2 and text[found[1].first :].startswith("wo")


@pytest.mark.parametrize(
    ("word", "verb", "forms"),
    [
        ("fand", "finden", "past"),
        ("fände", "finden", "subjunctive2"),
        ("finde", "finden", "subjunctive1"),
        ("stattzufinden", "stattfinden", "infinitive"),
        ("stattgefunden", "stattfinden", "participle"),
        ("eröffnet", "eröffnen", "participle present"),
        ("bekanntgab", "bekanntgeben", "past"),
        ("verlassen", "verlassen", "infinitive participle present"),
        ("fährt", "fahren", "present"),
        ("übernommen", "übernehmen", "participle"),
        ("hätten", "haben", "subjunctive2"),
        ("soll", "sollen", "present"),
    ],
)
def test_forms_of_verbs(word: str, verb: str, forms: str) -> None:
    found = reading(word)
    assert found is not None
    assert (found.verb, " ".join(sorted(found.forms))) == (verb, forms)


def test_what_is_no_verb() -> None:
    words = "gestern gegen statt offen beiden gute geplante stattfindende nordkran xyzen 123 ß"
    assert [word for word in words.split() if reading(word)] == []


def test_endless_sentences_cost_little() -> None:
    start = time.process_time()
    for text in ("und er sagte, " * 70_000, "," * 1_000_000, "a und " * 170_000):
        split_clauses(text, 0, len(text))
    assert time.process_time() - start < 2
