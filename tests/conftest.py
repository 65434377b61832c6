"""--update writes what readers should give; browser tests say plainly when they did not run."""

from __future__ import annotations

import os
import shutil
from typing import Any

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome")
REQUIRED = os.environ.get("ANDRUCK_BROWSER_TESTS") == "required"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="write the .expected.json files anew")


def pytest_configure(config: pytest.Config) -> None:
    found = next(filter(None, map(shutil.which, NAMES)), "")
    os.environ.setdefault("ANDRUCK_CHROMIUM", found)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Without a browser its tests are left out, and the summary says so; in CI they fail."""
    if os.environ["ANDRUCK_CHROMIUM"] or REQUIRED:
        return
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.skip(reason="no Chromium; ANDRUCK_CHROMIUM names one"))


def pytest_terminal_summary(terminalreporter: Any) -> None:
    if not os.environ["ANDRUCK_CHROMIUM"]:
        terminalreporter.section("Browser")
        terminalreporter.line(
            "Die Browsertests sind NICHT gelaufen: Es wurde kein Chromium gefunden. "
            "ANDRUCK_CHROMIUM=/pfad/zu/chromium nennt eines."
        )


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    """Should expected results be written instead of compared?"""
    return bool(request.config.getoption("--update"))
