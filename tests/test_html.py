"""Foreign HTML becomes clean, cleaning twice changes nothing, and marks stand where they should."""

from __future__ import annotations

import random
import re

import pytest

from andruck.errors import ReadError
from andruck.text import _clean
from andruck.text.html import TAGS, blocks, clean, from_plain, mark, parse, plain

URL = "https://portal.example/technik/kran.html"

CLEANED = {
    "stray words": ("Ein <b>Kran</b> steht.", "<p>Ein <strong>Kran</strong> steht.</p>"),
    "wrappers": (
        "<div><section><article>Eins<span> zwei</span></article></section></div>",
        "<p>Eins zwei</p>",
    ),
    "headings": (
        "<h1>A</h1><h2>B</h2><h3>C</h3><h4>D</h4><h6>E</h6>",
        "<h2>A</h2><h2>B</h2><h3>C</h3><h3>D</h3><h3>E</h3>",
    ),
    "strong and em": ("<p><b>a</b> <i>b</i></p>", "<p><strong>a</strong> <em>b</em></p>"),
    "a break is a space": ("<p>Am Tor<br>stand<br/>er.</p>", "<p>Am Tor stand er.</p>"),
    "two breaks end a paragraph": ("<p>a<br> \n<br>b</p>", "<p>a</p><p>b</p>"),
    "breaks around nothing": ("<p><br>a<br>&nbsp;<br>b<br><br></p>", "<p>a</p><p>b</p>"),
    "a break in a heading": ("<h2>a<br><br>b</h2>", "<h2>a b</h2>"),
    "nothing to see": ("<p> </p><p>&nbsp;</p><p>\u200b</p><ul><li></li></ul><b></b>", ""),
    "white space": (
        "<p>\n a \t b<b> c</b> <i> d</i> \n</p>",
        "<p>a b<strong> c</strong> <em>d</em></p>",
    ),
    "other spaces stay": (
        "<p>Siehe auch\u00a0 12\u202fkm\u00adlang</p>",
        "<p>Siehe auch\u00a0 12\u202fkm\u00adlang</p>",
    ),
    "pictures go": ('<p>a<img src="x.jpg" alt="y">b</p>', "<p>ab</p>"),
    "a picture's caption goes with it": (
        "<figure><img src=x><figcaption>c</figcaption></figure><p>a</p>",
        "<p>a</p>",
    ),
    "a caption of no picture stays": (
        "<figure><figcaption>c</figcaption></figure>",
        "<figure><figcaption>c</figcaption></figure>",
    ),
    "a list": ("<ul><li>a<li><p>b</p></ul>", "<ul><li>a</li><li>b</li></ul>"),
    "a list in a list": (
        "<ol><li>a<ul><li>b</ul></ol>",
        "<ol><li><p>a</p><ul><li>b</li></ul></li></ol>",
    ),
    "a list beside its item": (
        "<ul><li>a</li><ul><li>b</li></ul></ul>",
        "<ul><li><p>a</p><ul><li>b</li></ul></li></ul>",
    ),
    "words beside items": ("<ul>a<li>b</li>c</ul>", "<ul><li>a</li><li>b</li><li>c</li></ul>"),
    "a list inside of a div": (
        "<div>a<ul><li>b</ul>c</div>d",
        "<p>a</p><ul><li>b</li></ul><p>c</p><p>d</p>",
    ),
    "a table": (
        "<table><caption>T</caption><tr><th>a<th>b<tr><td colspan=2>c<tr><td><td>d</table>",
        "<table><caption>T</caption><tbody><tr><th>a</th><th>b</th></tr>"
        '<tr><td colspan="2">c</td></tr><tr><td></td><td>d</td></tr></tbody></table>',
    ),
    "a table of one row is layout": (
        "<table><tr><td><h2>a</h2><td>b</table>",
        "<h2>a</h2><p>b</p>",
    ),
    "a table of one column is layout": ("<table><tr><td>a<tr><td>b</table>", "<p>a</p><p>b</p>"),
    "a table around a table is layout": (
        "<table><tr><td>a<td>b<tr><td><table><tr><td>1<td>2<tr><td>3<td>4</table><td>c</table>",
        "<p>a</p><p>b</p><table><tbody><tr><td>1</td><td>2</td></tr>"
        "<tr><td>3</td><td>4</td></tr></tbody></table><p>c</p>",
    ),
    "a quotation": (
        "<blockquote>Wir bauen. <cite>Alma Renz</cite></blockquote>",
        "<blockquote><p>Wir bauen.</p><cite>Alma Renz</cite></blockquote>",
    ),
    "a work in a sentence": (
        "<p>Das <cite>Handbuch</cite> rät ab.</p>",
        "<p>Das <em>Handbuch</em> rät ab.</p>",
    ),
    "quotation marks of the browser": ("<p><q>Ja</q></p>", '<p>"Ja"</p>'),
    "struck out": ("<p><del>199</del> <s>179</s> 149 Euro</p>", "<p>149 Euro</p>"),
    "a link around blocks": (
        '<a href="/a"><h2>T</h2><p>x</p></a>',
        '<h2><a href="https://portal.example/a" rel="noopener">T</a></h2>'
        '<p><a href="https://portal.example/a" rel="noopener">x</a></p>',
    ),
    "links": (
        '<p><a href="b?x=1&amp;y=2">r</a> <a href="//c.example/">p</a> <a href="#n">f</a> '
        '<a href="mailto:a@b.example">m</a> <a href="ftp://d.example">d</a> <a href="http://[">k</a></p>',
        '<p><a href="https://portal.example/technik/b?x=1&amp;y=2" rel="noopener">r</a> '
        '<a href="https://c.example/" rel="noopener">p</a> f '
        '<a href="mailto:a@b.example" rel="noopener">m</a> d k</p>',
    ),
    "letters of Windows": ("<p>\x84So\x93 \x96 &#150; 5 \x80</p>", "<p>„So“ – – 5 €</p>"),
    "control characters": ("<p>a\x00b\x08c&#1;d\ufffee</p>", "<p>abcde</p>"),
    "half a character": ("<p>a\ud800b</p>", "<p>a?b</p>"),
    "signs": (
        "<p>5 < 6 & 7 > 2 &lt;b&gt; &amp;amp;</p>",
        "<p>5 &lt; 6 &amp; 7 &gt; 2 &lt;b&gt; &amp;amp;</p>",
    ),
    "nothing": ("", ""),
    "no HTML at all": ("\n \t", ""),
}  # fmt: skip


