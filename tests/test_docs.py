"""Documentation that cannot rot: what exists is documented, and generated pages are fresh."""

from __future__ import annotations

from pathlib import Path

from andruck import checks, sources
from andruck.model import Imprint, SourceSpec
from docs import make

ROOT = Path(__file__).resolve().parents[1]


def test_generated_pages_are_fresh() -> None:
    for name, text in make.pages().items():
        assert (ROOT / "docs" / name).read_text("utf-8") == text, f"run ./run docs: {name}"


def test_every_check_and_format_has_its_heading() -> None:
    page = (ROOT / "docs" / "checks.md").read_text("utf-8")
    assert [name for name in checks.catalogue() if f"## {name}" not in page] == []
    page = (ROOT / "docs" / "sources.md").read_text("utf-8")
    assert [one for one in sources.formats().values() if one.FORMAT.label not in page] == []


def test_every_setting_of_a_portal_is_documented() -> None:
    page = (ROOT / "docs" / "portal.md").read_text("utf-8")
    wanted = [*SourceSpec.__struct_fields__, *Imprint.__struct_fields__]
    assert [name for name in wanted if f"`{name}`" not in page] == []


def test_every_command_and_environment_variable_is_documented() -> None:
    settings = (ROOT / "andruck_site" / "settings.py").read_text("utf-8")
    page = (ROOT / "docs" / "portal.md").read_text("utf-8")
    names = {word.strip('"') for word in settings.split() if word.startswith("ANDRUCK_")}
    assert [name for name in names if name not in page] == []
    readme = (ROOT / "README.md").read_text("utf-8")
    for command in ("serve", "test", "lint", "bench", "andruck check", "andruck read"):
        assert f"./run {command}" in readme
