"""Terms, sections and relevance: the trade is found, general news is not."""

from __future__ import annotations

import itertools
import json
import time
from pathlib import Path

import msgspec
import pytest

from andruck.model import Concept, Imprint, Item, Portal, Section, Subject
from andruck.portal import read_portal
from andruck.subjects import classify, relevance
from andruck.subjects._terms import Index
from andruck.text.folding import fold, words

SHIPPED = Path(__file__).resolve().parents[1] / "portals" / "logistic-ready"


@pytest.fixture(scope="module")
def portal() -> Portal:
    return read_portal(SHIPPED)


def item(headline: str, *paragraphs: str, language: str = "de", **fields: object) -> Item:
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    return Item(uri="tag:a", headline=headline, body=body, language=language, **fields)  # type: ignore[arg-type]


def small(**terms: str) -> Portal:
    """A portal of one subject."""
    subject = Subject(
        id="s", name="S", section="a", terms={k: tuple(v.split("|")) for k, v in terms.items()}
    )
    return Portal(
        name="P", tagline="T", language="de", host="p.example", folder="",
        imprint=Imprint(publisher="", street="", city=""),
        sections=(Section(slug="a", name="A"),), subjects=(subject,),
    )  # fmt: skip


FOLDED = [
    ("Förderer", "foerderer"),
    ("FÖRDERER", "foerderer"),
    ("Fo\u0308rderer", "foerderer"),  # combining marks
    ("Straße", "strasse"),
    ("STRASSE", "strasse"),
    ("Lager\u00adlift", "lagerlift"),  # a soft hyphen
    ("almacén", "almacen"),
    ("wózek widłowy", "wozek widlowy"),
    ("ﬁnal", "final"),
    ("", ""),
]


@pytest.mark.parametrize(("text", "folded"), FOLDED)
def test_folding(text: str, folded: str) -> None:
    assert fold(text) == folded
    assert fold(fold(text)) == folded


def test_words_are_folded_and_split() -> None:
    assert words("Der Kran, 3,4 t – für Köln!") == ["der", "kran", "3", "4", "t", "fuer", "koeln"]


FOUND = [
    # language, term, text, how the term reads there (or nothing)
    ("de", "Gabelstapler", "mit Gabelstaplern fahren", "Gabelstaplern"),
    ("de", "Gabelstapler", "Elektrogabelstapler", None),
    ("de", "Gabelstapler", "der Elektro-Gabelstapler", "Gabelstapler"),
    ("de", "Palette", "viele Paletten", "Paletten"),
    ("de", "Regal", "in Regalen", "Regalen"),
    ("de", "Regal", "regalia", None),
    ("de", "Förderband", "zwei Förderbänder", "Förderbänder"),
    ("de", "Förderband", "zwei Foerderbaendern", "Foerderbaendern"),
    ("de", "Fördertechnik", "FOERDERTECHNIK", "FOERDERTECHNIK"),
    ("de", "Foerdertechnik", "neue Fördertechnik", "Fördertechnik"),
    ("de", "Lager", "fünf Läger", "Läger"),
    ("de", "Zentrum", "zwei Zentren", "Zentren"),
    ("de", "Zug", "lange Züge", "Züge"),
    ("de", "Kommissionier*", "Kommissionierroboter", "Kommissionierroboter"),
    ("de", "Kommissionier*", "die Sammelkommissionierung", None),
    ("de", "*kommissionierung", "Sammelkommissionierungen", "Sammelkommissionierungen"),
    ("de", "*regal*", "Palettenregalanlage", "Palettenregalanlage"),
    ("de", "Hochregallager*", "Hochregal-Lager", "Hochregal-Lager"),
    ("de", "Hochregallager*", "Hochregal\u00adlager", "Hochregal\u00adlager"),
    ("de", "letzt* Meile", "auf der letzten Meile", "letzten Meile"),
    ("de", "letzt* Meile", "die Meile der letzten", None),
    ("de", "Pick-by-Voice", "mit Pick-by-Voice", "Pick-by-Voice"),
    ("de", "Pick-by-Voice", "Pick by voice", "Pick by voice"),
    ("de", "VDA 5050", "nach VDA 5050 gebaut", "VDA 5050"),
    ("de", "VDA 5050", "nach VDA 5051", None),
    ("de", "=WMS", "ein WMS-Anbieter", "WMS"),
    ("de", "=WMS", "wms", None),
    ("de", "=WMS", "WMSA", None),
    ("en", "forklift", "two forklifts", "forklifts"),
    ("en", "battery", "traction batteries", "batteries"),
    ("es", "transelevador", "dos transelevadores", "transelevadores"),
    ("es", "carretilla", "las carretillas", "carretillas"),
    ("es", "almacén", "los almacenes", "almacenes"),
    ("pl", "paleta", "dwie palety", "palety"),
    ("pl", "wózk* widłow*", "flota wózków widłowych", "wózków widłowych"),
]


