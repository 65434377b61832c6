"""Two styles of quotation marks in one text: „…“ here, "…" there.

The style most used in the text is taken as meant; the first quotation in
another one is marked. Quotations inside quotations have a style of their own,
pairs that do not belong together are the business of unbalanced-quotes.
"""

from collections import defaultdict
from collections.abc import Iterator

from andruck.checks import Check
from andruck.checks import gettext_noop as _
from andruck.model import Finding
from andruck.text.copy import Copy, Passage
from andruck.text.quotes import PARTNERS, Quote

CHECK = Check(
    name="mixed-quotes",
    severity="warning",
    message=_("These quotation marks are of another style than those of {other}."),
    why=_("One text has one style of quotation marks; a second one shows a seam."),
    bad=(
        "„Wir bauen aus“, sagte sie. „Im Mai“, sagte er. [[»Nie«]], sagte der Rat.",
        'Sie nannte es „groß“ und „neu“, er nannte es [["teuer"]].',
        "Der „Kran“ und die „Halle“ gehören zum [[“Projekt”]].",
        '😀 »Ja«, sagte sie.\n\n»Nein«, sagte er.\n\n[["Vielleicht"]], sagte der Rat.',
    ),
    good=(
        "„Wir bauen aus“, sagte sie. „Im Mai“, sagte er.",
        "„Er rief ‚Halt‘ und blieb stehen“, sagte sie. „Ja“, sagte er.",
        "»Ja«, sagte sie. »Nein«, sagte er.",
        'Ein 19"-Schrank steht neben dem „Kran“.',
        "„Ja, sagte sie. „Nein“, sagte er.",
    ),
)

STYLE = {"„": "„", "‚": "„", "»": "»", "›": "»", "«": "«", "‹": "«", "“": "“", "‘": "“", '"': '"'}


def find(copy: Copy) -> Iterator[Finding]:
    """The first quotation in each style that is not the text's own."""
    styles: dict[str, list[tuple[Passage, Quote]]] = defaultdict(list)
    for passage in copy.passages:
        reached = 0
        for quote in passage.quotes:
            opening, closing = passage.text[quote.start], passage.text[quote.end - 1]
            if quote.start >= reached and PARTNERS.get(opening) == closing:
                styles[STYLE[opening]].append((passage, quote))
            reached = max(reached, quote.end)
    if len(styles) < 2:
        return
    own, *others = sorted(styles.values(), key=len, reverse=True)
    meant = own[0][0].place(own[0][1].start, own[0][1].end)
    for passage, quote in (style[0] for style in others):
        yield CHECK.finding(passage, quote.start, quote.end, related=(meant,), other=meant.quote)
