"""The readers' search: German words find each other, and no question is an error."""

from __future__ import annotations

from collections.abc import Callable

import lxml.html
import pytest
from django.test import Client
from django.utils import timezone

from andruck_site.portal import search
from andruck_site.portal._words import parts
from andruck_site.portal.models import Article

pytestmark = pytest.mark.django_db
Publish = Callable[..., Article]


def found(question: str, newest: bool = False) -> list[str]:
    asked = search.Question.read(question)
    return [one.headline for one in search.search(asked, timezone.now(), newest)]


# What stands in the text, and what a reader types.
SAME = [
    ("Läger", "Lager"), ("Lager", "läger"), ("Lagern", "lager"), ("Straße", "strasse"),
    ("Fördertechniken", "Fördertechnik"), ("Fördertechnik", "foerdertechnik"),
    ("Foerdertechnik", "Fördertechnik"), ("Museen", "Museum"), ("übernahm", "übernehmen"),
    ("übernehmen", "uebernahm"), ("Kräne", "Kran"), ("Kran", "kräne"), ("Kränen", "Kran"),
    ("Staplern", "stapler"), ("München", "Munchen"), ("München", "Muenchen"),
    ("Strasse", "Straße"), ("Häuser", "Haus"), ("gebaut", "bauen"), ("Regale", "Regal"),
    ("Aufträge", "auftrag"), ("Behältern", "Behälter"), ("FAHRZEUGE", "fahrzeug"),
    ("E-Commerce", "ecommerce"), ("E-Commerce", "e-commerce"), ("12.500", "12.500"),
    ("Łódź", "lodz"), ("VDA 5050", "vda 5050"), ("Ausschreibungen", "ausschreibung"),
]  # fmt: skip
PARTS = [
    ("Hochregallager", "Lager"), ("Hochregallagern", "lager"), ("Fördertechnik", "Technik"),
    ("Palettenplätze", "Platz"), ("Portalkräne", "Kran"), ("Ersatzteillogistik", "Logistik"),
    ("Lieferketten", "kette"), ("Schnittstellen", "Stelle"),
]  # fmt: skip
APART = [
    ("Lage", "Lager"), ("Messer", "Messe"), ("schon", "schön"),
    ("fordern", "fördern"), ("drucken", "drücken"), ("Arbeitstage", "Stag"), ("Stillstand", "Tand"),
    ("Mannschaft", "Schaft"), ("Verbrauch", "Rauch"), ("Transport", "Sport"), ("Wagen", "Waage"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "question"), SAME + PARTS)
def test_words_that_find_each_other(publish: Publish, text: str, question: str) -> None:
    publish(headline="Treffer", description=f"Hier steht {text} im Satz.")
    publish(headline="Anderes", description="Hier steht etwas ohne Belang.")
    assert found(question) == ["Treffer"]


@pytest.mark.parametrize(("text", "question"), APART)
def test_words_that_stay_apart(publish: Publish, text: str, question: str) -> None:
    publish(headline="Eins", description=f"Hier steht {text} im Satz.")
    publish(headline="Zwei", description=f"Hier steht {question} im Satz.")
    assert found(question) == ["Zwei"]


def test_compounds_are_taken_apart_only_where_that_is_sure() -> None:
    assert (
        parts("hochregallager") == ("hoch", "Regal", "Hochregal", "Lager")
        or parts("hochregallager")[-1] == "Lager"
    )
    for whole in ("steuerung", "entscheidung", "unternehmen", "wirtschaft", "sicherheit", ""):
        assert parts(whole) == (), whole


def test_several_words_phrases_and_beginnings(publish: Publish) -> None:
    publish(headline="Eins", description="Fahrerlose Transportfahrzeuge fahren im Lager.")
    publish(headline="Zwei", description="Das Lager fährt. Transportfahrzeuge sind nie fahrerlos.")
    assert sorted(found("lager transportfahrzeuge")) == ["Eins", "Zwei"]
    assert found("lager fahrerlose") == ["Eins"]
    assert found('"Transportfahrzeuge fahren"') == ["Eins"]
    assert found("„Transportfahrzeuge fahren“ lager") == ["Eins"]
    assert found('"Transportfahrzeuge fahren') == ["Eins"]
    assert found("lager nirgendwo") == []
    assert sorted(found("transportf")) == ["Eins", "Zwei"]
    assert sorted(found("transport*")) == ["Eins", "Zwei"]


