"""Every check finds its bad examples exactly, passes its good ones and survives anything."""

from __future__ import annotations

import ast
import html
import inspect
import re
import time
from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from pathlib import Path

import msgspec
import pytest

from andruck.checks import Case, Check, catalogue, check
from andruck.checks._docs import explain, page
from andruck.checks._examples import mended, read
from andruck.locale import catalogue as german
from andruck.locale import translate
from andruck.model import CheckSettings, Finding, House, Imprint, Item, Portal
from andruck.text.copy import Copy
from andruck.text.words import is_known

ROOT = Path(__file__).resolve().parents[1]
CHECKS = catalogue()
BAD = [(name, case) for name, module in CHECKS.items() for case in module.CHECK.bad]
GOOD = [(name, case) for name, module in CHECKS.items() for case in module.CHECK.good]


def test_the_names_others_rely_on_exist() -> None:
    wanted = {
        "no-author",
        "no-date",
        "no-source",
        "no-rights",
        "off-topic",
        "unlabelled-translation",
    }
    assert wanted <= set(CHECKS)


@pytest.mark.parametrize(("name", "case"), BAD)
def test_a_bad_example_is_found_where_it_is_marked(name: str, case: str | Case) -> None:
    example = read(case)
    found = list(CHECKS[name].find(example.copy))
    assert found
    placed = [
        (one.place.field, one.place.index, one.place.start, one.place.end, one.fix)
        for one in found
        if one.place.field != "item"
    ]
    marked = [(one.field, one.index, one.start, one.end, one.fix) for one in example.marks]
    assert sorted(placed, key=str) == sorted(marked, key=str)
    assert {one.check for one in found} == {name}


@pytest.mark.parametrize(
    ("name", "case"), [(name, case) for name, case in BAD if mended(case) is not None]
)
def test_the_fix_silences_the_check(name: str, case: str | Case) -> None:
    better = mended(case)
    assert better is not None
    assert list(CHECKS[name].find(read(better).copy)) == []


@pytest.mark.parametrize(("name", "case"), GOOD)
def test_a_good_example_is_passed(name: str, case: str | Case) -> None:
    assert list(CHECKS[name].find(read(case).copy)) == []


@pytest.mark.parametrize("name", CHECKS)
def test_a_check_is_complete(name: str) -> None:
    module = CHECKS[name]
    assert inspect.getdoc(module), "says what it finds and where it keeps silent"
    assert inspect.getdoc(module.find), "and its find what it yields"
    assert module.CHECK.name == name == module.__name__.rpartition(".")[2].replace("_", "-")
    assert 2 <= len(module.CHECK.bad) <= 15
    assert 3 <= len(module.CHECK.good) <= 15
    assert len(inspect.getsourcelines(module.find)[0]) <= 26


def test_quotes_and_offsets_count_code_points() -> None:
    for name, case in BAD:
        example = read(case)
        texts = {(one.field, one.index): one.text for one in example.copy.passages}
        for finding in CHECKS[name].find(example.copy):
            for place in (finding.place, *finding.related):
                if place.field != "item":
                    text = texts[place.field, place.index]
                    assert text[place.start : place.end] == place.quote


def test_every_text_check_has_an_example_behind_an_emoji() -> None:
    def has_emoji(one: Check) -> bool:
        return any("😀" in str(case) for case in one.bad)

    without = [
        name
        for name, module in CHECKS.items()
        if any(read(case).marks for case in module.CHECK.bad) and not has_emoji(module.CHECK)
    ]
    assert without == []


# German


def messages() -> Iterator[str]:
    """Every message the engine marks for translation."""
    for path in sorted((ROOT / "andruck").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in ("_", "gettext_noop")
                and isinstance(node.args[0], ast.Constant)
            ):
                yield node.args[0].value


def test_every_message_and_every_name_is_there_in_german() -> None:
    wanted = {*messages(), *CHECKS}
    known = german("de")
    assert sorted(wanted - set(known)) == []
    assert sorted(set(known) - wanted) == [], "nobody says this any more"


