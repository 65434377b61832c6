"""No source and no link: where does the story come from?

Our own pieces name the house as their source. Silent where a source line ends
the text ("Quelle: …").
"""

import re
from collections.abc import Iterator

from andruck.checks import Case, Check
from andruck.checks import gettext_noop as _
from andruck.model import Concept, Finding
from andruck.text.copy import Copy

CHECK = Check(
    name="no-source",
    severity="error",
    message=_("No source is named, and no link leads to one."),
    why=_("What nobody can trace, nobody can check or correct."),
    bad=(
        Case(headline="Nordkran baut aus", text="Der Betreiber baut aus."),
        Case(text="Als Quelle: diente ein Fluss. Der Betreiber baut aus."),
        Case(text="Der Betreiber baut aus.", fields={"by": "Katrin Ahlers", "url": " "}),
        Case(),
    ),
    good=(
        Case(text="Der Betreiber baut aus.", fields={"info_sources": (Concept(name="Nordkran"),)}),
        Case(text="Der Betreiber baut aus.", fields={"url": "https://nordkran.example/ausbau"}),
        Case(text="Der Betreiber baut aus.\n\nQuelle: Nordkran Fördertechnik GmbH"),
        Case(fields={"type": "picture"}),
    ),
)

SOURCE_LINE = re.compile(r"^\(?Quellen?: \w")


def find(copy: Copy) -> Iterator[Finding]:
    """One finding where neither the item nor its last line names a source."""
    if copy.item.type != "text" or copy.item.info_sources or copy.item.url.strip():
        return
    if not any(SOURCE_LINE.match(passage.text.strip()) for passage in copy.body[-1:]):
        yield CHECK.at(copy.whole)
