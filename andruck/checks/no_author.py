"""Nobody signs for the text: no author and no agency credit.

A credit may stand in the text itself: a by-line "Von …" at its beginning, "(dlt)"
or "dlt/red" at its end or in the place line. Capitals in brackets at the end of
a sentence are no credit but an abbreviation that was just explained ("(WMS)").
"""

import re
from collections.abc import Iterator

from andruck.checks import Case, Check
from andruck.checks import gettext_noop as _
from andruck.model import Finding
from andruck.text.copy import Copy

CHECK = Check(
    name="no-author",
    severity="error",
    message=_("No author and no agency is named."),
    why=_("Readers and press law ask who answers for a text."),
    bad=(
        Case(headline="Nordkran baut aus", text="Der Betreiber baut aus."),
        Case(text="Von hier aus rollen Züge nach Wien.\n\nMehr Platz gibt es nicht."),
        Case(text="Der Betreiber baut aus.\n\nEs kommt ein neues System (WMS)."),
        Case(text="Der Betreiber baut aus.", fields={"by": "  "}),
        Case(),
    ),
    good=(
        Case(text="Der Betreiber baut aus.", fields={"by": "Katrin Ahlers"}),
        Case(text="Der Betreiber baut aus.\n\nMehr Platz gibt es im Mai. (dlt)"),
        Case(text="Dortmund (dlt/nrw) – Der Betreiber baut aus."),
        Case(text="Von Jonas Brandt\n\nDer Betreiber baut aus."),
        Case(text="Der Betreiber baut aus.\n\nText: Mirja Sennhauser"),
        Case(text="Der Betreiber baut aus.\n\ndlt/red"),
        Case(fields={"type": "picture"}),
    ),
)

NAME = r"[A-ZÄÖÜ][\w’'-]+(?: (?:von |van |de |zu )?[A-ZÄÖÜ][\w’'.-]+){0,4}"
BYLINE = re.compile(
    rf"^(?:Von|VON|Text:|Autor(?:in)?:|Redaktion:|Foto und Text:) (?:{NAME}(?:, | und )?)+$"
)
CREDIT = re.compile(
    r"(?:\([a-zäöü]{2,8}(?:[/, -]{1,2}[a-zäöü]{2,8}){0,4}\)\.?|^[a-z]{2,5}(?:/[a-z]{2,5})*)$"
)
PLACE_LINE = re.compile(r"^[A-ZÄÖÜ][\w /.,-]{1,40}\((?:[a-z]{2,6}|[A-Z]{2,5})(?:/[a-z]{2,6})*\)")


def find(copy: Copy) -> Iterator[Finding]:
    """One finding where neither the item nor the text names who wrote it."""
    if copy.item.type != "text" or copy.item.by.strip():
        return
    edges = [passage.text.strip() for passage in (*copy.body[:1], *copy.body[-1:])]
    signed = any(len(edge) < 120 and BYLINE.search(edge) for edge in edges)
    credited = any(CREDIT.search(edge[-60:]) for edge in edges[1:]) or any(
        PLACE_LINE.search(edge) for edge in edges[:1]
    )
    if not signed and not credited:
        yield CHECK.at(copy.whole)
