"""What is written can be read back by others, and holds nothing that should stay here."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import feedparser
import pytest
from lxml import etree
from msgspec.structs import replace

from andruck import sources
from andruck.model import Association, Concept, Item, Rendition
from andruck.writers import Feed, jsonfeed, ninjs, rss

BERLIN = timezone(timedelta(hours=1))
PAGE = "https://logistic-ready.example/technik/sorter-12/"
FEEDS = [rss, jsonfeed]
HOSTILE = [
    "Preis < 5 Euro & mehr",
    "<script>alert(1)</script>",
    "]]><x>",
    "&lt;b&gt; &amp; &nbsp;",
    "„Halle“ – 3 m² 🚚",
    'A "quoted" \\ back\\slash',
    "\x00null\x08\x0b\x0c\x1f\x7f\ufffe\uffff",
    "zwei\nZeilen\r\nund\tTab",
    "lone \ud800 surrogate",
    "next\x85line\u2028separator\u2029end",
    "\u202etfel ot thgir",
    "x" * 100_000,
    "",
]


def concept(name: str, **fields: Any) -> Concept:
    return Concept(name=name, uri=f"tag:wire.example,2026:{name}", **fields)


PICTURE = Item(
    uri="tag:wire.example,2026:bild/7",
    version="2",
    type="picture",
    pub_status="withheld",
    headline="Der Sorter in Halle 3",
    description="Ein Förderband mit gelben Taschen",
    by="Foto: Jorunn Ellerbeck",
    ed_note="Nur mit Nachweis.",
    copyright_holder="Kettelhake Fördertechnik",
    renditions=(Rendition(href="https://wire.example/7.jpg", content_type="image/jpeg"),),
)  # fmt: skip
FULL = Item(
    uri="tag:wire.example,2026:meldung/1",
    version="3",
    type="text",
    pub_status="canceled",
    urgency=5,
    first_created=datetime(2026, 11, 23, 8, 0, tzinfo=BERLIN),
    version_created=datetime(2026, 11, 23, 9, 30, 15, 250_000, tzinfo=UTC),
    embargoed_until=datetime(2026, 11, 24, 6, 0, tzinfo=BERLIN),
    expires=datetime(2027, 11, 24, 6, 0, tzinfo=UTC),
    language="de",
    headline="Kettelhake rüstet Halle 3 um",
    description="Der Umbau kostet 3,4 Mio. Euro.",
    body='<h2>Umbau</h2><p>12.500 Plätze, <a href="https://wire.example/plan" rel="noopener">Plan'
    "</a>.</p>",
    slugline="Sorter/Umbau",
    by="Jorunn Ellerbeck",
    located="Erfurt",
    ed_note="Rückfragen: 0361 000",
    subjects=(concept("Fördertechnik", rel="about", confidence=80, creator="andruck.subjects"),),
    people=(concept("Thilo Wendisch", rel="mentions", confidence=0, creator="person"),),
    organisations=(concept("Kettelhake", rel="about"), Concept(name="Rautenhof")),
    places=(concept("Erfurt", rel="mentions"),),
    genres=(concept("Meldung", rel="about"),),
    info_sources=(concept("dlt", rel="press release"),),
    copyright_holder="dlt",
    copyright_notice="© 2026 dlt",
    usage_terms="Abdruck frei.",
    digital_source_type=Concept(
        name="Digital creation",
        uri="http://cv.iptc.org/newscodes/digitalsourcetype/digitalCreation",
    ),
    url="https://wire.example/meldung/1",
    renditions=(
        Rendition(
            href="https://wire.example/1.pdf", content_type="application/pdf", width=2, height=3,
            name="pdf",
        ),
    ),
    associations=(
        Association(rel="picture", uri=PICTURE.uri, name="Bild 7", item=PICTURE),
        Association(rel="translationOf", uri="tag:wire.example,2026:en/1", name="A refit"),
        Association(rel="seeAlso", uri="tag:wire.example,2026:meldung/0"),
    ),
)  # fmt: skip

# A small structural check: what ninjs 3.1 allows in what we write.
TEXT = dict.fromkeys(("role", "contentType", "value"), str)
NAMED = dict.fromkeys(("name", "uri", "rel"), str)
SHAPE: dict[str, Any] = {
    **dict.fromkeys(
        ("uri", "version", "language", "slugline", "by", "located", "edNote", "copyrightHolder",
         "copyrightNotice", "usageTerms"),
        str,
    ),
    **dict.fromkeys(("firstCreated", "versionCreated", "embargoedUntil", "expires"), datetime),
    "type": {"text", "audio", "video", "picture", "graphic", "composite", "component", "event",
             "planning"},
    "pubStatus": {"usable", "withheld", "canceled"},
    "urgency": int,
    "standard": dict.fromkeys(("name", "version", "schema"), str),
    "headlines": [TEXT],
    "descriptions": [TEXT],
    "bodies": [TEXT],
    "subjects": [NAMED | {"confidence": int, "creator": str}],
    "people": [NAMED],
    "organisations": [NAMED],
    "places": [NAMED],
    "genres": [{"name": str, "uri": str}],
    "infoSources": [{"name": str, "uri": str, "role": str}],
    "digitalSourceType": {"name": str, "uri": str},
    "altIds": [{"role": str, "value": str}],
    "renditions": [{"name": str, "href": str, "contentType": str, "width": int, "height": int}],
}  # fmt: skip
SHAPE["associations"] = [SHAPE | {"name": str, "rel": str}]
REQUIRED = {"renditions": {"name"}, "associations": {"name", "uri"}, "headlines": {"value"}}


def faults(value: Any, shape: Any, at: str = "$") -> list[str]:
    """Where a document is not ninjs."""
    if isinstance(shape, list):
        wanted = REQUIRED.get(at.rpartition(".")[2], set())
        found = [f"{at}: lacks {wanted - one.keys()}" for one in value if wanted - one.keys()]
        return found + [
            fault
            for number, one in enumerate(value)
            for fault in faults(one, shape[0], f"{at}[{number}]")
        ]
    if isinstance(shape, dict):
        found = [f"{at}.{name}: unknown" for name in value if name not in shape]
        for name in value.keys() & shape.keys():
            found += faults(value[name], shape[name], f"{at}.{name}")
        return found
    if isinstance(shape, set):
        return [] if value in shape else [f"{at}: {value}"]
    if shape is datetime:
        return [] if datetime.fromisoformat(value) else [at]
    return [] if type(value) is shape else [f"{at}: {value!r} is no {shape.__name__}"]


def feed(items: list[Item], writer: Any, full_text: set[str] = frozenset()) -> bytes:  # type: ignore[assignment]
    head = Feed(
        title="logistic ready",
        description="Fachportal für Intralogistik",
        link="https://logistic-ready.example/",
        self_link=f"https://logistic-ready.example/feed.{writer.__name__}",
        language="de",
        urls={FULL.uri: PAGE},
        full_text=frozenset(full_text),
    )
    data = writer.write(items, head)
    assert isinstance(data, bytes)
    return data


def test_every_field_of_an_item_is_in_the_sample() -> None:
    defaults = Item(uri="", headline="", type="picture")
    assert [
        name for name in Item.__struct_fields__ if getattr(FULL, name) == getattr(defaults, name)
    ] == []


def test_ninjs_keeps_to_the_schema() -> None:
    data = json.loads(ninjs.write(FULL))
    assert faults(data, SHAPE) == []
    assert data["standard"]["version"] == "3.1" and data["uri"] == FULL.uri
    assert data["headlines"] == [{"role": "main", "value": FULL.headline}]
    assert data["bodies"] == [{"role": "main", "contentType": "text/html", "value": FULL.body}]
    assert data["altIds"] == [{"role": "url", "value": FULL.url}]
    assert data["infoSources"][0]["role"] == "press release"
    assert data["subjects"][0]["confidence"] == 80
    assert data["firstCreated"] == "2026-11-23T08:00:00+01:00"
    picture = data["associations"][0]
    assert picture["headlines"][0]["value"] == PICTURE.headline
    assert picture["descriptions"][0]["value"] == PICTURE.description
    assert picture["descriptions"][0]["role"] == "altText"
    assert picture["renditions"][0]["href"] == "https://wire.example/7.jpg"
    assert (picture["by"], picture["rel"]) == (PICTURE.by, "picture")
    assert "standard" not in picture
    assert data["associations"][2] == {
        "uri": "tag:wire.example,2026:meldung/0", "name": "", "rel": "seeAlso",
    }  # fmt: skip


def test_the_note_to_the_desk_is_never_public() -> None:
    for data in (
        ninjs.write(FULL),
        feed([FULL], rss, {FULL.uri}),
        feed([FULL], jsonfeed, {FULL.uri}),
    ):
        assert b"edNote" not in data and b"0361 000" not in data and b"Nur mit" not in data
    inside = json.loads(ninjs.write(FULL, public=False))
    assert inside["edNote"] == FULL.ed_note
    assert inside["associations"][0]["edNote"] == PICTURE.ed_note


def test_the_form_that_is_not_public_loses_nothing() -> None:
    data = json.loads(ninjs.write(FULL, public=False))
    assert data["people"][0]["creator"] == "person" and data["people"][0]["confidence"] == 0
    assert data["genres"][0]["rel"] == "about"


def test_what_is_written_reads_back_the_same() -> None:
    assert list(sources.read(ninjs.write(FULL, public=False), "x")) == [FULL]
    lines = b"\n".join(ninjs.write(replace(FULL, uri=f"x:{n}"), public=False) for n in range(3))
    assert list(sources.read(lines, "x")) == [replace(FULL, uri=f"x:{n}") for n in range(3)]
    (item,) = sources.read(ninjs.write(FULL), "x")
    assert isinstance(item, Item) and item.ed_note == "" and item.body == FULL.body
    picture = replace(PICTURE, language="de")
    assert list(sources.read(ninjs.write(picture, public=False), "x")) == [picture]


def test_the_shape_is_that_of_the_sample_wire() -> None:
    wire = Path(__file__).parents[1] / "portals" / "logistic-ready" / "wire" / "ninjs"
    for path in sorted(wire.glob("*.json")):
        (item,) = sources.read(path.read_bytes(), path.name)
        assert isinstance(item, Item)
        written = json.loads(ninjs.write(item, public=False))
        assert faults(written, SHAPE) == [], path.name
        assert list(sources.read(ninjs.write(item, public=False), path.name)) == [item]


def test_an_association_always_has_its_name_and_uri() -> None:
    item = replace(
        FULL,
        associations=(
            Association(rel="correction", name="Zahl der Plätze berichtigt"),
            Association(rel="picture", item=PICTURE),
        ),
    )
    data = json.loads(ninjs.write(item))
    assert faults(data, SHAPE) == []
    assert [one["uri"] for one in data["associations"]] == [f"{FULL.uri}#correction", PICTURE.uri]


def test_an_almost_empty_item_is_written_without_empty_fields() -> None:
    data = json.loads(ninjs.write(Item(uri="x:1", headline="")))
    assert faults(data, SHAPE) == [] and not [name for name, value in data.items() if not value]
    assert data["language"] == "und"


@pytest.mark.parametrize("text", HOSTILE)
def test_ninjs_is_one_line_whatever_the_text(text: str) -> None:
    item = replace(FULL, headline=text, description=text, ed_note=text)
    data = ninjs.write(item, public=False)
    assert len(data.decode().splitlines()) == 1
    assert json.loads(data)["headlines"][0]["value"] == text.replace("\ud800", "?")


@pytest.mark.parametrize("text", HOSTILE)
def test_rss_can_be_read_whatever_the_text(text: str) -> None:
    item = replace(
        FULL, headline=text, description=text, subjects=(Concept(name=text),),
        by=text[:200],  # feedparser takes quadratic time over an author's name
        body=f"<p>{text.replace('&', '&amp;').replace('<', '&lt;')}</p>", uri=f"x:{text[:50]}",
    )  # fmt: skip
    data = feed([item], rss, {item.uri})
    entry = etree.fromstring(data, etree.XMLParser(huge_tree=True)).find("channel/item")
    assert entry is not None and entry.findtext("title", "") == printable(text)
    assert not feedparser.parse(data).bozo


@pytest.mark.parametrize("text", HOSTILE)
def test_json_feed_can_be_read_whatever_the_text(text: str) -> None:
    item = replace(FULL, headline=text, description=text, by=text, uri=f"x:{text[:50]}")
    (entry,) = json.loads(feed([item], jsonfeed, {item.uri}))["items"]
    assert entry.get("title", "") == printable(text)


def printable(text: str) -> str:
    """A headline as it should arrive: one line, without what XML forbids."""
    return " ".join(
        re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", "", text).split()
    )


def test_an_rss_feed_says_where_from_when_and_by_whom() -> None:
    data = feed([FULL], rss, {FULL.uri})
    read = feedparser.parse(data)
    assert not read.bozo and read.version == "rss20"
    assert (read.feed.title, read.feed.language) == ("logistic ready", "de")
    assert read.feed.subtitle == "Fachportal für Intralogistik"
    assert read.feed.updated == "Mon, 23 Nov 2026 09:30:15 +0000"
    links = {one["rel"]: one["href"] for one in read.feed.links}
    assert (
        links["self"].endswith(".rss") and links["alternate"] == "https://logistic-ready.example/"
    )
    (entry,) = read.entries
    assert (entry.title, entry.link, entry.id) == (FULL.headline, PAGE, FULL.uri)
    assert entry.published == "Mon, 23 Nov 2026 08:00:00 +0100" and not entry.guidislink
    assert (entry.author, entry.summary) == (FULL.by, FULL.description)
    assert [one.term for one in entry.tags] == ["Fördertechnik"]
    assert entry.content[0].value == FULL.body


def test_a_standfirst_reads_as_text_where_readers_expect_html() -> None:
    item = replace(FULL, description="Preis < 5 Euro & mehr")
    (entry,) = feedparser.parse(feed([item], rss)).entries
    assert entry.summary == "Preis &lt; 5 Euro &amp; mehr"


def test_a_json_feed_says_where_from_when_and_by_whom() -> None:
    read = json.loads(feed([FULL], jsonfeed, {FULL.uri}))
    assert read["version"] == "https://jsonfeed.org/version/1.1"
    assert read["home_page_url"] == "https://logistic-ready.example/"
    assert (read["title"], read["language"]) == ("logistic ready", "de")
    assert read["items"] == [
        {
            "id": FULL.uri, "url": PAGE, "title": FULL.headline, "summary": FULL.description,
            "date_published": "2026-11-23T08:00:00+01:00",
            "date_modified": "2026-11-23T09:30:15.250000+00:00",
            "authors": [{"name": FULL.by}], "tags": ["Fördertechnik"], "language": "de",
            "content_html": FULL.body,
        }
    ]  # fmt: skip


@pytest.mark.parametrize("writer", FEEDS)
def test_the_full_text_goes_out_only_where_it_may(writer: Any) -> None:
    other = replace(FULL, uri="x:2", body="<p>Geheimer Absatz</p>")
    data = feed([FULL, other], writer, {FULL.uri}).decode()
    assert "12.500" in data and "Geheimer" not in data
    assert "12.500" not in feed([FULL, other], writer).decode()


def test_an_entry_without_standfirst_still_has_a_content() -> None:
    item = replace(FULL, description="", body="")
    (entry,) = json.loads(feed([item], jsonfeed, {item.uri}))["items"]
    assert entry["content_text"] == item.headline and "summary" not in entry
    (read,) = feedparser.parse(feed([item], rss, {item.uri})).entries
    assert read.title == item.headline and "content" not in read


@pytest.mark.parametrize("writer", FEEDS)
def test_links_in_a_body_are_absolute(writer: Any) -> None:
    item = replace(FULL, body='<p><a href="/suche/?q=a&amp;b">x</a><a href="http://[">y</a></p>')
    text = feed([item], writer, {item.uri}).decode()
    assert "https://logistic-ready.example/suche/?q=a" in text and '"/suche/' not in text


@pytest.mark.parametrize("writer", FEEDS)
def test_a_time_without_a_zone_is_not_told(writer: Any) -> None:
    naive = datetime(2026, 11, 23, 8, 0)
    data = feed([replace(FULL, first_created=naive, version_created=naive)], writer).decode()
    assert "2026" not in data.replace("wire.example,2026", "") and "pubDate" not in data


@pytest.mark.parametrize("writer", FEEDS)
def test_an_item_without_a_page_leads_to_the_original(writer: Any) -> None:
    assert "https://wire.example/meldung/1" in feed([replace(FULL, uri="x:2")], writer).decode()
    bare = feed([Item(uri="x:3", headline="Nur ein Titel")], writer).decode()
    assert "Nur ein Titel" in bare and '"url"' not in bare and bare.count("<link>") <= 1


def test_an_empty_feed_is_a_feed() -> None:
    assert json.loads(feed([], jsonfeed))["items"] == []
    read = feedparser.parse(feed([], rss))
    assert not read.bozo and read.entries == [] and "updated" not in read.feed
