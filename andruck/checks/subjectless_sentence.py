"""A sentence that nobody does: "Akzeptiere alles ohne sie.", "Sagte, dass …".

Languages that drop the subject leave such German behind. Two shapes are safe to
report, outside quotations and in running paragraphs: a first word in -e that is
a verb and nothing else, and a past verb of saying that is followed at once by
"dass" or its own particle. Silent on questions, calls with "!", "du"-forms in
lists, and where a subject follows ("Sagte er") or a comma may bring one.
"""

import re
from collections.abc import Iterator

from andruck.checks import Check
from andruck.checks import gettext_noop as _
from andruck.model import Finding
from andruck.text.copy import Copy
from andruck.text.words import lemma, word_set

CHECK = Check(
    name="subjectless-sentence",
    severity="error",
    message=_("The sentence has no subject."),
    why=_("A sentence without a doer is a remnant of translation; nobody can say what it means."),
    bad=(
        "Der Betreiber ist dabei. [[Akzeptiere alles ohne Zustimmung der Partner.]]",
        "[[Investiere in ein neues Lager bei Unna.]] Das Werk wächst.",
        "Die Chefin kam. [[Sagte, dass der Kran im Mai stehe.]]",
        "[[Fügte hinzu, der Umbau sei teuer.]] Mehr Geld gibt es nicht.",
        "Er blieb. [[Wies darauf hin, dass die Norm gilt.]]",
        "[[Kündigte an, die Halle zu verkaufen.]]",
        "Das Lager wächst. [[Betonte auch, dass niemand gehen müsse.]]",
        "[[Produziere seit Mai Regale für Werften.]]",
        "Der Kran hebt. [[Reagiere nicht auf Anfragen der Presse.]]",
        "[[Garantiere jede Lieferung in 48 Stunden.]] Die Kunden zahlen mehr.",
        "Er blieb. [[Nehme die Bedingungen über den Hafen nicht an.]]",
        "😀 [[Optimiere den Materialfluss in Halle 3.]]",
    ),
    good=(
        "Der Betreiber akzeptiert alles.",
        "„Akzeptiere alles ohne Widerspruch“, riet sie.",
        "Akzeptiere ich das, steht die Anlage still.",
        "Akzeptiere der Betreiber das nicht, so der Anwalt, folge die Klage.",
        "Akzeptiere alles!",
        "Sagte er etwas dazu?",
        "Betonte der Verband noch im Mai, dass alles gut sei, so warnt er nun.",
        "Tiere und Papiere werden hier sortiert.",
        "Schicke Möbel lagern in Halle 3. Lange Regale stehen dort.",
        "Bitte beachten Sie die Frist. Siehe unten.",
        "Lebe schnell. Sterbe jung. Das war sein Motto.",
        "Habe er das gewusst, wäre er geblieben.",
    ),
)

IMPERATIVE = re.compile(
    r"[^\w„“»«\"]*(?P<verb>[A-ZÄÖÜ][a-zäöüß]{2,24}e) (?P<next>[^\W\d_]+)(?P<rest>[^,?!:]*)$"
)
SAID = re.compile(
    r"[^\w„“»«\"]*(?:(?:Sagte|Erklärte|Betonte|Versicherte|Bestätigte|Berichtete|Bekräftigte"
    r"|Warnte|Forderte)n?(?: auch| zudem| außerdem)?, dass\b|Fügten? hinzu\b"
    r"|Wies(?:en)? darauf hin\b|Kündigten? an,|Teilten? mit,|Gab(?:en)? bekannt,)"
)
# A doer may follow the verb in these forms; "sie", "die" and "jede" may be the object as well,
# but a sentence that begins like that and has no comma is none without one.
DOER = re.compile(r"(?:ich|er|sie|es|man|wir|ihr|der|jemand|niemand|ein|kein|mein|dein|sein|Sie)$")
SLOGAN = 5  # words; "Lebe schnell." is a motto
# Set phrases and references that are no sentences of this kind.
SET = word_set("bitte danke siehe vergleiche habe möge lebe komme sage")


def find(copy: Copy) -> Iterator[Finding]:
    """The sentences of running text in which the doer is missing."""
    for passage in copy.body:
        if passage.tag != "p":
            continue
        for sentence in passage.sentences:
            text = passage.unquoted[sentence.start : sentence.end]
            order = IMPERATIVE.match(text)
            if SAID.match(text) or (order and _is_bare(text, order["verb"], order["next"])):
                word = re.search(r"\w", text)
                start = sentence.start + (word.start() if word else 0)
                yield CHECK.finding(passage, start, sentence.end)


def _is_bare(text: str, verb: str, following: str) -> bool:
    """Whether the word is only a verb, and no doer follows it; before a noun only -iere is sure."""
    if DOER.match(following) or verb.lower() in SET or len(text.split()) < SLOGAN:
        return False
    return lemma(verb) == verb.lower() + "n" and (following.islower() or verb.endswith("iere"))
