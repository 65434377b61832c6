"""What the desk writes down, in words: for histories and reports."""

from __future__ import annotations

from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from wagtail.log_actions import LogFormatter

from andruck.locale import translate

PLAIN = {
    "andruck.take": ("Annehmen", "Angenommen"),
    "andruck.reject": ("Verwerfen", "Verworfen"),
    "andruck.restore": ("Zurücknehmen", "Wieder in den Eingang gelegt"),
    "andruck.merge": ("Zusammenführen", "Mit einer anderen Meldung zusammengeführt"),
    "andruck.note": ("Zur Kenntnis nehmen", "Neue Fassung zur Kenntnis genommen"),
    "andruck.adopt": ("Fassung übernehmen", "Neue Fassung in den Artikel übernommen"),
    "andruck.section": ("Ressort ändern", "In ein anderes Ressort gelegt"),
    "andruck.clear": ("Freigeben", "Geprüft und freigegeben"),
    "andruck.fetch": ("Abrufen", "Sofort abrufen lassen"),
    "andruck.switch_on": ("Einschalten", "Quelle eingeschaltet"),
    "andruck.switch_off": ("Abschalten", "Quelle abgeschaltet"),
}


def _check(entry: Any) -> str:
    return translate(entry.data.get("check", ""), "de", {})


class Dismissed(LogFormatter):
    """A finding answered."""

    label = "Befund erledigen"

    def format_message(self, log_entry: Any) -> SafeString:
        """Which, and why."""
        reason = log_entry.data.get("reason", "")
        return format_html("Befund „{}“ erledigt: {}", _check(log_entry), reason)


class Reopened(LogFormatter):
    """An answer taken back."""

    label = "Befund wieder öffnen"

    def format_message(self, log_entry: Any) -> SafeString:
        """Which."""
        return format_html("Befund „{}“ wieder geöffnet", _check(log_entry))


class PictureBrought(LogFormatter):
    """A picture of the source fetched."""

    label = "Bild holen"

    def format_message(self, log_entry: Any) -> SafeString:
        """Which."""
        return format_html("Bild der Quelle geholt: „{}“", log_entry.data.get("picture", ""))


class PictureMissed(LogFormatter):
    """A picture of the source that could not be fetched."""

    label = "Bild nicht geholt"

    def format_message(self, log_entry: Any) -> SafeString:
        """Which, and why."""
        data = log_entry.data
        text = "Bild der Quelle nicht geholt: „{}“ – {}"
        return format_html(text, data.get("picture", ""), data.get("reason", ""))


class Fixed(LogFormatter):
    """A proposal taken over."""

    label = "Vorschlag übernehmen"

    def format_message(self, log_entry: Any) -> SafeString:
        """What stood there, and what stands there now."""
        data = log_entry.data
        return format_html(
            "Vorschlag übernommen: „{}“ statt „{}“", data.get("fix", ""), data.get("quote", "")
        )


class Revised(LogFormatter):
    """A new version of the source taken over."""

    label = "Fassung übernehmen"

    def format_message(self, log_entry: Any) -> SafeString:
        """Which parts of which version."""
        data = log_entry.data
        parts = ", ".join(data.get("parts", []))
        return format_html("Aus Fassung {} übernommen: {}", data.get("version", ""), parts)


class Killed(LogFormatter):
    """An article withdrawn."""

    label = "Zurückziehen"

    def format_message(self, log_entry: Any) -> SafeString:
        """Why."""
        return format_html("Zurückgezogen: {}", log_entry.data.get("reason", ""))


class Held(LogFormatter):
    """An article taken off the portal by a new version of its source."""

    label = "Von der Seite nehmen"

    def format_message(self, log_entry: Any) -> SafeString:
        """Every reason."""
        reasons = format_html_join(" ", "{}", ((one,) for one in log_entry.data.get("reasons", [])))
        return format_html("Von der Seite genommen: {}", reasons)


class Refused(LogFormatter):
    """A scheduled publication that the gate did not let pass."""

    label = "Nicht veröffentlicht"

    def format_message(self, log_entry: Any) -> SafeString:
        """Every reason."""
        reasons = format_html_join(" ", "{}", ((one,) for one in log_entry.data.get("reasons", [])))
        return format_html("Geplant, aber nicht veröffentlicht: {}", reasons)


FORMATTERS = {
    "andruck.dismiss": Dismissed,
    "andruck.undismiss": Reopened,
    "andruck.fix": Fixed,
    "andruck.picture": PictureBrought,
    "andruck.no_picture": PictureMissed,
    "andruck.revise": Revised,
    "andruck.kill": Killed,
    "andruck.hold": Held,
    "andruck.refused": Refused,
}


def register(actions: Any) -> None:
    """Make the desk's actions known to Wagtail's log."""
    for name, (label, message) in PLAIN.items():
        actions.register_action(name, label, message)
    for name, formatter in FORMATTERS.items():
        actions.register_action(name)(formatter)
