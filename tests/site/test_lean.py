"""What a process does not load, it does not carry along."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ASK = """
import sys
{first}
print(*sorted({{name.partition(".")[0] for name in sys.modules}}))
"""
WEB = "from andruck_site.wsgi import application; import andruck_site.urls"
WORKER = "import django; django.setup(); from andruck_site.wire import tasks, worker"


@pytest.mark.parametrize(
    ("first", "there", "never"),
    [
        (WEB, {"django", "wagtail", "lxml"}, {"trafilatura", "htmldate", "numpy", "ninja"}),
        (WORKER, {"django", "wagtail"}, {"trafilatura", "numpy", "ninja", "rest_framework"}),
        ("import andruck_site.serve", {"msgspec"}, {"django", "urllib3", "ssl", "http", "email"}),
    ],
    ids=["web", "worker", "supervisor"],
)
def test_a_process_starts_without(
    first: str, there: set[str], never: set[str], tmp_path: Path
) -> None:
    environment = {**os.environ, "ANDRUCK_DATA": str(tmp_path),
                   "DJANGO_SETTINGS_MODULE": "andruck_site.settings"}  # fmt: skip
    told = subprocess.run(
        [sys.executable, "-c", ASK.format(first=first)],
        cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=True,
    )  # fmt: skip
    loaded = set(told.stdout.split())
    assert there <= loaded
    assert not never & loaded


def test_the_api_can_still_be_had() -> None:
    """Left out, not broken: whoever imports it gets Wagtail's own."""
    from wagtail.api.v3.api import api

    assert api.__class__.__module__.startswith(("ninja", "wagtail"))