def test_the_catalogue_reads_as_gettext_reads_it() -> None:
    from babel.messages.pofile import read_po

    with (ROOT / "andruck/locale/de/LC_MESSAGES/andruck.po").open("rb") as file:
        entries = {one.id: one.string for one in read_po(file, charset="utf-8") if one.id}
    assert german("de") == entries


def test_german_uses_the_same_values_and_german_marks() -> None:
    for english, words in german("de").items():
        fields = set(re.findall(r"{(\w+)}", words))
        assert fields <= set(re.findall(r"{(\w+)}", english)), words
        assert not set(words) & set("“\"'”") - {"“"}, words
        assert words.count("„") == words.count("“"), words
        assert not re.search(r"\bSie\b|\bIhre?\b", words), words


def test_every_finding_can_be_said() -> None:
    for name, case in BAD:
        for finding in CHECKS[name].find(read(case).copy):
            assert "{" not in translate(finding.message, "de", finding.values)
            assert "{" not in translate(finding.message, "en", finding.values)


def test_values_are_not_read_as_patterns() -> None:
    assert (
        translate("“{quote}” is written twice.", "de", {"quote": "{x} {x}"})
        == "„{x} {x}“ steht doppelt."
    )


def test_an_unknown_language_speaks_english() -> None:
    assert translate("The headline is missing.", "tlh", {}) == "The headline is missing."


def test_pages_show_every_check() -> None:
    text = page()
    for name in CHECKS:
        assert f"\n## {name}\n" in text
        assert explain(name).startswith(f"{name}: ")
    assert all(sign.isprintable() or sign in "\n\u00ad" for sign in text)


# Together


def portal(checks: CheckSettings | None = None, house: House | None = None) -> Portal:
    return Portal(
        name="x",
        tagline="x",
        language="de",
        host="x",
        folder="x",
        imprint=Imprint(publisher="x", street="x", city="x"),
        checks=checks or CheckSettings(),
        house=house or House(),
    )


def item(text: str) -> Item:
    return Item(uri="urn:x", headline="Titel", language="de", body=f"<p>{html.escape(text)}</p>")


def test_a_portal_turns_checks_off_and_weighs_them() -> None:
    copy = Copy(item("Der Kran Kran steht. Das Lager , leer."), portal=None)
    assert {"no-author", "space-before-punctuation"} <= {one.check for one in check(copy)}
    settings = CheckSettings(off=("no-author",), severity={"space-before-punctuation": "note"})
    found = check(Copy(copy.item, portal=portal(checks=settings)))
    assert "no-author" not in {one.check for one in found}
    assert {one.severity for one in found if one.check == "space-before-punctuation"} == {"note"}


def test_a_portal_names_its_own_promo_lines() -> None:
    house = House(promo=("Zum Marktplatz",))
    text = item("Zum Marktplatz für Stapler")
    assert [one.check for one in CHECKS["promo-line"].find(Copy(text, portal=portal(house=house)))]
    assert list(CHECKS["promo-line"].find(Copy(text))) == []


def test_findings_come_in_reading_order_and_are_numbered() -> None:
    found = check(Copy(item("Das ist um um gut. Das ist um um gut.")))
    doubled = [one for one in found if one.check == "doubled-word"]
    assert [one.place.start for one in doubled] == sorted(one.place.start for one in doubled)
    same = check(Copy(item("um um x " * 3)))
    prints = [one.fingerprint for one in same if one.check == "doubled-word"]
    assert len(set(prints)) == len(prints) == 3


def test_a_fingerprint_outlives_an_edit_elsewhere() -> None:
    def fingerprint(text: str) -> str:
        (found,) = CHECKS["doubled-word"].find(Copy(item(text)))
        return found.fingerprint

    before = fingerprint("Erster Satz. Der Umsatz stieg um um drei Prozent.")
    assert before == fingerprint("Ein ganz anderer Satz. Der Umsatz stieg um um drei Prozent.")
    assert before != fingerprint("Erster Satz. Der Umsatz sank um um drei Prozent.")


