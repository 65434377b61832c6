"""``./run backup DATEI``: everything of a data folder in one tar, while all of it runs.

The members are ``andruck.sqlite3``, ``secret_key``, ``media/…`` and, last,
``manifest.json`` with the SHA-256 of each; so a backup that was cut off has no
manifest. The database is copied under one read transaction (WAL: nobody
waits). Pictures are linked aside before and after that, so that one deleted
meanwhile is still there. No Django here, and no file is ever whole in memory.
"""

from __future__ import annotations

import argparse
import contextlib
import glob
import gzip
import hashlib
import io
import json
import os
import shutil
import sqlite3
import sys
import tarfile
import tempfile
import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import IO, Any

ROOT = Path(__file__).resolve().parent.parent
FORMAT = 1
DATABASE = "andruck.sqlite3"
KEY = "secret_key"
MEDIA = "media"
MANIFEST = "manifest.json"
LATEST = "letzte-sicherung.json"  # in the data folder: when and where, for the page „Zustand“
BLOCK = 1 << 20


class Refused(Exception):
    """Why nothing is saved or restored, in one sentence."""


class Counted:
    """A file that counts and hashes what is read from it."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file = file
        self.size = 0
        self._digest = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        """The next bytes."""
        data = self.file.read(size)
        self.size += len(data)
        self._digest.update(data)
        return data

    @property
    def sha256(self) -> str:
        """Of all that was read."""
        return self._digest.hexdigest()


def backup(target: Path, data: Path, *, force: bool = False) -> dict[str, Any]:
    """Save the data folder into a file; returns the manifest."""
    if not (data / DATABASE).is_file():
        raise Refused(f"Im Datenordner {data} liegt keine Datenbank von Andruck.")
    if target.exists() and not force:
        raise Refused(f"{target} gibt es schon; mit --force wird die Datei ersetzt.")
    if not target.parent.is_dir():
        raise Refused(f"Den Ordner {target.parent} gibt es nicht.")
    _sweep(target)
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with _staged(data) as stage, _opened(part, target.name) as tar:
            manifest = _fill(tar, stage)
        part.replace(target)
    except sqlite3.Error as error:
        raise Refused(f"Die Datenbank lässt sich nicht sichern ({error}).") from error
    except OSError as error:
        raise Refused(f"Die Sicherung ist gescheitert ({error.strerror or error}).") from error
    finally:
        part.unlink(missing_ok=True)
    with contextlib.suppress(OSError):  # a full disk must not spoil a good backup
        told = {"made": manifest["made"], "file": str(target), "size": target.stat().st_size}
        (data / LATEST).write_text(json.dumps(told), "utf-8")
    return manifest


def _sweep(target: Path) -> None:
    """Begun backups into the same file whose process was killed."""
    for left in target.parent.glob(f".{glob.escape(target.name)}.*.part"):
        pid = left.name.split(".")[-2]
        if pid.isdecimal() and not _lives(int(pid)):
            left.unlink(missing_ok=True)


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


@contextlib.contextmanager
def _staged(data: Path) -> Iterator[Path]:
    """A folder with a consistent copy: the database, the key, links to the pictures."""
    for left in data.glob(".sicherung-*"):
        shutil.rmtree(left, ignore_errors=True)
    stage = Path(tempfile.mkdtemp(prefix=".sicherung-", dir=data))
    try:
        _link(data / MEDIA, stage / MEDIA)
        copy_database(data / DATABASE, stage / DATABASE)
        _link(data / MEDIA, stage / MEDIA)
        if (data / KEY).is_file():
            shutil.copy2(data / KEY, stage / KEY)
        yield stage
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def copy_database(source: Path, target: Path) -> None:
    """One read transaction over the whole file: consistent, and no writer waits for it.

    Not VACUUM INTO, which gives new numbers to the rows of tables without a key.
    """
    with (
        contextlib.closing(sqlite3.connect(source, timeout=60)) as here,
        contextlib.closing(sqlite3.connect(target)) as there,
    ):
        here.backup(there, pages=-1)
        there.execute("PRAGMA journal_mode=DELETE")
        damage = there.execute("PRAGMA quick_check(1)").fetchone()[0]
    if damage != "ok":
        raise Refused(f"Die Datenbank ist beschädigt ({damage}); sie wird so nicht gesichert.")


def _link(folder: Path, target: Path) -> None:
    """Hard links to every file; a copy where the file system has none."""
    for path in sorted(folder.rglob("*")):
        if not path.is_file() or path.is_symlink():
            continue
        place = target / path.relative_to(folder)
        if place.exists():
            continue
        place.parent.mkdir(parents=True, exist_ok=True)
        try:
            os.link(path, place)
        except FileNotFoundError:
            continue  # deleted in this moment
        except OSError:
            with contextlib.suppress(FileNotFoundError):
                shutil.copy2(path, place)


@contextlib.contextmanager
def _opened(part: Path, name: str) -> Iterator[tarfile.TarFile]:
    """The tar to write, packed where its name says so; on disk when it is closed."""
    packed = name.endswith((".gz", ".tgz"))
    raw = os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")
    with raw:
        with contextlib.ExitStack() as stack:
            # Databases and key are for the publisher's eyes: no name, no reader but the owner.
            out: Any = (
                stack.enter_context(gzip.GzipFile("", "wb", 6, raw, mtime=0)) if packed else raw
            )
            yield stack.enter_context(
                tarfile.open(fileobj=out, mode="w|", format=tarfile.PAX_FORMAT)
            )
        raw.flush()
        os.fsync(raw.fileno())


def _fill(tar: tarfile.TarFile, stage: Path) -> dict[str, Any]:
    members: dict[str, dict[str, Any]] = {}
    media = sorted(path for path in (stage / MEDIA).rglob("*") if path.is_file())
    for path in [stage / DATABASE, stage / KEY, *media]:
        if path.is_file():
            members[path.relative_to(stage).as_posix()] = _add(tar, path, stage)
    manifest = {
        "format": FORMAT,
        "andruck": _version(),
        "made": datetime.now(UTC).isoformat(timespec="seconds"),
        "portal": _portal(),
        "migrations": migrations(stage / DATABASE),
        "members": members,
    }
    text = json.dumps(manifest, ensure_ascii=False, indent=1).encode()
    info = tarfile.TarInfo(MANIFEST)
    info.size, info.mode = len(text), 0o600
    tar.addfile(info, io.BytesIO(text))
    return manifest


def _add(tar: tarfile.TarFile, path: Path, stage: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        status = os.fstat(file.fileno())
        info = tarfile.TarInfo(path.relative_to(stage).as_posix())
        info.size, info.mtime, info.mode = status.st_size, int(status.st_mtime), 0o600
        counted = Counted(file)
        tar.addfile(info, counted)  # type: ignore[arg-type]  # it only reads
    return {"sha256": counted.sha256, "size": counted.size}


def migrations(database: Path) -> list[str]:
    """The applied migrations, as ``app.name``."""
    with contextlib.closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        try:
            rows = connection.execute("SELECT app, name FROM django_migrations").fetchall()
        except sqlite3.DatabaseError as error:
            raise Refused(f"{database.name} ist keine Datenbank von Andruck ({error}).") from error
    return sorted(f"{app}.{name}" for app, name in rows)


def _version() -> str:
    try:
        return version("andruck")
    except PackageNotFoundError:
        return "unbekannt"


def _portal() -> dict[str, str]:
    """Which portal this is, so that a restore can say when it is another."""
    folder = Path(os.environ.get("ANDRUCK_PORTAL", ROOT / "portals" / "logistic-ready"))
    try:
        table = tomllib.loads((folder / "portal.toml").read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return {name: str(table.get(name, "")) for name in ("name", "host")}


def identity() -> dict[str, str]:
    """The portal this Andruck serves now."""
    return _portal()


def folder(given: Path | None) -> Path:
    """The data folder a command means."""
    return (given or Path(os.environ.get("ANDRUCK_DATA", ROOT / "var"))).resolve()


def size_in_words(size: int) -> str:
    """3,4 MB."""
    return f"{size / 1_000_000:.1f} MB".replace(".", ",")


def main() -> int:
    """The command; its exit code."""
    parser = argparse.ArgumentParser(
        prog="./run backup", description="Alles in eine Datei sichern, auch im laufenden Betrieb."
    )
    parser.add_argument("file", type=Path, metavar="DATEI", help="Ziel: .tar oder .tar.gz")
    parser.add_argument("--data", type=Path, default=None, help="Datenordner (Vorgabe: var/)")
    parser.add_argument("--force", action="store_true", help="eine vorhandene Datei ersetzen")
    call = parser.parse_args()
    try:
        manifest = backup(call.file.resolve(), folder(call.data), force=call.force)
    except Refused as refusal:
        print(f"Keine Sicherung: {refusal}", file=sys.stderr)
        return 2
    size = size_in_words(call.file.stat().st_size)
    count = sum(name.startswith(f"{MEDIA}/") for name in manifest["members"])
    print(f"Gesichert in {call.file} ({size}): die Datenbank und {count} Bilddateien.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
