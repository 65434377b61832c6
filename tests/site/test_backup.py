"""Backup and restore: real processes writing meanwhile, and files made to do harm."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tarfile
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from andruck_site.backup import DATABASE, MANIFEST, Refused, backup
from andruck_site.restore import restore
from tests.site.test_serve import ROOT, free_port, refuse, served

Members = list[tuple[str, bytes]]


def command(name: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", f"andruck_site.{name}", *map(str, arguments)],
        cwd=ROOT, capture_output=True, text=True, timeout=120,
    )  # fmt: skip


def rows(database: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, the search's own included."""
    with closing(sqlite3.connect(database)) as connection:
        names = [
            name
            for (name,) in connection.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
            )
        ]
        return {
            name: connection.execute(f'SELECT rowid, * FROM "{name}" ORDER BY rowid').fetchall()
            if not name.endswith(("_config", "_idx"))
            else []
            for name in names
        }


def files(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_all_comes_back_that_was_saved_while_it_ran(tmp_path: Path) -> None:
    data, again = tmp_path / "data", tmp_path / "again"
    stop = threading.Event()
    with served(data):
        writer = threading.Thread(target=_write, args=(data / DATABASE, stop))
        writer.start()
        try:
            for number in range(3):
                done = command("backup", tmp_path / f"{number}.tar.gz", "--data", data)
                assert done.returncode == 0, done.stderr
        finally:
            stop.set()
            writer.join()
        assert (
            "läuft gerade"
            in command("restore", tmp_path / "0.tar.gz", "--data", data, "--force").stderr
        )
    for number in range(3):
        place = tmp_path / f"back-{number}"
        restore(tmp_path / f"{number}.tar.gz", place)
        with closing(sqlite3.connect(place / DATABASE)) as connection:
            one, two = (
                connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0]
                for name in ("wire_run WHERE error = 'Probe'", "desk_probe")
            )
        assert one == two > 0, "a transaction was saved in half"
    command("backup", tmp_path / "still.tar", "--data", data)
    done = command("restore", tmp_path / "still.tar", "--data", again)
    assert done.returncode == 0 and "Eingespielt" in done.stdout, done.stderr
    before, after = rows(data / DATABASE), rows(again / DATABASE)
    assert before == after
    assert before["portal_clearance"] and before["portal_article"] and before["desk_probe"]
    assert files(data / "media") == files(again / "media") != {}
    assert (data / "secret_key").read_text() == (again / "secret_key").read_text()
    with served(again) as (_, said, _):
        assert "Einmalkennwort" not in said, "the editors came along"


