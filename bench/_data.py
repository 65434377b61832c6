"""Where the third-party data lies: outside the project, and never copied into it."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DATA = Path(os.environ.get("ANDRUCK_BENCH_DATA", ROOT.parent / "shared" / "data"))


class Missing(Exception):
    """The data of a benchmark is not on this machine."""


def data(name: str) -> Path:
    """The folder of a data set; Missing when it is not there."""
    folder = DATA / name
    if not folder.is_dir():
        raise Missing(f"{name} is not in {DATA}; ANDRUCK_BENCH_DATA names another place")
    return folder
