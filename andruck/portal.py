"""Reads a portal folder into a Portal, strictly, and names every mistake in it.

portal.toml     name, tagline, language, host, [imprint], [[sections]], [[sources]], [checks]
subjects.csv    id,parent,name,section, then one column of terms for each language
glossary.csv    language,source,target,note
authors.csv     name,slug,role,bio
house.toml      spellings, avoid, promo

Only portal.toml must be there. Unknown keys, columns and files of these kinds are mistakes:
a setting that is silently passed over is worse than one that is refused.
"""

from __future__ import annotations

import csv
import io
import re
import tomllib
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal, TypeVar, get_args, get_origin

import msgspec

from andruck._portal_rules import LANGUAGE, check_settings, check_tables
from andruck.errors import PortalError
from andruck.locale import gettext_noop
from andruck.model import (
    AuthorSpec,
    CheckSettings,
    House,
    Imprint,
    Portal,
    Problem,
    Section,
    SourceSpec,
    Subject,
    Term,
    Value,
)
from andruck.text.toml import Lines
from andruck.text.toml import Path as Keys

FILES = ("portal.toml", "subjects.csv", "glossary.csv", "authors.csv", "house.toml")
SIZE = 5_000_000  # bytes; a portal's data is a few hundred kilobytes
PLACEHOLDER = re.compile(r"\[[^\]]*\]")
SUBJECT_COLUMNS = ("id", "parent", "name", "section")
GLOSSARY_COLUMNS = ("language", "source", "target", "note")
AUTHOR_COLUMNS = ("name", "slug", "role", "bio")

V = TypeVar("V", bound=Value)


def read_portal(folder: Path) -> Portal:
    """The portal in this folder; PortalError with the first mistake and their number."""
    portal, found = _load(folder)
    if portal is None or found:
        first, more = found[0], len(found) - 1
        ending = f" (and {more} more; `andruck portal {folder}` names them all)" if more else ""
        raise PortalError(first.place, first.message + ending)
    return portal


def problems(folder: Path) -> list[Problem]:
    """Every mistake in this folder, with file and line and what to do about it."""
    return _load(folder)[1]


_ = gettext_noop
IMPRINT = {
    "publisher": _("name of the publisher"),
    "street": _("street and number of the publisher"),
    "city": _("postcode and city of the publisher"),
    "email": _("e-mail address"),
    "responsible": _("person responsible for the content"),
    "responsible_address": _("address of the person responsible"),
}


def imprint_gaps(portal: Portal) -> list[str]:
    """What the imprint still lacks before a German portal may go public (msgids)."""
    values = msgspec.structs.asdict(portal.imprint)
    return [
        message
        for field, message in IMPRINT.items()
        if not values[field].strip() or PLACEHOLDER.search(values[field])
    ]


def _load(folder: Path) -> tuple[Portal | None, list[Problem]]:
    if not (folder / "portal.toml").is_file():
        hint = "give the folder that holds portal.toml, or start one with `./run new-portal NAME`"
        return None, [Problem(place=str(folder), message=f"there is no portal.toml here; {hint}")]
    book = _Book(folder)
    book.strangers()
    settings = book.settings()
    subjects, glossary = tuple(book.subjects()), tuple(book.glossary())
    house, authors = book.house(), tuple(book.authors())
    slugs = {section.slug for section in settings["sections"]} if settings else None
    faults = [*check_tables(subjects, slugs, glossary, house, authors)]
    portal = None
    if settings:
        portal = Portal(
            folder=str(folder),
            subjects=subjects,
            glossary=glossary,
            house=house,
            authors=authors,
            **settings,
        )
        faults += check_settings(portal)
    for table, row, message in faults:
        book.found.append(Problem(place=book.places[table, row], message=message))
    return (None if book.found else portal), book.found


