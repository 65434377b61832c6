"""Whether quoted words are a quotation: no title, no name, no irony."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from andruck.text._cues import BETWEEN, Cue, Frame
from andruck.text._speaker import subject
from andruck.text.quotes import Quote
from andruck.text.verbs import reading
from andruck.text.words import is_known, word_set

LABELS = re.compile(
    r"(?:Motto|Titel|Name[ns]?|Lied|Firma|Gruppe|Film|Buch|Band|Typs?|Modells?|Marke|Projekts?|kurz"
    r"|Aktion|Kategorie|Zeitung|Thema|Themen|Serie|Album|CD|Song|Stück|sogenannten?[nrsm]?"
    r"|genannte[nrsm]?|Bezeichnung|Stichwort|Programms?|Schiffs?|Organisation|Verein|Partei"
    r"|Kürzel|Begriffe?|Wort|Spitznamen?|Kampagne|Initiative|Magazine?s?|Zeitschrift|Sendung|namens"
    r"|heißt|lautet(?: also)?|Internetseite|Ausstellung|Stücks?|Romans?|Rubrik|Studie|übersetzt"
    r"|[Dd]eutsch|etwa|selbst|Weisheit|Sprichwort)[ (:,]*$"
)
# The same behind the words: „…“, so lautet der Titel; das als „…“ bekannte Lager.
LABELLED = re.compile(
    r"\s?\((?:[A-ZÄÖÜ]\w*[A-ZÄÖÜ]|kurz|[A-Z]\w+ [\w ]+\))|,? kurz\b| (?:bekannt|genannt|getauft)"
    r"|,? so (?:lautet|lautete|heißt|hieß) (?:der|das|die) (?:Titel|Motto|Name|Thema|Band|Buch)"
)
APPOSITION = re.compile(r"\b(?:der|die|das|des|dem|den) [\w-]+en? $")
SHORT = 5  # words; fewer need the sentence to tell that somebody speaks
NEAR = 600  # letters before a quotation that are looked at
OFFERED = re.compile(
    r"(?:\b(?:spr[ai]ch\w*|warnt?e?\w*|warf\w*)\b.* (?:von|vor)(?: eine[rmn]?| de[mnr])?"
    r"|\b(?:Parolen?|Slogans?|Worten?)\b[^,.]*) $"
)
A = re.compile(r"\b(?:[Ee]ine?[nmr]?|als|zu|gegen|mit) $")
AS = re.compile(r"\b[Aa]ls $")
DESCRIBED = re.compile(r"\b(?:als|eine?n?) $")
IS = re.compile(r"\b(?:sei|seien|wäre|ist|war|sind|waren|als)(?: [\w]+){0,2} $")
WOULD = re.compile(r" (?:sei|seien|gewesen|habe|hätten?|werde|wäre|würden?)\b")
ARTICLE = re.compile(r"\b(?:[Dd](?:er|ie|as|es|em|en)|[Zz]u[mr]|[Ii]m|[Aa]m) $")
NAMED = re.compile(r"\b(?:[Ll]aut|[Zz]eitung|[Aa]gentur)(?: de[rms])? $")
VERB_BEHIND = re.compile(", ([a-zäöüß]+) ")
AMONG = re.compile(r",?(?: (?:und|oder|sowie|beziehungsweise|beispielsweise|auch))* ?$")
JUDGING = word_set(
    "bezeichnen nennen titulieren verurteilen kritisieren beschreiben zurückweisen einstufen"
)


class Quoted(msgspec.Struct, frozen=True):
    """A pair of marks in its sentence."""

    quote: Quote
    inner: str
    lead: str  # the sentence before it, quoted letters blanked
    frame: Frame
    unquoted: str

    @property
    def ended(self) -> bool:
        """Whether the quoted words end as a sentence does."""
        return self.inner.rstrip()[-1:] in (".", "!", "?", "…")

    @property
    def opens(self) -> bool:
        """Whether the sentence begins with it."""
        return not self.lead.strip(" (–-")

    def cue(self) -> Cue | None:
        """The sign of speech that goes with it: right behind, or the nearest before."""
        behind = next((one for one in self.frame.cues if one.start >= self.quote.end), None)
        if behind and self.goes_on(behind):
            return behind
        verb = VERB_BEHIND.match(self.unquoted, self.quote.end, self.quote.end + 40)
        found = reading(verb[1]) if verb and self.opens else None
        if verb and found is not None and found.finite:  # "…", freut sich Anna Berg
            who = subject(self.unquoted, verb.end(1), self.frame.end)
            return Cue(*verb.span(1), found.verb, who) if who else behind
        before = [one for one in self.frame.cues if one.end <= self.quote.start]
        sources = [one for one in before if not one.verb]
        return next(reversed(sources or before), behind)

    def goes_on(self, cue: Cue) -> bool:
        """Whether a verb right behind it belongs to it: “…”, sagte; “…?” fragte."""
        between = self.unquoted[self.quote.end : cue.start]
        if cue.start < self.quote.end or not BETWEEN.fullmatch(between):
            return False
        marked = "," in between or "–" in between or self.ended
        return marked or (self.inner.count(" ") + 1 >= SHORT and self.opens)

    def is_speech(self) -> bool:
        """Whether somebody says these words."""
        words, cue, frame = self.inner.split(), self.cue(), self.frame
        tail = self.unquoted[self.quote.end : self.quote.end + 40]
        if not words:
            return False
        low = self.inner[0].islower()
        colon = self.lead.rstrip()[-1:] == ":"
        if colon and self.ended:
            return True
        if LABELS.search(self.lead[-40:]) or (len(words) < 9 and LABELLED.match(tail)):
            return False
        if colon:
            told = frame.cues != () or _has_verb(words)
            return told and len(words) > 2 and not is_title(words, "")
        if cue is not None and self.goes_on(cue):
            return len(words) > 2 or self.ended or low or self.opens
        if cue is not None and OFFERED.search(self.lead[-60:]):
            return True
        said = cue is not None and cue.start < self.quote.start
        judged = cue is not None and cue.verb in JUDGING and AS.search(self.lead[-5:])
        if judged and (low or len(words) > 2):
            return True
        if self.opens:
            told = self.ended or frame.cues != () or _has_verb(words)
            return len(words) > SHORT or (len(words) > 3 and told)
        described = A.search(self.lead[-12:]) and (said or frame.said)
        if NAMED.search(self.lead[-40:]) or (not described and is_title(words, self.lead)):
            return False
        evidence = frame.cues != () or frame.reported
        if len(words) > SHORT:
            return evidence or low or _has_verb(words)
        if len(words) > 2:
            return evidence and (low or _has_verb(words) or len(words) > 3 or bool(described))
        return self._is_fragment(cue, low, said)

    def _is_fragment(self, cue: Cue | None, low: bool, said: bool) -> bool:
        """Whether one or two quoted words are somebody's: nannte ihn „überzogen“."""
        if said and cue is not None and cue.verb in JUDGING:
            return low or DESCRIBED.search(self.lead[-12:]) is not None
        tail = self.unquoted[self.quote.end : self.quote.end + 12]
        if len(self.inner.split()) > 1 and low and said:
            return True
        predicate = IS.search(self.lead[-40:]) or WOULD.match(tail)
        return low and predicate is not None and (said or self.frame.said)


def _has_verb(words: Sequence[str]) -> bool:
    return any(reading(word.strip(".,!?;:")) is not None for word in words if word.islower())


def is_title(words: Sequence[str], lead: str) -> bool:
    """Whether quoted words look like a name: capitals all over, a noun or article before."""
    if not words[0][0].isupper():
        return False
    long = [word for word in words if len(word) > 3]
    capitals = sum(word[0].isupper() or word[0].isdigit() for word in long)
    if (long and capitals == len(long)) or (
        ARTICLE.search(lead[-12:]) and (len(words) <= 3 or capitals > 0.7 * len(long))
    ):
        return True
    if APPOSITION.search(lead[-40:]) and len(words) <= SHORT:
        return True
    strange = sum(word.islower() and not is_known(word.strip(".,!?")) for word in words)
    if strange * 3 > len(words):
        return True
    before = lead.split()[-1:] if lead[-1:] == " " else []
    noun = bool(before) and before[0][0].isupper() and before[0][-1].isalpha()
    return noun and len(words) <= SHORT
