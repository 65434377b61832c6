"""Four and more quotations of one or two words: fragments that nobody can trace.

Translated copy keeps the quotation marks around single words, whose wording in
German nobody has ever said. Counted are judging words and plain nouns; silent
on titles and names (a noun or an article stands before them, or no dictionary
knows them), on words that are talked about ("das Wort", "sogenannt"), on
answers ("„Nein“, sagte sie") and on fewer than four.
"""

import re
from collections.abc import Iterator

from andruck.checks import Check
from andruck.checks import gettext_noop as _
from andruck.model import Finding
from andruck.text.copy import Copy, Passage
from andruck.text.quotes import Quote
from andruck.text.words import is_known, word_set

CHECK = Check(
    name="one-word-quotes",
    severity="warning",
    message=_("{count} quotations of one or two words: nobody can tell whose words they are."),
    why=_("Single words in quotation marks are not evidence, least of all translated ones."),
    bad=(
        "Er nannte es [[„absurd“]], sie sprach von [[„Schikane“]]; beide fanden es "
        "[[„respektlos“]] und die Höhe [[„angemessen“]].",
        "Gefordert waren [[„sofortige“]] Garantien. Das sei [[„inakzeptabel“]], die Lage "
        "[[„sehr ernst“]] und jegliche [[„Zugeständnisse“]] ausgeschlossen.",
        "😀 Die Halle ist [[„gelungen“]], aber [[„überteuert“]].\n\nAnwohner klagen über "
        "[[„Lärm“]] und [[„Raser“]].",
        "Man will [[„zurückzuschlagen“]], ihm [[„klar machen“]], was eine [[„Aussetzung“]] "
        "bedeutet, und ein [[„Unentschieden“]] vermeiden.",
    ),
    good=(
        "Er nannte es „absurd“, sie sprach von „Schikane“; beide fanden es „respektlos“.",
        "Der „Freischütz“, die „Zauberflöte“, „Fidelio“ und „Carmen“ stehen auf dem Plan.",
        "Das Schiff „Adler“, der Kahn „Möwe“, die Fähre „Hoffnung“ und der Kutter „Seestern“.",
        "„Nein“, sagte sie. „Ja“, sagte er. „Danke“, rief der eine, „Bitte“, der andere.",
        "Das Wort „gut“, das Wort „schön“, der Begriff „neu“ und das Adjektiv „alt“.",
        "Die Firmen „Nordkran“, „Loopsort“, „eBerg“ und „Kraneta“ liefern an „Kesto“.",
        "Die sogenannten „Raser“, die als „Lärm“ bezeichneten Töne, das „Gute“ und „Nordkran“.",
    ),
)

NEEDED = 4
JUDGING = 2  # of them no nouns, which may be names after all
LONGEST = 60  # letters that can be two words
# What stands before a title or a name, and before a word that is only talked about.
NAMED = re.compile(
    r"(?:\b(?:der|die|das|den|dem|des|im|am|zum|zur|vom|beim|ins|ans|laut|nach|bei|auf|in)"
    r"|[A-ZÄÖÜ][\w-]+|\b(?:namens|heißt|heißen|hieß))\s*$"
)
TALKED_OF = re.compile(
    r"\b(?:\w*genannt\w*|bezeichnet\w*|Wort|Wörter|Begriff\w*|Adjektiv|Verb|Ausdruck|Bezeichnung"
    r"|Prädikat"
    r"|Note|Kategorie|Stufe|Status|Formel|Rubrik|Kürzel|Titel|Siegel)\s*$"
)
ANSWER = re.compile(r"[,.!?]?[“”«»\"],? (?:\w+ )?(?:sagt|rief|antwort|mein|ruft|frag|lautet)")
MARKS = re.compile(r"[.!?,;:…]")
WORD = re.compile(r"[^\W\d_]+")  # what has a hyphen is a term
REPLIES = word_set("ja nein danke bitte doch nie klar stopp halt hallo amen hurra")


def find(copy: Copy) -> Iterator[Finding]:
    """A warning at the first of the fragments, with the others beside it, and notes at these."""
    fragments = {
        passage.text[quote.inner_start : quote.inner_end]: passage.place(quote.start, quote.end)
        for passage in copy.body
        for quote in passage.quotes
        if _is_fragment(passage, quote)
    }
    found = list(fragments.values())
    judging = sum(quoted.split()[-1].islower() for quoted in fragments)
    if len(found) >= NEEDED and judging >= JUDGING:
        count = str(len(found))
        yield CHECK.at(found[0], related=tuple(found[1:]), count=count)
        for place in found[1:]:
            yield CHECK.at(place, severity="note", count=count)


def _is_fragment(passage: Passage, quote: Quote) -> bool:
    """Whether a quotation is a word or two that are nobody's name."""
    inner = passage.text[quote.inner_start : min(quote.inner_end, quote.inner_start + LONGEST)]
    words = inner.split()
    if len(words) not in (1, 2) or MARKS.search(inner) or quote.end - quote.start > LONGEST:
        return False
    if not all(WORD.fullmatch(word) for word in words) or inner.lower() in REPLIES:
        return False
    near = max(0, quote.start - 40)
    if TALKED_OF.search(passage.text, near, quote.start):
        return False
    if len(words) == 2 and words[0].istitle() and words[1].istitle():
        return False
    if words[-1].islower():
        return is_known(words[-1]) or "zu" in words[-1]  # "zurückzuschlagen" is in no dictionary
    if NAMED.search(passage.text, near, quote.start) or ANSWER.match(passage.text, quote.inner_end):
        return False
    # "Raser" is in no dictionary, "rasen" is.
    return is_known(words[-1]) or (
        words[-1].endswith("er") and is_known(words[-1][:-2].lower() + "en")
    )
