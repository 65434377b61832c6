"""A picture that is to be printed says neither whose it is nor why we may print it.

Whoever made a picture must be named (§ 13 UrhG), and a right to print it must
be on record. Pictures that only came along on the wire are passed over: nobody
has chosen them yet.
"""

from collections.abc import Iterator

from andruck.checks import Case, Check
from andruck.checks import gettext_noop as _
from andruck.model import Association, Finding, Item, Place
from andruck.text.copy import Copy


def _picture(by: str = "", terms: str = "") -> Association:
    one = Item(uri="urn:picture", type="picture", headline="Kran am Kai", by=by, usage_terms=terms)
    return Association(rel="picture", item=one)


CHECK = Check(
    name="picture-without-credit",
    severity="error",
    message=_("The picture “{picture}” has no credit or no right of use."),
    why=_("Who made a picture must be named, and has to have allowed its printing."),
    bad=(
        Case(fields={"associations": (_picture(),)}),
        Case(fields={"associations": (_picture(by="Lea Wenk"),)}),
        Case(fields={"associations": (_picture(by=" ", terms="CC BY 4.0"),)}),
        Case(fields={"associations": (_picture("Lea Wenk", "CC0"), _picture())}),
    ),
    good=(
        Case(fields={"associations": (_picture("Lea Wenk", "eigenes Bild"),)}),
        Case(fields={"associations": (_picture(),)}, copy={"prints_pictures": False}),
        Case(fields={"associations": (Association(rel="seeAlso", uri="urn:other"),)}),
        Case(text="Der Kran steht am Kai."),
    ),
)


def find(copy: Copy) -> Iterator[Finding]:
    """One finding for each such picture, with its caption as the quote."""
    for one in copy.pictures:
        if not one.by.strip() or not one.usage_terms.strip():
            name = one.headline or one.uri
            yield CHECK.at(Place(field="item", quote=name), picture=name)
