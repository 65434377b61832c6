"""The command line: read, check, explain and portal, on files and without a database.

Exit codes: 0 clean, 1 findings of severity error, 2 our error. ``--json`` on
every command. What it prints is German; names and keys are stable (house.md §9).
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, time
from pathlib import Path

import msgspec

from andruck import _papers, checks, sources
from andruck._report import told
from andruck.errors import AndruckError, ReadError
from andruck.model import Item, Problem
from andruck.portal import problems, read_portal
from andruck.writers import ninjs

DEFAULT_PORTAL = Path(__file__).parent.parent / "portals" / "logistic-ready"


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    call = _parser().parse_args(argv)
    try:
        return int(call.run(call))
    except AndruckError as error:
        print(f"andruck: {told(error)}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        sys.stderr.close()  # whoever read our output has seen enough
        return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="andruck", description="Liest, prüft und erklärt Nachrichtentexte."
    )
    commands = parser.add_subparsers(required=True, metavar="BEFEHL")

    check = commands.add_parser("check", help="Texte prüfen")
    check.add_argument(
        "inputs", nargs="+", metavar="DATEI|ORDNER|MUSTER|URL|-",
        help="Text, Markdown, HTML, Word, E-Mail oder ein Format, das andruck read kennt",
    )  # fmt: skip
    check.add_argument("--date", type=_date, help="Erscheinungstag, JJJJ-MM-TT")
    check.add_argument("--portal", type=Path, default=DEFAULT_PORTAL, metavar="ORDNER")
    check.add_argument("--select", metavar="PRÜFUNG,…", help="nur diese Prüfungen")
    check.add_argument("--ignore", metavar="PRÜFUNG,…", help="diese Prüfungen nicht")
    check.add_argument(
        "--review", action="store_true", help="auch das Sprachmodell fragen, das die Umgebung nennt"
    )
    check.add_argument("--jobs", type=int, metavar="N", help="so viele Prozesse (sonst alle Kerne)")
    form = check.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="für Programme")
    form.add_argument("--sarif", action="store_true", help="SARIF 2.1.0, für Codeplattformen")
    form.add_argument("--html", action="store_true", help="eine Seite mit den markierten Texten")
    form.add_argument("--diff", action="store_true", help="sichere Ausbesserungen zeigen")
    form.add_argument(
        "--fix", action="store_true", help="sichere Ausbesserungen in die Datei schreiben"
    )
    check.set_defaults(run=_check)

    read = commands.add_parser("read", help="Meldungen lesen, als ninjs 3.1 ausgeben")
    read.add_argument("inputs", nargs="+", metavar="DATEI|URL|-")
    read.add_argument("--json", action="store_true", help="(so ist die Ausgabe immer)")
    read.set_defaults(run=_read)

    explain = commands.add_parser("explain", help="eine Prüfung erklären")
    explain.add_argument("check", metavar="PRÜFUNG")
    explain.add_argument("--json", action="store_true")
    explain.set_defaults(run=_explain)

    portal = commands.add_parser("portal", help="einen Portalordner prüfen")
    portal.add_argument("folder", type=Path, metavar="ORDNER")
    portal.add_argument("--json", action="store_true")
    portal.set_defaults(run=_portal)

    new = commands.add_parser("new-portal", help="einen Portalordner anlegen")
    new.add_argument("name", metavar="NAME")
    new.add_argument("--json", action="store_true")
    new.set_defaults(run=_new_portal)
    return parser


def _date(text: str) -> datetime:
    try:
        day = datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"„{text}“ ist kein Tag der Form JJJJ-MM-TT") from None
    if day.tzinfo is None:
        day = datetime.combine(day.date(), day.time() or time(12), UTC)
    return day


def _check(call: argparse.Namespace) -> int:
    from andruck._checking import run

    return run(call)


def _read(call: argparse.Namespace) -> int:
    code = 0
    for given in call.inputs:
        try:
            data, url = _papers.load(given)
            for one in _read_one(data, url):
                if isinstance(one, Problem):
                    print(f"andruck: {one.place}: {one.message}", file=sys.stderr)
                else:
                    sys.stdout.buffer.write(ninjs.write(one) + b"\n")
                    sys.stdout.buffer.flush()
        except AndruckError as error:
            print(f"andruck: {told(error)}", file=sys.stderr)
            code = 2
    return code


def _read_one(data: bytes, url: str) -> Iterator[Item | Problem]:
    yield from sources.read(data, url)


def _explain(call: argparse.Namespace) -> int:
    from andruck.checks._docs import explain

    if call.check not in checks.catalogue():
        known = ", ".join(sorted(checks.catalogue()))
        raise ReadError(call.check, f"eine solche Prüfung gibt es nicht; es gibt: {known}")
    if call.json:
        check = checks.catalogue()[call.check].CHECK
        print(msgspec.json.format(msgspec.json.encode(check), indent=1).decode())
    else:
        print(explain(call.check))
    return 0


def _portal(call: argparse.Namespace) -> int:
    found = problems(call.folder)
    if call.json:
        print(msgspec.json.encode({"problems": found}).decode())
    for problem in found if not call.json else ():
        print(f"{problem.place}: {problem.message}")
    if not found and not call.json:
        portal = read_portal(call.folder)
        print(
            f"{portal.name}: {len(portal.sections)} Ressorts, {len(portal.sources)} Quellen, "
            f"{len(portal.subjects)} Sachgebiete, {len(portal.glossary)} Begriffe. Keine Fehler."
        )
    return 1 if found else 0


def _new_portal(call: argparse.Namespace) -> int:
    from andruck._starter import start_portal

    folder = start_portal(call.name)
    print(
        msgspec.json.encode({"folder": str(folder)}).decode()
        if call.json
        else f"Angelegt: {folder}"
    )
    return 0
