"""Stories: are copies found again, and are retellings put into one story?

Copies are published articles of 10kGNAD with 2 to 15 per cent of the words
replaced, the true share of 3-grams counted. Retellings are 98 news stories in
up to 17 German renderings each, and their English source, as they come in: one
after another, candidates looked up by keys as the site does. The score is
B-cubed; nothing in the engine was tuned on the held half.
"""

from __future__ import annotations

import gzip
import html
import json
import random
from collections import defaultdict
from pathlib import Path

from andruck.model import Item
from andruck.stories import Candidate, group
from andruck.stories.group import NEAR
from andruck.stories.similar import GRAM, bands, signature, similarity
from andruck.text.folding import words
from bench._data import data

LOOKED_UP = 50  # candidates the site takes, the newest first


def run() -> dict[str, float]:
    """The figures by name."""
    return {
        **copies(data("classify-10kgnad") / "dev.jsonl.gz"),
        **retellings(data("neardup-mt-paraphrase-de") / "dev.jsonl.gz"),
    }


def copies(path: Path) -> dict[str, float]:
    """The share of edited copies that are looked up and recognised."""
    dice = random.Random(1)
    texts = [row["text"].split() for row in _rows(path) if len(row["text"].split()) > 100]
    vocabulary = [word for text in texts for word in text]
    found: dict[str, list[bool]] = defaultdict(list)
    for text in texts:
        share = dice.choice((0.02, 0.05, 0.1, 0.15))
        edited = [dice.choice(vocabulary) if dice.random() < share else word for word in text]
        one, other = _item("a", " ".join(text)), _item("b", " ".join(edited))
        left, right = signature(one), signature(other)
        alike = bool(set(bands(left)) & set(bands(right))) and similarity(left, right) >= NEAR
        true = _jaccard(" ".join(text), " ".join(edited))
        if true >= 0.7:
            found["copies.recall_j80" if true >= 0.8 else "copies.recall_j70_80"].append(alike)
        elif true < 0.5:
            found["copies.reported_below_j50"].append(alike)
    return {name: sum(hits) / len(hits) for name, hits in found.items()}


def retellings(path: Path) -> dict[str, float]:
    """B-cubed precision, recall and F of the stories, texts in random order."""
    rows = _rows(path)
    random.Random(3).shuffle(rows)
    story: dict[str, str] = {}
    known: list[Candidate] = []
    by_key: dict[bytes, list[int]] = defaultdict(list)
    for row in rows:
        item = _item(row["id"], row["text"], row["lang"])
        mark = signature(item)
        places = {place for key in bands(mark) for place in by_key[key]}
        near = [known[place] for place in sorted(places, reverse=True)[:LOOKED_UP]]
        story[item.uri] = group(item, mark, near).story or item.uri
        for key in bands(mark):
            by_key[key].append(len(known))
        known.append(Candidate(uri=item.uri, story=story[item.uri], signature=mark))
    ours, gold = _sets(story), _sets({row["id"]: row["cluster"] for row in rows})
    pairs = [(ours[story[row["id"]]], gold[row["cluster"]]) for row in rows]
    precision = sum(len(one & other) / len(one) for one, other in pairs) / len(pairs)
    recall = sum(len(one & other) / len(other) for one, other in pairs) / len(pairs)
    return {
        "retellings.precision": precision,
        "retellings.recall": recall,
        "retellings.f1": 2 * precision * recall / (precision + recall),
    }


def _sets(of: dict[str, str]) -> dict[str, set[str]]:
    sets: dict[str, set[str]] = defaultdict(set)
    for uri, name in of.items():
        sets[name].add(uri)
    return sets


def _rows(path: Path) -> list[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _item(uri: str, text: str, language: str = "de") -> Item:
    headline, _, rest = text.partition("\n")
    body = "".join(f"<p>{html.escape(line)}</p>" for line in rest.split("\n") if line)
    return Item(uri=uri, headline=headline, body=body, language=language)


def _jaccard(one: str, other: str) -> float:
    left, right = (
        {tuple(read[at : at + GRAM]) for at in range(len(read) - GRAM + 1)}
        for read in (words(one), words(other))
    )
    return len(left & right) / len(left | right)
