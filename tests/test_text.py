"""Sentences, quotations, dates and words in German text."""

from __future__ import annotations

import time
from datetime import date, datetime

import pytest

from andruck.model import Item
from andruck.text.copy import BLANK, Copy
from andruck.text.dates import find_dates
from andruck.text.quotes import find_quotes, loose_marks
from andruck.text.sentences import split_sentences
from andruck.text.words import is_known, is_past, lemma

DAY = date(2026, 11, 23)  # a Monday


@pytest.mark.parametrize(
    "sentences",
    [
        ("Das Lager wächst.", "Der Betreiber baut aus!", "Wann?"),
        ("Am 13. Mai kam z. B. Dr. Müller.", "Er blieb."),
        ("Das war am 19. November 2026.", "Der Kran steht."),
        ("Er kam am 19.", "Der Kran stand schon."),
        ("Die Halle hat ca. 3.000 qm, d. h. genug.", "Gut so."),
        ("„Wirklich?“, fragte sie.", "„Ja!“", "Das war alles."),
        ("„Wir bauen aus.“", "Mehr sagte sie nicht."),
        ("Es geht um Regale, Kräne usw.", "Der Preis bleibt."),
        ("J. Müller leitet das Werk.", "A. Brandt geht."),
        ("Das kam im Jahr 2021.", "Danach war Ruhe."),
        ("Er zögerte …", "Dann ging er."),
        ("Er zögerte … und ging.",),
        ("Der Umsatz stieg um 3,4 Prozent.", "2026 soll er fallen."),
        ("Wilhelm II. war dort.", "Heute steht dort ein Lager."),
        ("Die Fa. Nordkran und die Nr. 3 der Branche.",),
        ("Im 2. Quartal und im 19. Jahrhundert.",),
        ("Wie? so fragt man.",),
        ("Mehr unter nordkran.example/a.b?c=d.", "Ende."),
    ],
)
def test_sentences_are_cut_where_they_end(sentences: tuple[str, ...]) -> None:
    text = "  " + "  ".join(sentences) + " "
    found = split_sentences(text)
    assert tuple(one.text for one in found) == sentences
    assert all(text[one.start : one.end] == one.text for one in found)


def test_sentences_of_other_languages_have_their_own_abbreviations() -> None:
    assert len(split_sentences("Mr. Smith paid approx. 3 tons. He left.", "en")) == 2
    assert len(split_sentences("He said no. Then he left.", "en")) == 2
    assert len(split_sentences("El Sr. García llegó. Luego salió.", "es")) == 2
    assert len(split_sentences("Un essai. Deux essais.", "fr")) == 2


@pytest.mark.parametrize("text", ["", " ", "\n\t", "...", "„", "a\u0301", "😀", ". . ."])
def test_sentences_cover_the_text_but_for_white_space(text: str) -> None:
    found = split_sentences(text)
    assert "".join("".join(one.text for one in found).split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "quoted", "loose"),
    [
        ("„A“ und »B«, «C» und “D” und \"E\"", ["„A“", "»B«", "«C»", "“D”", '"E"'], ""),
        ("„Er rief ‚Halt‘ laut“", ["„Er rief ‚Halt‘ laut“", "‚Halt‘"], ""),
        ("»Er rief ›Halt‹ laut«", ["»Er rief ›Halt‹ laut«", "›Halt‹"], ""),
        ("„Er rief “Halt” laut“", ["„Er rief “Halt” laut“", "“Halt”"], ""),
        ("So geht’s, Hans’ Kran und 'n Regal", [], ""),
        ('Ein 19"-Schrank und 15" Display', [], ""),
        ('Der "19"-Schrank', ['"19"'], ""),
        ("„A", [], "„"),
        ("A“ und B”", [], "“”"),
        ("„A ‚b“ c", ["„A ‚b“"], "‚"),
        ("„A” und „B\"", ["„A”", "„B\""], ""),
        ("😀 „A“", ["„A“"], ""),
        ("", [], ""),
    ],
)  # fmt: skip
def test_quotations_are_paired(text: str, quoted: list[str], loose: str) -> None:
    found = find_quotes(text)
    assert [text[one.start : one.end] for one in found] == quoted
    assert all(text[one.inner_start - 1] == text[one.start] for one in found)
    assert "".join(text[at] for at in loose_marks(text)) == loose


def passage(text: str) -> str:
    return Copy(Item(uri="x", headline=text)).passages[0].unquoted


