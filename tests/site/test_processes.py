"""Nothing outlives the supervisor, whoever is killed and however: real processes."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.site.test_serve import _command_line, children, get, served


def wait_for(what: Callable[[], bool], seconds: float, words: str) -> None:
    deadline = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < deadline, words
        time.sleep(0.1)


def living(pids: list[int]) -> list[str]:
    found = []
    for pid in pids:
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
        except OSError:
            continue
        if state != "Z":
            found.append(f"{pid} {_command_line(pid)}")
    return found


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("data")


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_the_end_of_the_parent_is_the_end_of_all(data: Path, number: signal.Signals) -> None:
    with served(data, "--empty") as (_, _, process):
        below = children(process.pid)
        assert len(below) >= 3, "granian, its worker, the task worker"
        process.send_signal(number)
        process.wait(12)
        wait_for(lambda: not living(below), 10, f"left: {living(below)}")


def test_all_of_it_killed_but_one_leaves_that_one_no_life(data: Path) -> None:
    with served(data, "--empty") as (_, _, process):
        below = children(process.pid)
        keep = next(pid for pid in reversed(below) if _parent(pid) != process.pid)
        for pid in [process.pid, *below]:
            if pid != keep:
                os.kill(pid, signal.SIGKILL)
        wait_for(lambda: not living(below), 5, f"left: {living(below)}")


def _parent(pid: int) -> int:
    return int(Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[1])


def test_a_killed_web_server_comes_back_at_the_same_port(data: Path) -> None:
    with served(data, "--empty") as (address, _, process):
        granian = [pid for pid in children(process.pid) if "granian" in _command_line(pid)]
        inner = [pid for pid in granian if _parent(pid) != process.pid]
        outer = [pid for pid in granian if _parent(pid) == process.pid]
        assert len(outer) == 1
        os.kill(outer[0], signal.SIGKILL)
        wait_for(lambda: not living([*outer, *inner]), 5, "the old one is still there")

        def answers() -> bool:
            try:
                return get(f"{address}/")[0] == 200
            except OSError:
                return False

        wait_for(answers, 20, "no answer")


def test_a_second_start_after_a_hard_end_works(data: Path) -> None:
    with served(data, "--empty") as (_, _, process):
        os.kill(process.pid, signal.SIGKILL)
        process.wait(5)
        with served(data, "--empty") as (address, _, _):
            assert get(f"{address}/")[0] == 200
