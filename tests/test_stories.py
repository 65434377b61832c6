"""New or known, same story or another: on our own texts, edited, retold and translated."""

from __future__ import annotations

import hashlib
import itertools
import subprocess
import sys
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import msgspec
import pytest

from andruck.model import Association, Item
from andruck.stories import Candidate, group
from andruck.stories.fresh import Known, content_hash, freshness
from andruck.stories.related import related
from andruck.stories.similar import bands, marks, signature, similarity

ROOT = Path(__file__).resolve().parents[1]
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
DAY = timedelta(days=1)

# Five stories; each is told in sentences that share no phrase with the others.
STORIES = {
    "sorter": (
        "Der Versandhändler Rautenhof ersetzt in Erfurt seinen Kippschalensorter durch eine Anlage "
        "für hängende Taschen. Den Auftrag über 18 Millionen Euro erhielt der Anlagenbauer "
        "Kettelhake aus Bielefeld. Bis zu 7.000 Teile je Stunde sollen die Taschen aufnehmen, "
        "teilte Logistikleiterin Annegret Voss am Dienstag mit. Der alte Sorter stammt aus dem "
        "Jahr 2009 und läuft während des Umbaus weiter. Die Halle wird dafür in drei Abschnitte "
        "geteilt. Im Frühjahr 2028 soll die Umstellung beendet sein."
    ),
    "brand": (
        "Nach dem Feuer im Hochregallager von Lindquell in Fulda vermutet die Polizei ein defektes "
        "Ladegerät als Ursache. Sachverständige untersuchten am Donnerstag den Brandort. Verletzt "
        "wurde niemand, 38.000 Stellplätze sind jedoch nicht nutzbar. Den Schaden gibt das "
        "Unternehmen mit 4,2 Millionen Euro an. Die Sprinkleranlage löste nach Angaben der "
        "Feuerwehr rechtzeitig aus. Märkte in Hessen werden vorerst aus Gießen beliefert."
    ),
    "stapler": (
        "Grundmoor bringt einen Schubmaststapler auf den Markt, der die Last schon beim Anheben "
        "wiegt. Das Hubgerüst reicht bis 11,5 Meter. Eine Waage in den Gabelträgern misst auf zwei "
        "Kilogramm genau, der Wert geht per Funk an die Lagerverwaltung. Der Hersteller aus "
        "Emden liefert die Geräte ab Februar aus. Einen Preis nannte Produktleiter Ubbo Harms "
        "nicht. Bestehende Fahrzeuge lassen sich in einer Schicht nachrüsten."
    ),
    "paletten": (
        "Neue Holzpaletten kosten in diesem Herbst elf Prozent mehr als vor einem Jahr. Das zeigt "
        "eine Umfrage des Verbands der Palettenhersteller unter 140 Betrieben. Als Grund nennen "
        "die Sägewerke den Mangel an Nadelholz aus Böhmen. Gebrauchte Ladungsträger sind dagegen "
        "billiger geworden. Viele Kunden verlängern deshalb die Umläufe und lassen häufiger "
        "reparieren. Für das erste Quartal erwartet der Verband stabile Notierungen."
    ),
    "terminal": (
        "In Komornikach bei Posen hat der Logistiker Transwarta ein Umschlagterminal eröffnet. Auf "
        "12.400 Quadratmetern stehen 128 Tore, an denen nachts bis zu 380 Lastzüge abgefertigt "
        "werden. Geschäftsführerin Bogna Wilk bezifferte die Kosten auf 186 Millionen Zloty. "
        "Routenzüge bringen die Ladung quer durch die Halle. Das Unternehmen wurde 1994 gegründet "
        "und beschäftigt an der Wierzchosławska-Straße künftig 420 Menschen."
    ),
}


def item(text: str, uri: str = "tag:a", **fields: object) -> Item:
    sentences = text.split(". ")
    body = "".join(f"<p>{sentence.rstrip('.')}.</p>" for sentence in sentences[1:])
    values: dict[str, object] = {
        "headline": sentences[0], "body": body, "language": "de", "version_created": NOW, **fields
    }  # fmt: skip
    return Item(uri=uri, **values)  # type: ignore[arg-type]


def candidate(piece: Item, story: str, **fields: object) -> Candidate:
    values = {"signature": signature(piece), "version_created": piece.version_created, **fields}
    return Candidate(uri=piece.uri, story=story, **values)  # type: ignore[arg-type]


def known_stories(at: datetime = NOW - DAY) -> list[Candidate]:
    return [
        candidate(item(text, f"tag:{name}", version_created=at), f"story:{name}")
        for name, text in STORIES.items()
    ]


