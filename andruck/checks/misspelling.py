"""A word that many get wrong: Standart, garnicht, im voraus, seperat.

A list of wrong forms with what is right; each is no word of German in any
reading, or only in the context the pattern asks for. Spelling after 2006; the
old ß (daß, muß) is among them. Silent in names and in quotations of titles
("Der Schluß", a book): a word in quotation marks alone is passed.
"""

import re
from collections.abc import Iterator

from andruck.checks import Check
from andruck.checks import gettext_noop as _
from andruck.model import Finding
from andruck.text.copy import Copy, Passage

CHECK = Check(
    name="misspelling",
    severity="warning",
    message=_("“{quote}” is written “{right}”."),
    why=_("A mistake that every reader knows costs more trust than a rare one."),
    bad=(
        "Das ist [[Standart|Standard]].",
        "Die Teile liegen [[seperat|separat]].",
        "Das kommt [[garnicht|gar nicht]] vor.",
        "Gezahlt wird [[im voraus|im Voraus]].",
        "[[Desweiteren|Des Weiteren]] fehlt Platz.",
        "Die [[Reperaturen|Reparaturen]] dauern.",
        "Er sagte, [[daß|dass]] er [[muß|muss]].",
        "Sie will Putin „[[klar machen|klarmachen]]“, dass der Kran bleibt.",
        "😀 Sie [[wiederspricht|widerspricht]] dem Rat.",
        "Die [[Maschienen|Maschinen]] stehen.",
    ),
    good=(
        "Das ist Standard, die Standarte weht.",
        "Sie will das Feld klar machen und die Halle sauber.",
        "Das Wort „daß“ ist alt.",
        "Die Straße ist groß, der Fuß auch.",
        "Sie kommt im Voraus. Wider Erwarten spricht er wieder.",
        "Herr Reuß und Frau Voß fuhren nach Meißen.",
    ),
)

# How words begin when they are written wrong, and what is right; the rest of the word stays.
STEMS = dict(
    pair.split("=")
    for pair in """Standart=Standard seperat=separat Reperatur=Reparatur Maschiene=Maschine
    Addresse=Adresse agressiv=aggressiv Agression=Aggression Akkustik=Akustik akkustisch=akustisch
    Rückrad=Rückgrat Kommitee=Komitee Komission=Kommission Gallerie=Galerie Terasse=Terrasse
    Vorraussetzung=Voraussetzung vorraus=voraus Entgeld=Entgelt Gradwanderung=Gratwanderung
    Inovation=Innovation inovativ=innovativ Rythmus=Rhythmus nähmlich=nämlich
    insbesonders=insbesondere zumindestens=zumindest Lizens=Lizenz wiederspieg=widerspieg
    wiederspr=widerspr Wiederspr=Widerspr Wiederstand=Widerstand wiedersteh=widersteh
    wiederruf=widerruf Wiederruf=Widerruf widerhol=wiederhol Widerhol=Wiederhol
    Interresse=Interesse interresant=interessant interressant=interessant symphatisch=sympathisch
    Stehgreif=Stegreif tollerant=tolerant Tolleranz=Toleranz Karosserrie=Karosserie
    projezier=projizier Aquise=Akquise Aquisition=Akquisition Apell=Appell Barikade=Barrikade
    Batallion=Bataillon expliziet=explizit Grafitti=Graffiti Ingeneur=Ingenieur
    Inbetriebname=Inbetriebnahme Ausname=Ausnahme Kathastroph=Katastroph Konkurenz=Konkurrenz
    konkurier=konkurrier Kontigent=Kontingent morgends=morgens orginal=original Orginal=Original
    parralel=parallel paralell=parallel Paralell=Parallel Palete=Palette Pallette=Palette
    Pallete=Palette Pionir=Pionier Rethorik=Rhetorik Satelit=Satellit syncron=synchron
    unendgeltlich=unentgeltlich unentgeldlich=unentgeltlich vieleicht=vielleicht
    Weinachten=Weihnachten willkührlich=willkürlich ziehmlich=ziemlich zuverläsig=zuverlässig
    Intressent=Interessent Sylvesternacht=Silvesternacht
    Hobbies=Hobbys Parties=Partys eigendlich=eigentlich entgültig=endgültig
    Endgeld=Entgelt gröst=größt Geschwindikeit=Geschwindigkeit Gewerschaft=Gewerkschaft
    hälst=hältst Karriäre=Karriere""".split()
)
# Whole words and word groups.
GROUPS = {
    "garnicht": "gar nicht", "garnichts": "gar nichts", "garkein": "gar kein",
    "garkeine": "gar keine", "desweiteren": "des Weiteren", "des weiteren": "des Weiteren",
    "vorallem": "vor allem", "im voraus": "im Voraus", "im nachhinein": "im Nachhinein",
    "im allgemeinen": "im Allgemeinen", "im folgenden": "im Folgenden", "im übrigen": "im Übrigen",
    "im wesentlichen": "im Wesentlichen", "im einzelnen": "im Einzelnen",
    "aufgrunddessen": "aufgrund dessen", "nachwievor": "nach wie vor",
    "irgend jemand": "irgendjemand", "irgend etwas": "irgendetwas", "einzigste": "einzige",
    "nichts desto trotz": "nichtsdestotrotz", "wieviele": "wie viele", "zuviele": "zu viele",
    "daß": "dass", "sodaß": "sodass", "muß": "muss", "müßte": "müsste", "mußte": "musste",
    "mußten": "mussten", "läßt": "lässt", "wußte": "wusste", "gewiß": "gewiss",
    "bißchen": "bisschen",
    "prozeß": "prozess", "beschluß": "beschluss", "anschluß": "anschluss", "abschluß": "abschluss",
    "einfluß": "einfluss", "überfluß": "überfluss", "kompromiß": "kompromiss",
}  # fmt: skip
WRONG = re.compile(
    rf"(?<![\w-])(?:(?P<group>(?i:{'|'.join(sorted(GROUPS, key=len, reverse=True))}))(?![\w-])"
    rf"|(?P<stem>{'|'.join(sorted(STEMS, key=len, reverse=True))})(?P<rest>[a-zäöüß]*))"
)
FLAG = re.compile(r"Standarten?(?:\b|t)")  # a banner, and whoever bears it
CLEAR = re.compile(r"\bklar (?P<zu>zu )?(?P<verb>mach\w*)(?=[“«\"]?, dass)")


def find(copy: Copy) -> Iterator[Finding]:
    """The words of the list, and "klar machen" where it means to make understood."""
    for passage in copy.passages:
        for match in WRONG.finditer(passage.text):
            right = _right(match)
            if right and not _stands_alone(passage, match):
                yield CHECK.finding(passage, *match.span(), fix=right, right=right)
        for match in CLEAR.finditer(passage.text):
            right = f"klar{'zu' if match['zu'] else ''}{match['verb']}"
            yield CHECK.finding(passage, *match.span(), fix=right, right=right)


def _right(match: re.Match[str]) -> str:
    """What to write; "" for a word that German knows."""
    found = match.group()
    if match["stem"]:
        return "" if FLAG.match(found) else STEMS[match["stem"]] + match["rest"]
    right = GROUPS[found.lower()]
    right = right[0].upper() + right[1:] if found[0].isupper() else right
    return "" if right == found else right


def _stands_alone(passage: Passage, match: re.Match[str]) -> bool:
    """Whether the word is all that stands between quotation marks: a title, a word spoken of."""
    return any(
        quote.inner_start == match.start() and quote.inner_end == match.end()
        for quote in passage.quotes
    )
