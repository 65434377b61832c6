"""Runs a long trial by name; each module has ``run(seed: int) -> int`` (its exit code)."""

from __future__ import annotations

import argparse
import importlib
import pkgutil
import signal
import sys

import trials


def main() -> int:
    """Run the trial; its exit code."""
    names = [
        one.name for one in pkgutil.iter_modules(trials.__path__) if not one.name.startswith("_")
    ]
    parser = argparse.ArgumentParser(prog="./run trial")
    parser.add_argument("name", choices=names)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("rounds", nargs="?", type=int, help="how often, where a trial has rounds")
    call = parser.parse_intermixed_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # what a trial has started goes too
    arguments = [call.seed] if call.rounds is None else [call.seed, call.rounds]
    return int(importlib.import_module(f"trials.{call.name}").run(*arguments))


if __name__ == "__main__":
    sys.exit(main())
