"""The main job by its own command: real processes, a real data folder, real ports."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PORTAL = ROOT / "portals" / "logistic-ready"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def command(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "andruck_site.serve", *map(str, arguments)]


def refuse(*arguments: object, **environment: str) -> str:
    """Start what must not start; what it says."""
    done = subprocess.run(
        command(*arguments), cwd=ROOT, env={**os.environ, **environment},
        capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert done.returncode == 2, done
    return done.stderr


def _hear_the_line_go_dead() -> None:
    """Under nohup the tests ignore SIGHUP, and what they start would inherit that."""
    signal.signal(signal.SIGHUP, signal.SIG_DFL)


@contextmanager
def served(data: Path, *arguments: str) -> Iterator[tuple[str, str, subprocess.Popen[str]]]:
    """A running Andruck: its address, what it said until it was ready, its process."""
    port = free_port()
    process = subprocess.Popen(
        command("--port", port, "--data", data, *arguments),
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        preexec_fn=_hear_the_line_go_dead,
    )  # fmt: skip
    said = ""
    try:
        assert process.stdout is not None
        for line in process.stdout:
            said += line
            if "Strg-C" in line:
                break
        assert "Strg-C" in said, said
        yield f"http://127.0.0.1:{port}", said, process
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(20)


def get(address: str) -> tuple[int, str]:
    with urllib.request.urlopen(address, timeout=10) as answer:
        return answer.status, answer.read().decode()


def children(pid: int) -> list[int]:
    """All processes below this one."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        if int(fields[1]) == pid:
            child = int(path.parent.name)
            found += [child, *children(child)]
    return found


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("data")


def test_first_and_second_start(data: Path) -> None:
    with served(data) as (address, said, process):
        password = re.search(r"Einmalpasswort\s+(\S+)", said)
        assert password and "/desk/" in said
        status, page = get(f"{address}/")
        assert status == 200
        assert page.count("<article") >= 10, "the front page is no full paper"
        assert get(f"{address}/desk/login/")[0] == 200
        below = children(process.pid)
        assert len(below) >= 2
    deadline = time.monotonic() + 10
    while any(Path(f"/proc/{pid}").exists() for pid in below) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not [pid for pid in below if Path(f"/proc/{pid}").exists()], "left behind"
    with served(data) as (address, said, _):
        assert "Einmalpasswort" not in said
        assert get(f"{address}/")[1].count("<article") >= 10


def test_a_dead_worker_comes_back(data: Path) -> None:
    with served(data) as (_, _, process):
        workers = [pid for pid in children(process.pid) if "work" in _command_line(pid)]
        assert workers
        os.kill(workers[0], signal.SIGKILL)
        deadline = time.monotonic() + 15
        while time.monotonic() < deadline:
            alive = [pid for pid in children(process.pid) if "work" in _command_line(pid)]
            if alive and alive != workers:
                return
            time.sleep(0.2)
        pytest.fail("the worker did not come back")


def _command_line(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ")
    except OSError:
        return ""


def test_empty_starts_without_samples(tmp_path: Path) -> None:
    with served(tmp_path, "--empty") as (address, _, _):
        assert "<article" not in get(f"{address}/")[1]


def test_taken_port(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        said = refuse("--port", port, "--data", tmp_path)
    assert f"127.0.0.1:{port} ist belegt" in said
    assert f"--port {port + 1}" in said


def test_unwritable_folder(tmp_path: Path) -> None:
    blocked = tmp_path / "datei"
    blocked.write_text("")
    assert "kann nicht geschrieben werden" in refuse(
        "--port", free_port(), "--data", blocked / "var"
    )


def test_public_address_needs_an_imprint(tmp_path: Path) -> None:
    said = refuse("--host", "0.0.0.0", "--port", free_port(), "--data", tmp_path)
    assert "Impressum" in said and "§ 18" in said


def test_a_broken_portal_is_named_with_its_line(tmp_path: Path) -> None:
    folder = tmp_path / "portal"
    folder.mkdir()
    (folder / "portal.toml").write_text('name = "x"\nunfug = 1\n')
    said = refuse("--port", free_port(), "--data", tmp_path / "var", ANDRUCK_PORTAL=str(folder))
    assert "portal.toml:2" in said and "unfug" in said


def test_a_newer_database_is_refused(tmp_path: Path) -> None:
    import sqlite3

    with served(tmp_path, "--empty"):
        pass
    with sqlite3.connect(tmp_path / "andruck.sqlite3") as database:
        database.execute(
            "INSERT INTO django_migrations (app, name, applied) "
            "VALUES ('wire', '9999_later', '2030-01-01')"
        )
    assert "neueren Fassung" in refuse("--port", free_port(), "--data", tmp_path)


def test_a_garbled_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / "andruck.sqlite3").write_bytes(b"this is no database" * 1000)
    assert "nicht lesbar" in refuse("--port", free_port(), "--data", tmp_path)
