"""A folder source: what is read, what is passed over, and what is told."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from andruck.errors import FetchError
from andruck.fetch import folder as texts
from andruck.fetch.folder import read_folder
from andruck.model import Problem


def told(path: Path) -> dict[str, bytes | str]:
    """What a folder gives, by name: bytes, or what is wrong with the file."""
    return {
        Path(one.place).name if isinstance(one, Problem) else str(one[0].relative_to(path)): (
            one.message if isinstance(one, Problem) else one[1]
        )
        for one in read_folder(path)
    }


def test_files_come_sorted_and_with_those_of_one_level_of_folders(tmp_path: Path) -> None:
    for name in ("c.xml", "a.json", "b/2.eml", "b/1.eml", "Ä.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(name.encode())
    found = told(tmp_path)
    assert list(found) == ["a.json", "b/1.eml", "b/2.eml", "c.xml", "Ä.txt"]
    assert all(data == name.encode() for name, data in found.items())


def test_hidden_files_and_notes_are_passed_over(tmp_path: Path) -> None:
    names = (".hidden", "README", "README.txt", "readme.MD", "notes.md", ".git/x.xml", "b/README")
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    assert told(tmp_path) == {}


def test_an_empty_folder_and_an_empty_file(tmp_path: Path) -> None:
    assert told(tmp_path) == {}
    (tmp_path / "leer.xml").touch()
    assert told(tmp_path) == {"leer.xml": b""}


def test_a_single_file_is_read_whatever_its_name(tmp_path: Path) -> None:
    path = tmp_path / "README.md"
    path.write_text("x")
    assert list(read_folder(path)) == [(path, b"x")]


def test_a_missing_folder_is_an_error_at_once(tmp_path: Path) -> None:
    with pytest.raises(FetchError) as caught:
        read_folder(tmp_path / "gibt-es-nicht")
    assert caught.value.place == str(tmp_path / "gibt-es-nicht")
    assert caught.value.message == texts.MISSING
    (tmp_path / "link").symlink_to("nirgends")
    with pytest.raises(FetchError):
        read_folder(tmp_path / "link")


def test_large_files_are_told(tmp_path: Path) -> None:
    assert texts.LIMIT == 20 * 1024 * 1024
    with (tmp_path / "riesig.xml").open("wb") as file:
        file.truncate(texts.LIMIT + 1)
    with (tmp_path / "gerade-noch.xml").open("wb") as file:
        file.truncate(texts.LIMIT)
    found = told(tmp_path)
    assert found["riesig.xml"] == texts.TOO_LARGE
    assert len(found["gerade-noch.xml"]) == texts.LIMIT


def test_links_that_lead_out_are_told(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.xml").write_text("secret")
    inside = tmp_path / "wire"
    (inside / "sub").mkdir(parents=True)
    (inside / "a.xml").write_text("a")
    (inside / "link-in.xml").symlink_to("a.xml")
    (inside / "link-out.xml").symlink_to(outside / "secret.xml")
    (inside / "folder-out").symlink_to(outside, target_is_directory=True)
    (inside / "sub" / "out.xml").symlink_to("../../outside/secret.xml")
    (inside / "dangling.xml").symlink_to("nirgends.xml")
    (inside / "circle.xml").symlink_to("circle.xml")
    assert told(inside) == {
        "a.xml": b"a",
        "link-in.xml": b"a",
        "link-out.xml": texts.OUTSIDE,
        "folder-out": texts.OUTSIDE,
        "out.xml": texts.OUTSIDE,
        "dangling.xml": texts.DANGLING,
        "circle.xml": texts.DANGLING,
    }


def test_a_folder_may_itself_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a.xml").write_text("a")
    (tmp_path / "link").symlink_to("real", target_is_directory=True)
    assert told(tmp_path / "link") == {"a.xml": b"a"}


def test_what_is_no_file_is_told_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.xml")
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "b" / "deep.xml").write_text("x")
    (tmp_path / "z.xml").write_text("z")
    assert told(tmp_path) == {"pipe.xml": texts.NO_FILE, "b": texts.TOO_DEEP, "z.xml": b"z"}


def test_names_that_cannot_be_stored_are_told(tmp_path: Path) -> None:
    try:
        (tmp_path / os.fsdecode(b"M\xfcll.xml")).write_text("x")
    except OSError:
        return  # a file system that knows only UTF-8 has no such names
    (problem,) = read_folder(tmp_path)
    assert isinstance(problem, Problem) and problem.message == texts.BAD_NAME
    assert problem.place.encode() and problem.place.endswith("M\ufffdll.xml")


def test_what_may_not_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "zu.xml").write_text("x")
    (tmp_path / "zu.xml").chmod(0)
    (tmp_path / "offen.xml").write_text("x")
    expected: dict[str, bytes | str] = {"offen.xml": b"x", "zu.xml": texts.CLOSED}
    if os.geteuid() == 0:  # root may read everything
        expected["zu.xml"] = b"x"
    assert told(tmp_path) == expected


def test_a_file_that_vanishes_meanwhile_is_told(tmp_path: Path) -> None:
    for name in ("a.xml", "b.xml"):
        (tmp_path / name).write_text("x")
    reading = read_folder(tmp_path)
    assert next(reading) == (tmp_path / "a.xml", b"x")
    (tmp_path / "b.xml").unlink()
    assert next(reading) == Problem(place=str(tmp_path / "b.xml"), message=texts.MISSING)
