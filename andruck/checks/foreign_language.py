"""A text, a sentence or half of one is not in the portal's language.

Looks at what the words are, not at what the item says of itself. A body of
twenty-five words and more that is foreign as a whole is one finding, where a
portal says in what language it is printed. In German copy every sentence and
every longer stretch of one is looked at (``_foreign``). Silent on quotations,
titles, mottos and names of companies, hashtags, and stretches of a few words.
"""

from collections.abc import Iterator

import msgspec

from andruck.checks import Case, Check
from andruck.checks import gettext_noop as _
from andruck.checks._foreign import foreign_runs
from andruck.model import Finding, Imprint, Portal
from andruck.text.copy import Copy
from andruck.text.language import detect

PORTAL = Portal(
    name="logistic ready",
    tagline="Fachportal für Intralogistik",
    language="de",
    host="logistic-ready.example",
    folder="",
    imprint=Imprint(publisher="", street="", city=""),
)
ENGLISH = (
    "The operator said on Tuesday that the new high-bay warehouse would open in spring. "
    "Twelve stacker cranes will move pallets between the aisles, and the conveyor links "
    "the building with the packing hall next door."
)
GERMAN = (
    "Der Betreiber teilte am Dienstag mit, das neue Hochregallager werde im Frühjahr eröffnet. "
    "Zwölf Regalbediengeräte bewegen dann Paletten in den Gassen, und ein Förderer verbindet "
    "das Gebäude mit der Packhalle. „We are ready“, sagte der Leiter."
)

CHECK = Check(
    name="foreign-language",
    severity="error",
    message=_("“{quote}” is in another language ({language}) and was not translated."),
    why=_("What is in a foreign language on a German portal was published unread."),
    bad=(
        Case(text=ENGLISH, copy={"portal": PORTAL}),
        Case(text=ENGLISH, fields={"language": "en"}, copy={"portal": PORTAL}),
        "Der Preis stieg auch im Juni deutlich. [[Residents have been told to move]].",
        "[[Pour l'heure, aucun chiffre n'a été communiqué]], doch die Preise steigen alle.",
        "Der Preis stieg auch im Juni deutlich. [[Koszty miałaby w całości pokryć gmina]].",
        "Das Werk in Unna ruht seit Montag, [[los trabajadores no han recibido el sueldo]].",
        "Das Werk ruht, alle sind zu Hause. [[I lavoratori non hanno ricevuto lo stipendio]].",
        "Das Werk ruht, alle sind zu Hause. [[De werknemers hebben hun loon nog niet gekregen]].",
        "😀 Der Club verlor auch das dritte Spiel. [[He had been hired only last summer]].",
    ),
    good=(
        Case(text=GERMAN, copy={"portal": PORTAL}),
        Case(text="The Loop Sorter Pro.", copy={"portal": PORTAL}),
        ENGLISH,
        "„We are ready to move to higher ground“, sagte der Leiter von The Art of the Possible.",
        "Der Film The man who knew too much of it läuft in Unna.",
        "Der Vortrag heißt: How to move the goods of a city with it.",
        "Er gewann in dubio pro reo, das Wort des Jahres.",
        "Die Firma Les Frères de la Montagne in Paris und die Banca del Lavoro liefern.",
        "Am 3. Mai sei er beobachtet worden, und als er ging, war es zu spät.",
        "Das Start-up setzt auf Just-in-time, Last Mile und Click and Collect.",
    ),
)

WHOLE = _("The text is in another language ({language}); it has to be translated first.")
ENOUGH = 25  # words
MOSTLY = 0.6  # of the letters: then it is the text that is foreign, not a sentence of it


def find(copy: Copy) -> Iterator[Finding]:
    """One finding for the piece as a whole, or those of its sentences."""
    text = " ".join(passage.text for passage in copy.body)
    if copy.portal is not None and len(text.split()) >= ENOUGH:
        language = detect(text)
        if language not in ("und", copy.portal.language[:2]):
            found = CHECK.at(copy.whole, language=language)
            yield msgspec.structs.replace(found, message=WHOLE)
            return
    if copy.language == "de":
        yield from residue(copy)


def residue(copy: Copy) -> Iterator[Finding]:
    """The foreign stretches of copy that is German for the most part."""
    found = [
        CHECK.finding(passage, start, end, language=language)
        for passage in copy.passages
        for sentence in passage.sentences
        for start, end, language in foreign_runs(passage.unquoted, sentence.start, sentence.end)
    ]
    letters = sum(len(passage.text) for passage in copy.body)
    if sum(len(one.place.quote) for one in found) < MOSTLY * letters:
        yield from found