# --- fresh -----------------------------------------------------------------------------------

KNOWN_VERSIONS = [
    # version and day, known version and day, same text: verdict
    ("2", 1, "1", 0, False, "update"),
    ("2", 1, "1", 0, True, "update"),
    ("10", 1, "9", 0, False, "update"),
    ("1.10", 1, "1.9", 0, False, "update"),
    ("1", 0, "2", 1, False, "older"),
    ("1", 2, "2", 1, False, "older"),  # a number says more than a date
    ("1", 0, "1", 0, True, "known"),
    ("1", 5, "1", 0, True, "known"),  # sent again with a new date
    ("1", 1, "1", 0, False, "changed"),
    ("1", None, "1", None, False, "changed"),
    ("1", 0, "1", 1, False, "older"),
    ("b", 1, "a", 0, False, "update"),
    ("b", 0, "a", 1, False, "older"),
    ("b", None, "a", None, False, "update"),
    ("b", None, "a", None, True, "known"),
    ("a", 0, "a", 0, False, "changed"),
    ("9" * 40, None, "1", None, False, "update"),
]


@pytest.mark.parametrize(("version", "day", "was", "was_day", "same", "kind"), KNOWN_VERSIONS)
def test_version_then_content_then_date(
    version: str, day: int | None, was: str, was_day: int | None, same: bool, kind: str
) -> None:
    piece = item(
        STORIES["brand"], version=version, version_created=None if day is None else NOW + day * DAY
    )
    known = Known(
        uri=piece.uri,
        version=was,
        content_hash=content_hash(piece) if same else "other",
        version_created=None if was_day is None else NOW + was_day * DAY,
    )
    verdict = freshness(piece, known)
    assert verdict.kind == kind
    verdict.reason.format(**verdict.values)


def test_nothing_known_is_new() -> None:
    assert freshness(item(STORIES["brand"]), None).kind == "new"


@pytest.mark.parametrize(
    ("version", "day", "kind"),
    [("2", 1, "update"), ("1", 1, "update"), ("1", None, "update"), ("1", -1, "older")],
)
def test_a_withdrawal_is_not_passed_over_for_a_number(
    version: str, day: int | None, kind: str
) -> None:
    known = Known(uri="tag:a", version="2", content_hash="x", version_created=NOW)
    date = None if day is None else NOW + day * DAY
    kill = item("Zurückgezogen. Bitte nicht verwenden.", version=version, version_created=date,
                pub_status="canceled")  # fmt: skip
    assert freshness(kill, known).kind == kind


def test_the_hash_sees_the_text_and_not_its_spaces() -> None:
    piece = item(STORIES["brand"])
    replace = msgspec.structs.replace
    same = [
        replace(piece, headline=f"  {piece.headline.replace(' ', chr(10))} "),
        replace(piece, body=piece.body.replace("</p>", " </p>\n\n")),
        replace(piece, version="9", slugline="x", version_created=None),
        replace(piece, body=piece.body.replace("ö", "o\u0308")),
    ]
    assert {content_hash(one) for one in same} == {content_hash(piece)}
    changed = [
        replace(piece, headline=piece.headline + "!"),
        replace(piece, description="Vorspann"),
        replace(piece, body=piece.body.replace("4,2", "2,4")),
        replace(piece, body=piece.body.replace("<p>", "<h2>", 1).replace("</p>", "</h2>", 1)),
        replace(piece, pub_status="withheld"),
        replace(piece, body="Text ohne Absatz"),
        replace(piece, body="Anderer Text ohne Absatz"),
        replace(piece, body=""),
        replace(piece, headline=piece.description, description=piece.headline),
        replace(piece, embargoed_until=NOW),
        replace(piece, embargoed_until=NOW + DAY),
        replace(piece, embargoed_until=NOW.replace(tzinfo=None)),
        replace(piece, expires=NOW),
    ]
    assert len({content_hash(one) for one in [piece, *changed]}) == len(changed) + 1
    elsewhere = NOW.astimezone(timezone(timedelta(hours=3)))
    assert content_hash(replace(piece, embargoed_until=elsewhere)) == (
        content_hash(replace(piece, embargoed_until=NOW))
    )


def test_times_with_and_without_zone_do_not_crash() -> None:
    known = Known(
        uri="tag:a", version="1", content_hash="x", version_created=datetime(2026, 11, 23)
    )
    assert freshness(item(STORIES["brand"]), known).kind == "changed"


# --- similar ---------------------------------------------------------------------------------


