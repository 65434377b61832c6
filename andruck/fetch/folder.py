"""The files of a folder: what an agency's upload or a colleague has put there.

Read are the folder and one level of folders in it, sorted by name. Hidden files
and notes (README, Markdown) are no news and are passed over. Whatever else is
not read is told as a ``Problem``.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from andruck.errors import FetchError
from andruck.locale import gettext_noop
from andruck.model import Problem

_ = gettext_noop
LIMIT = 20 * 1024 * 1024  # bytes of one file

MISSING = _("There is no such file or folder; create it, or correct the path in portal.toml.")
CLOSED = _("It cannot be opened; give the account Andruck runs under the right to read it.")
TOO_LARGE = _("The file is larger than 20 MB; split it.")
OUTSIDE = _("The link leads out of the folder; put the file itself here.")
DANGLING = _("The link leads nowhere; put the file itself here.")
TOO_DEEP = _("The folder lies too deep; files are read from one level of folders, no further.")
NO_FILE = _("This is no file with content (a pipe or a device); remove it.")
BAD_NAME = _("The name is not in UTF-8; rename the file.")


def read_folder(path: Path) -> Iterator[tuple[Path, bytes] | Problem]:
    """The files in a folder with their bytes, or a single file with its own."""
    try:
        is_folder = path.is_dir()
        if not is_folder and not path.exists():
            raise FetchError(_name(path), MISSING)
        entries = _sorted(path) if is_folder else []
    except OSError as error:
        raise FetchError(_name(path), CLOSED) from error
    return _read_all(entries, path.resolve()) if is_folder else iter((_read_file(path),))


def _read_all(entries: list[Path], root: Path) -> Iterator[tuple[Path, bytes] | Problem]:
    for entry in entries:
        if problem := _objection(entry, root):
            yield problem
        elif not entry.is_dir():
            yield _read_file(entry)
        else:
            try:
                below = _sorted(entry)
            except OSError:
                yield Problem(place=_name(entry), message=CLOSED)
                continue
            for one in below:
                if problem := _objection(one, root):
                    yield problem
                elif one.is_dir():
                    yield Problem(place=_name(one), message=TOO_DEEP)
                else:
                    yield _read_file(one)


def _sorted(folder: Path) -> list[Path]:
    return sorted(entry for entry in folder.iterdir() if not _is_passed_over(entry.name))


def _is_passed_over(name: str) -> bool:
    folded = name.casefold()
    return folded.startswith((".", "readme")) or folded.endswith(".md")


def _objection(entry: Path, root: Path) -> Problem | None:
    """Why an entry of the folder is not to be touched."""
    message = ""
    if _name(entry) != str(entry):
        message = BAD_NAME
    elif entry.is_symlink():
        try:
            target = entry.resolve(strict=True)
        except (OSError, RuntimeError):  # gone, or a link in a circle
            message = DANGLING
        else:
            message = "" if target.is_relative_to(root) else OUTSIDE
    return Problem(place=_name(entry), message=message) if message else None


def _read_file(path: Path) -> tuple[Path, bytes] | Problem:
    """A file's bytes. Never opens a pipe, which would wait for whoever writes into it."""
    try:
        if not path.is_file():
            return Problem(place=_name(path), message=NO_FILE if path.exists() else MISSING)
        with path.open("rb") as file:
            data = file.read(LIMIT + 1)  # it may grow while it is being uploaded
    except OSError:
        return Problem(place=_name(path), message=CLOSED)
    if len(data) > LIMIT:
        return Problem(place=_name(path), message=TOO_LARGE)
    return path, data


def _name(path: Path) -> str:
    """The path in letters that can be stored and printed."""
    return os.fsencode(path).decode("utf-8", "replace")
