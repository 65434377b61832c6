"""The Jinja2 environment of the public pages: German dates, addresses of files, text marks."""

from __future__ import annotations

import datetime as calendar
import hashlib
import re
from datetime import datetime
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import msgspec
from django.contrib.staticfiles import finders
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from jinja2 import Environment
from markupsafe import Markup, escape
from wagtail.rich_text import expand_db_html

from andruck.model import Imprint
from andruck.text.html import clean
from andruck_site.portal import pictures

LANGUAGES = {
    "bg": "Bulgarischen",
    "cs": "Tschechischen",
    "da": "Dänischen",
    "en": "Englischen",
    "es": "Spanischen",
    "fi": "Finnischen",
    "fr": "Französischen",
    "hu": "Ungarischen",
    "it": "Italienischen",
    "ja": "Japanischen",
    "nb": "Norwegischen",
    "nl": "Niederländischen",
    "no": "Norwegischen",
    "pl": "Polnischen",
    "pt": "Portugiesischen",
    "ro": "Rumänischen",
    "sk": "Slowakischen",
    "sv": "Schwedischen",
    "tr": "Türkischen",
    "uk": "Ukrainischen",
    "zh": "Chinesischen",
}
TRANSLATED = {
    "compositeWithTrainedAlgorithmicMedia": "maschinell übersetzt, von der Redaktion bearbeitet",
    "trainedAlgorithmicMedia": "maschinell übersetzt, nicht redaktionell bearbeitet",
}
MADE = {
    "compositeWithTrainedAlgorithmicMedia": "Mit maschineller Hilfe erstellt, redigiert.",
    "trainedAlgorithmicMedia": "Maschinell erstellt, nicht redigiert.",
}
PLACEHOLDER = re.compile(r"\[[^\]]*\]")
NUMBER = re.compile(r"[-+−–±]?\s?\d[\d.,\s]*\s?(?:%|Prozent|€|Euro)?")
# What follows the place where a text brings its own dateline: „Rheine (lhd) – “.
AFTER_PLACE = r"(?:,[^–—:-]{0,30})?\s*(?:\([^)]{1,40}\))?\s*[–—:-]\s"
OPENING = '„»“"‚›'


def environment(**options: Any) -> Environment:
    """Jinja2 as the portal's templates expect it."""
    made = Environment(**options, trim_blocks=True, lstrip_blocks=True)
    made.globals |= {"url": _url, "asset": asset, "has_asset": has_asset, "font": font}
    made.filters |= {
        "date": date,
        "day": day,
        "moment": moment,
        "iso": iso,
        "ago": ago,
        "rich": rich,
        "dateline": dateline,
        "todo": todo,
        "gaps": gaps,
        "srcset": pictures.srcset,
        "avif": pictures.avif,
        "source": pictures.source,
        "focus": pictures.focus,
        "quotation": quotation,
        "grid": grid,
        "making": making,
    }
    return made


@lru_cache(maxsize=1_000)
def _url(name: str, *args: Any) -> str:
    return reverse(name, args=args)


@cache
def asset(path: str) -> str:
    """The address of a static file, which changes when the file does."""
    found = finders.find(path)
    if not found:
        return static(path)
    return f"{static(path)}?v={hashlib.sha256(Path(found).read_bytes()).hexdigest()[:10]}"


@cache
def has_asset(path: str) -> bool:
    """Is there a static file of that name?"""
    return finders.find(path) is not None


@cache
def font(name: str) -> str:
    """The address of a font file, as the stylesheet has it."""
    return static(f"portal/fonts/{name}.woff2")


def date(at: Any, form: str) -> str:
    """A day in a form of its own."""
    return _formatted(_local(at).date() if isinstance(at, datetime) else at, form)


def day(at: datetime) -> str:
    """23. November 2026."""
    return _formatted(_local(at).date(), "j. F Y")


