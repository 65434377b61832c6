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
from andruck.sources._texts import line
from andruck.text.html import clean, link, plain
from andruck.text.language import normal_tag

MAX_PAGE = 5_000_000  # bytes; extraction takes a second for every 500,000
ARTICLES = re.compile(r"(?:Article|BlogPosting|Report|PressRelease)$")

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s+[|–—·•»:-]+\s+|\s*\|\s*|\s+::\s+")
_NAME = re.compile(r"[^\W\d_][\w.’'-]*(?: [^\W\d_][\w.’'-]*){1,3}$")
_AND = re.compile(r"\s*(?:,|\bund\b|\band\b|\by\b|\bet\b|&)\s*")
_BY = re.compile(r"^(?:von|by|por|par|di|door)\s+(?=[^\W\d_])", re.IGNORECASE)
_NO_PERSON = re.compile(
    r"\b(?:GmbH|AG|SE|KG|Ltd|Inc|LLC|S\.?A\.?|Team|Redaktion|Redakteur|Presse\w*|Press|Office"
    r"|Admin\w*|Editor\w*|Staff|News|Online|Verlag|Magazin\w*|Agentur|Newsdesk|Gast\w*|Author"
    r"|\w*[Vv]erband\w*|Verein|Stiftung|Institut\w*|Landes\w+|Bundes\w+|Universität|e\. ?V)\b",
    re.IGNORECASE,
)


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
    if not broken or (encoding in ("utf-8", "utf8") and broken < len(data) / 500):
        return text
    if encoding in ("", "utf-8", "utf8", "ascii", "us-ascii", "iso-8859-1", "latin1"):
        encoding = "cp1252"
    try:
        return data.decode(encoding, "replace")
    except LookupError:
        return data.decode("cp1252", "replace")


class Page:
    """A parsed page."""

    def __init__(self, data: bytes, url: str) -> None:
        self.url = url
        tree = load_html(decoded(data, url))
        if tree is None:
            raise ReadError(url, "a page without any content")
        self.tree: HtmlElement = tree

    @cached_property
    def metas(self) -> dict[str, list[str]]:
        """The contents of meta elements by name, property or itemprop, in lower case."""
        found: dict[str, list[str]] = {}
        for meta in self.tree.iter("meta"):
            name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
            if content := line(meta.get("content") or ""):
                found.setdefault(name.lower().strip(), []).append(content)
        return found

    def meta(self, *names: str) -> str:
        """The first content of the first of these names that has one."""
        return next((self.metas[name][0] for name in names if name in self.metas), "")

    @cached_property
    def article(self) -> dict[str, Any]:
        """The first article in the JSON-LD, or nothing."""
        for node in self._nodes():
            kinds = node.get("@type")
            kinds = kinds if isinstance(kinds, list) else [kinds]
            if any(isinstance(kind, str) and ARTICLES.search(kind) for kind in kinds):
                return node
        return {}

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
                    yield from (one for one in _many(graph) if isinstance(one, dict))

    def stated(self, *names: str) -> str:
        """A text in the article's JSON-LD: the first of these properties that has one."""
        for name in names:
            for one in _many(self.article.get(name)):
                value = (
                    one.get("name") or one.get("url") or one.get("@id") if _is_node(one) else one
                )
                if isinstance(value, str) and value.strip():
                    return _unescaped(value)
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
            if (address := link(href, self.url)) and urlsplit(address).path not in ("", "/"):
                return address
        return link(self.url, "")

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
            href = link(anchor.get("href") or "", self.address)
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
        name = _letters(words)
        host = _letters((urlsplit(self.address).hostname or "").removeprefix("www."))
        return bool(name) and ((len(name) > 3 and name in host) or name in self._letters)

    @cached_property
    def _letters(self) -> set[str]:
        return {_letters(name) for name in self._names}

    @cached_property
    def author(self) -> str:
        """The people who are named as authors; nobody where it is not sure that it is a person."""
        names = []
        for one in _many(self.article.get("author")):
            is_organisation = _is_node(one) and "Organi" in str(one.get("@type"))
            value = one.get("name") if _is_node(one) else one
            if isinstance(value, str) and not is_organisation:
                names.append(_unescaped(value))
        if not names:
            names = self.metas.get("author") or self.metas.get("article:author") or []
        names = [
            part for name in names for part in re.split(r"\s*(?:,| und | and | y |&)\s*", name)
        ]
        return ", ".join(dict.fromkeys(name for name in names if self._is_person(name)))

    def _is_person(self, name: str) -> bool:
        if not _NAME.match(name) or _NO_PERSON.search(name) or len(name) > 60:
            return False
        return _letters(name) not in _letters(self.site) and name[:1].isupper()


def _many(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _is_node(value: Any) -> bool:
    return isinstance(value, dict)


def _is(element: HtmlElement, relation: str) -> bool:
    return relation in (element.get("rel") or "").lower().split()


def _words(element: HtmlElement) -> str:
    """The text of an element; a line break in it is a space."""
    html = lxml.html.tostring(element, encoding="unicode", with_tail=False)
    return plain(clean(str(html))).replace("\n\n", " ")


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.lower())


def _unescaped(text: str) -> str:
    """JSON-LD is often escaped for HTML once too much."""
    if "&" in text or "<" in text:
        text = str(lxml.html.fragment_fromstring(text, create_parent="div").text_content())
    return line(text)