class _Book:
    """One reading of a folder: collects the mistakes and where things stand."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.found: list[Problem] = []
        self.places: dict[tuple[str, int | str], str] = {}  # ("subjects", 3): "…/subjects.csv:5"

    def at(self, file: str, line: int) -> str:
        """The address of a line."""
        return f"{self.folder / file}:{line}"

    def fault(self, file: str, line: int, message: str) -> None:
        """Note a mistake."""
        self.found.append(Problem(place=self.at(file, line), message=message))

    def strangers(self) -> None:
        """Files of our kinds with a name nobody reads, such as subject.csv."""
        for path in sorted(self.folder.iterdir()):
            if path.suffix in (".toml", ".csv") and path.name not in FILES:
                self.fault(path.name, 1, f"nobody reads this file{_instead(path.name, FILES)}")

    def text(self, file: str) -> str | None:
        """The text of a file; None, with the mistake noted, if it is none or is not there."""
        path = self.folder / file
        if not path.exists():
            return None
        if not path.is_file() or path.stat().st_size > SIZE:
            self.fault(file, 1, f"this is no file of at most {SIZE:,} bytes; is it the right one?")
            return None
        data = path.read_bytes()
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            self.fault(file, line, "this is not UTF-8 text; save the file again as UTF-8")
            return None
        if "\0" in text:
            self.fault(file, 1, "this is not a text file")
            return None
        if not text.strip():
            self.fault(file, 1, "the file is empty; fill it or delete it")
            return None
        return text

    def toml(self, file: str) -> tuple[dict[str, Any], Lines | None]:
        """The tables of a TOML file and the lines of its keys."""
        text = self.text(file)
        if text is None:
            return {}, None
        try:
            return tomllib.loads(text.replace("\r\n", "\n")), Lines(text)
        except (tomllib.TOMLDecodeError, RecursionError) as error:
            at = re.search(r"line (\d+)", str(error))
            what = re.sub(r"\s*\(at [^)]*\)", "", str(error)).lower()
            self.fault(file, int(at[1]) if at else 1, f"this is not TOML: {what}")
            return {}, None

    def struct(self, kind: type[V], table: object, path: Keys, file: str, lines: Lines) -> V | None:
        """A value out of a table, field by field, so that every mistake is found."""
        if not isinstance(table, dict):
            self.fault(file, lines.of(path), f"expected a table, got {_kind(table)}")
            return None
        fields = {field.encode_name: field for field in msgspec.structs.fields(kind)}
        before = len(self.found)
        for key in table:
            if key not in fields:
                line = lines.of((*path, key))
                self.fault(file, line, f"“{key}” is not a known key{_instead(key, fields)}")
        values = {}
        for name, field in fields.items():
            here = (*path, name)
            if name not in table:
                if field.required:
                    self.fault(file, lines.of(path), f"“{name}” is missing; add {name} = …")
            elif isinstance(field.type, type) and issubclass(field.type, Value):
                values[name] = self.struct(field.type, table[name], here, file, lines)
            else:
                values[name] = self._value(table[name], field.type, here, file, lines)
        return kind(**values) if len(self.found) == before else None

    def _value(self, raw: object, kind: Any, path: Keys, file: str, lines: Lines) -> Any:
        try:
            return msgspec.convert(raw, kind)
        except msgspec.ValidationError as error:
            what, _at, inner = str(error).partition(" - at `$")
            if get_origin(kind) is Literal:
                what = f"write one of {', '.join(get_args(kind))} instead of {raw!r}"
            key = ".".join(str(part) for part in path if isinstance(part, str))
            message = f"{key}{inner.rstrip('`')}: {what[:1].lower()}{what[1:]}"
            self.fault(file, lines.of(path), message)
            return None

    def settings(self) -> dict[str, Any] | None:
        """The parts of a Portal that portal.toml gives, if it is in order."""
        file, parts = "portal.toml", dict[str, Any]()
        before = len(self.found)
        tables, lines = self.toml(file)
        if lines is None:
            return None
        head = ("name", "tagline", "language", "host")
        known = (*head, "imprint", "sections", "sources", "checks")
        for key in tables:
            if key not in known:
                line = lines.of((key,))
                self.fault(file, line, f"“{key}” is not a known key{_instead(key, known)}")
        for key in (*head, "imprint"):
            if key not in tables:
                self.fault(file, 1, f"“{key}” is missing; add it to portal.toml")
        for key in head:
            parts[key] = self._value(tables.get(key, ""), str, (key,), file, lines)
            self.places["portal", key] = self.at(file, lines.of((key,)))
        if "imprint" in tables:
            parts["imprint"] = self.struct(Imprint, tables["imprint"], ("imprint",), file, lines)
        checks = tables.get("checks", {})
        parts["checks"] = self.struct(CheckSettings, checks, ("checks",), file, lines)
        parts["sections"] = self._many(Section, tables, "sections", lines)
        parts["sources"] = self._many(SourceSpec, tables, "sources", lines)
        return parts if len(self.found) == before else None

    def house(self) -> House:
        """What house.toml says."""
        table, lines = self.toml("house.toml")
        if lines is None:
            return House()
        house = self.struct(House, table, (), "house.toml", lines)
        for key in ("spellings", "avoid"):
            for word in table[key] if isinstance(table.get(key), dict) else ():
                self.places[key, word] = self.at("house.toml", lines.of((key, word)))
        self.places["promo", 0] = self.at("house.toml", lines.of(("promo",)))
        return house or House()

    def _many(self, kind: type[V], tables: dict[str, Any], key: str, lines: Lines) -> tuple[V, ...]:
        """The values of an array of tables."""
        self.places["portal", key] = self.at("portal.toml", lines.of((key,)))
        raw, values = tables.get(key, []), []
        if not isinstance(raw, list):
            self.fault("portal.toml", lines.of((key,)), f"write each of them under [[{key}]]")
            return ()
        for index, table in enumerate(raw):
            value = self.struct(kind, table, (key, index), "portal.toml", lines)
            if value is not None:
                self.places[key, index] = self.at("portal.toml", lines.of((key, index)))
                values.append(value)
        return tuple(values)

    def rows(self, file: str, columns: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
        """The rows of a CSV file by column, with their lines; languages may follow the columns."""
        text = self.text(file)
        if text is None:
            return
        reader = csv.reader(io.StringIO(text, newline=""), strict=True)
        try:
            header = [name.strip() for name in next(reader)]
            if not self._header(file, header, columns):
                return
            start = reader.line_num + 1
            for row in reader:
                if any(cell.strip() for cell in row) and len(row) == len(header):
                    cells = (" ".join(cell.split()) for cell in row)
                    yield start, dict(zip(header, cells, strict=True))
                elif any(cell.strip() for cell in row):
                    hint = "put a cell with a comma in double quotes"
                    self.fault(file, start, f"{len(row)} cells instead of {len(header)}; {hint}")
                start = reader.line_num + 1
        except csv.Error as error:
            self.fault(file, reader.line_num, f"this is not CSV: {error}")

    def _header(self, file: str, header: list[str], columns: tuple[str, ...]) -> bool:
        before = len(self.found)
        for column in columns:
            if column not in header:
                hint = "; separate cells with commas" if ";" in header[0] else ""
                self.fault(file, 1, f"the column “{column}” is missing{hint}")
        for name in header:
            if header.count(name) > 1:
                self.fault(file, 1, f"the column “{name}” stands there twice")
            elif name not in columns and (file != "subjects.csv" or not LANGUAGE.fullmatch(name)):
                self.fault(file, 1, f"“{name}” is not a known column{_instead(name, columns)}")
        return len(self.found) == before

    def subjects(self) -> Iterator[Subject]:
        """The rows of subjects.csv."""
        for index, (line, row) in enumerate(self.rows("subjects.csv", SUBJECT_COLUMNS)):
            self.places["subjects", index] = self.at("subjects.csv", line)
            terms = {
                language: tuple(term.strip() for term in cell.split("|") if term.strip())
                for language, cell in row.items()
                if language not in SUBJECT_COLUMNS
            }
            yield Subject(terms=terms, **{name: row[name] for name in SUBJECT_COLUMNS})

    def glossary(self) -> Iterator[Term]:
        """The rows of glossary.csv."""
        for index, (line, row) in enumerate(self.rows("glossary.csv", GLOSSARY_COLUMNS)):
            self.places["glossary", index] = self.at("glossary.csv", line)
            yield Term(**row)

    def authors(self) -> Iterator[AuthorSpec]:
        """The rows of authors.csv."""
        for index, (line, row) in enumerate(self.rows("authors.csv", AUTHOR_COLUMNS)):
            self.places["authors", index] = self.at("authors.csv", line)
            yield AuthorSpec(**row)


def _instead(name: str, known: Any) -> str:
    """What was probably meant."""
    close = get_close_matches(name, list(known), n=1)
    return f"; do you mean “{close[0]}”?" if close else f"; known are {', '.join(known)}"


def _kind(value: object) -> str:
    return {"str": "text", "int": "a number", "float": "a number", "list": "a list"}.get(
        type(value).__name__, type(value).__name__
    )
