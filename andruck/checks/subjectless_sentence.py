"""A sentence that nobody does: "Akzeptiere alles ohne sie.", "Sagte, dass …".

Languages that drop the subject leave such German behind. Reported is a sentence
of running text that begins with its finite verb, ends in a full stop and has no
noun phrase that could be its doer (``_doer``). Silent on questions, calls,
conditions ("Steigt der Preis, fällt …"), set phrases ("Bleibt zu hoffen, dass"),
mottos, quotations, lists, paragraphs written in this manner throughout, and the
first sentence of the body, which may go on with the headline's doer.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from andruck.checks import Check
from andruck.checks import gettext_noop as _
from andruck.checks._doer import Number, has_doer
from andruck.model import Finding
from andruck.text.clauses import Clause, split_clauses
from andruck.text.copy import Copy
from andruck.text.verbs import HELPING, MODAL, SEPARABLE, Reading, reading
from andruck.text.words import OPENERS, lemma, word_set

CHECK = Check(
    name="subjectless-sentence",
    severity="error",
    message=_("The sentence has no subject."),
    why=_("A sentence without a doer is a remnant of translation; nobody can say what it means."),
    bad=(
        "Der Betreiber ist dabei. [[Akzeptiere alles ohne Zustimmung der Partner.]]",
        "Der Betreiber ist dabei. [[Investiere in ein neues Lager bei Unna.]] Das Werk wächst.",
        "Die Chefin kam. [[Sagte, dass der Kran im Mai stehe.]]",
        "Die Chefin kam. [[Fügte hinzu, der Umbau sei teuer.]] Mehr Geld gibt es nicht.",
        "Er blieb. [[Wies darauf hin, dass die Norm gilt.]]",
        "Das Werk wächst. [[Verkündeten das Ende der Verhandlungen noch am selben Abend.]]",
        "Das Lager wächst. [[Lehnt jede Änderung ohne Zustimmung der Anwohner ab.]]",
        "Sie ist Chefin. [[Wurde 1962 in Unna geboren und wuchs bei den Großeltern auf.]]",
        "Das Werk wächst. [[Hat die Hälfte der Anteile an einen Investor aus Lyon verkauft.]]",
        "Die Firma zahlt. [[Bestritten jede Schuld und legten die Messwerte vor.]]",
        "Die Halle steht. [[Kostete mehr als doppelt so viel wie veranschlagt.]]",
        "Die Halle steht. [[Garantiere jede Lieferung ohne sie.]].alle Kunden zahlen mehr.",
        "Alle blieben fern. [[Nehmen an dem Treffen auch in diesem Jahr nicht teil.]]",
        "Er blieb. 😀 [[Fand bei der Prüfung mehrere gerissene Drähte.]]",
    ),
    good=(
        "Der Betreiber akzeptiert alles.",
        "Er blieb. „Akzeptiere alles ohne Widerspruch“, riet sie. Akzeptiere alles!",
        "Er blieb. Akzeptiere der Betreiber das nicht, so der Anwalt, folge die Klage.",
        "Er blieb. Betonte der Verband noch im Mai, dass alles gut sei, so warnt er nun.",
        "Er blieb. Tiere und Papiere werden hier sortiert. Schicke Möbel lagern in Halle 3.",
        "Er blieb. Lebe schnell. Sterbe jung. Das war sein Motto.",
        "Er blieb. Bleibt zu hoffen, dass das Wetter in Unna hält.",
        "Er blieb. Steigt der Preis weiter, kaufen die Leute weniger Brot.",
        "Er blieb. Wird in Unna gestreikt, stehen auch in Hamm die Bänder.",
        "Er blieb. Kommt ein Mann mit einem Frosch auf dem Kopf zum Arzt.",
        "Er blieb. Verkauft wurden 300 Karten im Vorverkauf der Saison.",
        "Er blieb. Fragen zu den Kosten beantwortete der Sprecher nicht.",
        "Er blieb. Warten auf den Zug nach Hamm und hoffen auf Kaffee.",
        "Soll künftig auch nachts über die Autobahn fahren können. Der Roboter ist neu.",
        "Er blieb. Wird schon gut gehen, so oder so. Schaut eure Spieler einmal an.",
    ),
)

WORD = re.compile(r"[^\W\d_]+")
# A full stop that no space follows ends a sentence all the same.
GLUED = re.compile(r"(?<=[^\W\d_]{2})\.+(?=[^\W\d_])")
OPENING = re.compile(r"[^\w„“»«\"‚‘(\[␀]*(?P<verb>[A-ZÄÖÜ][a-zäöüß]+),? (?P<next>\w+)")
SHORTEST = 5  # words; "Lebe schnell." is a motto, "Geht nicht." is talk
STYLE = 3  # in one paragraph: that is how somebody writes
# Past tenses that may be adjectives as well: "Vermeldete Zahlen", but not "Kündigte Gespräche an".
ADJECTIVE = re.compile(r"(?:be|emp|ent|er|ge|miss|ver|zer|über|unter)\w+ten?|\w+ierten?")
OBJECT = re.compile(r"(?:d(?:en|ie|as)|(?:jed|ein|kein|dies|jeglich)e[ns]?)$")
JOINED = re.compile(r" (?:und|oder|aber|sondern|doch) $")
THEN = word_set("so dann da")
# A list behind a colon, or a command to somebody.
UNFIT = re.compile(
    r":|\b(?:eu(?:er|re[mnrs]?|ch)|dir|dich|deine?[mnrs]?|Sie|Ihnen|Ihre?[mnrs]?|bitte|mal)\b"
)
SMALL = OPENERS | set(SEPARABLE)
HELPERS = MODAL | {"sein", "haben", "werden", "lassen"}


def find(copy: Copy) -> Iterator[Finding]:
    """The sentences of running text in which the doer is missing."""
    for passage in copy.body:
        if passage.tag != "p":
            continue
        found = []
        for sentence in passage.sentences[passage is copy.body[0] :]:
            opening = OPENING.match(passage.unquoted, sentence.start, sentence.end)
            if opening and (end := _without_doer(passage.unquoted, opening, sentence.end)):
                found.append((opening.start("verb"), end))
        for start, end in found if len(found) < STYLE else ():
            yield CHECK.finding(passage, start, end)


def _without_doer(text: str, opening: re.Match[str], end: int) -> int:
    """Where the sentence ends, if it begins with its verb and nobody does it; else 0."""
    start = opening.start("verb")
    verb = _opening_verb(opening)
    if verb is None:
        return 0
    glued = GLUED.search(text, start, end)
    end = glued.start() + 1 if glued else end
    words = text[start:end]
    if not words.endswith(".") or len(words.split()) < SHORTEST or UNFIT.search(words):
        return 0
    clauses = split_clauses(text, start, end)
    if not _carries(clauses[0], verb, opening) or _is_condition(text, clauses):
        return 0
    plural = opening["verb"].endswith("n") or opening["verb"] == "Sind"
    number: Number = "many" if plural else "one"
    return 0 if has_doer(_main(clauses), _whole(clauses[0], verb), number) else end


def _opening_verb(opening: re.Match[str]) -> Reading | None:
    """The first word as a verb; None where it is, or may be, a noun or an adjective."""
    word, following = opening["verb"], opening["next"]
    verb = reading(word.lower())
    if verb is None or ("subjunctive2" in verb.forms and "past" not in verb.forms):  # a wish
        return None
    if word.lower() in HELPING:
        return None if word == "Sein" else verb
    if word.lower() in OPENERS or _is_noun(word, verb):
        return None
    if (following[0].isupper() or following in ("und", "oder")) and (
        ADJECTIVE.fullmatch(word.lower())
        or (word.endswith("e") and not word.endswith(("iere", "te")))
    ):
        return None
    return verb


def _is_noun(word: str, verb: Reading) -> bool:
    listed = lemma(word)
    if listed.islower() or "infinitive" in verb.forms:
        return False
    return "past" not in verb.forms or listed.replace("ß", "ss") == word.replace("ß", "ss")


def _carries(clause: Clause, verb: Reading, opening: re.Match[str]) -> bool:
    """Whether the first word is what carries the clause, and no other verb does."""
    words = WORD.findall(clause.text.partition(" und ")[0])[1:]
    others = [
        found
        for word, following in pairwise((*words, ""))
        if word.islower() and (word in HELPING or word not in SMALL)
        and not (ADJECTIVE.fullmatch(word) and following.istitle())
        and (found := reading(word)) is not None and found.finite
        and "participle" not in found.forms
    ]  # fmt: skip
    if any(one.only_finite for one in others) or HELPING.keys() & words[:-1]:
        return False
    if verb.verb in HELPERS and not any(word.istitle() for word in words):
        return False  # "Kann sein, muss aber nicht" is talk
    if verb.only_finite or verb.verb in HELPERS:
        return not others or verb.verb in HELPERS or " zu " in clause.text
    if "infinitive" in verb.forms:  # "Warten auf Godot", but "Lehnen jede Änderung ab"
        return not others and _particle(clause) != ""
    # What may be a participle as well ("Beschlossen wurde") must have an object at once.
    return not others and OBJECT.match(opening["next"]) is not None


def _is_condition(text: str, clauses: tuple[Clause, ...]) -> bool:
    """Whether a clause behind a comma begins with its verb: "Steigt der Preis, fällt …"."""
    for clause in clauses[1:]:
        if clause.finite is None or JOINED.search(text[max(0, clause.start - 9) : clause.start]):
            continue
        opening = [word.lower() for word in WORD.findall(clause.text)[:2]]
        if opening[0] == clause.finite.word.lower() or opening[0] in THEN:
            return True
    return False


def _main(clauses: tuple[Clause, ...]) -> list[Clause]:
    """The parts of the first main clause, without what is put into it or hung on it."""
    own = [clauses[0]]
    for clause in clauses[1:]:
        if clause.kind == "main":
            break
        if clause.kind == "part":
            own.append(clause)
    return own


def _whole(clause: Clause, verb: Reading) -> str:
    """The verb with the particle that stands at the end of its clause."""
    return _particle(clause) + (clause.verb or verb.verb)


def _particle(clause: Clause) -> str:
    last = WORD.findall(clause.text)[-1]
    return last if last in SEPARABLE else ""
