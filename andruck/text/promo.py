"""Lines that sell another story: "Lesen Sie auch: …", "See also …", newsletter calls.

A promo line is known by its wording (``OPENINGS``, ``CALLS``) and by its shape: what
follows the opening is a title, so there is a colon, or no full stop at the end. "Siehe
auch Abschnitt 4 der Norm." is a sentence and stays. A headline that still carries the
section it came from ("… aus Alaska - International") is one as well.

Page reading removes such paragraphs; in feeds and releases they stay, because the
check promo-line shows them to an editor.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

# What a promo line begins with; a title follows. By language, as regular expressions.
OPENINGS: dict[str, tuple[str, ...]] = {
    "de": (
        r"Siehe (?:dazu )?auch",
        r"Lesen Sie (?:dazu |hier |hierzu )?(?:auch|mehr|weiter)(?: (?:dazu|hier|zum Thema))?",
        r"Lies (?:auch|mehr|weiter)",
        r"(?:Auch|Ebenfalls) (?:interessant|lesenswert)",
        r"(?:Mehr|Weitere (?:Artikel|Beiträge|Meldungen|Nachrichten|Informationen))"
        r" (?:zum Thema|dazu|hierzu)",
        r"(?:Das )?könnte (?:Sie|dich|euch) (?:auch|ebenfalls)? ?interessieren",
        r"(?:Passend|Mehr) dazu",
        r"(?:Zum Thema|Lesetipp|Mehr lesen|Video(?:tipp)?|Podcast|Dossier)(?=\s*:)",
        r"Weiterlesen(?=\s*(?:[:…»]|$))",
        r"Hier (?:weiterlesen|lesen Sie (?:mehr|weiter))",
    ),
    "en": (
        r"See also",
        r"(?:Read|Learn) (?:more|also|next)(?: (?:about|on) this)?",
        r"Also read",
        r"(?:Related|Recommended)(?: (?:articles?|stor(?:y|ies)|reading|content|news))?(?=\s*:)",
        r"More (?:on this(?: (?:topic|story))?|from (?:us|our blog))",
        r"You (?:may|might) also (?:like|be interested in)",
        r"(?:Don't|Don’t) miss",
        r"(?:Watch|Listen|Video|Podcast)(?=\s*:)",
    ),
    "es": (
        r"(?:Lea|Lee|Leer|Ver|Vea|Véase|Puede leer|Te recomendamos) también",
        r"(?:Leer|Lea|Lee) más",
        r"(?:Le|Te) (?:puede|podría) interesar",
        r"Más (?:información|noticias|sobre (?:el|este) tema)(?=\s*:)",
        r"Noticias? relacionadas?",
    ),
    "fr": (
        r"(?:À |A )?(?:lire|voir|découvrir)(?: également| aussi)",
        r"Lisez (?:aussi|également)",
        r"(?:Lire la suite|En savoir plus|Sur le même (?:sujet|thème))",
        r"Cela pourrait (?:aussi )?vous intéresser",
    ),
    "it": (
        r"(?:Leggi|Leggete|Vedi|Guarda) anche",
        r"Leggi (?:di più|tutto)",
        r"(?:Potrebbe|Ti potrebbe) (?:anche )?(?:interessarti|interessare)",
        r"(?:Approfondisci|Approfondimento|Per saperne di più)(?=\s*:)",
    ),
    "nl": (
        r"(?:Lees|Zie|Bekijk) ook",
        r"Lees (?:meer|verder)(?: over)?",
        r"Meer (?:over dit onderwerp|lezen)",
        r"(?:Misschien|Dit is) ook (?:interessant|leuk)",
    ),
    "pl": (
        r"(?:Czytaj|Przeczytaj|Zobacz|Sprawdź) (?:też|także|również|więcej|dalej)",
        r"Więcej (?:na ten temat|informacji|o tym)(?=\s*:)",
        r"(?:To )?może (?:Cię|Państwa) (?:też |także |również )?zainteresować",
        r"(?:Polecamy|Powiązane(?: artykuły)?)(?=\s*:)",
    ),
}

# What begins a call to subscribe, follow or share; it is a sentence, with a full stop.
CALLS: dict[str, tuple[str, ...]] = {
    "de": (
        r"(?:Jetzt )?(?:abonnieren|bestellen) Sie (?:\w+ ){0,4}(?:Newsletter|Rundbrief)",
        r"(?:Jetzt )?(?:melden|tragen) Sie sich (?:\S+ ){0,8}Newsletter",
        r"Abonniere(?:n Sie)? (?:uns|den|unseren)\b",
        r"(?:Unser(?:en)? |Zum |Jetzt (?:zum |den )?)(?:\w+ )?Newsletter (?:anmelden|abonnieren)",
        r"Folgen Sie uns (?:auf|bei)",
        r"Teilen Sie diesen? (?:Artikel|Beitrag|Seite)",
        r"Bleiben Sie (?:mit unserem Newsletter|immer) auf dem Laufenden",
        r"Hat Ihnen (?:der|dieser) (?:Artikel|Beitrag) gefallen",
        r"Der Beitrag .{1,200} erschien zuerst auf\b",
    ),
    "en": (
        r"(?:Sign up|Subscribe|Register) (?:now |here |today )?(?:for|to) (?:our|the|this)\b",
        r"Subscribe (?:now|today|here)",
        r"Follow us on",
        r"Share this (?:article|story|post)",
        r"Get (?:our|the) (?:\w+ ){0,3}newsletter",
        r"The post .{1,200} (?:appeared first|first appeared) on\b",
    ),
    "es": (
        r"Suscr[íi]b(?:ase|ete|irse) (?:a|al|aquí)\b",
        r"S[íi]g(?:a|ue)nos en",
        r"Compart[ae] est[ea] (?:artículo|noticia)",
    ),
    "fr": (
        r"(?:Abonnez|Inscrivez)-vous (?:à|au|gratuitement)\b",
        r"Suivez-nous sur",
        r"Partagez (?:cet article|cette page)",
    ),
    "it": (
        r"Iscriviti (?:alla|al|qui)\b",
        r"(?:Seguici|Seguiteci) su",
        r"Condividi (?:questo|l['’]) ?articolo",
    ),
    "nl": (
        r"(?:Schrijf|Meld) (?:je|u) (?:nu )?(?:in|aan) voor",
        r"(?:Volg ons op|Deel dit artikel)",
    ),
    "pl": (
        r"Zapisz się (?:do|na)\b",
        r"(?:Obserwuj|Śledź|Polub) nas",
        r"Udostępnij (?:ten )?artykuł",
    ),
}

# Sections of general news sites, as they hang on the titles of promo lines.
SECTIONS = (
    "International Politik Wirtschaft Panorama Sport Kultur Ausland Inland Deutschland Welt "
    "Nachrichten News Video Videos World Business Politics Sports Internacional Economía Sociedad "
    "Política Deportes Mundo Internazionale Economia Mondo Monde Économie Buitenland Świat"
)

MOST = 300  # characters; a longer paragraph is no promo line, whatever it begins with
TITLE = 200

_SPACE = r"[ \t\n\xa0\u202f]"
_OPENING = "|".join(one for group in OPENINGS.values() for one in group)
_CALL = "|".join(one for group in CALLS.values() for one in group)
_LEAD = rf"(?:[-–—•*>»→▶+|]|{_SPACE})*"
_CALL_LINE = re.compile(rf"{_LEAD}(?:{_CALL})", re.IGNORECASE)
_TAIL = re.compile(rf"{_SPACE}[-–—|]{_SPACE}*(?:{'|'.join(SECTIONS.split())}){_SPACE}*$")
_ONLY_TAIL = re.compile(rf"{_SPACE}*[-–—|]{_SPACE}*(?:{'|'.join(SECTIONS.split())}){_SPACE}*$")
_PROSE = re.compile(  # "Siehe auch Abschnitt 4": a reference, not a title
    rf"{_SPACE}*(?:Abschnitt|Absatz|Abs\.|Abb|Anhang|Artikel \d+|Bild \d+|Kapitel|Seite|Tab\.|§"
    r"|Tabelle|Teil|DIN|ISO|EN|VDI|FEM|Section|Table|Figure \d+|Chapter|Appendix|tabla|figura)"
    r"(?!\w)",
)
_END = re.compile(r"[.!?…][\"'“”»«’)]*(?=\s|$)")
_SENTENCE_END = re.compile(r"[.!?]+[\"'“”»’)]*\s*$")
_BETWEEN = re.compile(rf"(?<=[.!?“”\"»]){_SPACE}+(?=[A-ZÄÖÜÁÉÍÓÚÀŚŻŹĆŁ])")


@lru_cache(maxsize=16)
def _openings(house: tuple[str, ...]) -> re.Pattern[str]:
    own = "".join(f"|{re.escape(one)}" for one in house)
    return re.compile(rf"{_LEAD}(?:{_OPENING}{own})(?!\w)", re.IGNORECASE)


def is_promo(paragraph: str, *, linked: bool = False, house: Iterable[str] = ()) -> bool:
    """Is the whole paragraph a promo line? ``linked``: all of it is one link.

    ``house`` are a portal's own openings (``house.toml``).
    """
    text = paragraph.strip()
    if not text or len(text) > MOST:
        return False
    if _CALL_LINE.match(text) or _ONLY_TAIL.match(text):
        return True
    titled = len(text) <= TITLE and not _SENTENCE_END.search(text)
    if titled and ((linked and len(text.split()) > 2) or _TAIL.search(text)):
        return True
    opening = _openings(tuple(house)).match(text)
    return opening is not None and _is_title(text[opening.end() :], linked)


def _is_title(rest: str, linked: bool) -> bool:
    """What follows an opening: a title after a colon or a gap, or without a full stop."""
    if not rest.strip() or linked or re.match(rf"{_SPACE}*:", rest):
        return True
    if _PROSE.match(rest):
        return False
    return bool(re.match(r"\s*[\xa0|]|\s{2}|\s*[-–—»„“>]", rest)) or not _SENTENCE_END.search(rest)


def promo_spans(text: str, *, house: Iterable[str] = ()) -> list[tuple[int, int]]:
    """Where promo lines stand in a paragraph: all of it, or sentences glued into it."""
    house = tuple(house)
    if is_promo(text, house=house):
        lead = len(text) - len(text.lstrip())
        return [(lead, len(text.rstrip()))]
    spans = []
    starts = [0, *(match.end() for match in _BETWEEN.finditer(text))]
    for start in starts:
        opening = _openings(house).match(text, start)
        if opening and re.match(rf"{_SPACE}*:|{_SPACE}*\xa0", text[opening.end() :]):
            end = _END.search(text, opening.end())
            spans.append((start, end.end() if end else len(text.rstrip())))
        elif _CALL_LINE.match(text, start):
            end = _END.search(text, start)
            spans.append((start, end.end() if end else len(text.rstrip())))
    return spans
