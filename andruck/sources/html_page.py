"""One article on a web page, for sources that have no feed.

- **body**: the main text by trafilatura, with tables, lists and links. Promo lines between
  the paragraphs are taken out; what was taken out stands in ``ed_note`` ("Entfernt: …"),
  and so do kicker and by-line above the text and the tail of a press page (rights, about
  the company, contact). Headline, standfirst and date are not repeated.
- **description**: what the page says of itself, unless it is the beginning of the body.
- **headline**: JSON-LD, og:title, h1 or title, without the name of the site.
- **dates**: JSON-LD and meta elements first, then what htmldate finds in the page's own
  marks; it does not guess from running text. A time without a zone is taken for the
  time of the country whose language the page is in.
- **by**: people named in JSON-LD, meta elements or marked elements; a company, a desk or a
  by-line that might be something else leaves it empty.
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

import htmldate
from lxml.html import HtmlElement

from andruck.model import Association, Concept, Item, Problem
from andruck.sources import Format
from andruck.sources._article import main_text
from andruck.sources._boilerplate import Part, cut, parts_of_html
from andruck.sources._bytes import first_element, head, is_markup
from andruck.sources._dates import moment, zone
from andruck.sources._head import without_head
from andruck.sources._page import Page
from andruck.sources._page_author import author
from andruck.sources._page_extras import lead_picture, rights
from andruck.sources._texts import dateline, hashed_uri, inner, line, standfirst
from andruck.text.html import parse, plain
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


def sniff(data: bytes) -> bool:
    """A document that begins as HTML; JSON and letters only have some in them."""
    if _WRAPPER.match(head(data)):
        return False
    return is_markup(data) and first_element(data)[0] in ELEMENTS


def read(data: bytes, url: str) -> Iterator[Item | Problem]:
    """The article of the page, or a Problem where there is none."""
    page = Page(data, url)
    body, removed = without_promos(main_text(page))
    if len(plain(body)) < SHORTEST:
        yield Problem(place=url, message="no article on this page")
        return
    yield _item(page, body, removed)


def _item(page: Page, body: str, removed: list[str]) -> Item:
    parts, tail = cut(parts_of_html(body))
    body = "".join(one.html for one in parts)
    headline = page.title
    if len(headline.split()) < 3 and not page.headings:
        headline = _bold_line(page.tree, parts) or headline
    description = page.stated("description") or page.meta("og:description", "description")
    language = detect(f"{headline}\n{plain(body)}", page.language)
    by = author(page)
    known = {"headline": headline, "description": description, "author": by}
    body, above = without_head(page, body, **known)
    published, updated = _dates(page, language)
    terms, notice = rights(page)
    tails = [one.text for one in tail]
    return Item(
        uri=page.address or hashed_uri(page.url, headline + body),
        headline=headline,
        description=standfirst([description] if description else [], body),
        body=body,
        by=by,
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
        ed_note="\n".join(f"Entfernt: {line(text)}" for text in (*above, *removed, *tails)),
    )


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
        is_list = element.tag in ("ul", "ol")
        if is_list:
            promo = all(_is_link_item(one) for one in element)
            text = " · ".join(line(one.text_content()) for one in element)
        else:
            promo = element.tag in ("p", "h2", "h3") and is_promo(text, linked=_leads_on(element))
        if promo:
            heading = element.getprevious()
            if is_list and heading is not None and heading.tag in ("h2", "h3"):
                removed.append(line(heading.text_content()))
                root.remove(heading)
            removed.append(text)
            root.remove(element)
    return inner(root), removed


def _leads_on(element: HtmlElement) -> bool:
    """Is it nothing but a link, and not the heading of a text that follows?"""
    following = element.getnext()
    if element.tag != "p" and following is not None and following.tag == "p":
        return _is_linked(element) and len(line(following.text_content())) < SHORTEST
    return _is_linked(element)


def _is_linked(element: HtmlElement) -> bool:
    words = "".join(one.text_content() for one in element.iter("a"))
    return bool(words) and line(words) == line(element.text_content())


def _is_link_item(element: HtmlElement) -> bool:
    text = line(element.text_content())
    return _is_linked(element) and len(text.split()) > 2 and not text.endswith((".", "!", "?"))


def _bold_line(tree: HtmlElement, parts: list[Part]) -> str:
    """On old pages the headline is a bold line, the last one above the text."""
    found = ""
    opening = next((one.text for one in parts if not _is_bold(one)), "")
    for element in tree.iter("b", "strong", "font", "big", "p", "div", "td", "center"):
        text = line(element.text_content())
        if text.startswith(opening[:40]):
            return found
        is_bold = element.tag in ("b", "strong", "font", "big")
        if is_bold and len(text.split()) > 2 and len(text) <= 150 and text[-1] not in ".:":
            found = text
    return ""


def _is_bold(part: Part) -> bool:
    return part.html.startswith("<p><strong>") and part.label == line(part.text)


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