@pytest.mark.parametrize(("language", "term", "text", "surface"), FOUND)
def test_a_term_is_found_in_its_forms(
    language: str, term: str, text: str, surface: str | None
) -> None:
    index = Index((Subject(id="s", name="S", terms={language: (term,)}),), (language,))
    assert [hit.surface for hit in index.hits(text)] == ([surface] if surface else [])


def test_of_two_terms_that_overlap_the_longer_counts() -> None:
    found = relevance(
        item("Kommissionierroboter"), small(de="Kommissionier*|Kommissionierrobot*|~Roboter")
    )
    assert found.terms == ("Kommissionierroboter",)


def test_each_term_counts_once() -> None:
    found = relevance(item("Kran", "Der Kran, die Kräne, des Krans."), small(de="Kran|Stapler"))
    assert found.terms == ("Kran",)


def test_general_words_count_only_beside_a_term_of_the_trade() -> None:
    terms = small(de="Hochregal*|~Hafen*|~Container*|~Transport*|~Lager")
    camp = item("Container im Hafen", "Ein Lager für Flüchtlinge, Transport per Bus.")
    assert relevance(camp, terms).score == 0.0
    assert relevance(camp, terms).terms == ()
    assert classify(camp, terms).subjects == ()
    alone = relevance(item("x", "Das Hochregal."), terms).score
    beside = relevance(item("x", "Das Hochregal am Hafen, für Container."), terms).score
    assert 0 < alone < beside < alone + 0.2


def test_the_score_grows_with_terms_and_stays_in_its_bounds() -> None:
    trade = "Sorter Regalbediengerät Hochregallager Gabelstapler Lagerverwaltung Palettierer"
    portal = small(de="|".join(trade.split()))
    scores = [
        relevance(item("x", " ".join(trade.split()[:count])), portal).score for count in range(7)
    ]
    assert scores[0] == 0.0
    assert all(one < other for one, other in itertools.pairwise(scores))
    assert scores[1] < 0.5
    assert scores[4] > 0.8
    assert scores[6] < 1.0
    headline = relevance(item("Sorter"), portal).score
    assert headline > scores[1]


GENERAL = [
    "Der Ministerpräsident hat in Brüssel über den Haushalt gesprochen. Die Opposition kritisierte "
    "die Pläne; im Hafen von Piräus streiken die Fährleute, das Lager der Regierung zerfällt.",
    "Der Torwart hielt in der Nachspielzeit den Elfmeter. Der Trainer lobte die Mannschaft und den "
    "Transport der Fans, die in zwölf Bussen angereist waren.",
    "Die Sängerin gibt im Sommer drei Konzerte. Der Vorverkauf beginnt am Montag, die Scanner an "
    "den Eingängen prüfen jede Karte, Container dienen als Kassen.",
    "Am Arbeitsmarkt bleibt es ruhig: Die Inflation sank auf 2,1 Prozent, der Umsatz im Handel "
    "stieg leicht, Investitionen und Export legten zu.",
]


@pytest.mark.parametrize("text", GENERAL)
def test_general_news_is_no_trade_story(portal: Portal, text: str) -> None:
    found = relevance(item("Aus aller Welt", text), portal)
    assert (found.score, found.terms, found.section) == (0.0, (), "")


TRADE = [
    ("de", "lagertechnik", "Vier Regalbediengeräte für das neue Hochregallager",
     "Das Palettenlager fasst 21.600 Palettenplätze; je Gasse sind 38 Doppelspiele geplant."),
    ("de", "flurfoerderzeuge", "Schubmaststapler wiegt die Last",
     "Der Stapler mit Lithium-Ionen-Batterie hat eine Hubhöhe von elf Metern. Auch Hubwagen."),
    ("de", "fts-amr", "24 fahrerlose Transportfahrzeuge, eine Leitsteuerung",
     "Die AMR sprechen VDA 5050. Grundlage der Abnahme war die EN ISO 3691-4."),
    ("de", "software-wms", "Nimbrix löst das alte WMS ab",
     "Die Lagerverwaltung läuft in der Cloud, den Materialflussrechner stellt der Betreiber."),
    ("en", "flurfoerderzeuge", "Forklift fleet goes electric",
     "The reach trucks and pallet trucks use opportunity charging. Lift height is 11 metres."),
    ("es", "lagertechnik", "Un silo autoportante con seis transelevadores",
     "El almacén autoportante tendrá 32.000 huecos de palet y un sistema de lanzaderas."),
    ("pl", "flurfoerderzeuge", "Rynek wózków widłowych",
     "Sprzedaż wózków widłowych wzrosła, wózki magazynowe i wózki paletowe drożeją."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "section", "headline", "text"), TRADE)
