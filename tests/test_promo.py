"""Promo lines are found by wording and shape, and sentences are left alone."""

from __future__ import annotations

import pytest

from andruck.text.promo import is_promo, promo_spans

PROMOS = [
    "Siehe auch\u00a0 Zwölf Hunde ziehen einen Kran durch Alaska - International",
    "Lesen Sie auch: Warum der Kran Winterreifen braucht",
    "Lesen Sie dazu auch unseren Test der Handschuhe",
    "LESEN SIE AUCH: Alles über Rollen",
    "» Mehr zum Thema: Mehrwegschalen",
    "Mehr zum Thema",
    "Das könnte Sie auch interessieren",
    "Weiterlesen: Der Kran von Emden",
    "Zwölf Hunde ziehen einen Kran durch Alaska - Panorama",
    "- International",
    "Abonnieren Sie unseren kostenlosen Newsletter und verpassen Sie nichts mehr.",
    "Teilen Sie diesen Artikel auf allen Kanälen!",
    "Der Beitrag Krane in Emden erschien zuerst auf Rampe & Regal.",
    "Read more: Five things to do with a dead pallet",
    "You may also like: Meet the beetle",
    "See also Ten cranes you should know",
    "Sign up for our newsletter.",
    "Lea también: Diez grúas",
    "Véase también: Ofertas de empleo en nuestros centros",
    "Czytaj też: Rynek wózków",
    "Może Cię zainteresować: Żuraw",
    "À lire aussi : La grue",
    "Leggi anche: La gru",
    "Lees ook: De kraan",
    "Iscriviti alla newsletter per non perdere nulla.",
]
SENTENCES = [
    "Siehe auch Abschnitt 4 der Norm.",
    "Siehe auch § 12 und Tabelle 3",
    "Lesen Sie auch das Kleingedruckte, bevor Sie den Kran mieten.",
    "Mehr zum Thema Sicherheit erfahren Besucher am Stand B12.",
    "Auch interessant für Werften ist die höhere Traglast.",
    "Read more than ten books a year, he said.",
    "Der Newsletter erscheint monatlich und hat 3.000 Leser.",
    "Das Geschäft läuft – international.",
    "Folgen Sie dem Pfeil auf dem Boden.",
    "Der Umsatz stieg um 3,4 Prozent - Sport treibt das Geschäft.",
    "",
    "Lesen Sie auch: " + "ein sehr langer Absatz ohne Ende " * 20,
]


@pytest.mark.parametrize("text", PROMOS)
def test_a_promo_line(text: str) -> None:
    assert is_promo(text)
    ((start, end),) = promo_spans(text)
    assert text[start:end] == text.strip()


@pytest.mark.parametrize("text", SENTENCES)
def test_no_promo_line(text: str) -> None:
    assert not is_promo(text)
    assert "Lesen Sie auch: " in text or promo_spans(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Der Kran steht. Lesen Sie auch: Zehn Krane", ["Lesen Sie auch: Zehn Krane"]),
        ("„Gut.“ Siehe auch: Neue Krane. Der Umsatz stieg.", ["Siehe auch: Neue Krane."]),
        ("Er stieg. Folgen Sie uns auf allen Kanälen! Sie fiel.",
         ["Folgen Sie uns auf allen Kanälen!"]),
        ("Der Kran steht. Siehe auch Abschnitt 4.", []),
    ],
)  # fmt: skip
def test_promos_glued_into_a_paragraph(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in promo_spans(text)] == found


def test_a_title_that_is_all_link_is_a_promo() -> None:
    assert is_promo("Zwölf Krane auf einen Blick", linked=True)
    assert not is_promo("Zwölf Krane auf einen Blick")
    assert not is_promo("Das steht im Bericht.", linked=True)


def test_a_portal_has_its_own_openings() -> None:
    assert is_promo("Aus dem Archiv: Krane in Emden", house=("Aus dem Archiv",))
    assert not is_promo("Aus dem Archiv: Krane in Emden")
