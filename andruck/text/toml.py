"""Where a key stands in a TOML text: the standard parser keeps no line numbers."""

from __future__ import annotations

import re

Path = tuple[str | int, ...]

HEADER = re.compile(r"^\s*(\[\[?)\s*([^\[\]]+?)\s*\]\]?\s*(?:#.*)?$")
KEY = re.compile(r"""^\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*=""")
PART = re.compile(r"""[\w-]+|"[^"]*"|'[^']*'""")
# What a value consists of, as far as brackets and long strings go.
TOKEN = re.compile(r"'''|\"\"\"|\"(?:\\.|[^\"\\])*\"|'[^']*'|#.*|[\[\]{}]")


class Lines:
    """The line of every key and table of a TOML text that parses."""

    def __init__(self, text: str) -> None:
        self._lines: dict[Path, int] = {(): 1}
        self._counts: dict[Path, int] = {}
        self._table: Path = ()
        depth, long = 0, ""
        for number, line in enumerate(text.splitlines(), start=1):
            if not depth and not long:
                self._note(line, number)
            if depth or long or not HEADER.match(line):
                depth, long = _after(line, depth, long)

    def of(self, path: Path) -> int:
        """The line of a key; of the nearest table around it when it has none of its own."""
        while path not in self._lines:
            path = path[:-1]
        return self._lines[path]

    def _note(self, line: str, number: int) -> None:
        if header := HEADER.match(line):
            self._table = self._open(_parts(header[2]), array=header[1] == "[[")
            self._lines.setdefault(self._table, number)
        elif key := KEY.match(line):
            path = self._table
            for part in _parts(key[1]):
                path = (*path, part)
                self._lines.setdefault(path, number)

    def _open(self, parts: list[str], *, array: bool) -> Path:
        """The path of a header: names, with the current index in each array of tables."""
        path: Path = ()
        for position, part in enumerate(parts):
            path = (*path, part)
            if array and position == len(parts) - 1:
                self._counts[path] = self._counts.get(path, -1) + 1
            if path in self._counts:
                path = (*path, self._counts[path])
        return path


def _parts(dotted: str) -> list[str]:
    return [part.strip("\"'") for part in PART.findall(dotted)]


def _after(line: str, depth: int, long: str) -> tuple[int, str]:
    """How deep in brackets, and in which long string, the line ends."""
    at = 0
    while at < len(line):
        if long:
            end = line.find(long, at)
            if end < 0:
                return depth, long
            at, long = end + 3, ""
            continue
        token = TOKEN.search(line, at)
        if token is None:
            break
        at = token.end()
        if token[0] in ("'''", '"""'):
            long = token[0]
        elif token[0] in "[{":
            depth += 1
        elif token[0] in "]}":
            depth = max(0, depth - 1)
    return depth, long