def edits(text: str) -> dict[str, str]:
    """What happens to a wire text on its way into another paper."""
    sentences = text.split(". ")
    return {
        "as it is": text,
        "credit line": text + " (dlt)",
        "without the last sentence": ". ".join(sentences[:-1]) + ".",
        "one sentence moved": ". ".join([*sentences[:2], *sentences[3:], sentences[2]]),
        "ue for ü": text.replace("ü", "ue").replace("ä", "ae").replace("ß", "ss"),
        "other quotes and spaces": text.replace(" ", "  ").replace(".", " ."),
        "capitals": text.upper(),
        "one figure corrected": text.replace("4", "6", 1),
    }


@pytest.mark.parametrize("name", STORIES)
@pytest.mark.parametrize("edit", edits(STORIES["sorter"]))
def test_an_edited_text_is_found_and_recognised(name: str, edit: str) -> None:
    text = edits(STORIES[name])[edit]
    changed = item(text, "tag:copy")
    original = next(one for one in known_stories() if one.uri == f"tag:{name}")
    assert set(bands(signature(changed))) & set(bands(original.signature)), "not looked up"
    assert similarity(signature(changed), original.signature) >= 0.6
    found = group(changed, signature(changed), known_stories())
    assert found.story == f"story:{name}"
    assert found.like == f"tag:{name}"
    found.reason.format(**found.values)


def test_different_texts_are_far_apart() -> None:
    for one, other in itertools.combinations(STORIES.values(), 2):
        assert similarity(signature(item(one)), signature(item(other))) < 0.1


def test_a_signature_is_the_same_in_every_process() -> None:
    program = (
        "from tests.test_stories import STORIES, item, signature, bands\n"
        "for text in STORIES.values():\n"
        "    mark = signature(item(text))\n"
        "    print(mark.hex(), *(key.hex() for key in bands(mark)))"
    )
    printed = {
        subprocess.run(
            [sys.executable, "-c", program], capture_output=True, check=True, cwd=ROOT, text=True,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
        ).stdout
        for seed in ("0", "1", "4711")
    }  # fmt: skip
    assert len(printed) == 1


def test_a_stored_signature_stays_readable() -> None:
    """Signatures live for years: when this changes, FORM must change and old ones be made anew."""
    stored = signature(item("Der Kran hebt zwölf Tonnen. Er steht in Kiel."))
    assert stored[:5].hex() == "0107000000"  # form 1, seven 3-grams
    assert hashlib.sha256(stored).hexdigest()[:16] == "585f639912cd2b25"


def test_short_texts_are_the_same_or_they_are_not() -> None:
    one, other = item("Kran in Kiel eröffnet."), item("Kran in Kiel geschlossen.", "tag:b")
    assert similarity(signature(one), signature(other)) == 0.0
    assert similarity(signature(one), signature(one)) == 1.0
    assert set(bands(signature(one))) & set(bands(signature(item("KRAN in Kiel eröffnet"))))
    assert group(one, signature(one), [candidate(other, "story:x")]).story == ""


def test_texts_without_words() -> None:
    for text in ("", "…", "– – –", "\ud800"):
        empty = Item(uri="tag:a", headline=text)
        assert signature(empty) == b""
        assert bands(b"") == []
        assert similarity(b"", b"") == 0.0
        assert marks(b"") == frozenset()
        assert group(empty, b"", known_stories()).story == ""


def test_a_huge_text_is_no_trouble() -> None:
    text = " ".join(f"Wort{number} steht hier." for number in range(100_000))
    stored = signature(Item(uri="tag:a", headline="x", body=f"<p>{text}</p>"))
    assert len(stored) < 3_000
    assert len(bands(stored)) <= 48


# --- group -----------------------------------------------------------------------------------

RETOLD = {
    "sorter": (
        "Taschen statt Kippschalen. Kettelhake baut das Zentrum von Rautenhof in Erfurt um. Der "
        "Bielefelder Anlagenbauer liefert eine Hängeförderanlage, die je Stunde 7.000 Teile "
        "schafft. Sie löst Technik von 2009 ab. Rautenhof-Logistikleiterin Annegret Voss spricht "
        "von einem Umbau bei laufendem Betrieb. Kosten: 18 Millionen Euro."
    ),
    "terminal": (
        "Transwarta opens cross-dock terminal near Poznań. The site at Wierzchosławska in "
        "Komorniki has 128 doors and can turn round 380 trucks a night, managing director Bogna "
        "Wilk said. The company, founded in 1994, spent 186 million zloty on 12,400 square metres."
    ),
}
OTHER = {
    "the same company": (
        "Rautenhof eröffnet in Gera ein Geschäft. Der Versandhändler will dort Möbel zeigen. "
        "Annegret Voss kam zur Feier. In Erfurt ändert sich nichts."
    ),
    "the same place": (
        "In Fulda beginnt am Montag die Fachtagung für Brandschutz. Die Polizei und die Feuerwehr "
        "in Hessen schicken 40 Leute, die Stadt stellt den Saal."
    ),
    "numbers only": (
        "Nach 1994 wurden 128 Hallen gebaut. Davon haben 380 ein Tor und 186 eine Rampe. "
        "In Summe kommen 420 dazu."
    ),
}


