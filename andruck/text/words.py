"""Words: which exist, and which small ones begin a German sentence."""

from __future__ import annotations

from functools import cache


@cache
def is_known(word: str, language: str = "de") -> bool:
    """Whether the dictionary of this language holds the word in any form."""
    import simplemma  # loads a word list of some 100 MB, so only when asked

    try:
        return bool(simplemma.is_known(word, lang=language))
    except ValueError:  # a language without a word list knows no word
        return False


@cache
def lemma(word: str, language: str = "de") -> str:
    """The word as the dictionary lists it; the word itself where it is not listed."""
    import simplemma

    try:
        return str(simplemma.lemmatize(word, lang=language))
    except ValueError:
        return word


# Words that open a sentence and are capitalised only there: a capital one behind
# a full stop means that the stop ends a sentence ("am 13. Der Umsatz stieg").
OPENERS = frozenset(
    """aber alle allerdings alles als also am an andere auch auf aus außerdem bei beide beim bis
    bisher da dabei dadurch dafür dagegen daher damit danach dann dar daran darauf darüber darum
    darunter das dass davon davor dazu dazwischen dem den denn dennoch der deren derzeit des
    deshalb dessen deswegen die dies diese dieser dieses doch dort durch ebenfalls ebenso ein eine
    einem einen einer eines einige er erst es etwa euch falls für gegen gegenüber gleichzeitig
    hier hierfür hinter hinzu ich ihm ihn ihnen ihr ihre im immer in indem infolge innerhalb ins
    insgesamt inzwischen ist ja jede jeder jedes jedoch jetzt kein keine laut man manche mehr
    mehrere mein mit mittlerweile nach nachdem neben nicht nichts noch nun nur ob obwohl oder
    ohne schließlich schon sei seit seitdem sein seine seinen seit sich sie so sobald sodass
    sofern sollte sollten somit sondern sonst sowohl statt steht trotz trotzdem über um und uns
    unser unsere unter viele vielmehr vom von vor während wann war waren warum was weder wegen
    weil weiter weitere welche wenn wer werden wie wieder wir wird wo wobei wodurch wurde wurden
    zu zudem zuletzt zum zunächst zur zusätzlich zuvor zwar zwischen""".split()
)