def test_the_headline_counts_most_and_date_when_asked(publish: Publish) -> None:
    publish(headline="Ein Regal", description="Es steht.")
    publish(headline="Nebenbei", description="Neben einem Regal stand ein Tisch.")
    assert found("regal") == ["Ein Regal", "Nebenbei"]
    assert found("regal", newest=True) == ["Nebenbei", "Ein Regal"]


def test_the_index_follows_the_article(publish: Publish) -> None:
    article = publish(headline="Alt", description="Kettenzug")
    assert found("kettenzug") == ["Alt"]
    article.live = False
    article.save()
    assert found("kettenzug") == []
    kept = publish(headline="Neu", description="Seilzug")
    assert search.rebuild() == 1
    assert found("seilzug") == ["Neu"]
    kept.clearance = None
    kept.live = False
    kept.save()
    kept.delete()
    assert search.rebuild() == 0


HOSTILE = [
    "", " ", '"', '""', "'", "*", "***", "^", "a*", "NEAR(a b)", "AND", "OR NOT", "a AND", "(", ")",
    "headline:a", "{headline}: a", "- -a", "\x00", "\x00lager", "'; DROP TABLE portal_search; --",
    "%", "_", "\\", "„“”»«", "a" * 5000, "wort " * 3000, "😀", "\ud7ff\ufffe", "‮abc", "日本語",
    "<script>alert(1)</script>", "ä" * 300, '"a" "b', "+", "a-b-c-d", "1.2.3.4", "lager\nlager",
    "İ", "ﬁ", "½", "x’y", "a*b*c", '"*"', "_ _", "𝔘𝔫𝔦𝔠𝔬𝔡𝔢",
]  # fmt: skip


@pytest.mark.parametrize("question", HOSTILE)
def test_no_question_is_an_error(client: Client, publish: Publish, question: str) -> None:
    publish(headline="Lager", description="Ein Lager mit Technik.")
    for more in ({}, {"sortierung": "neu"}, {"seite": "2"}):
        answer = client.get("/suche/", {"q": question, **more})
        assert answer.status_code == 200
        assert not lxml.html.fromstring(answer.content).xpath("//main//script")


@pytest.mark.parametrize("number", ["0", "-1", "x", "99999", "1e9", "٣", "", "9" * 99])
def test_no_page_number_is_an_error(client: Client, publish: Publish, number: str) -> None:
    publish(headline="Lager")
    assert client.get("/suche/", {"q": "lager", "seite": number}).status_code == 200


def test_results_are_paged_and_counted(client: Client, publish: Publish) -> None:
    for number in range(25):
        publish(headline=f"Lager {number}")
    first = lxml.html.fromstring(client.get("/suche/?q=lager").content)
    assert first.xpath("//p[@role='status']/text()") == ["25 Artikel gefunden."]
    second = lxml.html.fromstring(
        client.get("/suche/" + first.xpath("//a[@rel='next']/@href")[0]).content
    )
    one, two = (page.xpath("//ol[@class='hits']//h2/a/@href") for page in (first, second))
    assert (len(one), len(two), len({*one, *two})) == (20, 5, 25)
    assert not second.xpath("//a[@rel='next']")


def test_the_excerpt_shows_why(publish: Publish) -> None:
    text = "Wort " * 150 + "Die Läger sind &lt;voll&gt;. " + "Wort " * 200
    body = [{"type": "paragraph", "value": f"<p>{text}</p>"}]
    article = publish(headline="Über Lager", body=body)
    question = search.Question.read("lager")
    cut = str(search.snippet(article, question))
    assert "<mark>Läger</mark>" in cut
    assert "&lt;voll&gt;" in cut and cut.startswith("… ") and cut.endswith(" …")
    assert str(search.mark("Über <Lager>", question)) == "Über &lt;<mark>Lager</mark>&gt;"
    assert str(search.snippet(publish(), question)) == ""
