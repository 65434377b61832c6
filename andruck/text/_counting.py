"""What stands around figures: the noun they count, or the label, date or year they belong to."""

from __future__ import annotations

import re

from andruck.text.verbs import reading
from andruck.text.words import OPENERS, is_known, lemma, word_set

SPACE = "[ \u00a0\u202f\u2009]"
WHITE = " \u00a0\u202f\u2009"
MONTHS = {
    "de": """Januar Jänner Februar März April Mai Juni Juli August September Oktober November
    Dezember Jan. Feb. Mär. Apr. Jun. Jul. Aug. Sep. Sept. Okt. Nov. Dez.""",
    "en": """January February March April May June July August September October November December
    Jan. Feb. Mar. Apr. Aug. Sept. Oct. Nov. Dec. Jan Feb Mar Apr Jun Jul Aug Sep Oct Nov Dec""",
    "es": """enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre
    diciembre""",
    "fr": """janvier février mars avril mai juin juillet août septembre octobre novembre
    décembre""",
    "pl": """stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października
    listopada grudnia""",
}
MONTH = "|".join(re.escape(one) for listed in MONTHS.values() for one in listed.split())
CALENDAR = re.compile(
    rf"""(?:\.|st|nd|rd|th)?(?:{SPACE}?(?:bis|und|oder|and|to|/|–|-){SPACE}?(?:zum\ |den\ )?
    \d{{1,2}}\.?)?{SPACE}?(?:de\ )?(?:{MONTH})(?!\w)
    |(?:{SPACE}?(?:bis|und|oder|auf|–|-|/){SPACE}?\d{{1,2}}(?:[.:]\d\d)?)?{SPACE}?
    (?:Uhr|h\d\d|a\.m\.|p\.m\.|[ap]m\b|godz\b)
    |-\d{{1,4}}-\d{{1,4}}|-\d+-\d+-|\.\d{{1,2}}\.""",
    re.VERBOSE,
)
AFTER_MONTH = re.compile(rf"\b(?:{MONTH}){SPACE}$")
PARTS_OF_KEYS = re.compile(r"\d-\d+-$|\d/$|\d\.$")
STRONG_YEAR = re.compile(
    rf"""(?:\b(?:Jahre?[ns]?|Jahres|seit|Anfang|Mitte|Ende|Sommer|Herbst|Winter|Frühjahr|Frühling
    |Saison|Quartal|Halbjahr|Stand|Baujahr|Jahrgang|geboren|years?|since|año|année|en|roku|w
    |depuis|desde|{MONTH})|[(/–-]){SPACE}?$""",
    re.VERBOSE,
)
LABELS = word_set(
    """nr nr. nummer nummern halle hallen tor gleis gleise gleisen platz plätze plätzen rang seite
    seiten s. kapitel kapiteln abschnitt artikel artikeln art. absatz abs. paragraf paragrafen
    ziffer punkt stufe stufen phase phasen klasse klassen teil band folge version linie linien
    zimmer raum etage block gate terminal flug zug ice iso iec din en vdi vde un boeing airbus
    windows android ios iphone galaxy euro formel industrie logistik web level liga aktenzeichen
    az. kw kalenderwoche tel. tel telefon fax postfach plz artikelnummer stand autobahn
    bundesstraße landesstraße kreisstraße abbildung abb. tabelle figure page no. room article
    chapter flight página isbn issn iban"""
)
LABELLED_TOO = re.compile(r",? ?(?:und|oder|bis|and|y|et|i|[,–/-]) ?")
CAPITAL = re.compile(rf"(?:^|[^\w])[A-ZÄÖÜ][\w-]*{SPACE}$")
ADJECTIVE = r"[a-zäöüß]{2,}(?:e|en|er|es|em)"
GERMAN_NOUN = re.compile(
    rf"""(?P<joint>{SPACE}(?:der|des|aller|von|an|mehr|weniger){SPACE})?(?:(?(joint)|{SPACE}))
    (?P<adjectives>(?:{ADJECTIVE},?{SPACE}){{0,2}})(?P<noun>[A-ZÄÖÜ][\w-]{{2,}})""",
    re.VERBOSE,
)
FOREIGN_NOUN = re.compile(
    rf"(?:{SPACE}(?:of|de|des|d’|d'|the|los|las|les))*{SPACE}?(?P<words>(?:[^\W\d_][\w-]*{SPACE}?)"
    r"{1,3})"
)
IRREGULAR = word_set("people men women children police staff fish")
NO_ADJECTIVES = word_set(
    """der die das dem den des ein eine einen einem einer eines im in am an bei mit ohne unter über
    oder aber wegen gegen neben zwischen sowie alle keine meine seine ihre diese jene welche wie
    seiner ihrer unserer dieser jeder aller wurde wurden wäre waren werden haben hatte hatten
    seinen ihren diesen je jede pro per weitere"""
) - {"weitere"}
SIZES = word_set("alt lang hoh tief breit groß schw dick weit entf")
ARTICLES = word_set(
    """der die das dem den des am zum im beim vom zur ins ein eine einem einen einer eines jeder
    jede jedes jeden jedem sein seine seinen seinem seiner ihr ihre ihren ihrem ihrer unser unsere
    unseren ins dieser diese dieses diesem diesen"""
)
BEFORE_DATES = word_set("am vom zum bis den dem ab der")
LAST_WORD = re.compile(r"([^\W\d_]+)\W{0,3}$")


