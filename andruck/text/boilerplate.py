"""What stands around press copy and is no copy: contacts, company portraits, mailers' lines.

Page and release reading cut such tails; the check boilerplate shows what is
left of them in a text. ``is_tail_label`` judges the heading, the bold words or
the first line of a block, ``is_leftover`` a whole paragraph.
"""

from __future__ import annotations

import re

_HEADS = (  # what the label is, as a whole
    r"(?:presse|medien|unternehmens|redaktions|pr-)?kontakte?(?: (?:für|zur) (?:die )?\w+)?",
    r"(?:ihre?|unsere?)? ?ansprechpartner(?:in)?(?: (?:für|bei) .+)?|pressestelle",
    r"rückfragen(?: an)?|(?:für|bei) (?:weitere )?rückfragen.*",
    r"weitere (?:informationen|auskünfte|infos)(?: .*)?",
    r"(?:hinweise?|anmerkung) (?:an|für) (?:die )?(?:redaktion|redaktionen|medien|presse)",
    r"(?:bild|foto|presse)(?:material|s|fotos|bilder)?(?: zum download)?|download",
    r"unternehmensprofil|firmen(?:profil|porträt)|zum unternehmen|herausgeber|impressum",
    r"(?:press|media|pr|company)? ?(?:contacts?|enquiries|inquiries|information)",
    r"notes? to editors?|for (?:further|more) information.*|-?\s*ends?\s*-?|boilerplate",
    r"(?:contacto|gabinete)(?: (?:de|para) (?:la )?prensa)?|(?:para )?más información",
    r"nota a los .+|kontakt (?:dla mediów|prasowy)|biuro prasowe|więcej informacji",
    r"contacts? (?:de )?presse|contatt[io](?: (?:per la )?stampa)?|ufficio stampa",
    r"perscontact|contact voor de pers|noot voor de redactie",
)
_HEAD = re.compile(rf"\W*(?:{'|'.join(_HEADS)})\W*$", re.IGNORECASE)
_ABOUT = re.compile(
    r"\W*(?:Über (?:die |das |den |uns\b)?|Zur? (?:Firma|Unternehmen) |About (?:the )?|Acerca de "
    r"|Sobre |O firmie |O spółce |À propos (?:de |du |d[’'])|Informazioni su |Over )"
    r"(?P<name>[^\W\d_].{1,70})$"
)
_MAILER = re.compile(
    r"(?:newsletter|verteiler|e-?mail|mailing)\b.{0,80}\b(?:abmelden|abbestellen|unsubscribe)"
    r"|^(?:unsubscribe|abmelden|im browser (?:ansehen|öffnen))"
    r"|^view (?:this .+ )?in (?:your )?browser"
    r"|^diese (?:e-?mail|nachricht) .{0,120}\bvertraulich|^this e-?mail .{0,120}\bconfidential",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[.!?]$")
_LEFTOVER = re.compile(
    r"\W*(?:"
    r"Original-?(?:text|content) von\b|Ots[:.]|news aktuell\b"
    r"|(?:Bild|Foto|Text)?-?(?:Abdruck|Nachdruck|Wiedergabe|Verwendung)[^.]{0,60}"
    r"(?:honorarfrei|kostenfrei|kostenlos|verboten|untersagt|nur mit)"
    r"|(?:Um ein )?Beleg(?:exemplar)?[^.]{0,20}(?:erbeten|gebeten)"
    r"|(?:Alle Rechte vorbehalten|All rights reserved|Todos los derechos reservados"
    r"|Wszelkie prawa zastrzeżone|Tous droits réservés)"
    r"|(?:Kopieren|Vervielfältigung|Weiterverbreitung)[^.]{0,60}(?:verboten|untersagt|gestattet)"
    r"|Diese (?:Presse)?(?:mitteilung|meldung) enthält (?:bestimmte )?zukunfts"
    r"|This (?:press )?release contains forward-looking"
    r"|(?:Bild|Foto|Photo|Image|Fotograf)(?:nachweis|rechte|quelle|credit|material|unterschrift|er)?"
    r" ?(?::|©)"
    r"|(?:Ende|Ende der (?:Presse)?mitteilung|Ends?|Fin|Koniec)\W*$"
    r"|Sperrfrist\b|Embargo(?:ed)? (?:until|bis)"
    r"|(?:Tel(?:efon)?|Fon|Fax|Mobil|E-?Mail|Web|Internet|Phone|Teléfono)\.? ?:"
    r"|(?:Autor|Redaktion|Zeichen|Zeichenzahl|Anschläge|Wörter)(?: \([^)]*\))? ?: ?\d"
    r"|(?:Click|Klicken Sie) (?:here|hier)\b"
    r"|(?:Veröffentlicht|Published|Aktualisiert|Stand|Lesezeit|Reading time) ?:? (?:am |on )?\d"
    r")",
    re.IGNORECASE,
)


def is_tail_label(label: str) -> bool:
    """Whether a label begins the tail of a release: "Pressekontakt", "Über Nordkran"."""
    label = label.rstrip(":").strip()
    if not label or _SENTENCE.search(label):
        return False
    return bool(_HEAD.match(label)) or bool(_ABOUT.match(label))


def named_company(label: str) -> str:
    """The company a portrait is about: "Über die Bergholt Drogerie GmbH"; "" if it is none."""
    match = None if label.endswith(".") else _ABOUT.match(label.rstrip(": "))
    return match["name"].strip() if match else ""


def is_mailer_line(text: str) -> bool:
    """Whether the paragraph comes from a mailing program: how to unsubscribe, how to view."""
    return _MAILER.search(text) is not None


def is_leftover(text: str) -> bool:
    """Whether the paragraph belongs to the release around the copy, or to the page."""
    return is_mailer_line(text) or _LEFTOVER.match(text) is not None
