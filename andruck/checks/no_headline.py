"""No headline. Silent on pictures, graphics and other items that are no text."""

from collections.abc import Iterator

from andruck.checks import Case, Check
from andruck.checks import gettext_noop as _
from andruck.model import Finding
from andruck.text.copy import Copy

CHECK = Check(
    name="no-headline",
    severity="error",
    message=_("The headline is missing."),
    why=_("Without a headline nobody finds the text, neither a reader nor a search engine."),
    bad=(
        "Der Betreiber baut aus.",
        Case(headline="   ", text="Der Betreiber baut aus."),
        Case(headline="\u200b…", text="Der Betreiber baut aus."),
    ),
    good=(
        Case(headline="Nordkran baut aus", text="Der Betreiber baut aus."),
        Case(headline="50", text="Der Betreiber baut aus."),
        Case(fields={"type": "picture"}),
    ),
)


def find(copy: Copy) -> Iterator[Finding]:
    """One finding where no letter or figure stands in the headline."""
    if copy.item.type == "text" and not any(sign.isalnum() for sign in copy.item.headline):
        yield CHECK.at(copy.whole)