def test_trade_news_is_found_in_its_language(
    portal: Portal, language: str, section: str, headline: str, text: str
) -> None:
    found = relevance(item(headline, text, language=language), portal)
    assert found.score > 0.5
    assert found.section == section
    unknown = relevance(item(headline, text, language="und"), portal)
    assert unknown.score >= found.score - 0.2
    assert relevance(item(headline, text, language=f"{language}-XX"), portal) == found


def test_what_others_said_of_an_item_stays(portal: Portal) -> None:
    agency = Concept(name="Unfall", uri="tag:dlt:unfall", rel="about", creator="dlt")
    person = Concept(name="Lagertechnik", rel="about", creator="person")
    before = item("Hochregallager und Regalbediengeräte", subjects=(agency, person))
    after = classify(before, portal)
    assert after.subjects[:2] == (agency, person)
    assert [one.name for one in after.subjects].count("Lagertechnik") == 1
    ours = [one for one in after.subjects if one.creator == "andruck.subjects"]
    assert {"subject:hochregallager", "subject:regalbediengeraete"} <= {one.uri for one in ours}
    assert all(one.rel == "about" and 0 < (one.confidence or 0) <= 100 for one in ours)
    assert classify(after, portal) == after  # the second time changes nothing


def test_the_section_comes_first(portal: Portal) -> None:
    first = classify(item("Sorter und Rollenförderer für Kiel"), portal).subjects[0]
    assert (first.name, first.uri) == ("Fördertechnik", "section:foerdertechnik")


def test_a_source_s_own_keywords_count(portal: Portal) -> None:
    keyword = Concept(name="Hochregallager", creator="dlt")
    assert relevance(item("Neubau in Kiel", subjects=(keyword,)), portal).score > 0.3


def test_our_own_subjects_do_not_prove_themselves(portal: Portal) -> None:
    ours = Concept(name="Hochregallager", creator="andruck.subjects")
    assert relevance(item("Neubau in Kiel", subjects=(ours,)), portal).score == 0.0


def test_empty_and_hostile_texts(portal: Portal) -> None:
    for text in ("", "\0\ud800", "*=~", "-" * 10_000, "Förder-" * 5_000, "½ ㍿ 𝔏𝔞𝔤𝔢𝔯"):
        found = relevance(msgspec.structs.replace(item(text), description=text), portal)
        assert 0.0 <= found.score <= 1.0
    empty = msgspec.structs.replace(portal, subjects=())
    assert relevance(item("Hochregallager"), empty).score == 0.0


def test_a_thousand_items_take_seconds(portal: Portal) -> None:
    text = " ".join(
        f"Wort{number} Hochregallager{number % 7} und der Hafen." for number in range(80)
    )
    piece = item("Neues aus der Halle", *[text] * 4)
    relevance(piece, portal)
    started = time.perf_counter()
    for _ in range(100):
        classify(piece, portal)
    assert time.perf_counter() - started < 5


def test_the_archive_is_about_the_trade(portal: Portal) -> None:
    """Our own sample articles: finished trade pieces, their section set by an editor."""
    scores, hits = [], 0
    files = sorted((SHIPPED / "archive").glob("*.json"))
    for path in files:
        data = json.loads(path.read_text("utf-8"))
        article = Item(
            uri=data["uri"],
            headline=data["headlines"][0]["value"],
            description=data["descriptions"][0]["value"],
            body=data["bodies"][0]["value"],
            language="de",
        )
        found = relevance(article, portal)
        scores.append(found.score)
        hits += data["subjects"][0]["uri"] == f"section:{found.section}"
    assert all(score > 0 for score in scores)
    assert sum(score > 0.8 for score in scores) >= 0.75 * len(files)
    assert hits >= 0.5 * len(files)
