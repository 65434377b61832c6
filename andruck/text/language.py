"""Which language a text is in; never guessed where it cannot be known.

py3langid is asked twice: once for the languages a desk here reads
(``LANGUAGES``), which is right far more often on short texts, and on longer
ones once without any restriction, because the first question forces Danish
into German. Where the two disagree, and on fewer than four words, the answer
is ``und`` (BCP 47: not known), unless the source has declared a language.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

LANGUAGES = ("de", "en", "es", "pl", "fr", "it", "nl")
ENOUGH_WORDS = 4
LONG_TEXT = 25  # words from which the unrestricted answer is to be trusted
MOST = 5_000  # characters that are looked at

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_TAG = re.compile(r"^([a-zA-Z]{2,3})(?:[-_]([a-zA-Z]{4}))?(?:[-_]([a-zA-Z]{2}|\d{3}))?(?:[-_].*)?$")


@cache
def _identifier(languages: tuple[str, ...]) -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    if languages:
        identifier.set_languages(list(languages))
    return identifier


def detect(text: str, declared: str = "") -> str:
    """The language of a text: the declared one, else the detected one, else ``und``."""
    if language := normal_tag(declared):
        return language
    text = text[:MOST]
    words = len(_WORD.findall(text))
    if words < ENOUGH_WORDS:
        return "und"
    language = str(_identifier(LANGUAGES).classify(text)[0])
    if words < LONG_TEXT:
        return language
    return language if _identifier(()).classify(text)[0] == language else "und"


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