def test_a_flood_of_findings_of_one_check_ends() -> None:
    found = check(Copy(item("a , " * 5000)))
    assert sum(one.check == "space-before-punctuation" for one in found) == 200


# Hostile input

UNITS = (
    "a", "a ", ".", "a..b ", "„", "„“", "„a“ ", '"', '"a" ', "\u200ba", "Ã¤", "&amp;", " ,",
    "a ,", "Mo., 3.4. ", "Am Montag, 1. Mai 2026 ", "dass x und dass dies nicht der Fall sei, ",
    "Am Montag stattfindende Messe in Unna. Die Messe in Unna fand. ",
    "Die Messe findet zwei Wochen vor den x ", "warnte davor, auf mögliche Dinge mit x x ",
    "am Montag, teilte mit am Sonntag, ", "schloss am Montag, teilte am Sonntag mit. ", "(",
    "(dlt/", "1", "1.", "31. Juni ", "Ab.Der ", "ab..der", " ", "\n", "a\u0301", "😀",
    "Siehe auch ", "x,", "Von A ", "Vor wenigen Minuten. ", "Akzeptiere alles. ",
    "Streik möglich. ", "! ", "‚a’ ", "»", "«a» ", "\u202e", "\x00", "٣", "ﬁ", "Ⅷ. ",
    "in 2026 ", "Halle Halle ", "25.70 Uhr ", "te te ", "aaaa-", "zwischen A und B ", "😀\u200d",
)  # fmt: skip


def flood(unit: str, size: int) -> Copy:
    """A unit repeated to one long line, with what all checks share computed."""
    text = (unit * (size // len(unit) + 1))[:size]
    long = msgspec.structs.replace(item(text), headline="Der Streik")
    copy = Copy(long, as_of=datetime(2026, 11, 23))
    for one in copy.passages:  # each has hostile tests of its own
        assert None not in (one.sentences, one.unquoted, one.dates, one.clauses)
    return copy


def seconds(name: str, copy: Copy) -> float:
    is_known("Halle")  # loads the word list
    start = time.process_time()
    assert all(one.check == name for one in islice(CHECKS[name].find(copy), 200))
    return time.process_time() - start


@pytest.mark.parametrize("unit", UNITS, ids=repr)
def test_no_input_holds_a_check_up(unit: str) -> None:
    copy = flood(unit, 50_000)
    assert {name: spent for name in CHECKS if (spent := seconds(name, copy)) > 0.4} == {}


@pytest.mark.parametrize("unit", ["a ", "! ", "„a“ ", "x, ", "aaaa-", "1. Mai "])
def test_no_line_of_200_kilobytes_takes_a_second(unit: str) -> None:
    copy = flood(unit, 200_000)
    assert {name: spent for name in CHECKS if (spent := seconds(name, copy)) > 1} == {}


@pytest.mark.parametrize("name", CHECKS)
@pytest.mark.parametrize("body", ["", "<p></p>", "<p> </p>", "<ul></ul>", "<p>\u0301</p>", "&"])
def test_nothing_much_to_read(name: str, body: str) -> None:
    for headline in ("", " ", "„", "\ud83d", "x" * 10_000):
        assert list(CHECKS[name].find(Copy(Item(uri="", headline=headline, body=body)))) is not None


def test_examples_are_read_as_they_are_written() -> None:
    example = read(Case(headline="A [[b|c]]", text="[[x]] y\n\nz [[w|]]"))
    assert [(one.field, one.index, one.start, one.end, one.fix) for one in example.marks] == [
        ("headline", 0, 2, 3, "c"),
        ("body", 0, 0, 1, None),
        ("body", 1, 2, 3, ""),
    ]
    assert mended("A [[b|c]] d") == Case(text="A c d")
    assert mended("A [[b]] d") is None


def test_a_refusal_brings_its_own_reason() -> None:
    (found,) = CHECKS["no-rights"].find(read(CHECKS["no-rights"].CHECK.bad[2]).copy)
    assert found.message == "The embargo has not passed."
    assert isinstance(found, Finding) and msgspec.json.encode(found)
