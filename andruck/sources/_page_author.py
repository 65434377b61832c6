"""Who wrote a page's article: people whom it names as authors, and nobody else.

A page says so in JSON-LD, in meta elements, by ``rel=author`` or ``itemprop=author``, or
in an element that its own style sheet calls author or by-line. The first of these that
names people has the say; where elements name several, each for itself, they may belong
to other stories, and nobody is named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml.html import HtmlElement

from andruck.sources._page import Page, is_node, many, unescaped
from andruck.sources._texts import letters, line

LONGEST = 60  # characters of a name
MOST = 20  # names

_NAME = re.compile(r"[^\W\d_][\w.’'-]*(?: [^\W\d_][\w.’'-]*){1,3}$")
_PARTICLES = frozenset(
    "af al auf bin da de del den der di du dos el la le ten ter van von zu zur".split()
)
_AND = re.compile(r"\s*(?:[,;|/]|\bund\b|\band\b|\by\b|\bet\b|\bog\b|\boch\b|&)\s*", re.IGNORECASE)
_BY = re.compile(
    r"^(?:(?:geschrieben|verfasst|veröffentlicht|erstellt|written|posted|published|text|interview"
    r"|article|artikel|autor(?:in)?|author)\s*:?\s+)?"
    r"(?:(?:von|by|por|par|di|door)\b|(?:text|autor(?:in)?|author)\b)\s*:?\s*",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"\s*\([^)]*\)$|\s+for the .*$", re.IGNORECASE)
_NO_PERSON = re.compile(
    r"\b(?:GmbH|AG|SE|KG|Ltd|Inc|LLC|S\.?A\.?|Team|Redaktion|Reda[ck]\w+|Redakteur|Presse\w*|Press|Office"
    r"|Admin\w*|Editor\w*|Staff|News|Online|Verlag|Magazin\w*|Agentur|Newsdesk|Gast\w*|Author"
    r"|\w*[Vv]erband\w*|Verein|Stiftung|Institut\w*|Landes\w+|Bundes\w+|Universität|e\. ?V)\b",
    re.IGNORECASE,
)
_MARK = re.compile(r"(?:^|[-_\s])(?:author|byline|autor|auteur)(?:[-_]{1,2}name)?(?:$|\s)", re.I)
_COMMENT = re.compile(r"comment|kommentar|respond|related|sidebar", re.IGNORECASE)


def author(page: Page) -> str:
    """The names, or nothing where it is not sure that it is a person."""
    metas = page.metas.get("author") or page.metas.get("article:author") or []
    for names in (_stated(page), metas, _marked(page)):
        if people := _people(page, names):
            return ", ".join(people)
    return ""


def _people(page: Page, names: list[str]) -> list[str]:
    parts = (_BESIDE.sub("", part) for name in names for part in _AND.split(_BY.sub("", name)))
    return [one for one in dict.fromkeys(parts) if _is_person(page, one)][:MOST]


def _is_person(page: Page, name: str) -> bool:
    if not _NAME.match(name) or _NO_PERSON.search(name) or len(name) > LONGEST:
        return False
    if any(word[0].islower() and word not in _PARTICLES for word in name.split()):
        return False
    return letters(name) not in letters(page.site) and name[:1].isupper()


def _stated(page: Page) -> list[str]:
    """The authors in JSON-LD, which may only point to a node of the graph."""
    names = []
    for one in many(page.article.get("author"))[:MOST]:
        if is_node(one) and not one.get("name"):
            one = {**page.node(str(one.get("@id") or "")), **one}
        if is_node(one) and "Organi" in str(one.get("@type")):
            continue
        name = _name(one) if is_node(one) else one
        names += [unescaped(part) for part in many(name) if isinstance(part, str)]
    return names


def _name(node: dict[str, Any]) -> Any:
    both = (node.get("givenName"), node.get("familyName"))
    return node.get("name") or " ".join(one for one in both if isinstance(one, str))


def _marked(page: Page) -> list[str]:
    """The words of elements marked as author, if all of them name the same people."""
    for marks in (_by_relation, _by_class):
        found = {tuple(people) for one in marks(page.tree) if (people := _people(page, [one]))}
        if found:
            return list(found.pop()) if len(found) == 1 else []
    return []


def _by_relation(tree: HtmlElement) -> Iterator[str]:
    for element in tree.xpath("//a[@rel='author'] | //*[@itemprop='author']"):
        name = next(iter(element.xpath(".//*[@itemprop='name']")), element)
        if next(element.iterancestors("figure"), None) is None:
            yield name.get("content") or _text(name)


def _by_class(tree: HtmlElement) -> Iterator[str]:
    for element in tree.xpath("//*[@class][self::span or self::div or self::p or self::a]"):
        if _MARK.search(element.get("class")) and not _is_of_others(element):
            yield _text(element)


def _text(element: HtmlElement) -> str:
    """The words, those of each element for themselves; nothing where it says more than names."""
    text = line(" ".join(str(one) for one in element.itertext()))
    return text if len(text) <= 3 * LONGEST else ""


def _is_of_others(element: HtmlElement) -> bool:
    around = (f"{one.get('class') or ''} {one.get('id') or ''}" for one in element.iterancestors())
    return any(_COMMENT.search(one) for one in around)
