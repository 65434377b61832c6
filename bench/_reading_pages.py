"""Web pages: four sets with gold, our reader, trafilatura in all of its modes, htmldate.

What is compared to the gold, by the same function for every reader:

- trafilatura's own set: segments in headline, standfirst and text, since its gold has all
  three ("potential titles"). ``*_titled`` puts trafilatura's title and description before
  its text, as an item of ours has them.
- Fundus: standfirst and text, since its gold is summary and paragraphs; a standfirst that
  stands in a meta element alone, where the page shows it nowhere, is left out.
- Zyte, Readability: the text alone.
"""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import htmldate
import lxml.html
import trafilatura

from andruck import sources
from andruck.model import Item
from andruck.text.html import plain
from bench import _reading_scores as scores
from bench._archives import files

OPTIONS = {"include_comments": False, "include_tables": True, "include_formatting": False}
MODES: dict[str, dict[str, bool]] = {
    "fast": {"fast": True},
    "standard": {},
    "precision": {"favor_precision": True},
    "recall": {"favor_recall": True},
}
SAME: dict[str, Callable[[str], object]] = {
    "title": scores.bare,
    "author": scores.people,
    "date": scores.day,
}


class Gold(NamedTuple):
    """What a page should give: a text or segments of it, and fields (empty: there is none)."""

    text: str = ""
    wanted: list[str] = []
    unwanted: list[str] = []
    fields: dict[str, str] = {}


class Page(NamedTuple):
    """A saved page."""

    url: str
    data: bytes
    gold: Gold


class Reading(NamedTuple):
    """What a reader makes of a page."""

    text: str = ""
    description: str = ""
    fields: dict[str, str] = {}


def figures() -> Iterator[tuple[str, float]]:
    """The figures by name."""
    spent: Counter[str] = Counter()
    for name, pages_of in SETS.items():
        pages = list(pages_of())
        found = {"andruck": _timed("andruck", _andruck, pages, spent)}
        for mode in MODES:
            found[mode] = _timed(mode, _mode(mode), pages, spent)
        found["metadata"] = _timed("metadata", _metadata, pages, spent)
        found["htmldate"] = _timed("htmldate", _htmldate, pages, spent)
        yield from _texts(name, pages, found)
        for reader in ("andruck", "metadata", "htmldate"):
            yield from _fields(name, reader, pages, found[reader])
    yield "time.andruck_to_text_alone", spent["andruck"] / spent["standard"]
    peers = spent["standard"] + spent["metadata"] + spent["htmldate"]
    yield "time.andruck_to_text_metadata_date", spent["andruck"] / peers


def _timed(
    name: str, read: Callable[[Page], Reading], pages: list[Page], spent: Counter[str]
) -> list[Reading]:
    begin = time.process_time()
    found = [read(page) for page in pages]
    spent[name] += time.process_time() - begin  # type: ignore[assignment]
    return found


def _andruck(page: Page) -> Reading:
    read = sources.read(page.data, page.url, ("html_page",))
    item = next((one for one in read if isinstance(one, Item)), None)
    if item is None:
        return Reading()
    date = item.first_created.date().isoformat() if item.first_created else ""
    fields = {"title": item.headline, "author": item.by, "date": date}
    return Reading(plain(item.body), item.description, fields)


def _mode(name: str) -> Callable[[Page], Reading]:
    options: dict[str, Any] = {**OPTIONS, **MODES[name]}
    return lambda page: Reading(trafilatura.extract(page.data, **options) or "")


def _metadata(page: Page) -> Reading:
    found = trafilatura.extract_metadata(page.data, default_url=page.url)
    names = SAME if found else ()
    fields = {name: getattr(found, name) or "" for name in names}
    return Reading(description=(found.description or "") if found else "", fields=fields)


def _htmldate(page: Page) -> Reading:
    return Reading(fields={"date": htmldate.find_date(page.data, original_date=True) or ""})


def _texts(
    name: str, pages: list[Page], found: dict[str, list[Reading]]
) -> Iterator[tuple[str, float]]:
    f1 = {}
    for reader in ("andruck", *MODES):
        texts = [_compared(name, *pair) for pair in zip(pages, found[reader], strict=True)]
        scored = _scored(pages, texts)
        yield from ((f"{name}.{reader}.{figure}", value) for figure, value in scored.items())
        f1[reader] = scored["f1"]
        if name == "trafilatura" and reader in MODES:
            titled = [
                f"{other.fields.get('title', '')}\n{other.description}\n{one}"
                for one, other in zip(texts, found["metadata"], strict=True)
            ]
            f1[f"{reader}_titled"] = _scored(pages, titled)["f1"]
            yield f"{name}.{reader}_titled.f1", f1[f"{reader}_titled"]
    yield f"{name}.ahead", f1.pop("andruck") - max(f1.values())


