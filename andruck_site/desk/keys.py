"""The keys of the queue: one list for the help on the screen, the handbook and its test."""

from __future__ import annotations

from typing import NamedTuple


class Key(NamedTuple):
    """A key, and what it does."""

    key: str
    does: str


KEYS = (
    Key("J", "nächste Meldung"),
    Key("K", "vorige Meldung"),
    Key("Enter", "Meldung lesen: Die Pfeiltasten rollen dann den Text"),
    Key("O", "Original in einem neuen Tab öffnen"),
    Key("A", "annehmen; bei einer neuen Fassung: in den Artikel übernehmen"),
    Key("E", "annehmen und bearbeiten"),
    Key("R", "verwerfen; bei einer neuen Fassung: zur Kenntnis nehmen"),
    Key("M", "mit einer anderen Meldung zusammenführen"),
    Key("S", "Ressort wählen"),
    Key("B", "nächsten offenen Befund beantworten"),
    Key("U", "zurücknehmen, was Sie zuletzt getan haben (auch Z)"),
    Key("W", "diese Meldung wieder in den Eingang legen"),
    Key("N", "neue Meldungen zeigen"),
    Key("/", "im Eingang suchen"),
    Key("F", "gespeicherte Filter"),
    Key("?", "diese Hilfe"),
    Key("Esc", "schließen, zurück zur Liste"),
)
IN_ARTICLES = (
    Key("Strg+S", "Entwurf speichern"),
    Key("Strg+Umschalt+Enter", "veröffentlichen"),
)
# What a list of choices is picked with, one after another.
CHOICES = "123456789abcdefghilmnopqrstuvwxyz"
