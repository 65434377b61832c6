"""A headline that states as fact what the text only calls possible.

The event nouns of the headline are looked up in the text with their synonyms;
there must be two or more mentions, and every one of them hedged ("könnte",
"falls", "mögliche"). Plans are no hedge: "schließt Werk" may head a text that
says "soll schließen". Silent where the headline hedges, asks, quotes or denies.
"""

import re
from collections.abc import Iterator

from andruck.checks import Case, Check
from andruck.checks import gettext_noop as _
from andruck.model import Finding, Place
from andruck.text.copy import Copy

CHECK = Check(
    name="headline-asserts-hedged",
    severity="error",
    message=_("The headline states as fact ({event}) what the text only calls possible."),
    why=_("The headline is all that most readers see; it must not say more than the text."),
    bad=(
        Case(
            headline="[[Betreiber reagiert auf die Übernahme von Nordkran]]",
            text="Falls es zur Übernahme komme, prüfe er sie.\n\nEine mögliche Übernahme koste.",
        ),
        Case(
            headline="[[Spediteure rüsten sich: Der Streik im Hafen trifft alle]]",
            text="Es könnte zum Streik kommen. Ein möglicher Ausstand beträfe drei Häfen.",
        ),
        Case(
            headline="[[Kunden ziehen Aufträge nach der Insolvenz von Nordkran ab]]",
            text="Eine Insolvenz wäre möglich, heißt es. Die angebliche Pleite bestätigte niemand.",
        ),
        Case(
            headline="[[Nach dem Angriff auf das Lager gehen die Schotten dicht]]",
            text="Ein möglicher Angriff macht Sorgen. Falls jemand angreife, stehe alles still.",
        ),
        Case(
            headline="[[😀 Fusion der Kranbauer verärgert Kunden]]",
            text="Eine Fusion sei denkbar. Sollte es zum Zusammenschluss kommen, droht Ärger.",
        ),
    ),
    good=(
        Case(
            headline="Betreiber rüstet sich für mögliche Übernahme",
            text="Falls es zur Übernahme komme, prüfe er sie. Eine mögliche Übernahme koste.",
        ),
        Case(
            headline="Nordkran schließt Werk in Unna",
            text="Die Schließung soll im Mai folgen. Das Werk soll geschlossen werden.",
        ),
        Case(
            headline="Streik im Hafen trifft alle",
            text="Der Streik begann am Montag. Ein möglicher zweiter Ausstand beträfe drei Häfen.",
        ),
        Case(
            headline="Droht eine Fusion der Kranbauer?",
            text="Eine Fusion sei denkbar. Sollte es zum Zusammenschluss kommen, droht Ärger.",
        ),
        Case(headline="Nordkran sagt Übernahme ab", text="Eine mögliche Übernahme sei teuer."),
    ),
)

# One event under several names: stems as they begin a word.
EVENTS = (
    "Invasion Einmarsch einmarschier Überfall Angriff angreif Besetzung Offensive",
    "Übernahme Aufkauf",
    "Fusion fusionier Zusammenschluss",
    "Entlassung Stellenabbau Kündigungswelle",
    "Schließung Stilllegung",
    "Streik Warnstreik Ausstand bestreik",
    "Insolvenz Pleite Zahlungsunfähigkeit Bankrott",
    "Rückruf zurückruf",
    "Rücktritt zurücktret",
    "Sabotage Anschlag",
    "Explosion explodier",
    "Hackerangriff Cyberangriff Cyberattacke",
)
HEDGE = re.compile(
    r"\b(?:möglich|eventuell|etwaig|angeblich|mutmaßlich|vermeintlich|womöglich|vielleicht|denkbar"
    r"|hypothetisch|potenziell|potentiell|gegebenenfalls|falls|könnte|sollte es|würde|wäre|droh"
    r"|im Falle|Spekulation|Gerücht|nicht ausgeschlossen|für den Fall)",
    re.IGNORECASE,
)
# A headline with one of these claims nothing, or the opposite.
GUARDED = re.compile(
    r"[?„»]|\b(?:kein|nicht|nie|ohne|gegen|vor|plan|geplant|will|wollen|soll|Warnung|warn|fürcht"
    r"|Angst|Sorge|Furcht|Plan|Pläne|verhinder|vermeid|vermieden|abgewend|stoppt|sagt .* ab|lehnt"
    r"|dementier)",
    re.IGNORECASE,
)


def find(copy: Copy) -> Iterator[Finding]:
    """The headline, where every mention of its event is hedged."""
    for passage in copy.passages[:1]:
        if (
            passage.field != "headline"
            or HEDGE.search(passage.text)
            or GUARDED.search(passage.text)
        ):
            continue
        for group in EVENTS:
            stems = "|".join(group.split())
            named = re.search(rf"\b(?:{stems})\w*", passage.text)
            mentions = list(_mentions(copy, stems)) if named else []
            if named and len(mentions) > 1 and all(hedged for hedged, place in mentions):
                related = tuple(place for hedged, place in mentions[:4])
                yield CHECK.finding(
                    passage, 0, len(passage.text), related=related, event=named.group()
                )
                return


def _mentions(copy: Copy, stems: str) -> Iterator[tuple[bool, Place]]:
    """The mentions of an event below the headline, each hedged in its sentence or not."""
    pattern = re.compile(rf"\b(?:{stems})\w*")
    for passage in copy.passages[1:]:
        for match in pattern.finditer(passage.text):
            hedged = bool(HEDGE.search(passage.sentence_at(match.start())))
            yield hedged, passage.place(*match.span())
