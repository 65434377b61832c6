"""``andruck check``: many inputs, one after another or on all cores, in one of five forms.

An input is read, checked and put into its form in one go, so that only text
travels between processes and memory stays flat however many there are.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import partial

import msgspec

from andruck import _papers, checks
from andruck._papers import Paper
from andruck._report import as_json, as_text, summary, told
from andruck.errors import AndruckError, ReadError
from andruck.model import Finding, Portal
from andruck.portal import read_portal
from andruck.subjects import relevance
from andruck.text.copy import Copy

FEW = 12  # inputs that one process has checked before others have started
AT_ONCE = 16  # inputs a process takes at a time
MENDABLE = "nur Text- und Markdown-Dateien lassen sich ausbessern"


class Order(msgspec.Struct, frozen=True):
    """What is asked for, for every input alike."""

    portal: Portal
    date: datetime | None
    form: str  # text json sarif html diff fix
    several: bool
    review: bool


class Done(msgspec.Struct):
    """One input after its check: what to print, and what to count."""

    parts: list[str] = []
    count: dict[str, int] = {}
    mended: int = 0
    problems: list[str] = []


def run(call: argparse.Namespace) -> int:
    """Check everything that was named; the exit code."""
    problems: list[str] = []
    names = list(_names(call.inputs, problems))
    order = _order(call, len(names) > 1)
    count: Counter[str] = Counter()
    mended = 0
    printer = _Printer(order.form, aside="-" in names)
    for number, done in enumerate(_all(names, order, call.jobs), 1):
        printer.print(done.parts)
        count.update(done.count)
        mended += done.mended
        problems += done.problems
        _progress(number, len(names))
    printer.close()
    if order.form in ("text", "fix"):
        if mended:
            print(f"{mended} Stelle{'n' if mended > 1 else ''} ausgebessert.", file=printer.aside)
        print(summary(count), file=printer.aside)
    for problem in problems:
        print(f"andruck: {problem}", file=sys.stderr)
    if problems:
        return 2
    return int(bool(mended) if order.form == "diff" else bool(count["error"]))


def _names(inputs: Iterable[str], problems: list[str]) -> Iterator[str]:
    for given in inputs:
        try:
            yield from _papers.inputs([given])
        except AndruckError as error:
            problems.append(told(error))


def _order(call: argparse.Namespace, several: bool) -> Order:
    portal = read_portal(call.portal)
    known = checks.catalogue()
    chosen, left_out = (
        frozenset((given or "").replace(",", " ").split()) for given in (call.select, call.ignore)
    )
    for name in sorted((chosen | left_out) - set(known)):
        raise ReadError(
            name, f"eine solche Prüfung gibt es nicht; es gibt: {', '.join(sorted(known))}"
        )
    off = {*portal.checks.off, *left_out, *(set(known) - chosen if chosen else ())}
    settings = msgspec.structs.replace(portal.checks, off=tuple(sorted(off)))
    forms = ("json", "sarif", "html", "diff", "fix")
    form = next((one for one in forms if getattr(call, one)), "text")
    portal = msgspec.structs.replace(portal, checks=settings)
    if call.review and not os.environ.get("ANDRUCK_REVIEWER"):
        raise ReadError("ANDRUCK_REVIEWER", "nicht gesetzt; siehe docs/reviewers.md")
    return Order(portal, call.date, form, several, call.review)


def _all(names: list[str], order: Order, jobs: int | None) -> Iterator[Done]:
    """What came of each input, in their order."""
    jobs = jobs or (os.cpu_count() or 1 if len(names) > FEW else 1)
    one = partial(_one, order)
    if jobs < 2 or "-" in names:
        yield from map(one, names)
        return
    with multiprocessing.get_context().Pool(jobs) as pool:
        yield from pool.imap(one, names, chunksize=AT_ONCE)


def _one(order: Order, name: str) -> Done:
    """Read and check an input, and put what was found into its form."""
    done = Done(parts=[], count={}, problems=[])
    try:
        papers = list(_papers.papers(name, order.portal))
        for paper in papers:
            findings = _proof(order, paper)
            if order.review:
                findings += _reviewed(order, paper, done)
            if order.form in ("diff", "fix"):
                paper, findings = _mend(order, paper, findings, done)
            done.parts += _shown(order, paper, findings, order.several or len(papers) > 1)
            for finding in findings:
                done.count[finding.severity] = done.count.get(finding.severity, 0) + 1
    except AndruckError as error:
        done.problems.append(told(error))
    return done


def _proof(order: Order, paper: Paper) -> tuple[Finding, ...]:
    return checks.check(_copy(order, paper))


def _copy(order: Order, paper: Paper) -> Copy:
    return Copy(
        paper.item,
        portal=order.portal,
        as_of=order.date,
        relevance=relevance(paper.item, order.portal),
    )


def _reviewed(order: Order, paper: Paper, done: Done) -> tuple[Finding, ...]:
    """What the language model of the environment remarks."""
    from andruck.reviewers import review

    try:
        said = review(_copy(order, paper), os.environ)
    except AndruckError as error:
        done.problems.append(told(error))
        return ()
    if said.dropped:
        print(
            f"andruck: {paper.name}: Vom Sprachmodell verworfen, weil das Zitat nicht im Text "
            f"steht: {said.dropped}",
            file=sys.stderr,
        )
    return said.findings


def _mend(
    order: Order, paper: Paper, findings: tuple[Finding, ...], done: Done
) -> tuple[Paper, tuple[Finding, ...]]:
    from andruck._mending import mend, save

    if not paper.text:
        done.problems.append(f"{paper.name}: {MENDABLE}")
        return paper, findings

    def proof(text: str) -> tuple[Paper, tuple[Finding, ...]]:
        changed = _papers.read_text(paper.name, text, order.portal)
        return changed, _proof(order, changed)

    mended = mend((paper, findings), proof)
    done.mended += mended.count
    if order.form == "diff":
        done.parts.append(mended.diff)
        return mended.paper, ()
    if paper.name == "<stdin>":
        done.parts.append(mended.paper.text)
    elif mended.count:
        save(paper.name, mended.paper.text)
    return mended.paper, mended.findings


def _shown(
    order: Order, paper: Paper, findings: tuple[Finding, ...], several: bool
) -> Iterator[str]:
    match order.form:
        case "json":
            yield from as_json(paper, findings, several=several)
        case "sarif":
            from andruck._sarif import result

            yield from (result(paper, finding) for finding in findings)
        case "html":
            from andruck._marked import section

            yield section(paper, findings)
        case "text":
            yield as_text(paper, findings)
        case "fix" if paper.name != "<stdin>":
            yield as_text(paper, findings)


class _Printer:
    """Writes the parts of a form as they come, with what stands around and between them."""

    def __init__(self, form: str, *, aside: bool) -> None:
        # The mended text of standard input stands alone on standard output.
        self.aside = sys.stderr if form == "fix" and aside else sys.stdout
        self._head, self._tail, self._between = "", "", ""
        if form == "json":
            self._head, self._tail, self._between = '{"findings": [\n', "\n]}\n", ",\n"
        elif form == "sarif":
            from andruck import _sarif

            self._head, self._tail, self._between = _sarif.head(), _sarif.TAIL + "\n", ","
        elif form == "html":
            from andruck import _marked

            self._head, self._tail = _marked.HEAD, _marked.TAIL + "\n"
        self._any = False
        sys.stdout.write(self._head)

    def print(self, parts: Iterable[str]) -> None:
        """Write these parts."""
        for part in parts:
            sys.stdout.write((self._between if self._any else "") + part)
            self._any = True
        sys.stdout.flush()

    def close(self) -> None:
        """Write what stands at the end."""
        sys.stdout.write(self._tail)


def _progress(number: int, of: int) -> None:
    """On a terminal and with many inputs: how far it is."""
    if of > FEW and sys.stderr.isatty():
        print(f"\r{number} von {of}", end="\n" if number == of else "", file=sys.stderr)