def counted_noun(text: str, at: int, language: str, *, measured: bool = False) -> str:
    """The dictionary form of the noun that is counted from here on; "" where none is."""
    if language != "de":
        return _foreign_noun(text, at, language)
    match = GERMAN_NOUN.match(text, at, at + 90)
    if not match or (match["joint"] and not measured and match["joint"].strip() != "der"):
        return ""
    for word in match["adjectives"].replace(",", "").split():
        found = reading(word)
        if (
            word in NO_ADJECTIVES
            or (measured and word.rstrip("ernms") in SIZES)
            or (found is not None and found.finite)
        ):
            return ""
    noun = match["noun"]
    return "" if noun.isupper() and len(noun) < 7 and noun != "LKW" else noun_form(noun)


def noun_form(noun: str) -> str:
    """A German noun as the dictionary lists it, with its capital letter."""
    form = lemma(noun)
    if form.islower():  # an adjective: die Verletzten, Beschäftigte
        return noun.removesuffix("n").removesuffix("r").removesuffix("m")
    return form[:-1] if form != noun and form in (noun + "r", noun[:-1] + "r") else form


def _foreign_noun(text: str, at: int, language: str) -> str:
    match = FOREIGN_NOUN.match(text, at, at + 60)
    words = match["words"].split() if match else []
    if language == "en":
        plurals = (one for one in words if one in IRREGULAR or (one.islower() and one[-1] == "s"))
        return lemma(next(plurals, ""), "en")
    return lemma(words[0], language) if words and words[0].islower() and len(words[0]) > 3 else ""


def is_label(text: str, start: int) -> bool:
    """Whether what stands before figures makes them a name: Halle 3, § 5, A380."""
    before = text[max(0, start - 20) : start]
    if not before.strip(WHITE):
        return False
    if (
        before[-1].isalpha()
        or before[-1] in "§#"
        or (before[-1] == "-" and before[-2:-1].isalpha())
    ):
        return True
    word = before.split()[-1].lstrip("(„“»[")
    return word.lower() in LABELS or word in "§#§§" or (len(word) == 1 and word.isupper())


def is_capital_before(text: str, start: int) -> bool:
    """Whether a capital word stands before: Boeing 737, but also "in Berlin 300"."""
    return CAPITAL.search(text, max(0, start - 30), start) is not None


def is_calendar(text: str, start: int, end: int, language: str) -> bool:
    """Whether figures are part of a date, a time of day or a key."""
    if CALENDAR.match(text, end) or PARTS_OF_KEYS.search(text, max(0, start - 14), start):
        return True
    if text[end : end + 1] == "/" and text[end + 1 : end + 2].isdigit():
        return True
    return language == "en" and AFTER_MONTH.search(text, max(0, start - 12), start) is not None


def is_year(text: str, start: int, end: int, unit: str, counted: str) -> bool:
    """Whether three or four plain digits are a year; before a known noun they count."""
    value = int(text[start:end])
    if value < 100 or value > 2100:
        return False
    if STRONG_YEAR.search(text, max(0, start - 14), start):
        marked = text[start - 1 : start] in ("(", "/", "–", "-")
        return value >= 1000 if marked else value >= 1000 or not (unit or counted)
    if value < 1000:
        return False
    direct = re.match(rf"{SPACE}([A-ZÄÖÜ]\w+)", text[end : end + 40])
    return not (unit or (counted and direct and is_known(direct[1])) or counted.islower())


def is_ordinal(text: str, start: int, end: int) -> bool | None:
    """Whether the stop behind digits makes them an ordinal; None where they are a date or name."""
    before = LAST_WORD.search(text[max(0, start - 12) : start])
    word = before[1].lower() if before else ""
    after = re.match(r"\.\s+([^\W\d_]+)", text[end : end + 40])
    if not after:
        return None if word in BEFORE_DATES else False
    following = after[1]
    if following[0].islower():
        return True
    if following.isupper():
        return None  # 1. FC
    opens = following.lower() in OPENERS
    if word in ARTICLES:
        return None if opens and word in BEFORE_DATES else not opens
    return False if opens or int(text[start:end]) > 31 else None
