"""No file too long to hold, no door too wide."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
FILES = sorted(
    path
    for folder in ("andruck", "andruck_site", "tests", "bench", "trials", "docs")
    for path in (ROOT / folder).rglob("*.py")
    if "migrations" not in path.parts
)
ROOMS = ["fetch", "sources", "stories", "subjects", "translators", "checks", "writers"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_is_small_enough_to_hold(path: Path) -> None:
    text = path.read_text("utf-8")
    assert text.count("\n") <= 400, "split it by noun"
    if "tests" in path.parts:
        return
    long = [
        f"{node.name} ({node.end_lineno - node.lineno + 1})"
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef) and node.end_lineno - node.lineno >= 60
    ]
    assert not long, "functions too long to hold"


@pytest.mark.parametrize("room", ROOMS)
def test_a_door_is_narrow(room: str) -> None:
    text = (ROOT / "andruck" / room / "__init__.py").read_text("utf-8")
    code = [line for line in text.splitlines() if line.strip()]
    assert len(code) <= 120, "a door offers one verb and the types a plug-in needs"


def test_no_drawer_for_everything() -> None:
    names = {"utils", "helpers", "common", "base", "manager", "service", "misc"}
    assert not [path for path in FILES if path.stem in names]
