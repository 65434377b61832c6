"""German verbs: what a form says of tense and mood, and how verbs stand together.

Forms are told from simplemma's word list and the endings of the verb it names;
no model is asked. A word may be several forms at once ("besucht" is present and
participle, "stiegen" past and second subjunctive); the clause decides.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

import msgspec

from andruck.text.words import MOST, is_known, is_past, lemma, word_set

Form = Literal["present", "past", "subjunctive1", "subjunctive2", "participle", "infinitive"]

FINITE: frozenset[Form] = frozenset({"present", "past", "subjunctive1", "subjunctive2"})


class Reading(msgspec.Struct, frozen=True):
    """What a word is as a verb: its infinitive and the forms it can be."""

    verb: str
    forms: frozenset[Form]

    @property
    def finite(self) -> bool:
        """Whether it can be the verb that carries the clause."""
        return bool(self.forms & FINITE)

    @property
    def only_finite(self) -> bool:
        """Whether it can be nothing else."""
        return self.forms <= FINITE


def _paradigm(verb: str, **forms: str) -> dict[str, Reading]:
    named: dict[str, set[Form]] = {}
    for form, words in forms.items():
        for word in words.split():
            named.setdefault(word, set()).add(form)  # type: ignore[arg-type]
    return {word: Reading(verb, frozenset(kinds)) for word, kinds in named.items()}


# The verbs that help others; each of their forms says something.
HELPING: dict[str, Reading] = {
    **_paradigm(
        "sein", present="bin bist ist sind seid", past="war warst waren wart",
        subjunctive1="sei seien", subjunctive2="wäre wären", participle="gewesen",
        infinitive="sein",
    ),
    **_paradigm(
        "haben", present="hat hast haben habt", past="hatte hatten", subjunctive1="habe",
        subjunctive2="hätte hätten", participle="gehabt", infinitive="haben",
    ),
    **_paradigm(
        "werden", present="wird wirst werden werdet", past="wurde wurden", subjunctive1="werde",
        subjunctive2="würde würden", participle="worden geworden", infinitive="werden",
    ),
    **_paradigm(
        "können", present="kann kannst können", past="konnte konnten", subjunctive1="könne",
        subjunctive2="könnte könnten", participle="gekonnt", infinitive="können",
    ),
    **_paradigm(
        "müssen", present="muss müssen", past="musste mussten", subjunctive1="müsse",
        subjunctive2="müsste müssten", infinitive="müssen",
    ),
    **_paradigm(
        "dürfen", present="darf dürfen", past="durfte durften", subjunctive1="dürfe",
        subjunctive2="dürfte dürften", infinitive="dürfen",
    ),
    **_paradigm(
        "sollen", present="soll sollen", past="sollte sollten", subjunctive1="solle",
        infinitive="sollen",
    ),
    **_paradigm(
        "wollen", present="will wollen", past="wollte wollten", subjunctive1="wolle",
        infinitive="wollen",
    ),
    **_paradigm(
        "mögen", present="mag mögen", past="mochte mochten", subjunctive1="möge",
        subjunctive2="möchte möchten", infinitive="mögen",
    ),
    **_paradigm("wissen", present="weiß", past="wusste wussten", participle="gewusst"),
    **_paradigm("tun", present="tut tun", past="tat taten", participle="getan"),
    **_paradigm("lassen", present="lässt lassen", past="ließ ließen", infinitive="lassen"),
    **_paradigm("gehen", present="geht gehen", past="ging gingen", participle="gegangen"),
    **_paradigm("stehen", present="steht stehen", past="stand standen", participle="gestanden"),
}  # fmt: skip
MODAL = word_set("können müssen dürfen sollen wollen mögen")

# Small words that end as infinitives do, and adjectives that look like participles.
NEVER = word_set(
    """kein gegen wegen neben zwischen morgen gestern oben unten außen innen hinten vorn selten
    offen eben soeben daneben dagegen hingegen deswegen weswegen hiergegen entgegen einen keinen
    meinen deinen seinen ihren unseren allen vielen beiden sieben zehn neun schon nun dann wann
    von hin den ohne zusammen willen mitten inmitten binnen eigen trocken außerdem statt trotz
    dank laut seit mit nach zeit bereit weit breit heute heut leicht nicht recht schlecht acht
    echt dicht direkt insgesamt gesamt bekannt gut alt kalt jetzt zuletzt letzt zunächst selbst
    meist fast sonst einst erst ernst fest längst jüngst höchst mindest spät stet wert geehrt
    gemeinsam wochen darin worin fortan daran woran an in im am um zum man denn wenn ihn ihnen
    denen wen verschieden zufrieden bescheiden vollkommen willkommen angemessen rund etwa stand
    andren anderen manchen welchen solchen jenen diesen weiten reinen kleinen sehr mehr eher
    bisher daher nachher vorher woher nah zwei drei sechs eins genau miteinander"""
)
SEPARABLE = tuple(
    sorted(
        """ab an auf aus bei bekannt da dar ein empor entgegen fehl fern fertig fest fort frei
        gegenüber gleich heim her herab heran heraus herbei herein herum herunter hervor hin hinab
        hinaus hinein hinweg hinzu hoch klar los mit nach nahe nieder sicher statt still teil um
        unter vor voran voraus vorbei vorweg weg weiter wieder zu zufrieden zurück zusammen
        über durch""".split(),
        key=len,
        reverse=True,
    )
)
INSEPARABLE = (
    "be", "emp", "ent", "er", "ge", "miss", "ver", "zer", "über", "unter", "um", "durch",
    "hinter", "wider", "voll",
)  # fmt: skip
# With such a prefix their participle is their infinitive: verlassen, erhalten.
ALIKE = (
    "lassen", "halten", "essen", "fallen", "kommen", "geben", "laden", "fahren", "tragen", "treten",
    "raten", "schlafen", "schlagen", "waschen", "wachsen", "lesen", "messen", "sehen", "fangen",
    "laufen", "rufen", "stoßen", "graben",
)  # fmt: skip
NOTHING: Reading | None = None
WEAK_PAST = ("te", "ten", "ete", "eten", "tet", "test")
UMLAUTS = frozenset("äöü")


@lru_cache(maxsize=MOST)
def reading(word: str) -> Reading | None:
    """What the word (in lower case) is as a verb; None when it is none."""
    known = HELPING.get(word)
    if known is not None:
        return known
    if len(word) < 3 or word in NEVER or not word.isalpha():
        return NOTHING
    verb = lemma(word)
    if not verb.endswith("n") or not verb.islower() or verb in NEVER:
        return NOTHING
    forms = _forms(word, verb)
    return Reading(verb, forms) if forms else NOTHING


def _forms(word: str, verb: str) -> frozenset[Form]:
    stem = verb[:-2] if verb.endswith("en") else verb[:-1]
    if word == verb:
        if not is_known(word):
            return frozenset()
        alike = verb.startswith(INSEPARABLE) and verb.endswith(ALIKE)
        return frozenset({"infinitive", "present", *(("participle",) if alike else ())})
    if _is_zu_infinitive(word, verb):
        return frozenset({"infinitive"})
    if _is_marked_participle(word, verb):
        return frozenset({"participle"})
    if word.startswith(stem):
        return _regular(word[len(stem) :], verb, word)
    return _vowel_change(word, verb)


def _regular(ending: str, verb: str, word: str) -> frozenset[Form]:
    """Forms that only add an ending to the stem."""
    if ending in WEAK_PAST:
        return frozenset({"past"})
    if ending in ("t", "et"):
        bare = verb.startswith(INSEPARABLE) or verb.endswith("ieren")
        return frozenset({"present", "participle"} if bare else {"present"})
    if ending in ("st", "est"):
        return frozenset({"present"})
    if ending in ("e", "le", "re"):
        return frozenset({"subjunctive1"})
    if is_past(word):
        return frozenset({"past"})
    return frozenset({"participle"} if ending == "en" else ())


def _vowel_change(word: str, verb: str) -> frozenset[Form]:
    """Strong forms: fand, findet → fände, gibt, übernommen."""
    forms: set[Form] = set()
    if is_past(word) or any(
        word.startswith(prefix) and is_past(word[len(prefix) :]) for prefix in SEPARABLE
    ):
        forms.add("past")
    if forms:
        return frozenset(forms)
    if word.endswith("en") and verb.startswith(INSEPARABLE):
        changed = UMLAUTS & set(word) - set(verb)
        forms.add("subjunctive2" if changed else "participle")
    elif word.endswith(("en", "e")):
        forms.add("subjunctive2")
    elif word.endswith("t"):
        forms.add("present")
    return frozenset(forms)


def _is_zu_infinitive(word: str, verb: str) -> bool:
    return any(
        verb.startswith(prefix) and word == f"{prefix}zu{verb[len(prefix) :]}"
        for prefix in SEPARABLE
        if word.startswith(prefix + "zu")
    )


def _is_marked_participle(word: str, verb: str) -> bool:
    """Whether "ge" marks it: gefunden, mitgeteilt."""
    if not word.endswith(("t", "en", "n")):
        return False
    if word.startswith("ge") and not verb.startswith("ge"):
        return True
    if word.startswith("gege"):
        return True
    return any(
        word.startswith(prefix + "ge")
        and verb.startswith(prefix)
        and not verb.startswith(prefix + "ge")
        for prefix in SEPARABLE
    )
