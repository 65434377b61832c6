"""Pictures that come with a text, as associations."""

from __future__ import annotations

from collections.abc import Iterable
from html.parser import HTMLParser

import nh3

from andruck.model import Association, Item, Rendition
from andruck.text.html import link

MOST = 20
SMALLEST = 32  # pixels; below it counts readers or is an ornament

_CLEANER = nh3.Cleaner(
    tags={"img", "figure", "figcaption"},
    attributes={"img": {"src", "alt", "width", "height"}},
    url_schemes={"http", "https"},
)


def picture(
    href: str,
    *,
    caption: str = "",
    alternative: str = "",
    credit: str = "",
    content_type: str = "",
    width: int | None = None,
    height: int | None = None,
) -> Association:
    """A picture behind an address."""
    rendition = Rendition(href=href, content_type=content_type, width=width, height=height)
    item = Item(
        uri=href,
        type="picture",
        headline=_words(caption),
        description=_words(alternative),
        by=_words(credit),
        renditions=(rendition,),
    )
    return Association(rel="picture", uri=href, item=item)


def pictures_in(html: str, url: str) -> tuple[Association, ...]:
    """The pictures in an HTML fragment, with their captions."""
    if "<img" not in html.lower():
        return ()
    collector = _Collector(url)
    collector.feed(_CLEANER.clean(html))
    collector.close()
    return tuple(collector.pictures())


def distinct(pictures: Iterable[Association]) -> tuple[Association, ...]:
    """Each address once; the first that tells of it has the say."""
    return tuple({one.uri: one for one in reversed(list(pictures))}.values())[::-1][:MOST]


def pixels(value: object) -> int | None:
    """A width or height as a number, where it is one."""
    text = str(value or "").removesuffix("px").strip()
    return (
        int(text) if text.isascii() and text.isdecimal() and 0 < int(text[:6]) < 100_000 else None
    )


def _words(text: str) -> str:
    return " ".join(text.split())


class _Collector(HTMLParser):
    """Pairs every picture with the caption of its figure."""

    def __init__(self, url: str) -> None:
        super().__init__(convert_charrefs=True)
        self.url = url
        self.found: list[tuple[dict[str, str], list[str]]] = []
        self.captions: list[list[str]] = []
        self.in_caption = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a picture, or the beginning of a figure or caption."""
        if tag == "figure":
            self.captions.append([])
        elif tag == "figcaption":
            self.in_caption = True
        else:
            words = self.captions[-1] if self.captions else []
            self.found.append(({name: value or "" for name, value in attrs}, words))

    def handle_endtag(self, tag: str) -> None:
        """Note the end of a figure or caption."""
        if tag == "figcaption":
            self.in_caption = False
        elif tag == "figure" and self.captions:
            self.captions.pop()

    def handle_data(self, data: str) -> None:
        """Words of a caption."""
        if self.in_caption and self.captions:
            self.captions[-1].append(data)

    def pictures(self) -> Iterable[Association]:
        """The pictures large enough to be meant for readers."""
        for attributes, words in self.found[: MOST * 2]:
            href = link(attributes.get("src", ""), self.url)
            width, height = (pixels(attributes.get(name)) for name in ("width", "height"))
            if href and all(size is None or size >= SMALLEST for size in (width, height)):
                yield picture(
                    href,
                    caption="".join(words),
                    alternative=attributes.get("alt", ""),
                    width=width,
                    height=height,
                )
