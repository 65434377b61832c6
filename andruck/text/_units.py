"""What is measured and by which names, and the powers of ten that stand before it.

Units are written one way, the international one where there is one: EUR,
percent, pp (percentage points), m2, km/h. ``A|B|C`` are spellings of one unit.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

# Everywhere the same: symbols and codes.
SYMBOLS = {
    "EUR": "€|EUR", "USD": "US-$|US$|USD|$", "GBP": "£|GBP", "CHF": "CHF|SFr.|sFr.|Fr.",
    "PLN": "PLN|zł", "CZK": "CZK|Kč", "SEK": "SEK", "DKK": "DKK", "NOK": "NOK", "HUF": "HUF",
    "JPY": "JPY|¥", "CNY": "CNY|RMB", "RUB": "RUB", "TRY": "TRY", "INR": "INR|₹",
    "percent": "%", "permille": "‰",
    "t": "t|to", "kg": "kg", "g": "g", "mg": "mg",
    "km": "km", "m": "m", "cm": "cm", "mm": "mm", "km2": "km²|km2|qkm", "m2": "m²|m2|qm",
    "ha": "ha", "m3": "m³|m3|cbm", "l": "l", "hl": "hl", "ml": "ml",
    "km/h": "km/h|kmh|km / h", "m/s": "m/s",
    "W": "W", "kW": "kW", "MW": "MW", "GW": "GW", "Wh": "Wh", "kWh": "kWh", "MWh": "MWh",
    "GWh": "GWh", "TWh": "TWh", "kV": "kV", "kN": "kN", "Nm": "Nm", "kHz": "kHz", "MHz": "MHz",
    "GHz": "GHz", "Hz": "Hz", "kB": "kB", "MB": "MB", "GB": "GB", "TB": "TB", "bar": "bar",
    "dB": "dB|dB(A)", "°C": "°C|° C", "°F": "°F", "°": "°", "PS": "PS", "TEU": "TEU",
    "s": "s", "min": "min", "h": "h", "ms": "ms",
}  # fmt: skip

WORDS: dict[str, dict[str, str]] = {
    "de": {
        "EUR": "Euro|Euros", "USD": "US-Dollar|US-Dollars|Dollar|Dollars", "GBP": "Pfund|britische"
        " Pfund|Pfund Sterling", "CHF": "Franken|Schweizer Franken", "PLN": "Zloty|Złoty",
        "CZK": "tschechische Kronen", "SEK": "schwedische Kronen|schwedischen Kronen",
        "DKK": "dänische Kronen|dänischen Kronen", "NOK": "norwegische Kronen|norwegischen Kronen",
        "HUF": "Forint", "JPY": "Yen", "CNY": "Yuan|Renminbi", "RUB": "Rubel",
        "TRY": "türkische Lira|Lira", "INR": "Rupien", "DEM": "Mark|D-Mark", "ct": "Cent|Ct|ct",
        "percent": "Prozent|v. H.|Prozents", "pp": "Prozentpunkte|Prozentpunkten|Prozentpunkt"
        "|%-Punkte", "permille": "Promille",
        "t": "Tonne|Tonnen", "kg": "Kilogramm|Kilo|Kilos", "g": "Gramm", "mg": "Milligramm",
        "km": "Kilometer|Kilometern", "m": "Meter|Metern", "cm": "Zentimeter|Zentimetern",
        "mm": "Millimeter|Millimetern", "km2": "Quadratkilometer|Quadratkilometern",
        "m2": "Quadratmeter|Quadratmetern", "ha": "Hektar", "m3": "Kubikmeter|Kubikmetern",
        "l": "Liter|Litern", "hl": "Hektoliter", "ml": "Milliliter",
        "km/h": "Stundenkilometer|Stundenkilometern|Kilometer pro Stunde|Kilometern pro Stunde"
        "|Kilometer je Stunde|km pro Stunde", "m/s": "Meter pro Sekunde|Meter je Sekunde",
        "W": "Watt", "kW": "Kilowatt", "MW": "Megawatt", "GW": "Gigawatt", "kWh": "Kilowattstunde"
        "|Kilowattstunden", "MWh": "Megawattstunden", "GWh": "Gigawattstunden",
        "TWh": "Terawattstunden", "MB": "Megabyte", "GB": "Gigabyte", "TB": "Terabyte",
        "dB": "Dezibel", "°C": "Grad Celsius|Celsius|Grad", "°F": "Grad Fahrenheit",
        "mi": "Meile|Meilen", "s": "Sekunde|Sekunden", "min": "Minute|Minuten|Min.",
        "h": "Stunde|Stunden|Std.", "day": "Tag|Tage|Tagen|Tages", "week": "Woche|Wochen",
        "month": "Monat|Monate|Monaten|Monats", "year": "Jahr|Jahre|Jahren|Jahres",
    },
    "en": {
        "EUR": "euro|euros", "USD": "US dollars|U.S. dollars|dollar|dollars", "GBP": "pounds|pound",
        "CHF": "Swiss francs|francs", "PLN": "zloty|zlotys", "JPY": "yen", "CNY": "yuan",
        "RUB": "rubles|roubles", "ct": "cents|cent", "percent": "percent|per cent|pct",
        "pp": "percentage points|percentage point|points of percentage",
        "t": "tonnes|tonne|metric tons|tons|ton", "kg": "kilograms|kilos|kilogrammes",
        "g": "grams", "km": "kilometers|kilometres|kilometer|kilometre", "m": "meters|metres"
        "|meter|metre", "cm": "centimeters|centimetres", "mm": "millimeters|millimetres",
        "km2": "square kilometers|square kilometres", "m2": "square meters|square metres|sq m",
        "ha": "hectares", "m3": "cubic meters|cubic metres", "l": "liters|litres",
        "km/h": "kilometers per hour|kilometres per hour|kph", "mph": "mph|miles per hour",
        "ft2": "square feet|sq ft", "ft": "feet|ft", "mi": "miles|mile", "MW": "megawatts",
        "GW": "gigawatts", "kWh": "kilowatt hours|kilowatt-hours", "°C": "degrees Celsius|degrees",
        "°F": "degrees Fahrenheit", "s": "seconds|second", "min": "minutes|minute",
        "h": "hours|hour", "day": "days|day", "week": "weeks|week", "month": "months|month",
        "year": "years|year",
    },
    "es": {
        "EUR": "euro|euros|de euros", "USD": "dólares|de dólares|dólar", "GBP": "libras",
        "percent": "por ciento|por 100", "pp": "puntos porcentuales|puntos", "t": "toneladas"
        "|tonelada", "kg": "kilos|kilogramos", "km": "kilómetros|kilómetro", "m": "metros|metro",
        "m2": "metros cuadrados", "km2": "kilómetros cuadrados", "ha": "hectáreas", "l": "litros",
        "km/h": "kilómetros por hora", "°C": "grados", "s": "segundos", "min": "minutos|minuto",
        "h": "horas|hora", "day": "días|día", "week": "semanas|semana", "month": "meses|mes",
        "year": "años|año", "ct": "céntimos",
    },
    "fr": {
        "EUR": "euro|euros|d’euros|d'euros", "USD": "dollars|de dollars|dollar", "GBP": "livres",
        "percent": "pour cent", "pp": "points de pourcentage|points", "t": "tonnes|tonne",
        "kg": "kilos|kilogrammes", "km": "kilomètres|kilomètre", "m": "mètres|mètre",
        "m2": "mètres carrés", "km2": "kilomètres carrés", "ha": "hectares", "l": "litres",
        "km/h": "kilomètres par heure|kilomètres-heure", "°C": "degrés", "s": "secondes",
        "min": "minutes|minute", "h": "heures|heure", "day": "jours|jour",
        "week": "semaines|semaine", "month": "mois", "year": "ans|an|années|année",
        "ct": "centimes",
    },
    "pl": {
        "EUR": "euro", "USD": "dolarów|dolary|dolar|dol.", "GBP": "funtów|funty", "PLN": "złotych"
        "|złote|złoty|zł", "percent": "procent|proc.|procenta|procentu", "pp": "punktów"
        " procentowych|punkty procentowe|pkt proc.|p.p.", "t": "ton|tony|tona", "kg": "kilogramów",
        "km": "kilometrów|kilometry|kilometra", "m": "metrów|metry|metra", "m2": "metrów"
        " kwadratowych|mkw.|m kw.", "ha": "hektarów", "l": "litrów", "°C": "stopni",
        "s": "sekund|sekundy", "min": "minut|minuty", "h": "godzin|godziny|godz.",
        "day": "dni|dzień", "week": "tygodni|tygodnie", "month": "miesięcy|miesiące",
        "year": "lat|lata|rok",
    },
}  # fmt: skip

# Powers of ten; a language's billion is its own.
SCALES: dict[str, dict[str, str]] = {
    "de": {
        "1e3": "Tausend|tausend|Tsd.|Tsd", "1e6": "Million|Millionen|Mio.|Mio|Mill.",
        "1e9": "Milliarde|Milliarden|Mrd.|Mrd", "1e12": "Billion|Billionen|Bio.", "12": "Dutzend",
        "1e15": "Billiarde|Billiarden",
    },
    "en": {
        "1e3": "thousand|k", "1e6": "million|mn|m|mln", "1e9": "billion|bn", "1e12": "trillion|tn",
        "100": "hundred", "12": "dozen",
    },
    "es": {
        "1e9": "mil millones|millardos|millardo", "1e3": "mil", "1e6": "millones|millón|mill.",
        "1e12": "billones|billón", "12": "docenas|docena",
    },
    "fr": {
        "1e3": "mille|milliers", "1e6": "millions|million|M", "1e9": "milliards|milliard|Md|Mds",
        "1e12": "billions|billion", "12": "douzaines|douzaine",
    },
    "pl": {
        "1e3": "tysięcy|tysiące|tysiąc|tys.|tys", "1e6": "milionów|miliony|milion|mln",
        "1e9": "miliardów|miliardy|miliard|mld", "1e12": "bilionów|biliony|bilion|bln",
    },
}  # fmt: skip
ATTACHED = frozenset("percent permille EUR USD GBP ° °C °F".split())  # need no space: 25%


@cache
def units(language: str) -> dict[str, str]:
    """Spelling and unit of a language, symbols included."""
    return _spelt({**SYMBOLS}) | _spelt(WORDS.get(language, {}))


@cache
def scales(language: str) -> dict[str, Decimal]:
    """Spelling and power of ten of a language."""
    table = _spelt(SCALES.get(language, SCALES["en"]))
    return {spelling: Decimal(int(float(power))) for spelling, power in table.items()}


def either(spellings: dict[str, object]) -> str:
    """A pattern of all spellings, the longest first."""
    return "|".join(re.escape(one) for one in sorted(spellings, key=len, reverse=True))


def _spelt(table: dict[str, str]) -> dict[str, str]:
    return {spelling: unit for unit, names in table.items() for spelling in names.split("|")}
