"""What a single word is as a name: a function, a place, a family name, or a German compound."""

from __future__ import annotations

from functools import lru_cache

from andruck.text import _known_names as lists
from andruck.text._counting import ARTICLES
from andruck.text.words import MOST, is_known, lemma, word_set

# "der Minister Verständnis": what follows a function may be an object without an article.
NO_NAMES = word_set(
    """Kritik Fehler Druck Geld Recht Zeit Klage Einspruch Protest Respekt Hilfe Widerstand Ende
    Anfang Mitte Anklage Beschwerde Berufung Auskunft Bescheid Bericht Platz Teil Stellung Wert Mut
    Angst Sorge Freude Interesse Einsicht Erfolg Erfolge Gewalt Kontakt Lob Dank Zweifel Vorwürfe
    Hinweis Abstand Beifall Spaß Alarm Haft Asyl Millionen Milliarden Prozent Euro Dollar Uhr Jahr
    Jahre Anspruch Vertrauen Schaden Gas Strom Wasser Öl Land Polizei Feuerwehr Vertrieb Logistik
    Technik Finanzen Personal Einkauf Produktion Marketing Forschung Entwicklung Recht Betrieb Mal
    Kommunikation Instandhaltung Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag Zeugen
    Januar Februar März April Mai Juni Juli August September Oktober November Dezember Grad Meter
    Kilometer Tonnen Internet Foto Fotos Video Deutsche Deutschen Doktor Professor Opfer Frieden
    Krieg Schuld Sport Wirtschaft Politik Kultur Frauen Männer Kinder Menschen Experten Gott Nein Ja
    Sie Ihnen Ihr Ihre Ihren Ihrem Ihrer Kommando Verantwortung Wahlen Neues"""
)
NOUN_ENDS = (
    "ung", "ungen", "heit", "heiten", "keit", "keiten", "schaft", "schaften", "tion", "tionen",
    "nis", "ismus", "tät", "täten", "ierung", "tum", "innen", "erin", "ment",
)  # fmt: skip
INSTITUTIONS = word_set(
    """Kreml Pentagon Bundestag Bundesrat Bundesbank Bundeswehr Europaparlament Hamas Hisbollah
    Taliban Greenpeace Bundesregierung Nationalrat Bundesverfassungsgericht Bundesgerichtshof"""
)
NO_ACRONYMS = word_set(
    """US EX PS FC SC AC SV TSV TV PC CD DVD KW LKW PKW PIN QR IT PR HI NS CEO PDF URL WM EM DNA
    UHR SMS GPS HIV KI OK"""
)


@lru_cache(maxsize=MOST)
def is_function(word: str) -> bool:
    """Whether the word says what a person is: Ministerin, Vorstandschef, US-Präsident."""
    lowered = word.lower().removesuffix("s")
    forms = (lowered.removesuffix("in"), lowered.removesuffix("en"), lowered.removesuffix("n"))
    return any(form.endswith(lists.FUNCTION_ENDS) for form in forms)


@lru_cache(maxsize=MOST)
def place_of(word: str) -> str:
    """The known place that a word names, its genitive and its adjective in -er too."""
    for form in (word, word.removesuffix("s"), word.removesuffix("er")):
        if form in lists.PLACES or form in lists.COUNTRY_CODES:
            return form.lower()
    return ""


@lru_cache(maxsize=MOST)
def may_be_family(word: str, language: str) -> bool:
    """Whether a capital word behind a given name or title can be a family name."""
    if word in NO_NAMES or word.endswith(NOUN_ENDS) or word.isupper() or is_function(word):
        return False
    if word.lower() in ARTICLES or len(word) < 2 or word in lists.PLACES:
        return False
    if word[0].islower() and not word.startswith("al-"):
        return False
    if word.split("-")[-1] in NO_NAMES or is_kind_of_company(word):
        return False
    form = lemma(word) if language == "de" else word
    return form in (word, word.removesuffix("s")) or not form[:1].isupper()


@lru_cache(maxsize=MOST)
def is_dull(word: str) -> bool:
    """Whether a word by itself is a plain German noun: it may only be a name seen elsewhere."""
    return (
        is_known(word) and "-" not in word and not word.isupper() and not is_function(word)
        and word not in lists.GIVEN and not place_of(word) and word not in INSTITUTIONS
        and word[1:].islower()
    )  # fmt: skip


@lru_cache(maxsize=MOST)
def is_strange(word: str) -> bool:
    """Whether German does not know the word in any way."""
    return not (
        is_known(word) or ends_as_noun(word) or is_compound(word) or place_of(word)
        or word in lists.GIVEN or word.isupper() or is_function(word)
    )  # fmt: skip


@lru_cache(maxsize=MOST)
def is_kind_of_company(word: str) -> bool:
    """Whether the word says what a company is: Hersteller, Softwarekonzern."""
    return word.lower().endswith(lists.COMPANY_ENDS)


def plain(name: str) -> str:
    """A name in lower case without an apostrophe and what follows it."""
    bare = name.removesuffix("s") if name.endswith(("’s", "'s")) else name
    return bare.rstrip("’'").lower()


@lru_cache(maxsize=MOST)
def is_compound(word: str) -> bool:
    """Whether an unknown German word is made of two known ones: Regalbediengerät."""
    low = word.lower()
    if len(low) > 60 or is_known(word):
        return False
    return any(
        is_known(low[cut:])
        and any(is_known(low[: cut - less]) for less in (0, 1, 2) if cut - less > 2)
        for cut in range(3, len(low) - 3)
    )


@lru_cache(maxsize=MOST)
def ends_as_noun(word: str) -> bool:
    """Whether the last part of a hyphened word is a German noun: EU-Kommission, not Al-Hassani."""
    tail = word.rpartition("-")[2]
    return "-" in word and (is_known(tail) or is_compound(tail))
