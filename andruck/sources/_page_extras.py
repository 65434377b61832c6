"""The lead picture of a page and what the page says about rights."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from andruck.model import Association
from andruck.sources._page import Page
from andruck.sources._pictures import picture, pixels
from andruck.sources._rights import is_notice, is_terms
from andruck.sources._texts import line
from andruck.text.html import link

_ORNAMENT = re.compile(r"logo|placeholder|default|fallback|dummy|favicon|sprite|avatar", re.I)
_CREDIT = re.compile(
    r"[(\[]?\s*(?:\b(?:Foto|Bild|Grafik|Illustration|Photo|Image|Credit|Quelle|Zdjęcie|Fot)\.?"
    r"s?\s*(?:credit|by)?\s*:\s*|©\s*)(?P<name>[^()\[\]]{2,80}?)\s*[)\]]?\.?$",
)
_SIZE = re.compile(r"-\d+x\d+$|@\dx$|[-_](?:scaled|large|small|medium)$")


def credited(caption: str) -> tuple[str, str]:
    """A caption and the credit that stood at its end."""
    match = _CREDIT.search(caption)
    if not match:
        return caption, ""
    return caption[: match.start()].rstrip(" –-|(["), match["name"].strip()


def lead_picture(page: Page) -> Association | None:
    """The picture that the page shows of itself, with caption and credit where it has them."""
    image = page.meta("og:image", "og:image:url", "twitter:image")
    href = link(image or page.stated("image", "thumbnailUrl"), page.base)
    if not href or _ORNAMENT.search(PurePosixPath(urlsplit(href).path).name):
        return None
    caption, alternative = _figure(page.tree, href)
    caption, credit = credited(caption)
    return picture(
        href,
        caption=caption,
        alternative=page.meta("og:image:alt", "twitter:image:alt") or alternative,
        credit=credit,
        content_type=page.meta("og:image:type"),
        width=pixels(page.meta("og:image:width")),
        height=pixels(page.meta("og:image:height")),
    )


def _figure(tree: HtmlElement, href: str) -> tuple[str, str]:
    """Caption and text alternative of the same picture on the page."""
    stem = _stem(href)
    for image in tree.iter("img"):
        if _stem(image.get("src") or "") != stem:
            continue
        figure = next(image.iterancestors("figure"), None)
        caption = next(figure.iter("figcaption"), None) if figure is not None else None
        words = line(caption.text_content()) if caption is not None else ""
        return words, line(image.get("alt") or "")
    return "", ""


def _stem(href: str) -> str:
    """The file's name without its size: the same picture comes in many."""
    try:
        return _SIZE.sub("", PurePosixPath(urlsplit(href).path).stem)
    except ValueError:
        return ""


def rights(page: Page) -> tuple[str, str]:
    """Terms of use and copyright notice."""
    terms = page.stated("usageInfo", "license", "acquireLicensePage")
    notice = page.stated("copyrightNotice") or page.meta("copyright", "dcterms.rights", "dc.rights")
    if not terms:
        licences = [
            one.get("href") or "" for one in page.tree.iter("a", "link") if _is_licence(one)
        ]
        terms = next((href for one in licences if (href := link(one, page.base))), "")
    for element in page.tree.iter("p", "small", "div", "span", "footer", "li", "address"):
        if element.tag in ("div", "footer", "li") and any(one.tag != "a" for one in element):
            continue  # the words of others, not its own
        text = line(element.text_content())
        if not terms and is_terms(text):
            terms = text
        elif not notice and (is_notice(text) or (text[:1] == "©" and _is_footer(element))):
            notice = text
    return terms, notice


def _is_footer(element: HtmlElement) -> bool:
    return next(element.iterancestors("footer"), None) is not None


def _is_licence(element: HtmlElement) -> bool:
    return "license" in (element.get("rel") or "").lower().split()
