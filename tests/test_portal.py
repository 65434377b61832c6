"""A portal folder is read strictly; every mistake comes with file, line and advice."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from andruck.errors import PortalError
from andruck.model import Portal
from andruck.portal import imprint_gaps, problems, read_portal
from andruck.text.toml import Lines

SHIPPED = Path(__file__).resolve().parents[1] / "portals" / "logistic-ready"

TOML = """\
name = "Blatt"
tagline = "Fachblatt für Probleme"
language = "de"
host = "blatt.example"

[imprint]
publisher = "[Verlag]"
street = "Weg 1"
city = "12345 Ort"

[[sections]]
slug = "technik"
name = "Technik"

[[sections]]
slug = "markt"
name = "Markt"

[[sources]]
name = "agentur"
label = "Agentur"
url = "https://agentur.example/feed.xml"
interval = 900
policy = { text = "full", translate = true, basis = "Vertrag" }

[[sources]]
name = "eingang"
label = "Eingang"
folder = "wire"

[sources.policy]
text = "quote"

[checks]
off = ["doubled-word"]
severity = { "just-now" = "note" }
"""
SUBJECTS = """\
id,parent,name,section,de,en
lager,,Lager,technik,Hochregal*|=WMS|~Lager,warehouse*
kran,lager,Krane,,Brückenkran*,
"""
GLOSSARY = "language,source,target,note\nen,warehouse,Lager,\n"
AUTHORS = "name,slug,role,bio\nEva Holm,eva-holm,Redakteurin,Schreibt.\nUwe Ahn,uwe-ahn,,\n"
HOUSE = 'promo = ["Lesen Sie auch"]\n[spellings]\n"LKW" = "Lkw"\n[avoid]\n"innovativ" = "Werbung"\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "portal.toml").write_text(TOML, "utf-8")
    (tmp_path / "subjects.csv").write_text(SUBJECTS, "utf-8")
    (tmp_path / "glossary.csv").write_text(GLOSSARY, "utf-8")
    (tmp_path / "authors.csv").write_text(AUTHORS, "utf-8")
    (tmp_path / "house.toml").write_text(HOUSE, "utf-8")
    (tmp_path / "wire").mkdir()
    return tmp_path


def change(folder: Path, file: str, old: str, new: str) -> None:
    text = (folder / file).read_text("utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new), "utf-8")


def told(folder: Path) -> list[str]:
    """The mistakes as ``file:line: message`` without the folder's path."""
    return [f"{Path(one.place).name}: {one.message}" for one in problems(folder)]


def test_a_folder_becomes_a_portal(folder: Path) -> None:
    portal = read_portal(folder)
    assert (portal.name, portal.language, portal.folder) == ("Blatt", "de", str(folder))
    assert [one.slug for one in portal.sections] == ["technik", "markt"]
    agency, inbox = portal.sources
    assert agency.policy.text == "full"
    assert agency.policy.translate
    assert inbox.policy.text == "quote"
    assert not inbox.policy.translate
    assert portal.subjects[0].terms["de"] == ("Hochregal*", "=WMS", "~Lager")
    assert portal.subjects[1].terms["en"] == ()
    assert portal.glossary[0].target == "Lager"
    assert [one.slug for one in portal.authors] == ["eva-holm", "uwe-ahn"]
    assert portal.house.spellings == {"LKW": "Lkw"}
    assert portal.checks.off == ("doubled-word",)
    assert portal.checks.severity == {"just-now": "note"}


def test_only_portal_toml_must_be_there(folder: Path) -> None:
    for file in ("subjects.csv", "glossary.csv", "authors.csv", "house.toml"):
        (folder / file).unlink()
    assert read_portal(folder).subjects == ()


def test_the_shipped_portal_is_in_order() -> None:
    assert problems(SHIPPED) == []
    portal = read_portal(SHIPPED)
    assert len(portal.sections) == 10
    assert 60 <= len(portal.subjects) <= 120
    assert len(portal.glossary) >= 120
    assert {one.section for one in portal.subjects if one.section} == {
        one.slug for one in portal.sections
    }
    for source in portal.sources:
        assert source.sample or source.policy.text in ("quote", "none"), source.name
        assert not source.machine_translated or source.policy.text == "none"