def moment(at: datetime) -> str:
    """23. November 2026, 14:05 Uhr."""
    local = _local(at)
    return f"{_formatted(local.date(), 'j. F Y')}, {local:%H:%M} Uhr"


def _local(at: datetime) -> datetime:
    """In the portal's own time zone, whoever asks."""
    return timezone.localtime(at, timezone.get_default_timezone())


@lru_cache(maxsize=1_000)
def _formatted(at: calendar.date, form: str) -> str:
    """Django takes its time to spell out a date, and pages name the same ones."""
    return date_format(at, form)


def iso(at: datetime) -> str:
    """The time for machines."""
    return _local(at).isoformat(timespec="seconds")


def ago(at: datetime, now: datetime) -> str:
    """The time on the same day, else yesterday, the weekday or the date."""
    local, today = _local(at), _local(now).date()
    days = (today - local.date()).days
    if days == 0:
        return f"{local:%H:%M}"
    if days == 1:
        return "gestern"
    if 1 < days < 7:
        return _formatted(local.date(), "l")
    return _formatted(local.date(), "j. F" if local.year == today.year else "j. F Y")


def rich(value: Any) -> Markup:
    """Rich text as HTML, cleaned once more on its way out."""
    return Markup(clean(expand_db_html(value.source)))


def dateline(text: Markup, place: str) -> Markup:
    """The place in front of the first paragraph, unless the text brings it along."""
    if re.match(re.escape(place) + AFTER_PLACE, text.striptags(), re.IGNORECASE):
        return text
    mark = Markup('<p><span class="place">{}</span> ').format(place)
    return Markup(str(text).replace("<p>", str(mark), 1))


def todo(text: str) -> Markup:
    """Placeholders in [brackets] marked as what they are."""
    done, parts = 0, []
    for found in PLACEHOLDER.finditer(text):
        marked = Markup('<mark class="todo">{}</mark>').format(found.group())
        parts += [escape(text[done : found.start()]), marked]
        done = found.end()
    return Markup("").join([*parts, escape(text[done:])])


def gaps(imprint: Imprint) -> bool:
    """Does the imprint still hold placeholders?"""
    return any(PLACEHOLDER.search(text) for text in msgspec.structs.astuple(imprint))


def quotation(value: dict[str, str]) -> tuple[list[str], str]:
    """The paragraphs of a quotation, and who said it.

    The wire has the name as a last paragraph without quotation marks.
    """
    lines = [line for line in value["text"].split("\n\n") if line.strip()]
    speaker = value["attribution"]
    if not speaker and len(lines) > 1 and lines[0][0] in OPENING and lines[-1][0] not in OPENING:
        speaker = lines.pop()
    return lines, speaker


def grid(value: dict[str, Any]) -> dict[str, Any]:
    """A table as caption, head and rows; columns of figures are told apart."""
    rows = [[(cell or "").strip() for cell in row] for row in value.get("data") or []]
    choice = value.get("table_header_choice") or ""
    head = rows.pop(0) if rows and choice in {"row", "both"} else []
    figures = {
        column
        for column in range(max((len(row) for row in rows), default=0))
        if rows and all(_is_figure(row, column) for row in rows)
    }
    return {
        "caption": value.get("table_caption") or "",
        "head": head,
        "rows": rows,
        "figures": figures,
        "row_heads": choice in {"column", "both"},
    }


def _is_figure(row: list[str], column: int) -> bool:
    cell = row[column] if column < len(row) else ""
    return cell in {"", "–", "-", "k. A."} or bool(NUMBER.fullmatch(cell))


def making(article: Any) -> str:
    """How a translation was made, or that a machine had a part in the text."""
    if article.translated_from:
        code = article.translated_from.split("-")[0].lower()
        language = f"dem {LANGUAGES[code]}" if code in LANGUAGES else f"der Sprache „{code}“"
        how = TRANSLATED.get(article.digital_source_type, "übersetzt")
        return f"Aus {language} {how}."
    return MADE.get(article.digital_source_type, "")