@pytest.mark.parametrize("name", CLEANED)
def test_clean(name: str) -> None:
    given, wanted = CLEANED[name]
    assert clean(given, URL) == wanted
    assert clean(wanted, URL) == wanted


PAYLOADS = [
    "<script>alert(1)</script>x",
    "<p onclick=alert(1) style='x:expression(1)' id=a name=b>x</p>",
    "<img src=x onerror=alert(1)>x",
    "<svg onload=alert(1)><script>alert(1)</script></svg>x",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href='jav&#x09;ascript:alert(1)'>x</a>",
    "<a href=' &#1; javascript:alert(1)'>x</a>",
    "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
    "<a href='vbscript:x'>x</a><base href=//evil.example><form action=x><input></form>",
    "<math><mi//xlink:href='data:x,<script>alert(1)</script>'>x",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>x",
    "<!--><img src=x onerror=alert(1)>-->x",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>x",
    "<svg></p><style><a id='</style><img src=1 onerror=alert(1)>'>x",
    "<table><td><a href=javascript:alert(1)>x</td></table>",
    "<style>@import 'javascript:alert(1)';</style>x",
    "<p/onclick=alert(1)>x</p><x-y onclick=alert(1)>x</x-y>",
    "<template><script>alert(1)</script></template>x",
    '<a href="https://a.example/&quot; onmouseover=&quot;alert(1)">x</a>',
]


def check_is_clean(html: str) -> None:
    assert clean(html, URL) == html
    if not html:
        return
    root = parse(html)
    for element in root.iterdescendants():
        assert element.tag in TAGS
        assert set(element.attrib) <= {"href", "rel", "colspan", "rowspan"}
        assert re.match(r"https?://|mailto:", element.get("href", "https://"))
    assert "".join(root.itertext()) == "".join(block.text for block in blocks(html))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_dangerous_stays(payload: str) -> None:
    for around in ("{}", "<p>a{}b</p>", "<ul><li>{}</ul>", "<table><tr><td>{}<td>c</table>"):
        check_is_clean(clean(around.format(payload), URL))


PIECES = [
    *(f"<{tag}>" for tag in (
        "p div h1 h2 h5 ul ol li table caption thead tr td th blockquote cite figure figcaption "
        "aside b i em strong sub br img q pre dl dt footer section hr span center del").split()),
    "<a href='/a'>", "<a href='http://b.example'>",
    *(f"</{tag}>" for tag in "p div h2 ul ol li table tr td blockquote cite figure b a em".split()),
    "x", " ", "\n", "\u00a0", "a b", "&amp;", "&lt;b&gt;", "\u200b",
]  # fmt: skip


def test_any_soup_becomes_clean() -> None:
    dice = random.Random(20261123)
    for _ in range(4_000):
        check_is_clean(clean("".join(dice.choices(PIECES, k=dice.randrange(1, 25))), URL))


def test_what_is_clean_already_stays_without_being_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    dice, kept = random.Random(7), _clean._PLAIN
    letters = ["a", "Ä", "1", " ", " ", "\u00a0", "„", "“", ".", '"', "'", "\u0301", "\U0001f600"]
    odd = [
        "  ",
        "\n",
        "&",
        "&amp;",
        "<",
        "<b>",
        "\u00ad",
        "\x85",
        "\ud800",
        "\ufeff",
        "\x00",
        "</p>",
    ]
    seen = 0
    for _ in range(20_000):
        inside = dice.choices(letters + odd[: dice.choice((0, 0, len(odd)))], k=dice.randint(1, 8))
        html = "<{0}>{1}</{0}>".format(dice.choice(("p", "h2", "h3")), "".join(inside))
        if kept.fullmatch(html):
            seen += 1
            assert clean(html) == html
            with monkeypatch.context() as parsed:
                parsed.setattr(_clean, "_PLAIN", re.compile("(?!)"))
                assert clean(html) == html
    assert seen > 2_000
    assert kept.fullmatch("<p>Am Tor stand er.</p><h2>Ein Kran</h2><p>„Ja“, sagte sie.</p>")


