"""What a text says about its own use: permissions and notices, in the words it has."""

from __future__ import annotations

import re

LONGEST = 240  # a line on rights is short; a longer paragraph tells a story

_TERMS = re.compile(
    r"\b(?:Abdruck|Nachdruck|Veröffentlichung|Verwendung|Verbreitung|Bilder? (?:zum )?Abdruck)\b"
    r"[^.]{0,60}\b(?:frei|honorarfrei|kostenfrei|kostenlos|gestattet|erlaubt|erbeten|untersagt)\b"
    r"|\bBeleg(?:exemplar)?s? erbeten\b|\bhonorarfrei\b"
    r"|\bFree (?:for|to) (?:editorial|press|publi|reprint)"
    r"|\b(?:reprint|reproduction|publication) (?:is )?(?:free|permitted|allowed)\b"
    r"|\b[Rr]eproducción (?:libre|permitida|autorizada)\b"
    r"|\b[Rr]eproduction (?:libre|autorisée)\b|\b[Rr]iproduzione (?:libera|consentita)\b"
    r"|\bDo bezpłatnego wykorzystania\b"
    r"|\b[Pp]rzedruk (?:bezpłatny|dozwolony)\b|\b[Bb]ezpłatn\w+ (?:przedruk|publikacj)"
    r"|\bCC[ -](?:BY|0)\b[\w .-]*|\bCreative Commons\b",
)
_NOTICE = re.compile(  # "© AFP" without a year is the credit of a picture
    r"(?:(?:©|\(c\)|\bCopyright\b)[^.]{0,20}?\b(?:19|20)\d\d\b|\bAlle Rechte vorbehalten\b"
    r"|\bAll rights reserved\b|\bWszelkie prawa zastrzeżone\b|\bTodos los derechos reservados\b"
    r"|\bTous droits réservés\b|\bTutti i diritti riservati\b|\bAlle rechten voorbehouden\b)",
    re.IGNORECASE,
)


def is_terms(text: str) -> bool:
    """A short text that says what may be done with the piece."""
    return len(text) <= LONGEST and bool(_TERMS.search(text))


def is_notice(text: str) -> bool:
    """A short text that names the holder of the rights."""
    return len(text) <= LONGEST and bool(_NOTICE.search(text))
