"""The command line as scripts and editors rely on it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
BAD = "Neues Lager in Kiel\n\n🚚 Der Umsatz stieg um um 3 Prozent..\n\nEin Satz  ohne\nFehler.\n"
GOOD = "Gabelstapler und Fördertechnik in Kiel\n\nDas Hochregallager wächst.\n"


def andruck(*arguments: object, stdin: bytes = b"") -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "andruck", *map(str, arguments)],
        cwd=ROOT, input=stdin, capture_output=True, timeout=60,
    )  # fmt: skip
    return subprocess.CompletedProcess(
        done.args, done.returncode, done.stdout.decode(), done.stderr.decode()
    )


@pytest.fixture(scope="module")
def bad(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("cli") / "bad.txt"
    path.write_text(BAD, "utf-8")
    return path


def test_check_json_offsets_are_those_of_the_file(bad: Path) -> None:
    done = andruck("check", bad, "--json")
    assert done.returncode == 1, done.stderr
    findings = json.loads(done.stdout)["findings"]
    keys = "check severity message field index start end quote startOffset endOffset related fix"
    assert all(list(one) == keys.split() for one in findings)
    for one in findings:
        if one["startOffset"] is not None:
            assert BAD[one["startOffset"] : one["endOffset"]] == one["quote"]
    named = {one["check"] for one in findings}
    assert {
        "doubled-word",
        "double-period",
        "no-author",
        "no-date",
        "no-source",
        "no-rights",
    } <= named
    assert "off-topic" not in {
        one["check"]
        for one in json.loads(andruck("check", "-", "--json", stdin=GOOD.encode()).stdout)[
            "findings"
        ]
    }


def test_check_text_marks_the_place(bad: Path) -> None:
    said = andruck("check", bad).stdout
    assert f"{bad}:3:" in said and "doubled-word" in said and "^^" in said
    assert "Fehler" in said.splitlines()[-1]


def test_several_inputs_name_their_file(bad: Path) -> None:
    done = andruck("check", bad, bad, "--json")
    assert all(one["file"] == str(bad) for one in json.loads(done.stdout)["findings"])


def test_the_masthead_is_passed_over() -> None:
    text = "logistic ready\n\nFachportal für Intralogistik\n\n" + GOOD
    done = andruck("check", "-", "--json", stdin=text.encode())
    for one in json.loads(done.stdout)["findings"]:
        assert "logistic ready" not in one["quote"]


@pytest.mark.parametrize(
    ("stdin", "word"),
    [(b"", "leer"), (b"  \n ", "leer"), (b"\xff\xfe\x00\x81 kein utf8 \x90", "UTF-8")],
)
def test_what_cannot_be_checked_is_said(stdin: bytes, word: str) -> None:
    done = andruck("check", "-", stdin=stdin)
    assert done.returncode == 2 and word in done.stderr and "Traceback" not in done.stderr


def test_a_missing_file_and_a_missing_check() -> None:
    done = andruck("check", "gibt-es-nicht.txt")
    assert done.returncode == 2 and "gibt-es-nicht.txt" in done.stderr
    done = andruck("explain", "gibt-es-nicht")
    assert done.returncode == 2 and "doubled-word" in done.stderr


def test_explain_says_it_in_german() -> None:
    done = andruck("explain", "doubled-word")
    assert done.returncode == 0 and "doppelt" in done.stdout


def test_read_prints_ninjs_lines() -> None:
    done = andruck("read", "portals/logistic-ready/wire/rss/fachpresse-de.xml")
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(lines) == 9 and done.returncode == 0
    assert all(line["standard"]["version"] == "3.1" and line["uri"] for line in lines)


def test_read_refuses_what_nobody_understands(tmp_path: Path) -> None:
    path = tmp_path / "x.bin"
    path.write_bytes(bytes(range(256)) * 20)
    done = andruck("read", path)
    assert done.returncode == 2 and "x.bin" in done.stderr and not done.stdout


def test_portal_is_clean_and_a_broken_one_is_not(tmp_path: Path) -> None:
    assert andruck("portal", "portals/logistic-ready").returncode == 0
    (tmp_path / "portal.toml").write_text("name = 3\n")
    done = andruck("portal", tmp_path)
    assert done.returncode == 1 and "portal.toml" in done.stdout


def test_a_new_portal_is_clean(tmp_path: Path) -> None:
    from andruck._starter import start_portal
    from andruck.portal import imprint_gaps, problems, read_portal

    folder = start_portal("Kran & Haken", tmp_path)
    assert problems(folder) == []
    assert imprint_gaps(read_portal(folder))
