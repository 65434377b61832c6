"""One article on a web page, for sources that have no feed.

- **body**: the main text by trafilatura (precision mode) with tables, lists and links.
  Promo lines between the paragraphs are taken out; what was taken out stands in
  ``ed_note`` ("Entfernt: …"), and so does the tail of a press page (rights, about the
  company, contact). Headline, standfirst and a date line at its head are not repeated.
- **headline**: JSON-LD, og:title, h1 or title, without the name of the site.
- **dates**: JSON-LD and meta elements first, then what htmldate finds in the page's own
  marks; it does not guess from running text. A time without a zone is taken for the
  time of the country whose language the page is in.
- **by**: people named in JSON-LD or meta elements; a company, a desk or a byline that
  might be something else leaves it empty.
- **uri** and **url**: the canonical address. A saved page without one gets
  ``urn:sha256:`` and the hash of where it came from and what it says.
- The lead picture (og:image) is an association, with the caption of the figure it
  stands in. Rights are taken from JSON-LD, ``rel=license`` or a short line on the page.

A page without an article (a section front, a form) gives a Problem. A web page where a
feed was expected is an error that names the page's feed: see ``andruck.sources.read``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import htmldate
import lxml.html
import trafilatura
from lxml.html import HtmlElement

from andruck.model import Association, Concept, Item, Problem
from andruck.sources import Format
from andruck.sources._boilerplate import cut, parts_of_html
from andruck.sources._bytes import first_element, head, is_markup
from andruck.sources._dates import moment, zone
from andruck.sources._page import Page
from andruck.sources._page_extras import lead_picture, rights
from andruck.sources._texts import dateline, hashed_uri, line, standfirst
from andruck.text.html import clean, parse, plain
from andruck.text.language import detect
from andruck.text.promo import is_promo

FORMAT = Format(
    label="Web page",
    spec="https://html.spec.whatwg.org/",
    media_types=("text/html", "application/xhtml+xml"),
)
ELEMENTS = ("html", "head", "body", "title", "meta", "div", "p", "article", "main", "h1", "script")
SHORTEST = 80  # characters; a page with less has no article
FAR = "2100-01-01"  # htmldate would ask the clock for the last possible day

# What has HTML inside without being it: JSON, and a letter (two header lines).
_WRAPPER = re.compile(r"\s*(?:[{\[]|[!-9;-~]+:[ \t].*\r?\n(?:[ \t].*\r?\n)*[!-9;-~]+:[ \t])")
_DATE_LINE = re.compile(r"(?:[^\W\d]+,? )?\d{1,2}[. /](?: ?\w+[. /]| de \w+ de) ?\d{4}\.?$")


def sniff(data: bytes) -> bool:
    """A document that begins as HTML; JSON and letters only have some in them."""
    if _WRAPPER.match(head(data)):
        return False
    return is_markup(data) and first_element(data)[0] in ELEMENTS


def read(data: bytes, url: str) -> Iterator[Item | Problem]:
    """The article of the page, or a Problem where there is none."""
    page = Page(data, url)
    body, removed = without_promos(_body(page))
    if len(plain(body)) < SHORTEST:
        yield Problem(place=url, message="no article on this page")
        return
    yield _item(page, body, removed)


def _item(page: Page, body: str, removed: list[str]) -> Item:
    parts, tail = cut(parts_of_html(body))
    body = "".join(one.html for one in parts)
    headline = page.title
    if len(headline.split()) < 3 and not page.headings:
        headline = _bold_line(page.tree, parts[0].text) or headline
    description = page.stated("description") or page.meta("og:description", "description")
    language = detect(f"{headline}\n{plain(body)}", page.language)
    body = _without_repeats(body, (headline, description))
    published, updated = _dates(page, language)
    terms, notice = rights(page)
    tails = [one.text for one in tail]
    return Item(
        uri=page.address or hashed_uri(page.url, headline + body),
        headline=headline,
        description=standfirst([description] if description else [], body),
        body=body,
        by=page.author,
        language=language,
        first_created=published,
        version_created=updated or published,
        url=page.address,
        subjects=_subjects(page),
        located=dateline(plain(body)[:200]),
        info_sources=(Concept(name=page.site, uri=page.start),) if page.site else (),
        copyright_holder=page.stated("copyrightHolder"),
        copyright_notice=notice,
        usage_terms=terms,
        associations=_pictures(page),
        ed_note="\n".join(f"Entfernt: {line(text)}" for text in (*removed, *tails)),
    )


def _body(page: Page) -> str:
    """The main text as clean HTML."""
    tree = _without_layout_tables(page.tree)
    options: dict[str, Any] = {
        "output_format": "html",
        "include_comments": False,
        "include_tables": True,
        "include_links": True,
        "include_formatting": True,
    }
    html = trafilatura.extract(tree, url=page.address or None, favor_precision=True, **options)
    return clean(html or "", page.address or page.url)


def _without_layout_tables(tree: HtmlElement) -> HtmlElement:
    """Tables of one row and tables around tables hold columns of a page, not data."""
    for table in list(tree.iter("table")):
        rows = [row for row in table.iter("tr") if next(row.iterancestors("table")) is table]
        if len(rows) < 2 or next(table.iterdescendants("table"), None) is not None:
            for part in (table, *table.iter("tbody"), *rows):
                if part is table or next(part.iterancestors("table"), table) is table:
                    part.tag = "div"
            for row in rows:
                for cell in row:
                    cell.tag = "div"
    return tree


def without_promos(html: str) -> tuple[str, list[str]]:
    """Clean HTML without promo lines, and their texts.

    A list of nothing but links and the heading above it is one promo too.
    """
    root = parse(html) if html else None
    if root is None:
        return "", []
    removed: list[str] = []
    for element in list(root):
        text = line(element.text_content())
        if element.tag in ("p", "h2", "h3"):
            promo = is_promo(text, linked=_is_linked(element))
        else:
            promo = element.tag in ("ul", "ol") and all(_is_link_item(one) for one in element)
        if promo:
            heading = element.getprevious()
            if element.tag in ("ul", "ol") and heading is not None and heading.tag in ("h2", "h3"):
                removed.append(line(heading.text_content()))
                root.remove(heading)
            removed.append(text)
            root.remove(element)
    return _inner(root), removed


def _is_linked(element: HtmlElement) -> bool:
    words = "".join(one.text_content() for one in element.iter("a"))
    return bool(words) and line(words) == line(element.text_content())


def _is_link_item(element: HtmlElement) -> bool:
    text = line(element.text_content())
    return _is_linked(element) and len(text.split()) > 2 and not text.endswith((".", "!", "?"))


def _inner(root: HtmlElement) -> str:
    parts = (lxml.html.tostring(one, encoding="unicode", with_tail=False) for one in root)
    return "".join(str(part) for part in parts)


def _bold_line(tree: HtmlElement, opening: str) -> str:
    """On old pages the headline is a bold line, the last one above the text."""
    found = ""
    for element in tree.iter("b", "strong", "font", "big", "p", "div", "td", "center"):
        text = line(element.text_content())
        if text.startswith(opening[:40]):
            return found
        is_bold = element.tag in ("b", "strong", "font", "big")
        if is_bold and len(text.split()) > 2 and len(text) <= 150 and text[-1] not in ".:":
            found = text
    return ""


def _without_repeats(body: str, known: tuple[str, ...]) -> str:
    """The body without headline, standfirst and date line at its head."""
    root = parse(body)
    for element in list(root)[:4]:
        text = line(element.text_content())
        if text not in known and not (element.tag == "p" and _DATE_LINE.match(text)):
            break
        root.remove(element)
    return _inner(root) if len(root) else body


def _dates(page: Page, language: str) -> tuple[datetime | None, datetime | None]:
    """When it was published and last changed."""
    clock = zone(language)
    published = page.stated("datePublished", "dateCreated") or page.meta(
        "article:published_time", "datepublished", "dc.date.issued", "dcterms.created", "dc.date",
        "date", "pubdate", "publish-date",
    )  # fmt: skip
    updated = page.stated("dateModified") or page.meta("article:modified_time", "datemodified")
    first, last = moment(published, clock), moment(updated, clock)
    if not first:
        first = moment(_found_date(page), clock)
    return first, last if last and first and last >= first else None


def _found_date(page: Page) -> str:
    for element in page.tree.iter("time"):
        if value := element.get("datetime"):
            return str(value)
    try:
        found = htmldate.find_date(
            page.tree,
            extensive_search=False,
            original_date=True,
            url=page.address or None,
            max_date=FAR,
        )
    except (ValueError, TypeError, AttributeError, RecursionError):
        return ""  # what htmldate stumbles over has no date we could trust
    return str(found or "")


def _subjects(page: Page) -> tuple[Concept, ...]:
    keywords = page.article.get("keywords")
    words = keywords.split(",") if isinstance(keywords, str) else keywords
    names = [one for one in words if isinstance(one, str)] if isinstance(words, list) else []
    names += page.metas.get("article:tag", [])
    distinct = dict.fromkeys(line(name) for name in names)
    return tuple(Concept(name=name, rel="about") for name in distinct if name)[:20]


def _pictures(page: Page) -> tuple[Association, ...]:
    picture = lead_picture(page)
    return (picture,) if picture else ()
