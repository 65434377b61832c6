"""Render the pictures: python make.py [--preview] [--out FOLDER] [NAME ...]"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import stage


def pictures() -> dict[str, Callable[[], None]]:
    """Every picture by its name, as the modules `scenes_*.py` list them."""
    found: dict[str, Callable[[], None]] = {}
    for module in sorted(Path(__file__).parent.glob("scenes_*.py")):
        found.update(__import__(module.stem).PICTURES)
    return found


def main() -> None:
    """Render what was asked for, one after the other."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--preview", action="store_true", help="small and quick")
    parser.add_argument("--samples", type=int, default=16)
    parser.add_argument("--out", type=Path, default=Path(__file__).parent.parent)
    arguments = parser.parse_args()
    known = pictures()
    for name in arguments.names or sorted(known):
        began = time.monotonic()
        stage.clear()
        known[name]()
        built = time.monotonic()
        stage.shoot(arguments.out / f"{name}.jpg", arguments.preview, arguments.samples)
        print(f"{name}: built {built - began:.0f} s, rendered {time.monotonic() - built:.0f} s", flush=True)


if __name__ == "__main__":
    main()
