"""Wagtail's German as a newsroom writes it: „…“ instead of "…", and our words for some."""

from __future__ import annotations

import re

from django.utils.translation import trans_real

# Straight quotation marks around words; those of HTML attributes follow an equals sign.
DOUBLE = re.compile(r'(?<!=)"((?:<em>)?[^"<>=]+(?:</em>)?)"')
SINGLE = re.compile(r"(?<![\w=])'(<span[^>]*>[^<]*</span>|[^'<>=]+)'(?!\w)")
USED = "%(usage_count)s-mal verwendet"

WORDS: dict[str | tuple[str, int], str] = {
    "Go to Wagtail admin": "Zur Redaktion",
    "Site history": "Verlauf",
    "History": "Verlauf",
    "View history": "Verlauf ansehen",
    "See full history": "Ganzen Verlauf ansehen",
    "No log entries found.": "Noch kein Eintrag.",
    "View live": "Auf der Seite ansehen",
    "Live version": "Fassung auf der Seite",
    "Unpublish": "Von der Seite nehmen",
    "Are you sure you want to unpublish this %(model_name)s?": (
        "Wirklich von der Seite nehmen? Zurück geht es nur mit einer neuen Freigabe."
    ),
    "Yes, unpublish it": "Ja, von der Seite nehmen",
    "No, don't unpublish": "Nein, online lassen",
    "Are you sure you want to delete this %(model_name)s?": "Wirklich löschen?",
    "Are you sure you want to delete this %(snippet_type_name)s?": "Wirklich löschen?",
    "Anyone can edit this %(model_name)s – lock it to prevent others from editing": (
        "Alle in der Redaktion können ändern; wer sperrt, arbeitet allein daran."
    ),
    "Anyone can edit this %(model_name)s": "Alle in der Redaktion können ändern.",
    "No one can make changes while the %(model_name)s is locked": "Niemand kann etwas ändern.",
    "Only you can make changes while the %(model_name)s is locked": "Nur Sie können etwas ändern.",
    "Only %(user)s can make changes while the %(model_name)s is locked": (
        "Nur %(user)s kann etwas ändern."
    ),
    "The %(model_name)s could not be saved as it is locked": "Nicht gespeichert, weil gesperrt.",
    "The %(model_name)s could not be created due to errors.": (
        "Noch nicht gespeichert; bitte sehen Sie sich die markierten Felder an."
    ),
    "The %(model_name)s could not be saved due to errors.": (
        "Noch nicht gespeichert; bitte sehen Sie sich die markierten Felder an."
    ),
    "You are viewing a previous version of this %(model_name)s "
    "from <b>%(created_at)s</b> by %(user)s": (
        "Sie sehen eine frühere Fassung, vom <b>%(created_at)s</b>, von %(user)s."
    ),
    "%(model_name)s '%(object)s' is live and this version has been scheduled for publishing.": (
        "%(model_name)s „%(object)s“ ist online; diese Fassung ist zur Veröffentlichung geplant."
    ),
    "Choose when this %(model_name)s should go live and/or expire": (
        "Wann soll es online gehen, wann wieder verschwinden?"
    ),
    "Set publishing schedule": "Termin der Veröffentlichung",
    "No publishing schedule set": "Kein Termin gesetzt",
    "Set schedule": "Termin setzen",
    "Edit schedule": "Termin ändern",
    "Save schedule": "Termin speichern",
    "Invalid schedule": "Ungültiger Termin",
    "Go-live:": "Online ab:",
    "Preview is out of date": "Die Vorschau ist veraltet.",
    "Preview cannot display due to validation errors. <br /> "
    "Click save to highlight the relevant fields.": (
        "Keine Vorschau, solange Felder falsch ausgefüllt sind.<br /> Speichern zeigt, welche."
    ),
    "Correct the validation errors to resume preview (saving will highlight errors)": (
        "Keine Vorschau, solange Felder falsch ausgefüllt sind; Speichern zeigt, welche."
    ),
    "%(time_period)s ago": "%(time_period)s her",  # a dative would need other forms
    "%(time_period)s ago by %(user_display_name)s": "%(time_period)s her, %(user_display_name)s",
    "Focal point": "Bildmittelpunkt",
    "(optional)": "(freiwillig)",
    "To define this image's most important region, drag a box over the image above.": (
        "Ziehen Sie über dem Bild einen Rahmen um das Wichtigste. "
        "Es bleibt sichtbar, wo das Bild beschnitten wird."
    ),
    "Remove focal area": "Bildmittelpunkt entfernen",
    "Max dimensions": "Größe in Pixeln",
    "Change image file:": "Andere Bilddatei:",
    ("Used %(usage_count)s time", 0): USED,
    ("Used %(usage_count)s time", 1): USED,
    ("This %(model_name)s is referenced %(usage_count)s time.", 0): USED,
    ("This %(model_name)s is referenced %(usage_count)s time.", 1): USED,
}


def quoted(text: str) -> str:
    """The text with German quotation marks where it has straight ones."""
    return SINGLE.sub(r"„\1“", DOUBLE.sub(r"„\1“", text))


def mend() -> None:
    """Into the catalogue that Django has loaded: there is no public way past a compiled file."""
    catalog = trans_real.translation("de")._catalog
    for messages in catalog._catalogs:
        messages.update({key: quoted(text) for key, text in messages.items() if text})
    for key, text in WORDS.items():
        catalog[key] = text
