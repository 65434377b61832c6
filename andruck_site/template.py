"""The data folder as it is before its first start: migrated tables, collected static files.

Made once with the environment (229 migrations take seven seconds and more),
then copied; so the first page answers in a few seconds. A folder carries the
stamp of the code that prepared it.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TEMPLATE = ROOT / ".venv" / "template"
DATABASE = "andruck.sqlite3"
STAMP = "stamp"


@cache
def stamp() -> str:
    """What tables and static files follow from: pins, migrations, and the files themselves."""
    portal = Path(os.environ.get("ANDRUCK_PORTAL", ROOT / "portals" / "logistic-ready"))
    digest = hashlib.sha256((ROOT / "constraints.txt").read_bytes())
    folders = [
        *(ROOT / "andruck_site").glob("*/migrations"),
        *(ROOT / "andruck_site").glob("*/static"),
    ]
    for folder in [*sorted(folders), portal / "static"]:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                digest.update(str(path.relative_to(folder)).encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()


def settle(data: Path) -> bool:
    """Put the template into a new data folder. True: tables and files are this code's."""
    if not (data / DATABASE).exists() and _is_made(TEMPLATE):
        shutil.copytree(TEMPLATE / "static", data / "static", dirs_exist_ok=True)
        shutil.copy(TEMPLATE / DATABASE, data / DATABASE)
        mark(data)
    return (data / DATABASE).exists() and _is_made(data)


def mark(data: Path) -> None:
    """Write down that this folder was prepared by this code."""
    (data / STAMP).write_text(stamp())


def _is_made(folder: Path) -> bool:
    kept = folder / STAMP
    return kept.is_file() and kept.read_text() == stamp()


def make() -> None:
    """Make the template anew, unless it stands."""
    if _is_made(TEMPLATE):
        return
    print("Die Vorlage für neue Datenordner wird angelegt …", flush=True)
    shutil.rmtree(TEMPLATE, ignore_errors=True)
    TEMPLATE.mkdir(parents=True)
    subprocess.run(
        [sys.executable, str(ROOT / "manage.py"), "prepare", "--template"],
        cwd=ROOT,
        env={**os.environ, "ANDRUCK_DATA": str(TEMPLATE)},
        stdout=subprocess.DEVNULL,
        check=True,
    )
    (TEMPLATE / "secret_key").unlink(missing_ok=True)  # every data folder has its own
    mark(TEMPLATE)


if __name__ == "__main__":
    make()