def test_the_shipped_imprint_is_all_placeholders() -> None:
    portal = read_portal(SHIPPED)
    assert len(imprint_gaps(portal)) == 6
    filled = msgspec.structs.replace(
        portal.imprint, publisher="Verlag GmbH", street="Weg 1", city="12345 Ort",
        email="a@b.example", responsible="A. B.", responsible_address="ebenda",
    )  # fmt: skip
    assert imprint_gaps(msgspec.structs.replace(portal, imprint=filled)) == []
    for half in ("", "  ", "Verlag [Rechtsform]"):
        imprint = msgspec.structs.replace(filled, publisher=half)
        gaps = imprint_gaps(msgspec.structs.replace(portal, imprint=imprint))
        assert gaps == ["name of the publisher"]


MISTAKES = [
    # file, what stands there, what is written instead, the line told, a part of the message
    ("portal.toml", 'tagline = "', 'taglin = "', 2, "do you mean “tagline”?"),
    ("portal.toml", 'host = "blatt.example"', 'host = "https://blatt.example/"', 4, "no host name"),
    ("portal.toml", 'host = "blatt.example"', 'host = "Blatt Example"', 4, "no host name"),
    ("portal.toml", 'host = "blatt.example"', "host = 5", 4, "host: expected `str`, got `int`"),
    ("portal.toml", 'language = "de"', 'language = "deutsch"', 3, "no language code"),
    ("portal.toml", 'name = "Blatt"', 'name = " "', 1, "“name” is empty"),
    ("portal.toml", 'city = "12345 Ort"\n', "", 6, "“city” is missing"),
    ("portal.toml", "street =", "strasse =", 8, "do you mean “street”?"),
    ("portal.toml", 'slug = "markt"', 'slug = "Markt & Co"', 15, "no slug"),
    ("portal.toml", 'slug = "markt"', 'slug = "technik"', 15, "two of the section"),
    ("portal.toml", "interval = 900", 'interval = "oft"', 23, "sources.interval: expected `int`"),
    ("portal.toml", "interval = 900", "interval = 5", 19, "at most once in 60 seconds"),
    ("portal.toml", "interval = 900", "intervall = 900", 23, "do you mean “interval”?"),
    (
        "portal.toml",
        'text = "full", t',
        'text = "ful", t',
        24,
        "full, quote, none instead of 'ful'",
    ),
    ("portal.toml", ', basis = "Vertrag"', "", 19, "say in basis what allows it"),
    ("portal.toml", 'text = "full", t', 'text = "none", t', 19, "allows translation of a text"),
    ("portal.toml", 'text = "quote"', "test = 1", 32, "do you mean “text”?"),
    ("portal.toml", 'name = "eingang"', 'name = "agentur"', 26, "two of the source “agentur”"),
    ("portal.toml", 'folder = "wire"', "", 26, "either url or folder"),
    ("portal.toml", 'folder = "wire"', 'folder = "wire"\nurl = "https://a.example"', 26, "either"),
    ("portal.toml", 'folder = "wire"', 'folder = "../.."', 26, "outside the portal"),
    ("portal.toml", 'folder = "wire"', 'folder = "/etc"', 26, "outside the portal"),
    ("portal.toml", 'folder = "wire"', 'folder = "wier"', 26, "is not there"),
    ("portal.toml", "https://agentur", "ftp://agentur", 19, "is no address"),
    ("portal.toml", "https://agentur", "https://ich:geheim@agentur", 19, "belong into the environ"),
    ("portal.toml", 'off = ["doubled-word"]', "off = [3]", 35, "checks.off[0]: expected `str`"),
    ("portal.toml", '"just-now" = "note"', '"just-now" = "low"', 36, "invalid enum value 'low'"),
    ("portal.toml", '[imprint]\npublisher = "[Verlag]"', "[imprint", 6, "this is not TOML"),
    ("portal.toml", 'tagline = "', 'name = "', 2, "this is not TOML: cannot overwrite a value"),
    ("subjects.csv", "kran,lager", "kran,lagre", 3, "there is no subject “lagre”"),
    ("subjects.csv", "lager,,", "lager,kran,", 2, "its own ancestor"),
    ("subjects.csv", "Lager,technik", "Lager,technk", 2, "there is no section “technk”"),
    ("subjects.csv", "kran,lager", "lager,lager", 3, "two of the subject “lager”"),
    ("subjects.csv", "kran,lager", "Kran,lager", 3, "no slug"),
    ("subjects.csv", "=WMS", "WMS", 2, "fewer than 4 letters; write =term"),
    ("subjects.csv", "Brückenkran*", "hochregal*", 3, "stands already at lager"),
    ("subjects.csv", "Brückenkran*", "Brücken*kran", 3, "has * inside a word"),
    ("subjects.csv", "Brückenkran*", "=Brückenkran*", 3, "take = or * away"),
    ("subjects.csv", "Brückenkran*", "Brücke~kran", 3, "has a mark inside"),
    ("subjects.csv", "kran,lager", "kran,lager,zu viel", 3, "7 cells instead of 6"),
    ("subjects.csv", "id,parent,name", "id,name", 1, "the column “parent” is missing"),
    ("subjects.csv", "de,en", "de,de", 1, "stands there twice"),
    ("subjects.csv", "de,en", "de,english", 1, "is not a known column"),
    ("subjects.csv", "id,parent,name,section,de,en", "id;parent;name;section;de;en", 1, "commas"),
    ("subjects.csv", "Krane", 'Kr"ane', 3, None),
    ("subjects.csv", "Krane", '"Krane" x', 3, "this is not CSV"),
    ("glossary.csv", "en,warehouse", "english,warehouse", 2, "no language code"),
    ("glossary.csv", "Lager,", ",", 2, "is empty"),
    ("glossary.csv", "Lager,\n", "Lager,\nen,Warehouse,Halle,\n", 3, "stands there twice"),
    ("glossary.csv", "language,source,target", "language,target", 1, "column “source” is missing"),
    ("authors.csv", "uwe-ahn", "Uwe Ahn", 3, "is no slug"),
    ("authors.csv", "uwe-ahn", "eva-holm", 3, "two of the slug"),
    ("authors.csv", "Uwe Ahn", "Eva Holm", 3, "two of the author"),
    ("authors.csv", "Uwe Ahn", "Eva und Uwe", 3, "are several names"),
    ("authors.csv", "Uwe Ahn", "", 3, "has no name"),
    ("authors.csv", "role,bio", "role,vita", 1, "is missing"),
    ("house.toml", '"LKW" = "Lkw"', '"LKW" = "LKW"', 3, "corrected to itself"),
    ("house.toml", '"LKW" = "Lkw"', '"LKW" = "Lkw"\n"Lkw" = "L"', 3, "which is itself corrected"),
    ("house.toml", "[spellings]", "[speling]", 2, "do you mean “spellings”?"),
    ("house.toml", '"innovativ" = "Werbung"', '"innovativ" = 3', 4, "avoid"),
    ("house.toml", '["Lesen Sie auch"]', '["  "]', 1, "an opening is empty"),
]


