"""``andruck check --fix`` and ``--diff``: sure repairs written into plain text and Markdown.

A repair is made only where the file reads, letter by letter, what the finding
quotes; what overlaps waits for the next round, since a repair can make another
one needless.
"""

from __future__ import annotations

import difflib
import re
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec

from andruck._papers import Paper
from andruck.errors import ReadError
from andruck.model import Finding

ROUNDS = 5
SPACE = re.compile(r"\s+")
BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"

Proofed = tuple[Paper, tuple[Finding, ...]]


class Mended(msgspec.Struct, frozen=True):
    """A paper after its repairs: as it was, as it is, and what is still open."""

    before: str
    paper: Paper
    findings: tuple[Finding, ...]
    count: int

    @property
    def diff(self) -> str:
        """The repairs as a unified diff."""
        name = self.paper.name
        lines = difflib.unified_diff(
            self.before.splitlines(keepends=True),
            self.paper.text.splitlines(keepends=True),
            name,
            name,
        )
        return "".join(line if line.endswith("\n") else line + "\n" for line in lines)


def mend(proofed: Proofed, proof: Callable[[str], Proofed]) -> Mended:
    """The paper with every sure repair made; ``proof`` reads and checks a changed text."""
    paper, findings = proofed
    before, count = paper.text, 0
    for _ in range(ROUNDS):
        text, made = _repaired(paper, findings)
        if not made:
            break
        count += made
        paper, findings = proof(text)
    return Mended(before, paper, findings, count)


def _repaired(paper: Paper, findings: Iterable[Finding]) -> tuple[str, int]:
    """The text with repairs that do not touch each other, and how many they are."""
    repairs = []
    for finding in findings:
        span = paper.offsets(finding.place)
        if finding.fix is None or span is None:
            continue
        stands = SPACE.sub(" ", paper.text[slice(*span)])
        if stands == finding.place.quote:
            repairs.append((*span, finding.fix))
    text, end, made = paper.text, len(paper.text) + 1, 0
    for first, last, fix in sorted(set(repairs), reverse=True):
        if last <= end:
            text = text[:first] + fix + text[last:]
            end = first
            made += 1
    return text, made


def save(name: str, text: str) -> None:
    """Put the text in the place of the file, whole or not at all."""
    path = Path(name)
    bom = BOM if path.read_bytes().startswith(BOM.encode()) else ""
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            file.write((bom + text).encode())
        Path(file.name).chmod(path.stat().st_mode)
        Path(file.name).replace(path)
    except OSError as error:
        raise ReadError(name, f"nicht beschreibbar ({error.strerror})") from error