def test_quoted_words_are_blanked_and_nothing_moves() -> None:
    assert passage("Er „sagte ‚ja‘“ und") == f"Er „{BLANK * 10}“ und"
    assert passage("Er: „Das dauert") == f"Er: „{BLANK * 10}"
    assert passage("»a« b «c»") == f"»{BLANK}« b «{BLANK}»"
    for text in ("„a“ ‚b’ “c", "x„“", "“", "„„a““"):
        assert len(passage(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("13. Mai 2026", "DATE", "2026-05-13"),
        ("13.5.2026", "DATE", "2026-05-13"),
        ("13.05.26", "DATE", "2026-05-13"),
        ("2026-05-13", "DATE", "2026-05-13"),
        ("Donnerstag, 31. Dezember 2021", "DATE", "2021-12-31"),
        ("Montag, dem 3. Februar", "DATE", "2027-02-03"),
        ("13. Dezember", "DATE", "2026-12-13"),
        ("Sept. 2020", "DATE", "2020-09"),
        ("Anfang Mai 2027", "DATE", "2027-05"),
        ("2019", "DATE", "2019"),
        ("Sommer 2025", "DATE", "2025-SU"),
        ("zweiten Quartal 2026", "DATE", "2026-Q2"),
        ("ersten Halbjahr", "DATE", "2026-H1"),
        ("80er Jahre", "DATE", "198"),
        ("19. Jahrhundert", "DATE", "18"),
        ("heute", "DATE", "2026-11-23"),
        ("gestern", "DATE", "2026-11-22"),
        ("morgen", "DATE", "2026-11-24"),
        ("gestern Abend", "TIME", "2026-11-22TEV"),
        ("Freitag", "DATE", "2026-11-20"),
        ("kommenden Freitag", "DATE", "2026-11-27"),
        ("vergangenen Montag", "DATE", "2026-11-16"),
        ("Freitagabend", "TIME", "2026-11-20TEV"),
        ("vergangene Woche", "DATE", "2026-W47"),
        ("kommendes Jahr", "DATE", "2027"),
        ("drei Wochen", "DURATION", "P3W"),
        ("12 Stunden", "DURATION", "PT12H"),
        ("zwei Quartale", "DURATION", "P6M"),
        ("14 Uhr", "TIME", "2026-11-23T14:00"),
        ("14.30 Uhr", "TIME", "2026-11-23T14:30"),
        ("08:15", "TIME", "2026-11-23T08:15"),
        ("täglich", "SET", "P1D"),
        ("derzeit", "DATE", "PRESENT_REF"),
    ],
)
def test_dates_have_their_timex3_value(text: str, kind: str, value: str) -> None:
    sentence = f"😀 Das Lager ({text}) wächst."
    (found,) = find_dates(sentence, DAY)
    assert (found.text, found.type, found.value) == (text, kind, value)
    assert sentence[found.start : found.end] == text
    assert find_dates(sentence, datetime(2026, 11, 23, 9)) == [found]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("13. Mai", "XXXX-05-13"),
        ("Donnerstag", "XXXX-WXX-4"),
        ("gestern", ""),
        ("13. Mai 2026", "2026-05-13"),
        ("14 Uhr", "XXXX-XX-XXT14:00"),
    ],
)
def test_what_hangs_on_an_unknown_date_stays_open(text: str, value: str) -> None:
    (found,) = find_dates(text, None)
    assert found.value == value


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2000 Euro kostet es",
        "Tor 45",
        "Version 3.14",
        "am Morgen",
        "99 Uhr",
        "0. und 45. Mainz",
    ],
)
def test_no_date_is_seen_where_none_is(text: str) -> None:
    assert find_dates(text, DAY) == []


def test_dates_beyond_the_calendar_are_no_crash() -> None:
    for text in (
        "vor 9999 Jahren",
        "in 9999 Wochen",
        "vor 9999 Jahrhunderten",
        "in 9999 Quartalen",
    ):
        (found,) = find_dates(text, DAY)
        assert found.value[0] == "P" and found.begin[:2] in ("", "20")
    assert find_dates("am 29. Februar", date(2027, 1, 1))[0].value.endswith("-02-29")


@pytest.mark.parametrize(
    "unit", ["am 1. Mai ", "1.1.", "vor drei ", "x", "Montag, den ", "2026-", "1 "]
)
def test_dates_are_found_in_linear_time(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    start = time.process_time()
    find_dates(text, DAY)
    split_sentences(text)
    find_quotes(text)
    assert time.process_time() - start < 2


def test_words_are_known_in_their_language() -> None:
    assert is_known("Halle") and is_known("Kommissionierung") and is_known("warehouse", "en")
    assert not is_known("Regalbediengerätxy")
    assert not is_known("Halle", "tlh") and lemma("Halle", "tlh") == "Halle"


def test_the_past_is_told_from_participle_adjective_and_modal() -> None:
    past = "sagte fand fanden arbeitete öffneten begann wurden brachten verschob"
    other = "sagt gute heute beschlossen verloren sollte möchten bereite Woche finden leichte"
    assert [word for word in past.split() if not is_past(word)] == []
    assert [word for word in other.split() if is_past(word)] == []


def test_what_was_let_go_of_is_read_again() -> None:
    from andruck.text import language

    text = "Der Stapler fährt heute durch das Lager und hebt die Paletten."
    assert language.detect(text) == "de"
    assert language.forget() and not language.forget()
    assert language.detect(text) == "de"


def test_words_of_no_language_are_known_to_nobody() -> None:
    assert is_known("Lager") and not is_known("Lagxer") and not is_known("")
    assert lemma("") == "" and lemma("Häuser") == "Haus"
    assert not is_known("Lager", "xx")
