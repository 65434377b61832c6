"""The starting folder of a new portal: everything it must have, and nothing of another's trade."""

from __future__ import annotations

import re
from pathlib import Path

from andruck.errors import PortalError

TOML = """\
name = "{name}"
tagline = "[Unterzeile]"
language = "de"
host = "{slug}.example"

[imprint]  # § 5 DDG, § 18 Abs. 2 MStV; was in Klammern steht, gilt als nicht ausgefüllt
publisher = "[Name des Verlags mit Rechtsform]"
street = "[Straße und Hausnummer]"
city = "[PLZ und Ort]"
email = "[E-Mail-Adresse]"
responsible = "[Verantwortliche Person]"
responsible_address = "[deren Anschrift]"

[[sections]]
slug = "aktuelles"
name = "Aktuelles"
description = "Was die Branche bewegt."
"""
SUBJECTS = "id,parent,name,section,de,en,es,pl\n"
GLOSSARY = "language,source,target,note\n"
HOUSE = "# Schreibweisen des Hauses: falsch = richtig\n[spellings]\n\n[avoid]\n"
THEME = "/* Farben und Schriften des Portals; siehe static/portal/portal.css */\n:root {\n}\n"


def start_portal(name: str, parent: Path = Path("portals")) -> Path:
    """Make the folder; refuses a name that is no folder's and a folder that is there."""
    slug = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
    if not slug:
        raise PortalError(name, "aus diesem Namen wird kein Ordner; bitte Buchstaben verwenden")
    folder = parent / slug
    if folder.exists():
        raise PortalError(str(folder), "den Ordner gibt es schon; bitte einen anderen Namen wählen")
    (folder / "static").mkdir(parents=True)
    plain = name.replace("\\", "").replace('"', "")
    (folder / "portal.toml").write_text(TOML.format(name=plain, slug=slug), "utf-8")
    (folder / "subjects.csv").write_text(SUBJECTS, "utf-8")
    (folder / "glossary.csv").write_text(GLOSSARY, "utf-8")
    (folder / "house.toml").write_text(HOUSE, "utf-8")
    (folder / "static" / "theme.css").write_text(THEME, "utf-8")
    return folder
