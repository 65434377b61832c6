"""The text is not in the portal's language: a foreign draft that nobody translated.

Looks at the whole body, and at what it is in, not at what it says it is in; a
text of fewer than twenty-five words is not judged, and a quotation or a foreign
name does not make a text foreign. Silent without a portal.
"""

from collections.abc import Iterator

from andruck.checks import Case, Check
from andruck.checks import gettext_noop as _
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
    message=_("The text is in another language ({language}); it has to be translated first."),
    why=_("A text in a foreign language on a German portal was published unread."),
    bad=(
        Case(text=ENGLISH, copy={"portal": PORTAL}),
        Case(text=ENGLISH, fields={"language": "en"}, copy={"portal": PORTAL}),
    ),
    good=(
        Case(text=GERMAN, copy={"portal": PORTAL}),
        Case(text="The Loop Sorter Pro.", copy={"portal": PORTAL}),
        ENGLISH,
    ),
)

ENOUGH = 25  # words


def find(copy: Copy) -> Iterator[Finding]:
    """One finding for the piece as a whole."""
    if copy.portal is None:
        return
    text = " ".join(passage.text for passage in copy.body)
    if len(text.split()) < ENOUGH:
        return
    language = detect(text)
    if language not in ("und", copy.portal.language[:2]):
        yield CHECK.at(copy.whole, language=language)
