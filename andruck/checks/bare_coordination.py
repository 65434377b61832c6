"""A noun without an article, hung on with ", sowie": "…, sowie Stärkung der Verteidigung".

Where a language strings nouns together ("y el refuerzo de", "as well as
strengthening"), a translation leaves a noun of action in the singular, without
article, behind a comma: nothing says in what case it stands or who does it.
Silent where what it is joined to is bare as well ("Beratung, die nichts kostet,
sowie Schulung der Fahrer"), in lists of such nouns, and on plurals and names.
"""

import re
from collections.abc import Iterator

from andruck.checks import Check
from andruck.checks import gettext_noop as _
from andruck.model import Finding
from andruck.text.copy import Copy
from andruck.text.verbs import reading
from andruck.text.words import lemma, word_set

CHECK = Check(
    name="bare-coordination",
    severity="warning",
    message=_("“{quote}” hangs on nothing: the article is missing."),
    why=_("A noun that is only hung on says neither who does it nor whether it has been done."),
    bad=(
        "Sie verteilen Säcke, die geliefert werden[[, sowie Sicherung der Boote]] im Hafen.",
        "Kern ist ein Kanal, der Wasser führt[[, sowie Abgabe auf Brunnen]], gegen die man klagt.",
        "Es sind zwei Tage angesetzt, die noch folgen[[, sowie Anhörung von Zeugen]] im Mai.",
        "Gebraucht werden Decken, die in Unna liegen[[, sowie Reparatur der Brücke]] nach Hamm.",
        "Es gibt Mittel, die aus Bonn stammen[[, sowie Kauf von Rädern]] für kleine Betriebe.",
        "Das Werk baut eine neue Halle[[, sowie Erweiterung des Hafens]] in Emden.",
        "😀 Geplant ist ein Gleis, das nach Hamm führt[[ , sowie Stärkung der Flotte]] im Osten.",
        "Die Stadt kauft drei Busse, die leise fahren[[, und auch Ausbau der Straße]] nach Unna.",
    ),
    good=(
        "Ziele sind Ausbau der Flotten, Schulung der Fahrer sowie Stärkung der Werkstätten.",
        "Zum Angebot gehören Beratung, die nichts kostet, sowie Schulung der Fahrer.",
        "Sie verteilen Säcke, die geliefert werden, sowie Decken der Caritas.",
        "Die Stadt kauft Busse, die leise fahren, sowie die Erweiterung der Halle.",
        "Planung, Bau, sowie Wartung der Anlage liegen in einer Hand.",
        "Er lobte den Plan, der nun gilt, sowie Bundeskanzlerin Krone.",
        "Es ging um Geld, Recht, sowie Ordnung in der Stadt.",
        "„Ich mag Säcke, die halten, sowie Sicherung der Boote“, sagte sie.",
    ),
)

HUNG = re.compile(
    r" ?, (?:sowie|wie auch|ebenso wie|und auch|und ebenso"
    r"|und außerdem) (?P<noun>[A-ZÄÖÜ][a-zäöüß]+)"
    r" (?:de[rs]|von|vo[mr]|auf|für|am|im|an|zu[mr]?|durch|mit|eine[rs]|aller|gegen|bei) "
    r"(?:\w+ ){0,2}?[A-ZÄÖÜ][\w-]+"
)
# Nouns that name an action.
ACTION = re.compile(
    r"\w*(?:ung|ion|tur|tät|nahme|gabe|kauf|bau|zug|gang|satz|schluss|fuhr|nis|schaft|ierung)$",
    re.IGNORECASE,
)
ACTIONS = word_set(
    """Abbruch Abriss Anstieg Betrieb Einsatz Erhalt Erwerb Hilfe Pflege Reform Schutz Verbot
    Verzicht Wechsel Start Rückkehr Suche Kontrolle Entzug Beginn Umtausch Transport Export"""
)
NOUN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def find(copy: Copy) -> Iterator[Finding]:
    """The nouns of action that are only hung on."""
    for passage in copy.passages:
        for match in HUNG.finditer(passage.unquoted):
            noun = match["noun"]
            if not (ACTION.match(noun) or noun in ACTIONS) or lemma(noun) != noun:
                continue
            sentence = next(
                one for one in passage.sentences if one.start <= match.start() < one.end
            )
            if _is_full(passage.unquoted[sentence.start : match.start()]):
                yield CHECK.finding(passage, *match.span())


def _is_full(before: str) -> bool:
    """Whether what the noun is joined to is more than a bare noun of action."""
    parts = [part.strip() for part in before.split(",")]
    words = NOUN.findall(parts[-1])
    if not words:
        return False
    last = reading(words[-1]) if words[-1].islower() else None
    if last is not None and last.finite and len(parts) > 1:  # a relative clause
        words = NOUN.findall(parts[-2])
    if not words or not words[-1][0].isupper():
        return bool(words)
    if len(words) < 3:
        return False
    bare = words[-1] in ACTIONS or ACTION.match(words[-1]) is not None
    return not (bare and words[-2].islower() and reading(words[-2]) is not None)