def _write(database: Path, stop: threading.Event) -> None:
    """Two rows a transaction, until told to stop."""
    with closing(sqlite3.connect(database, timeout=30, isolation_level=None)) as connection:
        connection.execute("CREATE TABLE desk_probe (id INTEGER PRIMARY KEY, text TEXT)")
        (source,) = connection.execute("SELECT min(id) FROM wire_source").fetchone()
        while not stop.wait(0.005):
            connection.execute("BEGIN IMMEDIATE")
            connection.execute(
                "INSERT INTO wire_run (source_id, started, seen, new, changed, known, dropped, "
                "reasons, error) VALUES (?, '2026-11-23', 0, 0, 0, 0, 0, '[]', 'Probe')",
                [source],
            )
            connection.execute("INSERT INTO desk_probe (text) VALUES (?)", ["x" * 3000])
            connection.execute("COMMIT")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A small data folder."""
    folder = tmp_path / "data"
    (folder / "media" / "bilder").mkdir(parents=True)
    (folder / "media" / "bilder" / "Größe ü.jpg").write_bytes(b"jpg" * 5000)
    (folder / "secret_key").write_text("geheim")
    with closing(sqlite3.connect(folder / DATABASE)) as connection:
        connection.execute("CREATE TABLE django_migrations (app, name)")
        connection.execute("INSERT INTO django_migrations VALUES ('wire', '0001_initial')")
        connection.commit()
    return folder


@pytest.fixture
def saved(data: Path, tmp_path: Path) -> Path:
    backup(tmp_path / "gut.tar", data)
    return tmp_path / "gut.tar"


def members(path: Path) -> Members:
    with tarfile.open(path) as tar:
        return [(one.name, tar.extractfile(one).read()) for one in tar]  # type: ignore[union-attr]


def write(path: Path, content: Members, **special: bytes) -> Path:
    with tarfile.open(path, "w") as tar:
        for name, body in content:
            info = tarfile.TarInfo(name)
            info.size = len(body)
            if kind := special.get(name.rsplit("/", 1)[-1]):
                info.type, info.linkname, info.size = kind, "/etc/passwd", 0
            tar.addfile(info, io.BytesIO(body))
    return path


def with_facts(content: Members, name: str, body: bytes) -> Members:
    """One more member, and the manifest says so: only its name is wrong."""
    manifest = json.loads(content[-1][1])
    manifest["members"][name] = {"sha256": hashlib.sha256(body).hexdigest(), "size": len(body)}
    return [*content[:-1], (name, body), (MANIFEST, json.dumps(manifest).encode())]


@pytest.mark.parametrize(
    "name",
    ["../boese", "/etc/boese", "media/../../boese", "media/./x", "media//x", "media\\..\\boese",
     "andere.txt", "media", "static/x.js", "media/a\nb"],
)  # fmt: skip
def test_names_that_lead_elsewhere_are_refused(saved: Path, tmp_path: Path, name: str) -> None:
    bad = write(tmp_path / "boese.tar", with_facts(members(saved), name, b"x"))
    with pytest.raises(Refused, match="keine Sicherung von Andruck"):
        restore(bad, tmp_path / "ziel")
    assert not (tmp_path / "ziel").exists() and not (tmp_path / "boese").exists()


@pytest.mark.parametrize(
    "kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE, tarfile.DIRTYPE]
)
def test_links_and_devices_are_refused(saved: Path, tmp_path: Path, kind: bytes) -> None:
    content = with_facts(members(saved), "media/falle", b"")
    bad = write(tmp_path / "boese.tar", content, falle=kind)
    with pytest.raises(Refused, match="keine gewöhnliche Datei"):
        restore(bad, tmp_path / "ziel")
    assert not (tmp_path / "ziel").exists()


def _flip(content: Members) -> Members:
    return [
        (name, b"J" + body[1:] if name.startswith("media/") else body) for name, body in content
    ]


def _drop(content: Members) -> Members:
    return [one for one in content if not one[0].startswith("media/")]


def _add(content: Members) -> Members:
    return [content[0], ("media/mehr.jpg", b"x"), *content[1:]]


def _twice(content: Members) -> Members:
    return [content[0], *content]


def _after(content: Members) -> Members:
    return [*content, ("media/danach.jpg", b"x")]


def _text(old: str, new: str) -> Callable[[Members], Members]:
    def change(content: Members) -> Members:
        changed = content[-1][1].decode().replace(old, new).encode()
        return [*content[:-1], (MANIFEST, changed)]

    return change


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (_flip, "falsche Prüfsumme"),
        (_drop, "fehlt"),
        (_add, "gehört nicht dazu"),
        (_twice, "doppelt"),
        (_after, "Nach dem Verzeichnis"),
        (_text('"members": {', '"members": ['), "nicht lesbar"),
        (_text('"format": 1', '"format": 2'), "Format 2"),
        (_text('"size": 15000', '"size": "viel"'), "nicht lesbar"),
        (_text("wire.0001_initial", "wire.9999_spaeter"), "neueren Fassung"),
    ],
)
def test_what_was_changed_is_refused(
    saved: Path, tmp_path: Path, change: Callable[[Members], Members], words: str
) -> None:
    bad = write(tmp_path / "boese.tar", change(members(saved)))
    with pytest.raises(Refused, match=words):
        restore(bad, tmp_path / "ziel")
    assert not (tmp_path / "ziel").exists()


def test_a_file_cut_off_anywhere_is_refused(data: Path, tmp_path: Path) -> None:
    for name in ("a.tar", "a.tar.gz"):
        whole = tmp_path / name
        backup(whole, data)
        size = len(whole.read_bytes())
        # The last two empty blocks of a tar say nothing; all before them does.
        last = size - 12_000 if name.endswith("tar") else size - 100
        for length in (0, 1, 300, 700, size // 3, size // 2, last):
            cut = tmp_path / f"cut-{name}"
            cut.write_bytes(whole.read_bytes()[:length])
            with pytest.raises(Refused, match=r"Sicherung von Andruck|unvollständig"):
                restore(cut, tmp_path / "ziel")
            assert not (tmp_path / "ziel").exists()


def test_other_files_are_refused(tmp_path: Path) -> None:
    foreign = write(tmp_path / "fremd.tar", [("etc/motd", b"Moin")])
    other = tmp_path / "text.tar"
    other.write_bytes(b"kein Tar" * 1000)
    bomb = tmp_path / "null.tar.gz"
    bomb.write_bytes(gzip.compress(bytes(10_000_000)))
    for path in (foreign, other, bomb):
        with pytest.raises(Refused, match="keine Sicherung von Andruck"):
            restore(path, tmp_path / "ziel")
    with pytest.raises(Refused, match="gibt es nicht"):
        restore(tmp_path / "nichts.tar", tmp_path / "ziel")


def test_a_full_folder_is_left_alone_unless_forced(saved: Path, data: Path, tmp_path: Path) -> None:
    (data / "secret_key").write_text("neuer")
    done = command("restore", saved, "--data", data)
    assert done.returncode == 2 and "nicht leer" in done.stderr
    assert (data / "secret_key").read_text() == "neuer"
    done = command("restore", saved, "--data", data, "--force")
    assert done.returncode == 0, done.stderr
    assert (data / "secret_key").read_text() == "geheim"
    (aside,) = data.glob("vor-wiederherstellung-*")
    assert (aside / "secret_key").read_text() == "neuer", "what was there is kept"
    assert not list(data.glob(".wiederherstellung-*"))


def test_a_backup_is_for_its_owner_and_replaces_nothing(saved: Path, data: Path) -> None:
    assert saved.stat().st_mode & 0o077 == 0
    done = command("backup", saved, "--data", data)
    assert done.returncode == 2 and "gibt es schon" in done.stderr
    assert json.loads((data / "letzte-sicherung.json").read_text())["file"] == str(saved)
    assert not list(data.glob(".sicherung-*"))


def test_what_a_killed_backup_left_goes_with_the_next(data: Path, tmp_path: Path) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    left, foreign, running = (
        tmp_path / f".{name}.part" for name in (f"gut.tar.{gone.pid}", "gut.tar.neu", "gut.tar.1")
    )
    for path in (left, foreign, running):
        path.write_bytes(b"halb")
    backup(tmp_path / "gut.tar", data)
    assert not left.exists() and foreign.exists() and running.exists()


def test_a_damaged_database_is_not_saved_as_if_it_were_whole(data: Path, tmp_path: Path) -> None:
    (data / DATABASE).write_bytes(b"Kein SQLite" * 1000)
    with pytest.raises(Refused, match="Datenbank"):
        backup(tmp_path / "a.tar", data)
    assert not (tmp_path / "a.tar").exists()


def test_one_andruck_serves_a_data_folder(tmp_path: Path) -> None:
    with served(tmp_path, "--empty"):
        assert "läuft schon" in refuse("--port", free_port(), "--data", tmp_path)


def test_an_older_data_folder_is_raised_and_keeps_all(tmp_path: Path) -> None:
    """Without its last migration, with rows in it: raised, everything there, a copy beside."""
    data = tmp_path / "data"
    environment = {**os.environ, "ANDRUCK_DATA": str(data)}

    def manage(*arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT, env=environment, capture_output=True, text=True, timeout=180,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout

    manage("prepare")
    manage("migrate", "wire", "0001", "-v0")
    shutil.copy(data / DATABASE, tmp_path / "alt.sqlite3")
    before = rows(data / DATABASE)
    said = manage("prepare")
    after = rows(data / DATABASE)
    (kept,) = data.glob("andruck-*.sqlite3")
    assert kept.name in said
    assert rows(kept)["portal_article"] == before["portal_article"] != []
    grown = {"django_migrations", "sqlite_sequence", "auth_permission", "django_content_type"}
    lost = [
        name for name in before
        if name not in grown and not name.startswith("portal_search")
        and before[name] != after.get(name)
    ]  # fmt: skip
    assert lost == []
