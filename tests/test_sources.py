"""Every file in sources/<format>/ reads to the .expected.json beside it; bad bytes say why."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from andruck import sources
from andruck.errors import ReadError
from andruck.model import Item, Problem
from andruck.sources import press_release
from andruck.text.html import blocks, clean, plain
from andruck.writers import ninjs

FOLDER = Path(__file__).parent / "sources"
FILES = sorted(
    path for path in FOLDER.glob("*/*") if path.is_file() and ".expected." not in path.name
)
WIRE = Path(__file__).parents[1] / "portals" / "logistic-ready" / "wire"
CLAIMED = FILES + sorted(path for path in WIRE.glob("*/*") if path.is_file())
SAMPLES = {"rss": 30, "ninjs": 18, "html": 8, "mail": 10, "atom": 5, "jsonfeed": 4, "newsml-g2": 9}
JSON_FEED = b'{"version": "https://jsonfeed.org/version/1.1", "title": "x", '
SENTENCE = "<p>Ein ganzer Satz steht hier und sagt, was in der Halle geschehen ist. </p>"
CROWDED = f"<p {' '.join(f'a{number}=0' for number in range(2_000))}>"


def outcome(data: bytes, url: str, formats: tuple[str, ...]) -> list[object]:
    try:
        found = [
            {"problem": one.message, "place": one.place} if isinstance(one, Problem) else one
            for one in sources.read(data, url, formats)
        ]
        return list(json.loads(msgspec.json.encode(found)))
    except ReadError as error:
        return [{"error": str(error)}]


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_file_reads_as_expected(path: Path, update: bool) -> None:
    room = path.parent.name
    found = outcome(path.read_bytes(), f"https://wire.example/{room}/{path.name}", (room,))
    expected = path.with_name(f"{path.name}.expected.json")
    if update:
        expected.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", "utf-8")
    assert found == json.loads(expected.read_text("utf-8"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_body_is_clean_and_all_of_it_in_blocks(path: Path) -> None:
    for one in read(path.read_bytes()):
        if isinstance(one, Item):
            assert clean(one.body) == one.body
            assert all(block.text for block in blocks(one.body) if block.tag not in ("td", "th"))


@pytest.mark.parametrize("name", sources.formats())
def test_every_format_says_what_it_is_and_has_files(name: str) -> None:
    module = sources.formats()[name]
    assert module.FORMAT.label and module.FORMAT.spec.startswith("https://") and module.__doc__
    assert list((FOLDER / name).glob("*.expected.json"))


@pytest.mark.parametrize("folder", SAMPLES)
def test_the_sample_wire_reads_well(folder: str) -> None:
    items = []
    for path in sorted((WIRE / folder).iterdir()):
        for one in sources.read(path.read_bytes(), f"https://wire.example/{path.name}"):
            assert isinstance(one, Item), (path.name, one)
            items.append(one)
    assert len(items) == SAMPLES[folder]
    for item in items:
        assert len(item.headline.split()) > 2
        assert len(plain(item.body)) > 400 or item.pub_status == "canceled" or item.type != "text"
        assert item.language[:2] in ("de", "en", "es", "pl")
        words = plain(item.body)
        if folder in ("html", "mail"):
            for cut in ("Lesen Sie auch", "Siehe auch", "Read more", "Lea también", "Pressekontakt",
                        "Press contact", "honorarfrei", "Über die ", "Impressum"):  # fmt: skip
                assert cut not in words
    if folder == "mail":
        assert [one.uri for one in items if one.embargoed_until] == [
            "mid:2026-11-20-drosselbart-sperrfrist@drosselbart.example"
        ]


def read(data: bytes, url: str = "https://wire.example/x") -> list[Item | Problem]:
    try:
        return list(sources.read(data, url))
    except ReadError:
        return []


def page(body: str) -> bytes:
    return (
        f"<!DOCTYPE html><html><head><title>Titel</title></head><body>{body}</body></html>".encode()
    )


def atom(entries: str) -> bytes:
    head = '<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title><id>urn:x:0</id>'
    return f"{head}{entries}</feed>".encode()


def news(inside: str) -> bytes:
    head = '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:x:1" version="1">'
    return f"{head}{inside}</newsItem>".encode()


def xhtml(inside: str) -> bytes:
    html = f'<html xmlns="http://www.w3.org/1999/xhtml"><body>{inside}</body></html>'
    return news(f"<contentSet><inlineXML>{html}</inlineXML></contentSet>")


def feed(items: str) -> bytes:
    head = '<?xml version="1.0"?><rss version="2.0"><channel><title>x</title>'
    return f"{head}{items}</channel></rss>".encode()


REFUSED = {
    "nothing": (b"", "empty"),
    "white space": (b" \r\n\t ", "empty"),
    "zeros": (b"\0" * 5_000, "none of the known formats"),
    "all bytes": (bytes(range(256)) * 100, "none of the known formats"),
    "a picture": (b"\x89PNG\r\n\x1a\n", "a picture"),
    "pdf": (b"%PDF-1.7", "a PDF document"),
    "50 MB": (feed("<item><title>a</title></item>" * 1_800_000), "more than 40 MB"),
    "25 MB of XML": (feed("<item><title>" + "a" * 25_000_000), "more than 20 MB"),
    "a packed bomb": (gzip.compress(b"<rss>" + b" " * 60_000_000), "more than 40 MB"),
    "a packed stump": (gzip.compress(feed("<item/>"))[:10], "cut off"),
    "no gzip at all": (b"\x1f\x8b\x08\xff" + b"junk" * 10, "gzip"),
    "tags": (feed("<a>" * 700_000), "more than 600000 tags"),
    "deep JSON": (b'[{"uri":"a","headlines":' + b"[" * 100_000, "broken JSON"),
    "a site map": (b"<urlset></urlset>", "a site map"),
    "6 MB of page": (page(SENTENCE * 80_000), "more than 5 MB"),
    "a page of 30,000 elements": (page("<i>x</i>" * 30_000), "more than 25000 elements"),
    "an element of a page with 2,000 attributes": (page(CROWDED), "more than 1000 attributes"),
    "one of a feed": (feed(f"<item>{CROWDED}</p></item>"), "more than 1000 attributes"),
    "deep JSON Feed": (JSON_FEED + b'"items":[' + b"[" * 100_000, "broken JSON"),
    "a JSON Feed of one number": (JSON_FEED + b'"items":7}', "not a JSON Feed"),
    "25 MB of Atom": (atom("<entry><title>" + "a" * 25_000_000), "more than 20 MB"),
    "tags in Atom": (atom("<a>" * 700_000), "more than 600000 tags"),
    "an encoding that is none": (
        b'<?xml version="1.0" encoding="ut\xed-8"?>' + atom("<entry/>"),
        "a damaged feed",
    ),
    "an encoding with a zero": (
        b'<?xml version="1.0" encoding="utf\0-8"?>' + feed("<item/>"),
        "a damaged feed",
    ),
    "25 MB of NewsML": (news("<contentMeta>" + " " * 25_000_000), "more than 20 MB"),
    "a headline of 11 MB": (
        news(f"<contentMeta><headline>{'a' * 11_000_000}</headline></contentMeta>"),
        "line 1",
    ),
    "elements in NewsML": (news("<a/>" * 1_300_000), "more than 1200000 tags"),
    "deep NewsML": (news("<a>" * 5_000 + "</a>" * 5_000), "not well-formed XML .*depth"),
    "NewsML with a bomb": (
        b'<?xml version="1.0"?><!DOCTYPE newsItem [<!ENTITY a "aaaa">]>' + news("&a;"),
        "document type",
    ),
    "NewsML in UTF-16 with a bomb": (
        '\ufeff<!DOCTYPE newsItem [<!ENTITY a "aaaa">]>'.encode("utf-16-le")
        + news("&a;").decode().encode("utf-16-le"),
        "document type",
    ),
    "NewsML with a foreign entity": (news("<contentMeta>&nbsp;</contentMeta>"), "nbsp"),
    "a concept of NewsML": (b"<conceptItem guid='x'/>", "without news"),
    "parts": (
        b"From: a@b.de\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"
        + b"--b\n\nx\n" * 2_000,
        "more than 500 parts",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_says_why(name: str) -> None:
    data, reason = REFUSED[name]
    with pytest.raises(ReadError, match=reason) as error:
        list(sources.read(data, "https://wire.example/x"))
    assert error.value.place == "https://wire.example/x"


PROBLEMS = {
    "deep HTML in a feed": feed(
        f"<item><title>a</title><description><![CDATA[{'<div>' * 50_000}]]></description></item>"
    ),
    "a headline without end": feed(f"<item><title>{'x' * 5_000_000}</title></item>"),
    "an element of a text with 2,000 attributes": feed(
        f"<item><title>a</title><description><![CDATA[{CROWDED}]]></description></item>"
    ),
    "deep HTML in Atom": atom(
        "<entry><title>a</title><summary type='html'><![CDATA["
        + "<div>" * 50_000
        + "]]></summary></entry>"
    ),
    "an Atom headline without end": atom(f"<entry><title>{'x' * 5_000_000}</title></entry>"),
    "deep HTML in a JSON Feed": JSON_FEED
    + b'"items":[{"id":"1","content_html":"'
    + b"<div>" * 50_000
    + b'"}]}',
    "a JSON Feed headline without end": JSON_FEED
    + b'"items":[{"id":"1","title":"'
    + b"x" * 5_000_000
    + b'"}]}',
    "ninjs with a byte that is no UTF-8": b'{"uri":"urn:x:\xae","type":"text","headlines":[]}',
    "a NewsML headline without end": news(
        f"<contentMeta><headline>{'x' * 5_000_000}</headline></contentMeta>"
    ),
    "a NewsML text without end": xhtml(SENTENCE * 40_000),
    "NewsML of nothing": news(""),
    "a page of nothing": page("<div></div>"),
    "a page in a deep hole": page("<div>" * 20_000 + SENTENCE * 5),
    "a page in deep tables": page("<table><tr><td>" * 3_000 + SENTENCE * 5),
    "a page in a comment": page("<!-- " + SENTENCE * 5),
    "a letter in a letter": b"From: a@b.de\nSubject: x\nMessage-ID: <1>\n\n",
}


@pytest.mark.parametrize("name", PROBLEMS)
def test_what_is_wrong_in_one_place_is_a_problem(name: str) -> None:
    found = list(sources.read(PROBLEMS[name], "https://wire.example/x"))
    assert [one.message for one in found if isinstance(one, Problem)]


@pytest.mark.parametrize("path", CLAIMED, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_two_formats_claim_a_file(path: Path) -> None:
    data = path.read_bytes()
    claims = [name for name, module in sources.formats().items() if module.sniff(data)]
    if any(isinstance(one, Item) for one in read(data)):
        assert len(claims) == 1
    assert len(claims) < 2


def test_a_feed_may_name_its_version_last() -> None:
    data = JSON_FEED.replace(b"{", b'{"items": [{"id": "1", "title": "' + b"a " * 900 + b'"}],')
    long = data.replace(b"}],", b"}" + b" " * 20_000 + b"],")
    assert [type(one) for one in sources.read(long + b'"x": 1}', "x")] == [Item]


@pytest.mark.parametrize(
    "name", ["newsml_g2/full.xml", "newsml_g2/nitf.xml", "newsml_g2/hostile.xml"]
)
def test_what_is_for_the_desk_reaches_no_reader(name: str) -> None:
    secrets = ("ungenannt", "Geheimer", "Verdeckt", "Nicht für Leser", "0561 000000", "Durchwahl",
               "geheim", "4711",
               "night desk", "Not for print", "do not print")  # fmt: skip
    (item,) = sources.read((FOLDER / name).read_bytes(), "https://wire.example/x")
    assert isinstance(item, Item) and item.ed_note
    public = msgspec.structs.replace(item, ed_note="", uri="")
    shown = msgspec.json.encode(public).decode().replace(":20260", "").replace("20261120:4711", "")
    assert not [one for one in secrets if one in shown]


def test_a_package_in_a_circle_ends() -> None:
    groups = "".join(
        f"<group id='g{number}'><groupRef idref='g{(number + 1) % 50}'/>"
        f"<itemRef residref='urn:x:{number}'/></group>"
        for number in range(50)
    )
    data = news(f"<itemMeta><title>Paket</title></itemMeta><groupSet root='g7'>{groups}</groupSet>")
    (item,) = sources.read(data.replace(b"newsItem", b"packageItem"), "x")
    assert isinstance(item, Item) and item.type == "composite"
    assert len(item.associations) == 50


def test_a_feed_of_thousands_says_what_was_left_out() -> None:
    found = list(sources.read(feed("<item><title>Titel</title></item>" * 5_010), "x"))
    assert sum(isinstance(one, Item) for one in found) == 5_000
    assert [one.message for one in found if isinstance(one, Problem)] == [
        "5010 entries; only 5000 were read"
    ]


@pytest.mark.parametrize("declared", ["", "utf-8", "iso-8859-1"])
@pytest.mark.parametrize(
    ("encoding", "charset"), [("iso-8859-2", "ISO-8859-2"), ("utf-8", "iso-8859-1")]
)
def test_the_charset_of_the_server_counts_unless_it_is_plainly_wrong(
    declared: str, encoding: str, charset: str
) -> None:
    declaration = f'<?xml version="1.0" encoding="{declared}"?>' if declared else ""
    data = f"{declaration}<rss version='2.0'><channel><title>x</title>".encode()
    data += "<item><title>Żółte suwnice</title></item></channel></rss>".encode(encoding)
    (item,) = sources.read(data, "https://wire.example/x", charset=charset)
    assert isinstance(item, Item) and item.headline == "Żółte suwnice"
    text = f"<meta charset='{declared}'><p>Żółte suwnice stoją w hali, a obok nich bramy. </p>"
    (item,) = sources.read(page(text * 3).decode().encode(encoding), "x", charset=charset)
    assert isinstance(item, Item) and "Żółte suwnice" in item.body


@pytest.mark.parametrize("charset", ["punycode", "idna", "unicode_escape", "zip", "nobody's", ""])
def test_a_charset_that_is_none_is_passed_over(charset: str) -> None:
    data = page(f"<meta charset='{charset}'><p>Größe zählt: {SENTENCE * 3}").decode()
    (item,) = sources.read(data.encode("cp1252"), "x", charset=charset)
    assert isinstance(item, Item) and "Größe" in item.body


def test_a_page_with_a_few_broken_bytes_stays_utf_8() -> None:
    data = page(f"<p>Größe zählt für den Höhenförderer: {SENTENCE * 3}").replace(
        b"Satz", b"Sa\xfftz"
    )
    (item,) = sources.read(data, "x")
    assert isinstance(item, Item) and "Größe" in item.body


def test_a_packed_feed_is_unpacked() -> None:
    (item,) = sources.read(gzip.compress(feed("<item><title>Titel</title></item>")), "x")
    assert isinstance(item, Item) and item.headline == "Titel"


def test_a_long_page_is_read_in_full() -> None:
    (item,) = sources.read(page(SENTENCE * 3_000), "https://wire.example/x")
    assert isinstance(item, Item) and plain(item.body).count("Halle") == 3_000


def test_the_same_bytes_give_the_same_uri_and_others_another() -> None:
    def uri(title: str, url: str) -> str:
        (item,) = sources.read(feed(f"<item><title>{title}</title></item>"), url)
        assert isinstance(item, Item)
        return item.uri

    assert uri("a", "https://x.example/") == uri("a", "https://x.example/")
    others = {
        uri("a", "https://x.example/"),
        uri("b", "https://x.example/"),
        uri("a", "https://y.example/"),
    }
    assert len(others) == 3


def test_attached_pictures_can_be_fetched() -> None:
    data = (FOLDER / "press_release" / "pictures.eml").read_bytes()
    (item,) = sources.read(data, "https://wire.example/x")
    assert isinstance(item, Item)
    (picture,) = item.associations
    assert press_release.attached(data, picture.uri).startswith(b"\xff\xd8\xff")
    with pytest.raises(ReadError):
        press_release.attached(data, "attachment:none.jpg")


def cuts(data: bytes) -> Iterator[bytes]:
    """The document cut off at forty places."""
    for part in range(1, 40):
        yield data[: len(data) * part // 40]


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_cut_makes_a_reader_crash(path: Path) -> None:
    for stump in cuts(path.read_bytes()):
        read(stump)


@pytest.mark.parametrize("folder", SAMPLES)
def test_ninjs_gives_back_what_it_was_given(folder: str) -> None:
    for path in sorted((WIRE / folder).iterdir()):
        for item in sources.read(path.read_bytes(), f"https://wire.example/{path.name}"):
            assert isinstance(item, Item)
            assert list(sources.read(ninjs.write(item, public=False), "x")) == [item]