@pytest.mark.parametrize("name", RETOLD)
def test_the_same_event_in_other_words_and_languages(name: str) -> None:
    retold = item(RETOLD[name], "tag:other-paper", language="und")
    assert set(bands(signature(retold))) & set(bands(signature(item(STORIES[name])))), (
        "not looked up"
    )
    found = group(retold, signature(retold), known_stories())
    assert found.story == f"story:{name}"
    assert "same event" in found.reason
    assert found.values["shared"]


@pytest.mark.parametrize("name", OTHER)
def test_alike_but_not_the_same(name: str) -> None:
    other = item(OTHER[name], "tag:other")
    assert group(other, signature(other), known_stories()).story == ""


def test_what_is_long_ago_is_another_story() -> None:
    copy, retold = item(STORIES["brand"], "tag:x"), item(RETOLD["sorter"], "tag:y")
    assert group(copy, signature(copy), known_stories(NOW - 13 * DAY)).story == "story:brand"
    assert group(copy, signature(copy), known_stories(NOW - 15 * DAY)).story == ""
    assert group(retold, signature(retold), known_stories(NOW - 6 * DAY)).story == ""


def test_a_version_belongs_to_its_story_whatever_it_says() -> None:
    rewritten = item("Alles anders. Nichts stimmt mehr.", "tag:brand")
    found = group(rewritten, signature(rewritten), known_stories())
    assert (found.story, found.like) == ("story:brand", "tag:brand")


@pytest.mark.parametrize("rel", ["basedOn", "translationOf"])
def test_an_item_that_says_what_it_rests_on(rel: str) -> None:
    said = item(
        "Fire. Nobody hurt.", "tag:x", associations=(Association(rel=rel, uri="tag:brand"),)
    )
    assert group(said, signature(said), known_stories()).story == "story:brand"
    see = item(
        "Fire. Nobody hurt.", "tag:x", associations=(Association(rel="seeAlso", uri="tag:brand"),)
    )
    assert group(see, signature(see), known_stories()).story == ""


def test_the_order_of_candidates_does_not_matter() -> None:
    copy = item(STORIES["paletten"], "tag:x")
    twice = [*known_stories(), candidate(item(STORIES["paletten"], "tag:a-first"), "story:first")]
    answers = [group(copy, signature(copy), order) for order in itertools.permutations(twice[2:])]
    assert all(one == answers[0] for one in answers)
    assert answers[0].story == "story:first"


# --- related ---------------------------------------------------------------------------------


def test_see_also_names_what_is_related_or_nothing() -> None:
    follow_up = item(
        "Lindquell baut in Fulda neu. Nach dem Feuer im Hochregallager plant Lindquell eine Halle "
        "mit anderer Sprinkleranlage. Die Feuerwehr berät. Gießen beliefert die Märkte in Hessen "
        "noch bis Sommer.",
        "tag:follow-up",
    )
    known = known_stories(NOW - 90 * DAY)
    found = related(follow_up, known)
    assert [one.uri for one in found] == ["tag:brand"]
    assert {"Lindquell", "Fulda"} & set(found[0].shared)
    stranger = item("Die Börse schließt fester. Anleger greifen zu.", "tag:stranger")
    assert related(stranger, known) == ()


def test_a_copy_is_not_related_and_nothing_to_itself() -> None:
    copy = item(STORIES["brand"], "tag:copy")
    assert related(copy, known_stories()) == ()
    assert related(item(STORIES["brand"], "tag:brand"), known_stories()) == ()


def test_see_also_keeps_to_its_limit() -> None:
    base = item(STORIES["brand"], "tag:base")
    parts = STORIES["brand"].split(". ")
    known = [
        candidate(item(". ".join(parts[number : number + 3]) + ".", f"tag:{number}"), "s")
        for number in range(3)
    ]
    assert len(related(base, known, limit=1)) <= 1
    assert related(base, [], limit=3) == ()