def _scored(pages: list[Page], texts: list[str]) -> dict[str, float]:
    both = list(zip(texts, pages, strict=True))
    if pages[0].gold.wanted:
        return scores.segments((text, one.gold.wanted, one.gold.unwanted) for text, one in both)
    return scores.shingles((text, one.gold.text) for text, one in both if one.gold.text)


def _compared(name: str, page: Page, reading: Reading) -> str:
    if name == "trafilatura":
        headline = reading.fields.get("title", "")
        return f"{headline}\n{reading.description}\n{reading.text}"
    if name == "fundus" and reading.description and _shows(page, reading.description):
        return f"{reading.description}\n{reading.text}"
    return reading.text


def _shows(page: Page, words: str) -> bool:
    tree = trafilatura.load_html(page.data)
    for element in list(tree.iter("head", "script", "style", "template", "noscript")):
        element.drop_tree()
    return scores.bare(words) in scores.bare(tree.text_content())


def _fields(
    name: str, reader: str, pages: list[Page], found: list[Reading]
) -> Iterator[tuple[str, float]]:
    for field in SAME:
        if not any(field in page.gold.fields for page in pages):
            continue
        if reader == "htmldate" and field != "date":
            continue
        verdicts = Counter(
            _verdict(field, page.gold.fields[field], one.fields.get(field, ""))
            for page, one in zip(pages, found, strict=True)
            if field in page.gold.fields
        )
        for verdict in ("right", "wrong", "absent", "said"):
            yield f"{name}.{field}.{reader}.{verdict}", verdicts[verdict]


def _verdict(field: str, gold: str, found: str) -> str:
    """right, wrong or absent; where the page has none: said or unsaid."""
    if not gold:
        return "said" if found else "unsaid"
    if SAME[field](found) == SAME[field](gold):
        return "right"
    return "wrong" if found else "absent"


def _of_trafilatura() -> Iterator[Page]:
    archive = files("extract-trafilatura")
    for url, one in json.loads(archive["evaldata.json"]).items():
        author = one.get("author", "")
        fields = {
            "title": one.get("title", ""),
            "author": ", ".join(author) if isinstance(author, list) else author,
            "date": one.get("date", ""),
        }
        gold = Gold("", one["with"], one["without"], fields if "title" in one else {})
        yield Page(url, archive[f"html/{one['file']}"], gold)


def _of_zyte() -> Iterator[Page]:
    archive = files("extract-zyte")
    for name, one in json.loads(archive["ground-truth.json"]).items():
        yield Page(one["url"], archive[f"html/{name}.html"], Gold(one["articleBody"]))


def _of_fundus() -> Iterator[Page]:
    archive = files("extract-fundus")
    for line in archive["gold.jsonl"].decode().splitlines():
        one = json.loads(line)
        body = one["body"] or {"summary": [], "sections": []}
        texts = [*(body["summary"] or [])]
        for section in body["sections"]:
            texts += [*section["headline"], *section["paragraphs"]]
        fields = {
            "title": one["title"],
            "author": ", ".join(one["authors"] or []),
            "date": one["publishing_date"] or "",
        }
        yield Page(one["url"], archive[one["file"]], Gold("\n".join(texts), fields=fields))


def _of_readability() -> Iterator[Page]:
    archive = files("extract-readability")
    for path, data in archive.items():
        if path.endswith("/source.html"):
            folder = path.removesuffix("source.html")
            one = json.loads(archive[f"{folder}expected-metadata.json"])
            tree = lxml.html.fromstring(archive[f"{folder}expected.html"].decode())
            fields = {
                "title": one.get("title") or "",
                "author": one.get("byline") or "",
                "date": one.get("publishedTime") or "",
            }
            gold = Gold("\n".join(str(text) for text in tree.itertext()), fields=fields)
            yield Page("http://fakehost/test/page.html", data, gold)


SETS: dict[str, Callable[[], Iterator[Page]]] = {
    "trafilatura": _of_trafilatura,
    "zyte": _of_zyte,
    "fundus": _of_fundus,
    "readability": _of_readability,
}