@pytest.mark.parametrize(("file", "old", "new", "line", "message"), MISTAKES)
def test_a_mistake_has_an_address(
    folder: Path, file: str, old: str, new: str, line: int, message: str | None
) -> None:
    change(folder, file, old, new)
    if message is None:  # unusual, but no mistake
        assert told(folder) == []
        return
    found = [one for one in told(folder) if message in one]
    assert found, told(folder)
    assert found[0].startswith(f"{file}:{line}: "), found
    with pytest.raises(PortalError) as caught:
        read_portal(folder)
    assert Path(caught.value.place).name.split(":")[0] == file


def test_all_mistakes_are_collected_and_counted(folder: Path) -> None:
    change(folder, "portal.toml", "tagline", "taglin")
    change(folder, "portal.toml", "interval = 900", "interval = []")
    change(folder, "subjects.csv", "kran,lager", "kran,lagre")
    change(folder, "glossary.csv", "en,warehouse", "x,warehouse")
    change(folder, "house.toml", '"LKW" = "Lkw"', '"LKW" = "LKW"')
    files = [one.split(":")[0] for one in told(folder)]
    assert files.count("portal.toml") == 3  # unknown, missing, wrong type
    assert {"subjects.csv", "glossary.csv", "house.toml"} <= set(files)
    with pytest.raises(PortalError, match=r"and 5 more; `andruck portal"):
        read_portal(folder)


