"""``./run restore DATEI``: a backup back into a data folder, checked before anything is touched.

The file is read twice: once to the end, comparing every checksum; then once
more into a folder beside the place it belongs, comparing again. Only a backup
that held twice is moved in. What was there stays, in a folder of its own.
"""

from __future__ import annotations

import argparse
import contextlib
import fcntl
import json
import os
import re
import shutil
import sqlite3
import sys
import tarfile
import tempfile
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

from andruck_site.backup import (
    BLOCK,
    DATABASE,
    FORMAT,
    KEY,
    LATEST,
    MANIFEST,
    MEDIA,
    ROOT,
    Counted,
    Refused,
    folder,
    identity,
    migrations,
)

LOCK = "laeuft.lock"  # held by a running Andruck, see serve.py
MOST_MANIFEST = 200_000_000
NAME = re.compile(r"media(?:/[^/\\\x00-\x1f]+)+")
FOREIGN = "Das ist keine Sicherung von Andruck"
CUT = "Die Sicherung ist unvollständig: Sie wurde abgeschnitten oder beschädigt"


def restore(source: Path, data: Path, *, force: bool = False) -> dict[str, Any]:
    """Bring a backup back; returns its manifest."""
    manifest = check(source)
    _check_target(data, manifest, force)
    data.mkdir(parents=True, exist_ok=True)
    with _locked(data):
        for left in data.glob(".wiederherstellung-*"):
            shutil.rmtree(left, ignore_errors=True)
        stage = Path(tempfile.mkdtemp(prefix=".wiederherstellung-", dir=data))
        try:
            _unpack(source, stage, manifest)
            _move_in(stage, data)
        except OSError as error:
            raise Refused(
                f"Die Sicherung lässt sich nicht einspielen ({error.strerror or error})."
            ) from error
        finally:
            shutil.rmtree(stage, ignore_errors=True)
    return manifest


def check(source: Path) -> dict[str, Any]:
    """Read the whole file; its manifest, when every member is as it says."""
    seen: dict[str, dict[str, Any]] = {}
    manifest: dict[str, Any] | None = None
    with _reading(source) as members:
        for name, file, size in members:
            if manifest is not None:
                raise Refused(f"{FOREIGN}: Nach dem Verzeichnis folgt noch „{name}“.")
            if name == MANIFEST:
                manifest = _read_manifest(file, size)
                continue
            if not seen and name != DATABASE:
                raise Refused(f"{FOREIGN}: Sie beginnt mit „{name}“.")
            counted = Counted(file)
            while counted.read(BLOCK):
                pass
            seen[name] = {"sha256": counted.sha256, "size": counted.size}
    if manifest is None:
        raise Refused(f"{CUT}; das Verzeichnis am Ende fehlt." if seen else f"{FOREIGN}.")
    _compare(manifest, seen)
    return manifest


def _compare(manifest: dict[str, Any], seen: dict[str, dict[str, Any]]) -> None:
    told = manifest["members"]
    if missing := sorted(set(told) - set(seen)):
        raise Refused(f"{CUT}: „{missing[0]}“ fehlt.")
    if extra := sorted(set(seen) - set(told)):
        raise Refused(f"Die Sicherung wurde verändert: „{extra[0]}“ gehört nicht dazu.")
    for name, facts in seen.items():
        if told[name] != facts:
            raise Refused(f"Die Sicherung wurde verändert: „{name}“ hat die falsche Prüfsumme.")
    known = {
        f"{path.parent.parent.name}.{path.stem}"
        for path in (ROOT / "andruck_site").glob("*/migrations/0*.py")
    }
    ours = ("wire.", "portal.", "desk.")
    later = [one for one in manifest["migrations"] if one.startswith(ours) and one not in known]
    if later:
        raise Refused(
            f"Die Sicherung stammt von einer neueren Fassung von Andruck ({', '.join(later)}). "
            "Bitte zuerst Andruck aktualisieren."
        )


