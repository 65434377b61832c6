"""The short form of ``./run trial crash``: ten kills, and everything as it must be."""

from __future__ import annotations

import subprocess
import sys

from tests.site.test_serve import ROOT


def test_ten_kills_lose_nothing() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "trials", "crash", "--seed", "7", "10"],
        cwd=ROOT, capture_output=True, text=True, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr[-3000:]
    assert "published" in done.stdout
