"""A quotation mark without its partner, or with the wrong one („…” instead of „…“).

Silent where speech runs on: the next paragraph opens again or holds the closing
mark. So on apostrophes, inches (19") and a lone » at the start of a paragraph,
which is a bullet or a speech carried over.
"""

from collections.abc import Iterator, Sequence

from andruck.checks import Case, Check
from andruck.checks import gettext_noop as _
from andruck.model import Finding
from andruck.text.copy import Copy, Passage
from andruck.text.quotes import MARK, PARTNERS, loose_marks

CHECK = Check(
    name="unbalanced-quotes",
    severity="warning",
    message=_("The quotation mark {quote} lacks its partner, or has the wrong one."),
    why=_("Readers must see where somebody else’s words begin and where they end."),
    bad=(
        "[[„]]Wir bauen aus, sagte die Chefin. Mehr nicht.",
        "Wir bauen aus[[“]], sagte die Chefin.",
        "„Wir bauen aus[[”|“]], sagte die Chefin.",
        '„Wir bauen aus[["|“]], sagte die Chefin.',
        "[[“|„]]Wir bauen aus“, sagte die Chefin.",
        '[["|„]]Wir bauen aus“, sagte die Chefin.',
        'Der Kran heißt [["]]Goliath und hebt acht Tonnen.',
        "Sie sagte: [[»]]Wir bauen aus[[“]], und ging.",
        "Sie nannte ihn [[‚]]Goliath und lachte.",
        "😀 Sie sagte: [[„]]Wir bauen aus.",
        "„Er sagte, [[‚]]kommt nicht, und ging“, hieß es.",
    ),
    good=(
        "„Wir bauen aus“, sagte die Chefin.",
        "»Wir bauen ‹morgen› aus«, sagte sie, «oder nie».",
        "„Er rief ‚Halt‘ und blieb stehen“, hieß es.",
        'Ein 19"-Schrank und ein 15,6" großes Display passen.',
        "So geht’s, sagt Hans’ Kollege.",
        "„Wir bauen aus. Das dauert.\n\n„Im Mai sind wir fertig“, sagte sie.",
        "„Wir bauen aus. Das dauert.\n\nIm Mai sind wir fertig“, sagte sie.",
        "» Mehr Platz für Paletten",
        Case(text="“We build”, she said.", fields={"language": "en"}),
    ),
)


def find(copy: Copy) -> Iterator[Finding]:
    """Loose marks, and pairs that do not belong together."""
    front = [passage for passage in copy.passages if passage.field != "body"]
    for passage in front:
        yield from (CHECK.finding(passage, at, at + 1) for at in loose_marks(passage.text))
    yield from _loose(copy.body)
    for passage in copy.passages if copy.language == "de" else ():
        yield from _mismatched(passage)


def _loose(body: Sequence[Passage]) -> Iterator[Finding]:
    """Loose marks but for those that a neighbouring paragraph explains."""
    carried = False  # speech runs on from the paragraph before
    for passage, following in zip(body, (*body[1:], None), strict=False):
        text = passage.text
        loose = loose_marks(text)
        for number, at in enumerate(loose):
            if text[at] in '“”«"' and number == 0 and carried:
                carried = False
                continue
            if text[at] in '„»"' and number == len(loose) - 1 and _runs_on(following, text[at]):
                carried = True
                continue
            if text[at] != "»" or at > 0:
                yield CHECK.finding(passage, at, at + 1)


def _runs_on(following: Passage | None, mark: str) -> bool:
    """Whether the next paragraph opens speech again or closes what was open."""
    if following is None:
        return False
    if following.text.startswith(mark):
        return True
    loose = loose_marks(following.text)
    first = MARK.search(following.text)
    return bool(
        loose and first and loose[0] == first.start() and following.text[loose[0]] in '“”«"'
    )


def _mismatched(passage: Passage) -> Iterator[Finding]:
    text = passage.text
    for pair in passage.quotes:
        opening, closing = text[pair.start], text[pair.end - 1]
        if PARTNERS.get(opening) == closing:
            continue
        if opening in '“"' and closing == "“":
            yield CHECK.finding(passage, pair.start, pair.start + 1, fix="„")
        else:
            yield CHECK.finding(passage, pair.end - 1, pair.end, fix=PARTNERS[opening])