def test_a_link_that_leads_out_is_refused(folder: Path, tmp_path: Path) -> None:
    (folder / "wire").rmdir()
    (folder / "wire").symlink_to(tmp_path.parent)
    assert any("outside the portal" in one for one in told(folder))


def test_files_that_nobody_reads_are_told(folder: Path) -> None:
    (folder / "subject.csv").write_text("id\n", "utf-8")
    assert told(folder) == ["subject.csv:1: nobody reads this file; do you mean “subjects.csv”?"]


BAD_BYTES = {
    "empty": (b"", "the file is empty"),
    "blank": (b" \n\n\t", "the file is empty"),
    "latin-1": ("name = 'Förderer'\n".encode("latin-1"), "not UTF-8"),
    "binary": (b"\x00\x01\x02PK", "not a text file"),
    "zip": (b"PK\x03\x04\xff\xfe\xff", "not UTF-8"),
    "huge": (b"a = 1 # " + b"x" * 6_000_000, "at most 5,000,000 bytes"),
}


@pytest.mark.parametrize("file", ["portal.toml", "subjects.csv", "glossary.csv", "house.toml"])
@pytest.mark.parametrize("kind", BAD_BYTES)
def test_bytes_that_are_no_text(folder: Path, file: str, kind: str) -> None:
    data, message = BAD_BYTES[kind]
    (folder / file).write_bytes(data)
    assert any(one.startswith(f"{file}:") and message in one for one in told(folder))
    with pytest.raises(PortalError):
        read_portal(folder)


def test_a_folder_instead_of_a_file(folder: Path) -> None:
    (folder / "house.toml").unlink()
    (folder / "house.toml").mkdir()
    assert any(one.startswith("house.toml:1: this is no file") for one in told(folder))


def test_no_portal_at_all(tmp_path: Path) -> None:
    for place in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(PortalError, match=r"there is no portal\.toml here"):
            read_portal(place)


def test_deep_nesting_is_told_not_crashed_over(folder: Path) -> None:
    (folder / "house.toml").write_text("promo = " + "[" * 5000 + "]" * 5000, "utf-8")
    assert any(one.startswith("house.toml:") for one in told(folder))


def test_a_byte_order_mark_and_windows_lines_are_read(folder: Path) -> None:
    for file in ("portal.toml", "subjects.csv", "glossary.csv", "house.toml"):
        text = (folder / file).read_text("utf-8").replace("\n", "\r\n")
        (folder / file).write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert isinstance(read_portal(folder), Portal)
    change(folder, "house.toml", '"Lkw"', '"LKW"')
    assert told(folder)[0].startswith("house.toml:3: ")


def test_lines_are_found_past_long_strings_and_tables() -> None:
    lines = Lines(
        'a = """\n[not.a.table]\nb = 1\n"""\n[one.two]\nc = [\n  "x = 1", # [\n]\n'
        "d.e = { f = 1 }\n[[three]]\ng = 1\n[[three]]\n'h i' = 1\n[three.four]\nk = '''a'''\n"
    )
    assert lines.of(("a",)) == 1
    assert lines.of(("one", "two")) == 5
    assert lines.of(("one", "two", "c")) == 6
    assert lines.of(("one", "two", "d", "e", "f")) == 9
    assert lines.of(("three", 0, "g")) == 11
    assert lines.of(("three", 1, "h i")) == 13
    assert lines.of(("three", 1, "four", "k")) == 15
    assert lines.of(("nowhere",)) == 1