@pytest.mark.parametrize(
    "html",
    ["<div>" * 200_000 + "x", "<blockquote></x>" * 5_000, "<b id=1>" * 5_000, "x" * 2_000_001],
    ids=["deep", "deep with ends of others", "deep words", "long"],
)
def test_too_deep_or_too_long_is_refused(html: str) -> None:
    with pytest.raises(ReadError) as error:
        clean(html, URL)
    assert error.value.place == URL


@pytest.mark.parametrize(
    "html",
    ["<ul><li>" * 400 + "x", "<blockquote>" * 900 + "x", "<table><tr><td>" * 400 + "x",
     "<p>" * 100_000 + "x", "<li>x" * 50_000, "<" * 300_000, "&" * 200_000, "<p>x<br><br>" * 9_000],
    ids=["lists", "quotations", "tables", "paragraphs", "items", "signs", "references", "breaks"],
)  # fmt: skip
def test_deep_and_long_is_cleaned(html: str) -> None:
    check_is_clean(clean(html, URL))


def test_plain_text_of_blocks() -> None:
    html = "<h2>Titel</h2><p>Ein <em>Satz</em>.</p><ul><li>a</li><li>b</li></ul>"
    assert plain(html) == "Titel\n\nEin Satz.\n\na\n\nb"
    assert plain("") == ""


def test_html_from_plain_text() -> None:
    text = "Erste Zeile\nzweite Zeile\r\n\r\n- a < b\n- c\n  & d\n\n \n\n" + "L" * 120 + "\nkurz\n"
    assert from_plain(text) == (
        "<p>Erste Zeile zweite Zeile</p><ul><li>a &lt; b</li><li>c &amp; d</li></ul>"
        f"<p>{'L' * 120}</p><p>kurz</p>"
    )
    assert from_plain(" \n\n ") == ""
    assert from_plain("<script>alert(1)</script>") == "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"


HTML = "<p>Das <strong>ist e</strong>in &lt;Test&gt;.</p><ul><li>Ü 🚚 x</li></ul>"


def marked(*spans: tuple[int, int, int]) -> str:
    """The marks in short: ``[1:`` opens the second, ``]`` closes one."""
    html = mark(HTML, [(*span, str(number), "hit") for number, span in enumerate(spans)])
    html = re.sub(r'<mark class="hit" data-finding="(\d)" id="finding-\1">', r"[\1:", html)
    return re.sub(r'<mark class="hit" data-finding="(\d)">', r"[\1+", html).replace("</mark>", "]")


@pytest.mark.parametrize(
    ("spans", "wanted"),
    [
        ([], HTML),
        ([(0, 0, 3)], HTML.replace("Das", "[0:Das]")),
        ([(0, 2, 8)], HTML.replace("s <strong>ist e", "[0:s ]<strong>[0+ist ]e")),
        ([(0, 8, 15)], HTML.replace("e</strong>in &lt;Te", "[0:e]</strong>[0+in &lt;Te]")),
        ([(0, 0, 9), (0, 4, 6)], HTML.replace(
            "Das <strong>ist e", "[0:Das ]<strong>[0+[1:is]][0+t e]")),
        ([(0, 4, 7), (0, 6, 9)], HTML.replace("ist e", "[0:is][0+[1:t]][1+ e]")),
        ([(1, 2, 3)], HTML.replace("🚚", "[0:🚚]")),
        ([(1, 0, 99)], HTML.replace("Ü 🚚 x", "[0:Ü 🚚 x]")),
        ([(1, 5, 5)], HTML.replace("🚚 x", "🚚 x[0:]")),
        ([(0, 3, 3)], HTML.replace("Das ", "Das[0:] ")),
        ([(7, 0, 3)], HTML),
    ],
)  # fmt: skip
def test_marks(spans: list[tuple[int, int, int]], wanted: str) -> None:
    assert marked(*spans) == wanted


def test_marks_change_no_letter_and_escape_their_names() -> None:
    html = mark(HTML, [(0, 1, 14, '"><script>', 'a" onclick="x'), (0, 5, 20, "2", "b")])
    assert "<script" not in html and ' onclick="' not in html
    root = parse(html)
    assert "".join(root.itertext()) == "".join(parse(HTML).itertext())
    names = [one.get("id") for one in root.iter("mark") if one.get("id")]
    assert len(names) == len(set(names)) == 2


def test_marks_anywhere_in_any_soup_change_no_letter() -> None:
    dice = random.Random(7)
    for _ in range(500):
        html = clean("".join(dice.choices(PIECES, k=20)), URL)
        found = blocks(html)
        spans = [
            (dice.randrange(max(len(found), 1)), dice.randrange(6), dice.randrange(9), str(n), "c")
            for n in range(4)
        ]
        written = mark(html, spans)
        assert re.sub(r"</?mark[^>]*>", "", written) == html
