"""Stretches of a German text that are in another language.

Such a stretch is a run of words among which small words of one language stand,
and no small word that only German has. Most of its words in small letters must
be small words of that language or unknown to the German dictionary, for titles
and companies write themselves in capitals. What names a work, a motto or a
company before it is no sign of a forgotten sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from andruck.text.words import OPENERS, is_known, word_set

# Small words of other languages. What German has as well ("die", "in", "was") is left out.
SMALL = {
    "en": word_set(
        """the of and to a for is that with as on it by from at his her are be has had have
        not this which or but were their they would been will its who said he she more
        than when there can into if them our we you your all after about could should
        before during while between against because off no only some other my me him
        what how"""
    ),
    "es": word_set(
        """de la el los las que y una con por para se su al del no es lo como más pero sus
        le ya o este ha sí porque esta son fue muy sin sobre también hasta hay donde
        quien desde todo nos durante todos uno ni contra otros ese eso había ser han
        ante según entre cuando eran fueron está están tiene tienen dijo cada dos tras
        nunca"""
    ),
    "fr": word_set(
        """le la les de des et un une du est dans que qui pour pas au sur plus par ne se ce
        ont été sont avec mais ou où il elle aux cette ces leur a à était d l n s qu c j
        m t ses sa nous vous ils elles cet avait étaient fait après depuis selon entre
        aussi comme même"""
    ),
    "pl": word_set(
        """w i z na do nie że się jest to o jak ale po od za przez co tak przy dla czy już
        tylko może był była było były są być który która które ich jego jej oraz został
        została będzie we ze tego tym jeszcze przed pod bez też nad gdy jednak roku jako
        ten ta te ani"""
    ),
    "it": word_set(
        """di il la che e non un una per con del della dei delle è sono al alla come anche
        si lo gli nel nella più ma questo questa ha hanno dal dalla su le i o se ai alle
        degli stato stata fu ed sulla sul dai tra fra dopo prima ancora essere sia cui
        suo sua loro"""
    ),
    "nl": word_set(
        """het een van en te dat op met voor niet zijn aan er om ook als bij door naar uit
        maar nog wordt heeft hebben werd ze hij deze dit meer kan geen over tot worden
        al de hun zich onder na nu haar ons dan toch wel moet zal"""
    ),
}
# Small words that German has too, or that stand in names; they neither break nor make a run.
SHARED = word_set(
    """dan dos fast na nun sie sua te a als an am as at all also alle band da de den der
    des die do du e en er es et gut habe had hat her i ihr in ist la land le les los man
    me mit no o of on or per pro se si so son sur to ton tu um un und us via war was we
    will wird worden y"""
)
GERMAN = (
    OPENERS
    | word_set(
        """bin bist das dass deine denen derer dir dich ebenso euer eure ganz gar genau
        geht gibt gilt habe haben hatte hatten hätte hätten ihm ihn ihnen jener jetzt
        kann können könnte könnten lässt mag mehrere mir mich mussten musste muss müssen
        müssten nie schon sehr seid seinem seiner seines selbst sind sollen soll sowie
        stets wir wurde würde würden werde zum zur zwei drei"""
    )
) - SHARED
LETTERS = re.compile(r"[ąćęłńśźżñãõğışčřěůàèìòùâêîôûçœ]|[¿¡]")
TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
STOP = re.compile(r"[.!?;:␀„“”»«\"()\[\]/]| [–-] ")
# Words before a title, a motto or a name.
NAMED = re.compile(
    r"(?:[Tt]itel|[Ff]ilm\w*|[Ll]ied|[Ss]ong|[Aa]lbum|[Bb]uch|[Rr]oman|[Mm]otto|[Ss]logan"
    r"|[Ss]erie|[Pp]rojekt"
    r"|[Pp]rogramm|[Ii]nitiative|[Kk]ampagne|[Ss]tudie|[Vv]erein|[Ff]irma|heißt|namens|genannt"
    r"|[Mm]esse)[ :,]+$"
)
SHORTEST = 6  # words of a half-sentence
SENTENCE = 4  # words of a whole one
MOST = 200  # words of a run that are weighed
FOREIGN = frozenset().union(*SMALL.values()) - SHARED


def foreign_runs(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Start, end and language of the foreign stretches a sentence without its quotations."""
    said = text[start:end].lower()
    if FOREIGN.isdisjoint(said.split()) and LETTERS.search(said) is None:
        return
    whole = STOP.search(text, start, end - 1) is None
    at = start
    for stop in (*STOP.finditer(text, start, end), None):
        until = stop.start() if stop else end
        for run, covers in _runs(text, at, until):
            least = SENTENCE if whole and covers else SHORTEST
            words = [match.group() for match in run[:MOST]]
            begin = run[0].start() if run else at
            if len(words) < least or NAMED.search(text, max(start, begin - 30), begin):
                continue
            language = _language(words)
            if language and "#" not in text[max(begin - 1, 0) : run[-1].end() + 2]:
                yield begin, run[-1].end(), language
        at = stop.end() if stop else end


def _runs(text: str, start: int, end: int) -> Iterator[tuple[list[re.Match[str]], bool]]:
    """The stretches between small German words, and whether it is all there is."""
    run: list[re.Match[str]] = []
    broken = False
    for match in TOKEN.finditer(text, start, end):
        word = match.group().lower()
        if word in GERMAN and word not in FOREIGN:
            yield run, False
            run, broken = [], True
        elif run and "," in text[run[-1].end() : match.start()] and _is_german(run):
            run, broken = [match], True
        else:
            run.append(match)
    yield run, not broken


def _is_german(run: list[re.Match[str]]) -> bool:
    """Whether a few words before comma are the German half of sentence."""
    return len(run) < SHORTEST and all(
        word.lower() not in FOREIGN and (word.istitle() or is_known(word))
        for word in (match.group() for match in run)
    )


def _language(words: list[str]) -> str:
    """The language of a run, "" where it is none or cannot be told."""
    small = [word for word in words if word.islower()]
    if len(small) < SENTENCE - 1 or len(small) < 0.6 * len(words):
        return ""
    counts = {
        language: sum(word.lower() in listed and word not in SHARED for word in words)
        for language, listed in SMALL.items()
    }
    language = max(counts, key=lambda one: counts[one])
    listed = SMALL[language]
    strange = sum(word in listed or not is_known(word) for word in small)
    marked = sum(LETTERS.search(word) is not None for word in small)
    if counts[language] + min(marked, 2) >= 2 and strange >= 0.6 * len(small):
        return language
    return ""
