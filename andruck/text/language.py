"""Which language a text is in; never guessed where it cannot be known.

py3langid is asked twice: once for the languages a desk here reads
(``LANGUAGES``), which is right far more often on short texts, and on longer
ones once without any restriction, because the first question forces Danish
into German. Where the two disagree, and on fewer than four words, the answer
is ``und`` (BCP 47: not known), unless the source has declared a language. A long
text full of the small words of German is German, and the model is not asked.
"""

from __future__ import annotations

import re
from copy import copy
from functools import cache
from typing import Any

from andruck.text.words import word_set

LANGUAGES = ("de", "en", "es", "pl", "fr", "it", "nl")
ENOUGH_WORDS = 4
LONG_TEXT = 25  # words from which the unrestricted answer is to be trusted
MOST = 5_000  # characters that are looked at

GERMAN = word_set(
    """aber als am auch auf aus bei das dass dem den der des die ein eine einem einen einer er es
    für hat ich im ist mit nach nicht noch oder sein sich sie sind so und von vor war werden wie
    wird wurde zu zum zur"""
)
SURE = 0.2  # share of these words: German news has more, no other language reaches 0.16
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_TAG = re.compile(r"^([a-zA-Z]{2,3})(?:[-_]([a-zA-Z]{4}))?(?:[-_]([a-zA-Z]{2}|\d{3}))?(?:[-_].*)?$")


@cache
def _model() -> Any:
    """The model, 75 MB, read once."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE)


@cache
def _restricted() -> Any:
    """The same model, asked for our languages only; it shares what is large."""
    identifier = copy(_model())
    identifier.set_languages(list(LANGUAGES))
    return identifier


def forget() -> bool:
    """Let go of the model, which is read again when somebody asks; False if there was none."""
    was_there = _model.cache_info().currsize > 0
    _restricted.cache_clear()
    _model.cache_clear()
    return was_there


def detect(text: str, declared: str = "") -> str:
    """The language of a text: the declared one, else the detected one, else ``und``."""
    if language := normal_tag(declared):
        return language
    text = text[:MOST]
    found = _WORD.findall(text)
    words = len(found)
    if words < ENOUGH_WORDS:
        return "und"
    if words >= LONG_TEXT and sum(one.lower() in GERMAN for one in found) > SURE * words:
        return "de"
    language = str(_restricted().classify(text)[0])
    if words < LONG_TEXT:
        return language
    return language if _model().classify(text)[0] == language else "und"


def normal_tag(tag: str) -> str:
    """A language tag as BCP 47 writes it (``de-DE``), or nothing if it is none.

    ``x-default``, ``en_US.UTF-8`` and whole names ("German") are seen in the wild.
    """
    match = _TAG.match(tag.strip().split(".")[0])
    if not match or match[1].lower() in ("und", "mul", "zxx", "mis"):
        return ""
    language, script, region = match.groups()
    parts = [language.lower(), script.title() if script else "", region.upper() if region else ""]
    return "-".join(part for part in parts if part)
