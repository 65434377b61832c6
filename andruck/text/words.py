"""Words: which exist, and which small ones begin a German sentence."""

from __future__ import annotations

import os
import sys
import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

MOST = 50_000  # answers kept: the words of a newsroom repeat


@cache
def _lexicon() -> tuple[Any, Any]:
    """What finds lemmas, and what only looks up; loaded when first asked.

    simplemma's word lists as tries: 8 MB and 7 ms for German, a look-up in 1 µs.
    They are unpacked once (five seconds) and kept beside the environment, or
    where the system keeps a user's caches; processes share them from there.
    """
    from marisa_trie import BytesTrie
    from simplemma import Lemmatizer
    from simplemma.strategies import DefaultStrategy, DictionaryLookupStrategy
    from simplemma.strategies.dictionaries import TrieDictionaryFactory
    from simplemma.strategies.dictionaries.trie_dictionary_factory import TrieWrapDict

    class Mapped(TrieDictionaryFactory):
        def _get_dictionary_uncached(self, lang: str) -> Any:
            read = super()._get_dictionary_uncached(lang)  # so the file is there, and whole
            path = self._cache_dir / f"{lang}.dic"
            return TrieWrapDict(BytesTrie().mmap(str(path))) if path.exists() else read

    beside = Path(sys.prefix) / "share" / "andruck-words"
    writable = beside.is_dir() or os.access(sys.prefix, os.W_OK)
    lists = Mapped(disk_cache_dir=str(beside) if writable else None)
    strategy = DefaultStrategy(dictionary_factory=lists)
    lemmatizer = Lemmatizer(cache_max_size=0, lemmatization_strategy=strategy)
    return lemmatizer, DictionaryLookupStrategy(lists)


def word_set(words: str) -> frozenset[str]:
    """The words of a list that is written as running text."""
    return frozenset(words.split())


@lru_cache(maxsize=MOST)
def is_known(word: str, language: str = "de") -> bool:
    """Whether the dictionary of this language holds the word in any form."""
    try:
        return _lexicon()[1].get_lemma(unicodedata.normalize("NFC", word), language) is not None
    except ValueError:  # a language without a word list knows no word
        return False


@lru_cache(maxsize=MOST)
def lemma(word: str, language: str = "de") -> str:
    """The word as the dictionary lists it; the word itself where it is not listed."""
    try:
        return str(_lexicon()[0].lemmatize(word, language))
    except ValueError:
        return word


# Words that open a sentence and are capitalised only there: a capital one behind
# a full stop means that the stop ends a sentence ("am 13. Der Umsatz stieg").
OPENERS = word_set(
    """aber alle allerdings alles als also am an andere auch auf aus außerdem bei beide beim bis
    bisher da dabei dadurch dafür dagegen daher damit danach dann dar daran darauf darüber darum
    darunter das dass davon davor dazu dazwischen dem den denn dennoch der deren derzeit des
    deshalb dessen deswegen die dies diese dieser dieses doch dort durch ebenfalls ebenso ein eine
    einem einen einer eines einige er erst es etwa euch falls für gegen gegenüber gleichzeitig
    hier hierfür hinter hinzu ich ihm ihn ihnen ihr ihre im immer in indem infolge innerhalb ins
    insgesamt inzwischen ist ja jede jeder jedes jedoch jetzt kein keine laut man manche mehr
    mehrere mein mit mittlerweile nach nachdem neben nicht nichts noch nun nur ob obwohl oder
    ohne schließlich schon sei seit seitdem sein seine seinen seit sich sie so sobald sodass
    sofern sollte sollten somit sondern sonst sowohl statt steht trotz trotzdem über um und uns
    unser unsere unter viele vielmehr vom von vor während wann war waren warum was weder wegen
    weil weiter weitere welche wenn wer werden wie wieder wir wird wo wobei wodurch wurde wurden
    zu zudem zuletzt zum zunächst zur zusätzlich zuvor zwar zwischen"""
)

# Past tense of strong verbs, as the news uses them; weak ones are computed.
STRONG_PAST = word_set(
    """befand begann behielt bekam beschloss beschrieb besprach bestand betrat betrieb betrug bewarb
    bewies bezog bot brach brachte brannte dachte drang empfahl empfing entschied entsprach
    entstand entwarf erfuhr erhielt erhob ernannte erschien ertrank erwarb erzwang fand fiel flog
    floh floss fuhr gab galt gelang genoss geriet geschah gewann ging griff hielt hieß hob kam
    kannte lag las lief lieh ließ lud nahm nannte rief riet sah sandte sank saß schlief schloss
    schlug schnitt schob schrieb schwamm schwieg sprach sprang stand starb stieg stieß stimmte
    stritt tat traf trank trat trieb trug überfiel übernahm überstieg überwies unterbrach unterlag
    unterschied unterschrieb verband verbot verbrachte verfiel verging verglich verhielt verlief
    verließ verlor vermied verriet verschob verschwand versprach verstarb verstand verstieß
    vertrat vertrieb verwies verzieh wandte warb warf wies wog wuchs wurde wusste zog
    zwang"""
)


# Their plural is their participle too ("haben beschlossen"), so it tells nothing.
SAME_AS_PARTICIPLE = word_set(
    """beschloss beschrieb betrieb bewies bezog entschied erhob unterschied unterschrieb verbot
    verlor vermied verschob vertrieb verwies verzieh überwies"""
)
INSEPARABLE = ("be", "ent", "er", "ge", "miss", "ver", "zer", "über", "unter", "hinter", "wider")
MODAL = word_set("sollte sollten wollte wollten möchte möchten")


@lru_cache(maxsize=MOST)
def is_past(word: str) -> bool:
    """Whether the German word is a verb in the past tense; modal and helping verbs are none."""
    plural = word.removesuffix("en")
    if word in STRONG_PAST or word.removesuffix("n") in STRONG_PAST:
        return True
    if any(word.startswith(one) and word[len(one) :] in STRONG_PAST for one in INSEPARABLE):
        return True
    if plural in STRONG_PAST and plural not in SAME_AS_PARTICIPLE:
        return True
    if not word.islower() or not word.endswith(("te", "ten")) or word in MODAL:
        return False
    verb = lemma(word)
    stem = verb.removesuffix("en") if verb.endswith("en") else verb.removesuffix("n")
    return stem != verb and word in {stem + ending for ending in ("te", "ten", "ete", "eten")}
