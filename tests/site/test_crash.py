"""The short form of ``./run trial crash``: a dozen kills, and everything as it must be."""

from __future__ import annotations

import subprocess
import sys

from tests.site.test_serve import ROOT


def test_a_dozen_kills_lose_nothing() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "trials", "crash", "--seed", "7", "12"],
        cwd=ROOT, capture_output=True, text=True, timeout=400,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr[-3000:]
    assert "all as it must be" in done.stdout
