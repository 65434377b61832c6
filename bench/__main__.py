"""Runs the benchmarks of this folder and holds the floors of floors.toml.

Each module has ``run() -> dict[str, float]`` (figures by name) or raises
``Missing`` when its third-party data is not there. A figure below its floor,
or above its ceiling, fails.
"""

from __future__ import annotations

import argparse
import importlib
import json
import pkgutil
import sys
import tomllib
from pathlib import Path

import bench
from bench._data import Missing

HERE = Path(__file__).parent


def main() -> int:
    """Run one or all; the exit code is 1 when a floor is not held."""
    names = [
        one.name for one in pkgutil.iter_modules(bench.__path__) if not one.name.startswith("_")
    ]
    parser = argparse.ArgumentParser(prog="./run bench")
    parser.add_argument("name", nargs="?", choices=names)
    parser.add_argument("--json", action="store_true")
    call = parser.parse_args()
    floors = tomllib.loads((HERE / "floors.toml").read_text("utf-8"))
    figures: dict[str, dict[str, float]] = {}
    failed = False
    for name in [call.name] if call.name else names:
        try:
            figures[name] = importlib.import_module(f"bench.{name}").run()
        except Missing as missing:
            print(f"{name}: not measured: {missing}", file=sys.stderr)
            continue
        for figure, value in figures[name].items():
            verdict = _verdict(value, floors.get(name, {}).get(figure))
            failed |= verdict.startswith("BELOW")
            if not call.json:
                print(f"{name:12} {figure:44} {value:10.4g}  {verdict}")
    if call.json:
        print(json.dumps(figures, indent=1))
    return int(failed)


def _verdict(value: float, bound: dict[str, float] | None) -> str:
    if bound is None:
        return ""
    if "min" in bound and value < bound["min"]:
        return f"BELOW THE FLOOR of {bound['min']:g}"
    if "max" in bound and value > bound["max"]:
        return f"BELOW THE FLOOR: more than {bound['max']:g}"
    return "holds"


if __name__ == "__main__":
    sys.exit(main())
