"""The trial copy: every article can be read, and every class occurs often enough."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from bench import _copy

FILES = sorted(_copy.COPY.glob("*/*.txt"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_an_article_is_whole(path: Path) -> None:
    article = _copy.read(path)
    assert 700 <= len(article.text) <= 3500
    assert 5 <= len(article.paragraphs) <= 14
    for fault in article.faults:
        words = article.text[fault.start : fault.end]
        assert words
        assert words.strip(" ") == words
    names = {fault.name for fault in article.faults if not fault.also}
    if path.parent.name == "clean":
        assert not names
    else:
        assert len(names) >= 3


def test_there_are_seventy_of_each_kind() -> None:
    assert Counter(path.parent.name for path in FILES) == {"faulty": 70, "clean": 70}


@pytest.mark.parametrize("part", ["dev", "held"])
def test_every_class_occurs_often_enough(part: str) -> None:
    counts = Counter(
        fault.name
        for article in _copy.articles("faulty", part)
        for fault in article.faults
        if not fault.also
    )
    assert {name for name in _copy.ERRORS if counts[name] < 6} == set()
    assert {name for name in _copy.WARNINGS if counts[name] < 4} == set()


def test_the_other_end_belongs_to_a_fault() -> None:
    for article in _copy.articles("faulty"):
        demanded = {fault.name for fault in article.faults if not fault.also}
        others = {fault.name for fault in article.faults if fault.also}
        assert others - demanded <= {"unedited-translation"}, article.path


def test_places_count_code_points_of_the_text_without_marks(tmp_path: Path) -> None:
    path = tmp_path / "02.txt"
    path.write_text(
        "as_of: none\norigin: de\nwhole: =unedited-translation\n\n"
        "Äpfel\n\nEin {{double-period|Satz..}} Und {{=double-period|noch einer..}}\n",
        "utf-8",
    )
    article = _copy.read(path)
    assert article.text == "Äpfel\n\nEin Satz.. Und noch einer..\n"
    assert (article.as_of, article.part) == (None, "dev")
    assert article.faults == (
        ("double-period", 11, 17, False),
        ("double-period", 22, 34, True),
        ("unedited-translation", 0, 34, True),
    )


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("as_of: none\norigin: xx\n\nTitel\n", "origin"),
        ("as_of: none\norigin: de\nfoo: 1\n\nTitel\n", "header line"),
        ("as_of: none\norigin: de\n\nTitel {{double-perod|x..}}\n", "unknown class"),
        (
            "as_of: none\norigin: de\n\n{{headline-name|A {{headline-number|3}} B}}\n",
            "within another",
        ),
    ],
)
def test_a_broken_file_is_refused(tmp_path: Path, text: str, complaint: str) -> None:
    path = tmp_path / "01.txt"
    path.write_text(text, "utf-8")
    with pytest.raises(ValueError, match=complaint):
        _copy.read(path)
