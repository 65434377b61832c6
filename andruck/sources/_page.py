"""A web page and what it says about itself: JSON-LD, meta elements, title.

Nothing here is guessed: a field that no structured statement gives is empty.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any
from urllib.parse import urlsplit

import lxml.html
from lxml.html import HtmlElement
from trafilatura import load_html

from andruck.errors import ReadError
from andruck.sources._bytes import decode
from andruck.sources._texts import letters, line
from andruck.text.html import check_attributes, clean, link, plain
from andruck.text.language import normal_tag

MAX_PAGE = 5_000_000  # bytes; extraction takes a second for every 500,000
MAX_ELEMENTS = 25_000  # the largest real page we know has 10,000
ARTICLES = re.compile(r"(?:Article|BlogPosting|Report|PressRelease)$")

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_LETTER = re.compile(r"[^\x00-\x7f\ufffd]")  # written in several bytes, and whole
_ELEMENT = re.compile(r"<[a-zA-Z]")
_SEPARATOR = re.compile(r"\s+[|–—·•»:-]+\s+|\s*\|\s*|\s+::\s+")


def decoded(data: bytes, url: str) -> str:
    """The page as text: byte order mark, else UTF-8 if it is that, else as declared."""
    if len(data) > MAX_PAGE:
        raise ReadError(url, f"a page of more than {MAX_PAGE // 1_000_000} MB")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    text = data.decode("utf-8-sig", "replace")
    broken = text.count("\ufffd")
    declared = _CHARSET.search(data[:4096])
    encoding = declared[1].decode().lower() if declared else ""
    is_utf8 = encoding in ("", "utf-8", "utf8") and broken < len(_LETTER.findall(text))
    if not broken or is_utf8:
        return text
    if encoding in ("", "utf-8", "utf8"):
        encoding = "cp1252"
    try:
        return decode(data, encoding, "replace")
    except LookupError:
        return data.decode("cp1252", "replace")


class Page:
    """A parsed page."""

    def __init__(self, data: bytes, url: str) -> None:
        self.url = url
        text = decoded(data, url)
        if len(_ELEMENT.findall(text)) > MAX_ELEMENTS:
            raise ReadError(url, f"a page of more than {MAX_ELEMENTS} elements")
        check_attributes(text, url)
        tree = load_html(text)
        if tree is None:
            raise ReadError(url, "a page without any content")
        self.tree: HtmlElement = tree

    @cached_property
    def metas(self) -> dict[str, list[str]]:
        """The contents of meta elements by name, property or itemprop, in lower case."""
        found: dict[str, list[str]] = {}
        for meta in self.tree.iter("meta"):
            name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
            if content := unescaped(meta.get("content") or ""):
                found.setdefault(name.lower().strip(), []).append(content)
        return found

    def meta(self, *names: str) -> str:
        """The first content of the first of these names that has one."""
        return next((self.metas[name][0] for name in names if name in self.metas), "")

    @cached_property
    def article(self) -> dict[str, Any]:
        """The first article in the JSON-LD, or nothing."""
        for node in self.nodes:
            kinds = node.get("@type")
            kinds = kinds if isinstance(kinds, list) else [kinds]
            if any(isinstance(kind, str) and ARTICLES.search(kind) for kind in kinds):
                return node
        return {}

    @cached_property
    def nodes(self) -> list[dict[str, Any]]:
        """The nodes of the JSON-LD."""
        return list(self._nodes())

    def node(self, identifier: str) -> dict[str, Any]:
        """The node of that ``@id``, or nothing."""
        return next((one for one in self.nodes if one.get("@id") == identifier), {})

    def _nodes(self) -> Iterator[dict[str, Any]]:
        for script in self.tree.iter("script"):
            if "ld+json" not in (script.get("type") or "").lower():
                continue
            try:
                roots = json.loads((script.text or "").strip(), strict=False)
            except (ValueError, RecursionError):
                continue
            for root in roots if isinstance(roots, list) else [roots]:
                if isinstance(root, dict):
                    yield root
                    graph = root.get("@graph")
                    yield from (one for one in many(graph) if isinstance(one, dict))

    def stated(self, *names: str) -> str:
        """A text in the article's JSON-LD: the first of these properties that has one."""
        for name in names:
            for one in many(self.article.get(name)):
                value = one.get("name") or one.get("url") or one.get("@id") if is_node(one) else one
                if isinstance(value, str) and value.strip():
                    return unescaped(value)
        return ""

    @cached_property
    def site(self) -> str:
        """The name of the site."""
        return self.stated("publisher") or self.meta("og:site_name", "application-name")

    @cached_property
    def address(self) -> str:
        """The page's own address: canonical, unless that names the whole site."""
        links = [one.get("href") or "" for one in self.tree.iter("link") if _is(one, "canonical")]
        for href in (*links, self.meta("og:url"), self.stated("mainEntityOfPage", "url"), self.url):
            address = link(href, self._stated_base)
            if address and urlsplit(address).path not in ("", "/"):
                return address
        return link(self.url, "")

    @cached_property
    def base(self) -> str:
        """What relative links are relative to; a saved page only knows its canonical address."""
        return self._stated_base or self.address or self.url

    @cached_property
    def _stated_base(self) -> str:
        """The base element (HTML, 4.2.3), else where the page came from."""
        hrefs = (one.get("href") for one in self.tree.iter("base"))
        return link(next(filter(None, hrefs), ""), self.url) or link(self.url, "")

    @cached_property
    def start(self) -> str:
        """The start page of the site."""
        parts = urlsplit(self.address)
        return f"{parts.scheme}://{parts.netloc}/" if parts.netloc else ""

    @cached_property
    def language(self) -> str:
        """The declared language."""
        declared = (
            self.tree.get("lang") or self.tree.get("{http://www.w3.org/XML/1998/namespace}lang"),
            self.stated("inLanguage"),
            self.meta("og:locale", "language", "dc.language", "content-language"),
        )
        return next((tag for one in declared if one and (tag := normal_tag(one))), "")

    @cached_property
    def headings(self) -> list[str]:
        """The page's headings of the first order, but for the site's name."""
        texts = [_words(one) for one in self.tree.iter("h1")]
        return [text for text in texts if text and text not in self._names]

    @cached_property
    def _names(self) -> set[str]:
        """What the page calls the site: stated names, and the words that lead to its start."""
        names = {self.site, self.stated("publisher"), self.meta("og:site_name")}
        for anchor in self.tree.iter("a"):
            href = link(anchor.get("href") or "", self.base)
            if href and urlsplit(href).path in ("", "/") and self._is_own(href):
                names.add(line(anchor.text_content()))
        return {name for name in names if len(name) > 2}

    def _is_own(self, href: str) -> bool:
        return urlsplit(href).hostname == urlsplit(self.address).hostname

    @cached_property
    def title(self) -> str:
        """The headline: JSON-LD, og:title, h1, title; without the name of the site.

        A heading that one of the others begins with is sure to be it.
        """
        element = next(self.tree.iter("title"), None)
        title = line(element.text_content()) if element is not None else ""
        stated = [self.stated("headline"), self.meta("og:title", "twitter:title"), title]
        second = (_words(one) for one in self.tree.iter("h2"))
        for heading in (*self.headings, *second):
            if len(heading) > 9 and any(one.startswith(heading) for one in stated):
                return heading
        candidates = (*stated[:2], *self.headings[:1], title)
        return next((cut for one in candidates if (cut := self._without_site(one))), "")

    def _without_site(self, title: str) -> str:
        parts = _SEPARATOR.split(title)
        if self._is_site(title) or len(parts) < 2:
            return "" if self._is_site(title) else title
        if self._is_site(parts[-1]):
            return title[: title.rfind(parts[-1])].rstrip(" |–—·•»:-")
        return title[len(parts[0]) :].lstrip(" |–—·•»:-") if self._is_site(parts[0]) else title

    def _is_site(self, words: str) -> bool:
        """The site's name, or the words of its host."""
        name = letters(words)
        host = letters((urlsplit(self.address).hostname or "").removeprefix("www."))
        return bool(name) and ((len(name) > 3 and name in host) or name in self._spellings)

    @cached_property
    def _spellings(self) -> set[str]:
        return {letters(name) for name in self._names}


def many(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def is_node(value: Any) -> bool:
    return isinstance(value, dict)


def _is(element: HtmlElement, relation: str) -> bool:
    return relation in (element.get("rel") or "").lower().split()


def _words(element: HtmlElement) -> str:
    """The text of an element; a line break in it is a space."""
    html = lxml.html.tostring(element, encoding="unicode", with_tail=False)
    return plain(clean(str(html))).replace("\n\n", " ")


def unescaped(text: str) -> str:
    """JSON-LD is often escaped for HTML once too much."""
    if "&" in text or "<" in text:
        text = str(lxml.html.fragment_fromstring(text, create_parent="div").text_content())
    return line(text)
