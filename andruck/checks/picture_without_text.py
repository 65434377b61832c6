"""A picture has no text alternative: who cannot see it learns nothing of it.

A picture that only decorates says so (genre ``decorative``) and needs none.
Pictures that only came along on the wire are passed over: nobody has chosen
them yet.
"""

from collections.abc import Iterator
from typing import Any

from andruck.checks import Case, Check
from andruck.checks import gettext_noop as _
from andruck.model import Association, Concept, Finding, Item, Place
from andruck.text.copy import Copy


def _picture(**fields: Any) -> Association:
    one = Item(uri="urn:picture", type="picture", headline="Kran am Kai", **fields)
    return Association(rel="picture", item=one)


CHECK = Check(
    name="picture-without-text",
    severity="warning",
    message=_("The picture “{picture}” has no text alternative."),
    why=_("Readers who cannot see a picture are told what it shows, unless it only decorates."),
    bad=(
        Case(fields={"associations": (_picture(),)}),
        Case(fields={"associations": (_picture(description="  "),)}),
    ),
    good=(
        Case(fields={"associations": (_picture(description="Ein blauer Kran am Wasser"),)}),
        Case(fields={"associations": (_picture(genres=(Concept(name="decorative"),)),)}),
        Case(fields={"associations": (_picture(),)}, copy={"prints_pictures": False}),
        Case(text="Der Kran steht am Kai."),
    ),
)


def find(copy: Copy) -> Iterator[Finding]:
    """One finding for each such picture, with its caption as the quote."""
    for one in copy.pictures:
        is_decorative = any(genre.name == "decorative" for genre in one.genres)
        if not one.description.strip() and not is_decorative:
            name = one.headline or one.uri
            yield CHECK.at(Place(field="item", quote=name), picture=name)
