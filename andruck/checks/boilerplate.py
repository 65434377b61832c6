"""What stood around the copy and is none: contacts, company portraits, notes on rights.

"Pressekontakt:", "Über Nordkran", "Abdruck honorarfrei", "Original-Content von
…", "Foto: …", telephone lines. Reading a release cuts its tail; what is left in
the text is shown here. Silent in running sentences: "Über den Preis schweigt
Nordkran" is one.
"""

from collections.abc import Iterator

from andruck.checks import Check
from andruck.checks import gettext_noop as _
from andruck.model import Finding
from andruck.text.boilerplate import is_leftover, is_tail_label
from andruck.text.copy import Copy

CHECK = Check(
    name="boilerplate",
    severity="warning",
    message=_("This stood around the copy and is no part of it."),
    why=_("Contacts, portraits and notes on rights belong into fields or nowhere."),
    bad=(
        "Der Kran steht.\n\n[[Pressekontakt:]]\n\n[[Tel.: 0123 456789]]",
        "Der Kran steht.\n\n[[Über die Nordkran GmbH]]",
        "[[Abdruck honorarfrei, Belegexemplar erbeten]]",
        "[[Original-Content von: Nordkran GmbH, übermittelt durch einen Dienst]]",
        "[[Foto: Nordkran]]\n\nDer Kran steht.",
        "[[Diese Pressemitteilung enthält zukunftsgerichtete Aussagen, die Risiken bergen.]]",
        "[[Kopieren und Weiterverbreitung ohne Zustimmung verboten]]",
        "[[Weitere Informationen für die Presse]]",
        "😀 Der Kran steht.\n\n[[E-Mail: presse@nordkran.example]]",
        "[[Alle Rechte vorbehalten.]]",
    ),
    good=(
        "Über den Preis schweigt Nordkran.",
        "Weitere Informationen will das Werk im Mai geben.",
        "Der Nachdruck des Buches erscheint im Herbst.",
        "Das Foto zeigt den Kran im Hafen.",
        "Der Kontakt zum Pressesprecher riss ab.",
        "Ende gut, alles gut: Der Kran steht.",
        "Die Sperrfrist für den Bau läuft im Mai ab.",
    ),
)

LONGEST = 400  # letters; a longer paragraph tells something


def find(copy: Copy) -> Iterator[Finding]:
    """Paragraphs that belong to the release or the page, not to the copy."""
    for passage in copy.body:
        text = passage.text.strip()
        if passage.tag not in ("p", "h2", "h3", "li") or len(text) > LONGEST:
            continue
        if is_leftover(text) or (len(text) < 90 and is_tail_label(text)):
            yield CHECK.finding(passage, 0, len(passage.text))
