"""Temporal expressions: one table of sentences and what is to be found in them.

Under each sentence stand its expressions, their type and their value. All are read
on Monday, 23 November 2026; a tag like [en] names the language of a sentence.
"""

from __future__ import annotations

import re
from datetime import date

import pytest

from andruck.text.dates import find_dates

DAY = date(2026, 11, 23)
TABLE = """
Die Halle steht seit dem 3. März 2024 leer.
    3. März 2024 | DATE 2024-03-03
Termin: Mi., 25.11.2026, 9 Uhr.
    Mi., 25.11.2026 | DATE 2026-11-25 · 9 Uhr | TIME 2026-11-25T09:00
Die Messe läuft vom 24. bis 26. März 2027 in Stuttgart.
    24. | DATE 2027-03-24 · 26. März 2027 | DATE 2027-03-26
Die Messe läuft vom 24.–26.3.2027.
    24. | DATE 2027-03-24 · 26.3.2027 | DATE 2027-03-26
Die Schau vom 30. April bis 2. Mai 2027.
    30. April | DATE 2027-04-30 · 2. Mai 2027 | DATE 2027-05-02
Am 10., 11. und 12. Dezember ist Inventur.
    10. | DATE 2026-12-10 · 11. | DATE 2026-12-11 · 12. Dezember | DATE 2026-12-12
Am 1.12. beginnt der Umbau.
    1.12. | DATE 2026-12-01
Der Vertrag gilt ab 01/2027.
    01/2027 | DATE 2027-01
Die Norm 2026-05 löst die Norm 2019-11 ab.
    2026-05 | DATE 2026-05 · 2019-11 | DATE 2019-11
Der Bau beginnt Anfang 2027.
    Anfang 2027 | DATE 2027
Bis Ende nächsten Jahres sollen 40 Stapler rollen.
    Ende nächsten Jahres | DATE 2027
Mitte Mai 2025 kam der erste Kran.
    Mitte Mai 2025 | DATE 2025-05
Im Herbst dieses Jahres wuchs der Umsatz.
    Herbst dieses Jahres | DATE 2026-FA
Im dritten Quartal stieg der Gewinn, im vierten Quartal 2025 fiel er.
    dritten Quartal | DATE 2026-Q3 · vierten Quartal 2025 | DATE 2025-Q4
Q2 2026 war schwach, H1 2026 auch.
    Q2 2026 | DATE 2026-Q2 · H1 2026 | DATE 2026-H1
Das 1. Halbjahr 2026 war gut, die zweite Jahreshälfte wird besser.
    1. Halbjahr 2026 | DATE 2026-H1 · zweite Jahreshälfte | DATE 2026-H2
In KW 49 kommt der Monteur, in der 3. Kalenderwoche 2027 die Abnahme.
    KW 49 | DATE 2026-W49 · 3. Kalenderwoche 2027 | DATE 2027-W03
Die Halle stammt aus den 1960er-Jahren, der Kran aus den neunziger Jahren.
    den 1960er-Jahren | DATE 196 · den neunziger Jahren | DATE 199
Mitte der 90er Jahre stand hier ein Silo.
    Mitte der 90er Jahre | DATE 199
Im 19. Jahrhundert lagen hier Schienen, im zwölften Jahrhundert ein Markt.
    19. Jahrhundert | DATE 18 · zwölften Jahrhundert | DATE 11
Gestern Abend fiel die Anlage aus, heute läuft sie.
    Gestern Abend | TIME 2026-11-22TEV · heute | DATE 2026-11-23
Übermorgen liefert Nordkran, vorgestern kam Westlift.
    Übermorgen | DATE 2026-11-25 · vorgestern | DATE 2026-11-21
Morgen früh um sieben rollt der erste Wagen.
    Morgen früh | TIME 2026-11-24TMO · sieben | TIME 2026-11-24T07:00
Das gilt bis heute.
    heute | DATE PRESENT_REF
Der Streik endete am Freitag.
    Freitag | DATE 2026-11-20
Die Tagung beginnt am Donnerstag in Unna.
    Donnerstag | DATE 2026-11-26
Die Tagung wird am kommenden Dienstag eröffnet.
    kommenden Dienstag | DATE 2026-11-24
Die Abnahme war am Mittwoch vergangener Woche.
    Mittwoch vergangener Woche | DATE 2026-11-18
Nächste Woche Freitag ist Richtfest.
    Nächste Woche Freitag | DATE 2026-12-04
Am Freitagabend brannte es, am Samstag Vormittag war alles gelöscht.
    Freitagabend | TIME 2026-11-20TEV · Samstag Vormittag | TIME 2026-11-21TMO
Vor sechs Tagen kam der Vertrag.
    sechs Tagen | DURATION P6D
Der Betreiber zahlt seit gut fünf Jahren nichts.
    gut fünf Jahren | DURATION P5Y
In zwei Wochen wird geliefert.
    zwei Wochen | DURATION P2W
In den nächsten drei Monaten baut die Firma um.
    den nächsten drei Monaten | DURATION P3M
Die letzten 20 Jahre waren ruhig.
    Die letzten 20 Jahre | DURATION P20Y
Nach mehreren Tagen und ein paar Wochen war alles fertig.
    mehreren Tagen | DURATION PXD · ein paar Wochen | DURATION PXW
Der Umbau dauert knapp anderthalb Jahre, der Probelauf 3,5 Stunden.
    knapp anderthalb Jahre | DURATION P1.5Y · 3,5 Stunden | DURATION PT3.5H
Eine halbe Stunde und eine Viertelstunde.
    Eine halbe Stunde | DURATION PT30M · eine Viertelstunde | DURATION PT15M
Der Test dauerte zwei Stunden und 20 Minuten.
    zwei Stunden und 20 Minuten | DURATION PT2H20M
Die Frist beträgt zwei bis drei Wochen.
    zwei | DURATION P2W · drei Wochen | DURATION P3W
Ein halbes Jahr später kam der Kran.
    Ein halbes Jahr | DURATION P6M
Nach Jahren des Streits einigten sie sich.
    Jahren | DURATION PXY
Der Streit dauerte jahrelang, die Verhandlung war mehrtägig.
    jahrelang | DURATION PXY · mehrtägig | DURATION PXD
Die 35-Stunden-Woche bleibt.
    35-Stunden-Woche | DURATION PT35H
Die Anlage prüft täglich 300 Behälter, dreimal wöchentlich kommt der Monteur.
    täglich | SET P1D · dreimal wöchentlich | SET P1W
Alle zwei Jahre prüft der TÜV, jeden Montag der Meister.
    Alle zwei Jahre | SET P2Y · jeden Montag | SET XXXX-WXX-1
Er kommt zweimal im Monat, pro Stunde 40 Paletten.
    zweimal im Monat | SET P1M · pro Stunde | SET PT1H
Montags bleibt das Lager zu, nachts läuft es.
    Montags | SET XXXX-WXX-1 · nachts | SET XXXX-XX-XXTNI
Die Führung beginnt um 14.30 Uhr und endet gegen 16 Uhr.
    14.30 Uhr | TIME 2026-11-23T14:30 · 16 Uhr | TIME 2026-11-23T16:00
Offen ist von 9 bis 17 Uhr.
    9 | TIME 2026-11-23T09:00 · 17 Uhr | TIME 2026-11-23T17:00
Um halb acht und um Viertel nach drei läutet es, fünf vor zwölf auch.
    halb acht | TIME 2026-11-23T07:30 · Viertel nach drei | TIME 2026-11-23T03:15 ·
    fünf vor zwölf | TIME 2026-11-23T11:55
Um acht Uhr abends ist Schluss, um Mitternacht dunkel.
    acht Uhr abends | TIME 2026-11-23T20:00 · Mitternacht | TIME 2026-11-23T24:00
Am 5. Dezember um 9.15 Uhr beginnt die Führung.
    5. Dezember | DATE 2026-12-05 · 9.15 Uhr | TIME 2026-12-05T09:15
An Ostern 2027 ruht der Betrieb, am Pfingstmontag auch.
    Ostern 2027 | DATE 2027-03-28 · Pfingstmontag | DATE 2027-05-17
Zu Weihnachten und an Silvester steht das Band.
    Weihnachten | DATE 2026-12-25 · Silvester | DATE 2026-12-31
Am 1. Advent und am Buß- und Bettag ist frei.
    1. Advent | DATE 2026-11-29 · Buß- und Bettag | DATE 2026-11-18
Am 4. Mai brach das Band. Am folgenden Tag lief es wieder, am selben Tag kam der Meister.
    4. Mai | DATE 2026-05-04 · folgenden Tag | DATE 2026-05-05 · selben Tag | DATE 2026-05-04
Tags darauf kam die Polizei.
    Tags darauf | DATE 2026-11-24
Im Vorjahr waren es 40, im Vormonat 12.
    Vorjahr | DATE 2025 · Vormonat | DATE 2026-10
Heuer kommen mehr, zum Jahresende noch mehr.
    Heuer | DATE 2026 · Jahresende | DATE 2026
Am Wochenende wird umgebaut.
    Wochenende | DATE 2026-W48-WE
Am Wochenende war es ruhig.
    Wochenende | DATE 2026-W47-WE
Damals gab es keine Kräne, derzeit gibt es zwölf.
    Damals | DATE PAST_REF · derzeit | DATE PRESENT_REF
Vor kurzem und in letzter Zeit stieg der Preis.
    Vor kurzem | DATE PAST_REF · in letzter Zeit | DATE PAST_REF
In Zukunft fahren die Wagen allein.
    Zukunft | DATE FUTURE_REF
Zwischen 1998 und 2004 wuchs die Flotte.
    1998 | DATE 1998 · 2004 | DATE 2004
Die Flotte 2010-2015 und die Saison 2025/26.
    2010 | DATE 2010 · 2015 | DATE 2015 · 2025/26 | DATE 2025
Im Jahr 1848 war das so. Am 18. März brannte es.
    Jahr 1848 | DATE 1848 · 18. März | DATE 1848-03-18
Vom 4. bis zum 6. ist die Halle zu.
    4. | DATE 2026-11-04 · 6. | DATE 2026-11-06
In der Nacht auf Sonntag kam der Sturm.
    Sonntag | DATE 2026-11-22
Am Abend des 3. Dezember kam der Sturm.
    Abend des 3. Dezember | TIME 2026-12-03TEV
August Ahlers kam im August.
    August | DATE 2026-08
Dieser Sommer war heiß, der nächste Winter wird kalt.
    Dieser Sommer | DATE 2026-SU · nächste Winter | DATE 2026-WI
Das Lager wächst innerhalb eines Jahres.
    eines Jahres | DURATION P1Y
Der 1.5.26 ist ein Freitag.
    1.5.26 | DATE 2026-05-01 · Freitag | DATE 2026-11-20
Am Tag zuvor lief alles.
    Tag zuvor | DATE 2026-11-22
Freitag, 24., und Samstag, 25. Mai 2027, ist Tag der offenen Tür.
    Freitag, 24. | DATE 2027-05-24 · Samstag, 25. Mai 2027 | DATE 2027-05-25
Von Montag bis Mittwoch ist Messe.
    Montag | DATE 2026-11-23 · Mittwoch | DATE 2026-11-25
Bis Freitag bleibt das Tor zu.
    Freitag | DATE 2026-11-27
Ein Jahr zuvor war es anders.
    Ein Jahr | DURATION P1Y
Die Lieferung ist für das erste Quartal des kommenden Jahres geplant.
    erste Quartal des kommenden Jahres | DATE 2027-Q1
Im Mai dieses Jahres, im August vorigen Jahres und im Juni des Vorjahres.
    Mai dieses Jahres | DATE 2026-05 · August vorigen Jahres | DATE 2025-08 ·
    Juni des Vorjahres | DATE 2025-06
Juli/August 2026
    Juli | DATE 2026-07 · August 2026 | DATE 2026-08
Der Umsatz stieg 2025 um 12 Prozent auf 2100 Millionen.
    2025 | DATE 2025
Die Schicht von 22 bis 6 Uhr entfällt.
    22 | TIME 2026-11-23T22:00 · 6 Uhr | TIME 2026-11-23T06:00
Beginn: 18.00 Uhr s.t.
    18.00 Uhr | TIME 2026-11-23T18:00
Sie sagte am Montag, das Werk werde am Freitag öffnen.
    Montag | DATE 2026-11-23 · Freitag | DATE 2026-11-27
Stichtag ist der 31. Dezember ’26.
    31. Dezember ’26 | DATE 2026-12-31
Letzte Nacht brannte das Lager.
    Letzte Nacht | TIME 2026-11-22TNI
Der Kran steht seit Anfang der Woche still.
    Anfang der Woche | DATE 2026-W48
Zum Monatsende wird abgerechnet.
    Monatsende | DATE 2026-11
Am heutigen Montag, am gestrigen Sonntag.
    heutigen Montag | DATE 2026-11-23 · gestrigen Sonntag | DATE 2026-11-22
Am zweiten Weihnachtsfeiertag ruht alles.
    zweiten Weihnachtsfeiertag | DATE 2026-12-26
Am dritten Mai und am einundzwanzigsten Juni 2027.
    dritten Mai | DATE 2026-05-03 · einundzwanzigsten Juni 2027 | DATE 2027-06-21
Der nächste Winter wird kalt, der letzte Sommer war heiß.
    nächste Winter | DATE 2026-WI · letzte Sommer | DATE 2026-SU
Im Winter 2025/26 fror die Anlage ein.
    Winter 2025/26 | DATE 2025-WI
Die Verhandlung war mehrtägig, die Schulung 14-tägig.
    mehrtägig | DURATION PXD · 14-tägig | DURATION P14D
Der Spätsommer 2025 war trocken.
    Spätsommer 2025 | DATE 2025-SU
Anfang der Achtzigerjahre stand hier ein Silo.
    Anfang der Achtzigerjahre | DATE 198
Die Prüfung findet vierteljährlich statt, der Bericht erscheint jährlich.
    vierteljährlich | SET P3M · jährlich | SET P1Y
Jeden zweiten Dienstag im Monat tagt der Rat.
    Jeden zweiten Dienstag im Monat | SET XXXX-WXX-2
Das Tor öffnet um 6:30 und schließt um 22:00.
    6:30 | TIME 2026-11-23T06:30 · 22:00 | TIME 2026-11-23T22:00
Der Zug fährt um 18 Uhr 12.
    18 Uhr 12 | TIME 2026-11-23T18:12
Der Start ist heute um 9.15.
    heute | DATE 2026-11-23 · 9.15 | TIME 2026-11-23T09:15
Er kommt Mittwoch, spätestens Donnerstag.
    Mittwoch | DATE 2026-11-18 · Donnerstag | DATE 2026-11-26
Der Vertrag läuft Ende 2028 aus.
    Ende 2028 | DATE 2028
Vor zehn Minuten brach das Band.
    zehn Minuten | DURATION PT10M
Binnen 14 Tagen muss er zahlen.
    14 Tagen | DURATION P14D
Sein Vertrag endet am 30. Juni nächsten Jahres.
    30. Juni nächsten Jahres | DATE 2027-06-30
Das Frühjahr war schwach.
    Frühjahr | DATE 2026-SP
Im kommenden Jahrzehnt fahren sie allein.
    kommenden Jahrzehnt | DATE 203
Das Ergebnis liegt in den kommenden Tagen vor.
    den kommenden Tagen | DURATION PXD
Am Karfreitag 2027 und zu Christi Himmelfahrt ist zu.
    Karfreitag 2027 | DATE 2027-03-26 · Christi Himmelfahrt | DATE 2027-05-06
Tag der Deutschen Einheit 2026
    Tag der Deutschen Einheit 2026 | DATE 2026-10-03
Mitte der Woche, zum Wochenanfang, übers Wochenende.
    Mitte der Woche | DATE 2026-W48 · Wochenanfang | DATE 2026-W48 · Wochenende | DATE 2026-W47-WE
[en] The plant opened on May 13, 2026 and closed six days ago.
    May 13, 2026 | DATE 2026-05-13 · six days ago | DATE 2026-11-17
[en] It reopens next Friday, or in three weeks, at 3 pm.
    next Friday | DATE 2026-11-27 · three weeks | DURATION P3W · 3 pm | TIME 2026-11-27T15:00
[en] Sales fell in the third quarter of 2026 and last year.
    third quarter of 2026 | DATE 2026-Q3 · last year | DATE 2025
[en] On 25/12/2026 it rests; 03/04/2026 could be two days.
    25/12/2026 | DATE 2026-12-25 · 03/04/2026 | DATE · two days | DURATION P2D
[en] It may snow in January 2027, as it did yesterday.
    January 2027 | DATE 2027-01 · yesterday | DATE 2026-11-22
[en] The 2nd of March 2027 is a Tuesday.
    2nd of March 2027 | DATE 2027-03-02 · Tuesday | DATE 2026-11-17
[en] They worked for two hours at 14:30.
    two hours | DURATION PT2H · 14:30 | TIME 2026-11-23T14:30
[es] La planta abrió el 13 de mayo de 2026 y cerró hace seis días.
    13 de mayo de 2026 | DATE 2026-05-13 · hace seis días | DATE 2026-11-17
[es] Abre el próximo lunes, dentro de tres semanas.
    próximo lunes | DATE 2026-11-30 · tres semanas | DURATION P3W
[es] La semana pasada, a las 14:30, ayer.
    semana pasada | DATE 2026-W47 · 14:30 | TIME 2026-11-23T14:30 · ayer | DATE 2026-11-22
[es] Creció en el tercer trimestre de 2026 y en enero de 2027.
    tercer trimestre de 2026 | DATE 2026-Q3 · enero de 2027 | DATE 2027-01
[es] El 05/01/2027 será martes.
    05/01/2027 | DATE 2027-01-05 · martes | DATE 2026-11-17
[pl] Zakład otwarto 13 maja 2026 r., zamknięto sześć dni temu.
    13 maja 2026 r. | DATE 2026-05-13 · sześć dni temu | DATE 2026-11-17
[pl] W zeszłym tygodniu, za trzy tygodnie, o godz. 14.30.
    zeszłym tygodniu | DATE 2026-W47 · trzy tygodnie | DURATION P3W ·
    godz. 14.30 | TIME 2026-11-23T14:30
[pl] Trzeci kwartał 2026 i styczeń 2027.
    Trzeci kwartał 2026 | DATE 2026-Q3 · styczeń 2027 | DATE 2027-01
[pl] Wczoraj i 5.01.2027.
    Wczoraj | DATE 2026-11-22 · 5.01.2027 | DATE 2027-01-05
[fr] Le 2026-05-13 à 14:30.
    2026-05-13 | DATE 2026-05-13 · 14:30 | TIME 2026-05-13T14:30
"""
SENTENCES = [
    match.groups()
    for match in re.finditer(r"^(?:\[(\w\w)\] )?(\S.*)\n((?: {4}.*\n)+)", TABLE, re.M)
]
NOTHING = [
    "Kapitel 3.1. und Version 2.4.1 bleiben.",
    "Rund 1900 Paletten, 2000 Euro und 1950 Mitarbeiter.",
    "Davon 1800 im vergangenen Lager, jeweils 1600.",
    "Die 47-jährige Leiterin, Kinder unter 14 Jahren, 63 Jahre alt.",
    "Ein Drittel der 300 Stapler fährt, 16 Prozent stehen.",
    "Die Strecke ist 2000 m lang, das Band 1800 Meter.",
    "Abschnitt 4.2 gilt, Absatz 3 auch.",
    "Das dritte Band lief, die zweite Schicht half.",
    "Platz 7 im Finale, Tor 12.",
    "Der Sonntagsfahrer und die Freitagspredigt.",
    "August Ahlers und Nikolaus Brandt.",
    "Früher oder später reißt das Band.",
    "Am 3. deutschen Krantag sprach sie.",
]


def test_the_table_is_read_whole() -> None:
    assert len(SENTENCES) == sum(1 for line in TABLE.splitlines() if line and line[0] != " ")
    assert len(SENTENCES) >= 120


@pytest.mark.parametrize(("language", "sentence", "expected"), SENTENCES)
def test_expressions_are_found_with_type_and_value(
    language: str | None, sentence: str, expected: str
) -> None:
    found = find_dates(sentence, DAY, language or "de")
    said = [f"{one.text} | {one.type} {one.value}".rstrip() for one in found]
    assert said == [one.strip() for one in re.split(r" ·\s", expected.strip())]
    for one in found:
        assert sentence[one.start : one.end] == one.text


@pytest.mark.parametrize("sentence", NOTHING)
def test_numbers_names_and_ages_are_no_dates(sentence: str) -> None:
    assert find_dates(sentence, DAY) == []
