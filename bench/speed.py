"""Speed: what proofing costs, how soon the command line starts, whether cores add up.

CPU milliseconds for all checks on 3,000 letters of published news, each article
new to the process; the command on one short file (median of five, CPU and wall
clock); the command on a folder of copies on one process and on two, the wall
clocks' ratio, and the peak memory of one process on a tenth of the folder and
on all of it (``memory.growth``). ``pofilter`` of the translate-toolkit runs its
checks that need no source beside ours, where it is installed.
"""

from __future__ import annotations

import gzip
import html
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path

from andruck import checks
from andruck.model import Item
from andruck.portal import read_portal
from andruck.text.copy import Copy
from bench._data import ROOT, data

LETTERS = 3_000
FILES = 10_000
STARTS = 5
SHORT = """Nordkran baut in Unna

Das Hochregallager in Unna wächst um um zwei Gassen. Der Betreiber hat den Auftrag am Montag
an die Werft vergeben, die auch die Krane im Hafen von Wismar wartet; die Arbeiten sollen im
Mai beginnen und ein Jahr dauern.
"""


def run() -> dict[str, float]:
    """The figures by name."""
    texts = _texts(data("quotes-de-wikinews") / "dev.jsonl.gz")
    figures = {"checks.ms_per_3000": _proofing(texts), **_start()}
    with tempfile.TemporaryDirectory() as scratch:
        figures |= _folder(Path(scratch), texts)
    if find_spec("translate") is not None:
        figures["pofilter.ms_per_3000"] = _pofilter(texts)
    else:
        print("speed: pofilter not measured: pip install translate-toolkit", file=sys.stderr)
    return figures


def _texts(path: Path) -> list[tuple[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [(row["title"], row["text"]) for row in rows]


def _proofing(texts: list[tuple[str, str]]) -> float:
    portal = read_portal(ROOT / "portals" / "logistic-ready")
    spent, letters = 0.0, 0
    for number, (title, text) in enumerate(texts):
        parts = [part.strip() for part in text.split("\n") if part.strip()]
        body = "".join(f"<p>{html.escape(part, quote=False)}</p>" for part in parts)
        begin = time.process_time()
        checks.check(Copy(Item(uri=str(number), language="de", headline=title, body=body),
                          portal=portal))  # fmt: skip
        if number >= 20:  # the first ones pay for words and patterns
            spent += time.process_time() - begin
            letters += len(text)
    return spent / letters * LETTERS * 1_000


def _start() -> dict[str, float]:
    walls, cpus = [], []
    for _ in range(STARTS):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        begin = time.perf_counter()
        _andruck("-", given=SHORT.encode())
        walls.append(time.perf_counter() - begin)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        cpus.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return {"start.s": statistics.median(walls), "start.cpu_s": statistics.median(cpus)}


def _folder(folder: Path, texts: list[tuple[str, str]]) -> dict[str, float]:
    for number in range(FILES):
        title, text = texts[number % len(texts)]
        parent = folder / ("tenth" if number < FILES // 10 else "rest")
        parent.mkdir(exist_ok=True)
        (parent / f"{number:05}.txt").write_text(f"{title}\n\n{text}", "utf-8")
    few = _peak(str(folder / "tenth"), "--jobs=1")
    one = time.perf_counter()
    all_of_it = _peak(str(folder), "--jobs=1")
    two = time.perf_counter()
    _andruck(str(folder), "--jobs=2")
    end = time.perf_counter()
    return {
        "folder.files": float(FILES),
        "folder.one_process_s": two - one,
        "folder.gain_of_two": (two - one) / (end - two),
        "memory.mb": all_of_it,
        "memory.growth": all_of_it / few,
    }


def _andruck(*arguments: str, given: bytes = b"") -> None:
    command = [sys.executable, "-m", "andruck", "check", "--json", *arguments]
    subprocess.run(command, input=given, stdout=subprocess.DEVNULL, check=False)


def _peak(*arguments: str) -> float:
    """The peak memory of the command, in megabytes."""
    command = [sys.executable, "-m", "andruck", "check", "--json", *arguments]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, _, usage = os.wait4(process.pid, 0)
    process.returncode = 0
    return usage.ru_maxrss / 1024


def _pofilter(texts: list[tuple[str, str]]) -> float:
    from translate.filters.checks import StandardChecker
    from translate.storage.po import pounit

    checker = StandardChecker()
    begin, letters = time.process_time(), 0
    for title, text in texts[:200]:
        for part in (title, *text.split("\n")):
            unit = pounit(part)
            unit.target = part
            checker.run_filters(unit)
        letters += len(text)
    return (time.process_time() - begin) / letters * LETTERS * 1_000