def _read_manifest(file: IO[bytes], size: int) -> dict[str, Any]:
    if size > MOST_MANIFEST:
        raise Refused(f"{FOREIGN}: Das Verzeichnis ist zu groß.")
    try:
        manifest = json.loads(file.read())
        members = manifest["members"]
        sound = (
            all(
                isinstance(name, str)
                and isinstance(one["sha256"], str)
                and isinstance(one["size"], int)
                for name, one in members.items()
            )
            and all(isinstance(one, str) for one in manifest["migrations"])
            and isinstance(manifest["format"], int)
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise Refused(f"{FOREIGN}: Das Verzeichnis ist nicht lesbar.") from error
    if not sound:
        raise Refused(f"{FOREIGN}: Das Verzeichnis ist nicht lesbar.")
    if manifest["format"] != FORMAT:
        raise Refused(
            f"Die Sicherung hat das Format {manifest['format']}, gelesen wird {FORMAT}. "
            "Bitte zuerst Andruck aktualisieren."
        )
    return dict(manifest)


@contextlib.contextmanager
def _reading(source: Path) -> Iterator[Iterator[tuple[str, IO[bytes], int]]]:
    """The members of a backup; whatever is wrong with the file is said in one sentence."""
    names: set[str] = set()
    try:
        with source.open("rb") as raw:
            packed = raw.read(2) == b"\x1f\x8b"
            raw.seek(0)
            with tarfile.open(fileobj=raw, mode="r|gz" if packed else "r|") as tar:
                yield _members(tar, names)
    except FileNotFoundError as error:
        raise Refused(f"Die Datei {source} gibt es nicht.") from error
    except (tarfile.ReadError, EOFError, zlib.error) as error:
        if names:
            raise Refused(f"{CUT}.") from error
        raise Refused(f"{FOREIGN} – oder von ihr fehlt das meiste.") from error
    except tarfile.TarError as error:
        raise Refused(f"{FOREIGN} ({error}).") from error
    except OSError as error:
        raise Refused(
            f"{source} lässt sich nicht einspielen ({error.strerror or error})."
        ) from error


def _members(tar: tarfile.TarFile, names: set[str]) -> Iterator[tuple[str, IO[bytes], int]]:
    """Every member in its order, strictly: plain files with our names, each once."""
    for info in tar:
        if info.type not in (tarfile.REGTYPE, tarfile.AREGTYPE) or info.issparse():
            raise Refused(f"{FOREIGN}: „{info.name}“ ist keine gewöhnliche Datei.")
        if not _is_ours(info.name):
            raise Refused(f"{FOREIGN}: „{info.name}“ gehört in keine.")
        if info.name in names:
            raise Refused(f"{FOREIGN}: „{info.name}“ kommt doppelt vor.")
        names.add(info.name)
        file = tar.extractfile(info)
        assert file is not None
        yield info.name, file, info.size


def _is_ours(name: str) -> bool:
    if name in (DATABASE, KEY, MANIFEST):
        return True
    return bool(NAME.fullmatch(name)) and not {".", ".."} & set(name.split("/"))


def _check_target(data: Path, manifest: dict[str, Any], force: bool) -> None:
    if data.exists() and not data.is_dir():
        raise Refused(f"{data} ist kein Ordner.")
    if data.is_dir() and not force and any(one.name != LOCK for one in data.iterdir()):
        raise Refused(
            f"Der Datenordner {data} ist nicht leer. Mit --force wird die Sicherung trotzdem "
            "eingespielt; was dort liegt, bleibt in einem Unterordner erhalten."
        )
    need = sum(one["size"] for one in manifest["members"].values())
    place = next(one for one in [data, *data.parents] if one.exists())
    if need > (free := shutil.disk_usage(place).free):
        raise Refused(
            f"Der Datenträger ist zu voll: gebraucht werden {need // 1_000_000} MB, "
            f"frei sind {free // 1_000_000} MB."
        )


@contextlib.contextmanager
def _locked(data: Path) -> Iterator[None]:
    """Not under a running Andruck."""
    with (data / LOCK).open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise Refused(
                f"Mit dem Datenordner {data} läuft gerade ein Andruck; bitte zuerst beenden."
            ) from error
        yield


def _unpack(source: Path, stage: Path, manifest: dict[str, Any]) -> None:
    """The second reading: onto the disk, and compared again."""
    told = manifest["members"]
    written = 0
    with _reading(source) as members:
        for name, file, _ in members:
            if name == MANIFEST:
                continue
            place = stage / name
            place.parent.mkdir(parents=True, exist_ok=True)
            counted = Counted(file)
            with os.fdopen(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as to:
                while block := counted.read(BLOCK):
                    to.write(block)
                to.flush()
                os.fsync(to.fileno())
            if told.get(name) != {"sha256": counted.sha256, "size": counted.size}:
                raise Refused(f"Die Sicherung hat sich beim Lesen verändert („{name}“).")
            if name.startswith(f"{MEDIA}/"):
                place.chmod(0o644)
            written += 1
    if written != len(told):
        raise Refused(f"{CUT}.")
    try:
        with contextlib.closing(sqlite3.connect(stage / DATABASE)) as connection:
            damage = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    except sqlite3.DatabaseError as error:
        raise Refused(f"Die Datenbank in der Sicherung ist nicht lesbar ({error}).") from error
    if damage != "ok":
        raise Refused(f"Die Datenbank in der Sicherung ist beschädigt ({damage}).")
    migrations(stage / DATABASE)


def _move_in(stage: Path, data: Path) -> None:
    """What was there goes aside; the database comes last."""
    (stage / MEDIA).mkdir(exist_ok=True)
    before = [DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", KEY, MEDIA, LATEST, "stamp"]
    there = [name for name in before if (data / name).exists()]
    if there:
        aside = data / f"vor-wiederherstellung-{datetime.now(UTC):%Y%m%d-%H%M%S}"
        aside.mkdir()
        for name in there:
            (data / name).rename(aside / name)
    for name in (MEDIA, KEY, DATABASE):
        if (stage / name).exists():
            (stage / name).rename(data / name)


def main() -> int:
    """The command; its exit code."""
    parser = argparse.ArgumentParser(
        prog="./run restore", description="Eine Sicherung einspielen; Andruck darf nicht laufen."
    )
    parser.add_argument("file", type=Path, metavar="DATEI")
    parser.add_argument("--data", type=Path, default=None, help="Datenordner (Vorgabe: var/)")
    parser.add_argument("--force", action="store_true", help="auch in einen Ordner mit Inhalt")
    call = parser.parse_args()
    data = folder(call.data)
    try:
        manifest = restore(call.file, data, force=call.force)
    except Refused as refusal:
        print(f"Nichts wurde eingespielt: {refusal}", file=sys.stderr)
        return 2
    saved, now = manifest.get("portal"), identity()
    if isinstance(saved, dict) and saved.get("name") != now.get("name"):
        print(f"Achtung: Die Sicherung gehört zum Portal „{saved.get('name')}“.", file=sys.stderr)
    print(f"Eingespielt in {data}: der Stand vom {manifest.get('made')}. Weiter mit ./run serve.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
