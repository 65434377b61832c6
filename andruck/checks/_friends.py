"""False friends: words that look like a foreign one and mean something else.

Each stands with the words beside it that make its German sense impossible or
unlikely, and those that save it. Grow this from an error log: the word, what it
was, what German says, what gives it away, what excuses it.
"""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["FRIENDS", "Friend"]


class Friend(NamedTuple):
    """A word, and how to know that a foreign one shows through."""

    word: str  # pattern; begins with letters that every form has
    foreign: str
    german: str
    beside: str  # pattern that must stand in the sentence or next to it
    unless: str  # pattern that excuses it


FRIENDS = (
    Friend(r"Aufruf(?:e?s|e|en)?\b", "llamada, call", "Anruf",
        r"(?:[Tt]elefon|\bAnrufs?\b|\bApparat\b|\bHörer\b|\bauflegte|Leitung)|(?:dauerte"
        r"|Notruf|Leitstelle|Nummer|nachts|entgegengenommen|(?:nahm|nimmt) .{0,30}(?:entgegen"
        r"|\ban\b|\bab\b)|legte auf|tätig|beendet)",
        r"\bAufruf\w* (?:zu[mr]?|nach|an(?! und\b|[.,])|gegen|de[rs] \w+ zu)\b|Spende|Streik|folgte"
        r"|rief\w* .{0,40}\bauf\b|Seite|Aufrufzahl|Klick"),
    Friend(r"Magazin(?:e|en|s)?\b", "magasin, magazyn", "Laden",
        r"kost\w+|\bkauf|Verkäufer|Ladentisch|Schuhe|Brot\b|Lebensmittel|ausverkauft|Schlange"
        r"|öffnet|Tüte|Rabatt|Fußgängerzone|verkauf|Kunden|Regal|Kasse|Schaufenster"
        r"|Öffnungszeit|Filial|Einkauf|geöffnet|Preis",
        r"Artikel|Redakt|Ausgabe|bericht|Leser|Heft|Interview|Zeitschrift|Titel|Museum|Depot"
        r"|Archiv|Bibliothek|Pistole|Gewehr|Patron|Munition|Waffe|Journal|schreibt|Rundfunk"
        r"|Sendung|TV|Sender|Verlag|Zeitung"),
    Friend(r"Pension(?:en)?\b", "pensja", "Gehalt",
        r"Arbeiter|Arbeitern|Monatsende|Lohn|Löhne|überwiesen|fällig|Fabrik|brutto|netto"
        r"|pro Monat|Verkäufer|Gehalt|Arbeitgeber|Überstunden|Krankenschwester|Näherin"
        r"|Bergleute|[Ff]ahrer\b|Belegschaft",
        r"Ruhest|Rente|Beamt|Gäste|Zimmer|Übernacht|Urlaub|Witwe|Alter|Hotel|alt\b|Hund|Pferd"),
    Friend(r"Lokale?s?\b", "lokal, local", "Raum",
        r"Quadratmeter|Vermieter|vermiet|Miete\b|Partei|Gewerkschaft|Unterricht|Praxis|Friseur"
        r"|Schuhe|Kleider|Gabelstapler|Lager|Büro|Paket|Werkstatt|Palette|Maschine|Laden\b"
        r"|Geschäft|Werkzeug|Sitz|Notar|Lastenr|gemietet|Wohnung",
        r"Wirt|Gast(?:st|raum|haus|hof|\b)|Gäste|Gastro|Restaurant|Küche|Bier|Kneipe|Speise"
        r"|Koch\b|Tresen|Musik|Theke|essen"),
    Friend(r"Kompromiss(?:e|es|en)?\b", "compromiso", "Zusage",
        r"erfüll|Kompromiss\w*, [^,.]{3,70} zu \w+n\b|einlös|eingelöst|bekräftig|gebrochen"
        r"|nachkomm|eingehalten|einhalt|bricht|\bfest(?:er|en|em)\b|Verpflicht"
        r"|Kompromiss\w* (?:mit|gegenüber) (?:de[mnr]|dies\w+|unser\w+) (?:Demokratie|Umwelt"
        r"|Wahrheit|Klima|Frieden|Bürger|Opfer|Verein|Land|Volk|Wähler)",
        r"ausgehandelt|[Bb]eide|Vermittl|zwischen|Verhandl|faul|schließen|geschlossen|beide"),
    Friend(r"Firma\b", "firma", "Unterschrift",
        r"Notar|Firma des (?:Präsident|Minister|Bürgermeister|König|Direktor)|(?:trägt|fehlt"
        r"|fälschte|setzte|verweigert\w*) [^.]{0,25}Firma|Firma (?:unter|auf) (?:da?s"
        r"|de[mnr]) (?:Vertrag|Dokument|Brief|Abkommen|Papier|Petition|Urkunde|Schreiben"
        r"|Gesetz)|(?:unter|auf) (?:das|dem?n?) (?:Vertrag|Dokument|Brief|Abkommen|Papier"
        r"|Schreiben|Gesetz)[^.]{0,40}Firma|Firma (?:ge)?(?:setz|leist|gefälscht|fälsch)"
        r"|ohne (?:die )?Firma des",
        r"GmbH|Inhaber|Geschäftsf"),
    Friend(r"Konkurs(?:es)?\b", "concurso, konkurs", "Wettbewerb",
        r"Jury|gewann|gewonnen|Teilnehm|teilnehm|Preis|Bewerb|ausgeschrieben|Sieger"
        r"|Ausschreibung",
        r"insolv|pleite|Gläubig|ging in|anmeld|Schulden"),
    Friend(r"Syndikat(?:e|s|en)?\b", "sindicato, syndicat", "Gewerkschaft",
        r"Streik|Lohn|Löhne|Arbeiter|Tarif|Beschäftigte|Mitglieder",
        r"Drogen|Verbrech|krimin|Mafia|Kohle"),
    Friend(r"Patronat\w*", "patronal, patronat", "Arbeitgeber",
        r"Streik|Lohn|Löhne|Gewerkschaft|Tarif|Arbeiter|Beschäftigte",
        r"Kirche|Schirmherr|Erklärung"),
    Friend(r"Akkord(?:e|s|en)?\b", "acuerdo, accord", "Abkommen",
        r"unterzeichn|unterschr|Frieden|Parteien|Regierung|Verhandl|Vertrag",
        r"arbeit|Musik|Gitarre|Klavier|Lohn|spielte"),
    Friend(r"Visite\b", "visita, visite", "Besuch",
        r"Präsident|Minister|Staats|König|Kanzler|Papst|offizielle|Delegation",
        r"Arzt|Ärzt|Klinik|Kranken|Station|Patient|Pfleg"),
    Friend(r"Notiz(?:en)?\b", "noticia, notizia", "Nachricht",
        r"verbreitet\w* sich|Nachrichtenagentur|Schock|Fernsehen|bestürzt|um die Welt",
        r"Notiz(?:block|buch)|nahm\w*|handschr|Zettel|keine Notiz"),
    Friend(r"Professor(?:en|in|innen|s)?\b", "profesor, professeur", "Lehrer",
        r"Grundschul|Mittelschul|Schüler|Klassenzimmer|Sekundarschul|Kindergarten",
        r"Universit|Hochschul|Studi|Prof\.|Institut|forsch"),
    Friend(r"Petroleum(?:s|preis\w*)?\b", "petróleo, petroleum", "Erdöl",
        r"Barrel|Fass\b|Opec|OPEC|Förder|Pipeline|Tanker|Raffinerie|Export",
        r"Lampe|Kocher|Corporation|Company"),
    Friend(r"Regierungspräsident(?:en|in)?\b", "presidente del Gobierno", "Ministerpräsident",
        r"[Ss]pani|Madrid|Sánchez|Moncloa|Rajoy|Zapatero|[Kk]roat|[Ii]talien|Rom\b",
        r"Bezirk|Regierungspräsidium|Region"),
    Friend(r"assistier\w+", "asistir, assister", "teilnehmen",
        r"assistier\w+ (?:an|bei|de[mnr]) (?:\w+ ){0,2}?(?:Sitzung|Zeremonie|Veranstaltung"
        r"|Messe|Konferenz|Treffen|Gipfel|Beerdigung|Eröffnung|Trauerfeier)",
        r"Arzt|Operation|OP\b"),
    Friend(r"ignorier\w+", "ignorar, ignorer", "nicht wissen",
        r"ignorier\w+(?: \w+)?, (?:ob|wie|wer|wo|wann|warum|welche\w*)\b",
        ""),
    Friend(r"reklamier\w+", "reclamar, réclamer", "fordern",
        r"reklamier\w+ (?:\w+ ){0,3}?(?:Gerechtigkeit|Löhne|Rechte|Freilassung|Rücktritt|Hilfe"
        r"|Freiheit|Wasser)|(?:Gerechtigkeit|Löhne|Freilassung|Rücktritt"
        r"|Freiheit) (?:\w+ )?reklamier",
        r"\bfür sich\b"),
    Friend(r"kontrollier\w+", "controlar, control", "unter Kontrolle bringen",
        r"(?:Brand|Feuer|Flammen|Waldbr\w+|Brände)\b[^.]{0,60}\bkontrollier(?:t|en)\b"
        r"|kontrollier(?:t|en)\b[^.]{0,30}\b(?:Brand|Feuer|Flammen)\b",
        r"abgebrannt|abbrenn|Schutz|Melder|regelmäßig|gelegt"),
    Friend(r"sensib(?:el|le[mnrs]?)\b", "sensible", "vernünftig",
        r"Vernunft|vernünftig|Lösung|Entscheidung|Idee|Reform|Vorgehen|klug|Regel|\bbleib"
        r"|übertreib|[Vv]orschlag|Kompromiss|Ausgaben|Preis|Ratschlag|Rat\b|Investition|Budget"
        r"|verspreche nichts|Kopf|Plan\b|Schritt\b|nüchtern|Augenmaß|pragmat",
        r"Daten|Produkt|Bereich|Thema|Themen|Technik|Haut|Ohren|Sensor|reagier|gegenüber"
        r"|Infrastruktur|sensib\w+ (?:für|auf)|Gefühl|zart|Künstler|Informationen"),
    Friend(r"eventuell\w*", "eventually", "schließlich",
        r"\b(?:\w+ten?|k[au]men?|fand|gingen?|ging|kam|gab|nahm|stieg|fiel|zog|traf|brach|trat"
        r"|verlor|sank|lief|gewann|siegte|einigten sich|schaffte\w*|erreicht\w*|gelang|endete"
        r"|fanden? heraus|entschied\w*|erhielt\w*|starb\w*|führte"
        r"|wurde)\b[^,.;]{0,50}\beventuell\b(?! (?:noch|auch|doch|\w+(?:end|t)e[nmrs]?\b))"
        r"|\beventuell\w* (?:Sieger|Gewinner|Nachfolger|Meister)",
        r"ob\b|könn|soll|würd|wäre|falls|wenn|\beventuelle\w* (?:Schäd|Fehl|Kosten)|hieß|müsst"
        r"|möglich|werden\b"),
    Friend(r"aktuell(?:e[nmrs]?)?", "actual", "tatsächlich",
        r"(?:angeblich|vermeintlich|scheinbar|auf dem Papier|laut Plan|Prognose"
        r"|Schätzung)\w*[^.]{0,70}\baktuell|aktuelle\w* (?:Täter|Ursache|Todesursache|Mörder"
        r"|Erfinder|Urheber)|aktuelle\w* (?:\w+ )?(?:Kosten|Zahl|Ergebnis\w*|Preis|Wert|Grund"
        r"|Ursache|Schaden|Bedeutung|Täter|Autor)\b[^.]{0,60}\b(?:als (?:geplant|geschätzt"
        r"|erwartet|angenommen|angegeben|behauptet)|statt der|anders als|in Wahrheit"
        r"|in Wirklichkeit)",
        r"derzeit|heute|Stand"),
    Friend(r"spendier\w*", "spend", "verbringen",
        r"(?:Tage?|Stunden?|Zeit|Jahre?|Wochen?|Wochenende|Nacht|Nächte|Abend|Leben|Monate?"
        r"|Sommer|Urlaub|Minuten)\b[^.]{0,40}\bspendier|spendier\w+ (?:\w+ ){0,4}?(?:Tage?"
        r"|Stunden?|Zeit|Jahre?|Wochen?|Wochenende|Nacht|Abend|Leben|Monate?)\b",
        r"Getränk|Bier|Runde|Essen|Kaffee|Kuchen|Urlaubstag|bekam|frei"),
    Friend(r"bek(?:am|amen|ommt)\b", "become", "werden",
        r"\bbek(?:ommt|am|amen) (?:\w+ )?(?:\d{4} )?(?:immer |sehr |schnell "
        r"|bald )?(?:Präsident|Ministerpräsident|Bürgermeister|Vorsitzender|Kanzler|Vater"
        r"|Mutter|Mitglied|Weltmeister|Meister|Trainer|Direktor|Anwalt|Arzt|Lehrer|Partner"
        r"|klar|bekannt|wichtiger?|müde|größer|kleiner|teurer|billiger|berühmt|schwieriger?"
        r"|populär|unmöglich|krank|wütend|abhängig)(?:in)?(?=[ ,.;](?:von|de[rs]|im|in|und|,"
        r"|für|als|$)|[.,;]|$)",
        r"bekannt\w* (?:gab|gegeben)|heraus"),
    Friend(r"Fabrik(?:en)?\b", "fabric", "Stoff",
        r"weich|dünn|wasserdicht|Schneider|Zelt|Hemd|Meter Fabrik|genäht|Baumwoll|\bnäh|Kleid"
        r"|Seide|Stoffe?\b|gewebt|waschbar|Fabrik der Gesellschaft|soziale Fabrik|Vorhang\b"
        r"|Bezug|Jacke",
        r"arbeit|Schicht|Halle|produz|stellt .{0,30}her|Werk\b|schließ|gebaut|Mitarbeiter"),
    Friend(r"Billion(?:en)?\b", "billion", "Milliarde",
        r"Billion(?:en)? (?:\w+ )?(?:Menschen|Einwohner|Nutzer|Kunden|Passagiere|Fahrgäste"
        r"|Abonnenten|Pakete|Haushalte|Wähler|Arbeiter|Zuschauer)",
        r"Deutsche"),
    Friend(r"Warenh(?:aus|auses|äuser|äusern)\b", "warehouse", "Lagerhaus",
        r"Gabelstapler|Palette|Hochregal|Logisti|Container|Regalbedien|Kommission|Lkw|Verteil"
        r"|Spediti|Fulfilment",
        r"Karstadt|Kaufhof|Galeria|Kunden kauf|Mode|Abteilung|Kasse"),
    Friend(r"Gymnasi(?:um|en|ums)\b", "gym, gimnasio", "Sporthalle",
        r"Gewichte|trainier|Boxer|Fitness|Hanteln|Muskel|Workout",
        r"Schüler|Abitur|Lehrer|Schule|Klasse"),
    Friend(r"Studenten?\b", "student", "Schüler",
        r"Grundschul|Mittelschul|Highschool|High School|Klassenzimmer|Elementary|Sekundarschul",
        r"Universit|Hochschul|Lehramt|Studium|unterricht"),
    Friend(r"Rente\b", "rent, renta", "Miete",
        r"Wohnung|Büro|Quadratmeter|Vermieter|Mieter|Apartment|Miete\b|Studio",
        r"Alter|Ruhest|Versicher|Beitrag|Jahre alt|Jahrgang|gehen|gesetzlich|Rentner|in Rente"
        r"|Witwe"),
    Friend(r"Rezept(?:e|s)?\b", "receipt", "Quittung",
        r"Kasse\b|Einkauf|bezahlt|Beleg|Taxi|Quittung|Umtausch",
        r"koch|back|Arzt|Apothek|Küche|Medikament|Zutat|Erfolg|Praxis|Patent"),
    Friend(r"blamier\w+", "blame", "verantwortlich machen",
        r"blamier\w+ (?:\w+ ){1,4}?für (?:de[mnr]|die|das|sein|ihr|ein)",
        r"\bsich\b"),
    Friend(r"Evidenz(?:en)?\b", "evidence, evidencia", "Beweise",
        r"Gericht|Anklage|Polizei|Staatsanw|Prozess|Täter|Richter|Ermittl|Verteidig",
        r"Studie|wissenschaft|medizin|Forsch"),
    Friend(r"Exekutive[nrs]?\b", "executive", "Manager",
        r"\b(?:ein|der|zwei|drei|mehrere|hohe[rn]?|hochrangige[rn]?"
        r"|leitende[rn]?) (?:\w+ )?Exekutive[rn]\b[^.]{0,40}(?:Unternehmen|Firma|Konzern|Bank"
        r"|Industrie|Hersteller)",
        r"Legislative|Judikative|Gewalt|Staat"),
    Friend(r"Tarife?n?\b", "tariff, arancel", "Zoll",
        r"Tarife?n? (?:von \d+ Prozent )?auf (?:\w+ ){0,3}?(?:Stahl|Auto\w*|Import\w*"
        r"|Einfuhr\w*|Waren|Aluminium|Güter|Produkte|Wein|Fahrzeuge|Kupfer)|Handelskrieg"
        r"|Strafzöll|Zollstreit",
        r"Gewerkschaft|Lohn|Löhne|Beschäftigte|Telefon|Strom"),
    Friend(r"Pflanzen?\b", "plant, planta", "Werk",
        r"Fließband|Produktionskapazität|Mitarbeiter|Arbeiter|Schicht|Megawatt|Fahrzeuge"
        r"|Belegschaft|Autobau|Tonnen Stahl",
        r"Garten|Gärtner|Samen|grün|Blüte|Blatt|Boden|wächst|wachsen|Gewächs|Wurzel|Botan"
        r"|Dünger|pflanz|Tier|Wald|Erde|Topf|Gemüse|Obst|Blumen|Acker|Feld"),
    Friend(r"Streik(?:e|s|en)?\b", "strike", "Angriff",
        r"(?:Luft|Raketen|Drohnen)|Streik\w* (?:auf|gegen) (?:\w+ ){0,2}?(?:Ziel|Stellung"
        r"|Militär|Stützpunkt|Rakete|Hauptquartier|Terror|Rebellen|Iran|Syrien|Konvoi)",
        r"Gewerkschaft|Lotsen|Lohn|Flughafen|Piloten|Beschäftigte|Luftfahrt|Lufthansa"
        r"|Luftverkehr|Tarif|Warnstreik"),
    Friend(r"Staatssekretär(?:s|in)?\b", "Secretary of State", "Außenminister",
        r"US-Staatssekretär|Staatssekretär\w* der (?:USA|Vereinigten Staaten)"
        r"|amerikanische\w* Staatssekretär|Blinken|Pompeo|Rubio",
        r"Unterstaats|Abteilung|für\b|im (?:US-)?\w*[Mm]inisterium"),
    Friend(r"kritisch\b", "critically injured", "lebensgefährlich",
        r"kritisch (?:verletzt|verwundet)",
        ""),
    Friend(r"Präservativ\w*", "preservative", "Konservierungsstoff",
        r"Lebensmittel|Zutat|Farbstoff|Essen|Nahrung|Konserv|Brot|Wein",
        ""),
    Friend(r"Novelle\b", "novel, novela", "Roman",
        r"Seiten|Autor|Schriftsteller|Bestseller|Buchpreis|Romancier",
        r"Gesetz|§|Recht|Verordnung|Storm|Kleist|Zweig|Erzählung"),
    Friend(r"Silikon\w*", "silicon", "Silizium",
        r"Chip|Halbleiter|Wafer|Solarzell|Prozessor|Valley",
        r"Dichtung|Implantat|Brust"),
    Friend(r"ordinäre[rnms]?\b", "ordinary", "gewöhnlich",
        r"ordinäre\w* (?:Bürger|Leute|Menschen|Arbeiter|Tag|Leben|Familien|Wähler|Kunden)",
        ""),
    Friend(r"familiär\b", "familiar", "vertraut",
        r"familiär mit\b",
        ""),
    Friend(r"Rechnung(?:en)?\b", "bill", "Gesetzentwurf",
        r"(?:Senat|Kongress|Parlament|Repräsentantenhaus"
        r"|Abgeordnete)\b[^.]{0,60}(?:verabschiedet|stimm|billig|Rechnung\w* ein)",
        r"bezahl|Euro|trägt|Rechnung (?:trag|getragen|stell)|beglich|Haushalt|Rechnungshof"),
    Friend(r"übers(?:ehen|ieht|ah)\b", "oversee", "beaufsichtigen",
        r"\b(?:Projekt|Bau|Bauarbeiten|Arbeiten|Abteilung|Umbau|Wahl"
        r"|Betrieb) (?:zu )?übers(?:ehen|ieht|ah)\b[^,]{0,20}(?:soll|wird|Behörde)|(?:soll"
        r"|wird|beauftragt)[^.]{0,40}(?:Projekt|Bau|Arbeiten|Abteilung|Umbau) (?:zu )?übersehen",
        r"nicht|kein|leicht"),
    Friend(r"Dirigent(?:en|in)?\b", "dirigente, dirigeant", "Führung",
        r"Partei|Gewerkschaft|Verband|Unternehmen|Opposition|Club|Verein|Konzern",
        r"Orchester|Konzert|Chor|Musik|Philharm|Taktstock|Oper"),
    Friend(r"Parkett(?:s|es)?\b", "parquet", "Staatsanwaltschaft",
        r"ermittelt|Ermittlung|Anklage|Untersuchung|Verfahren|Klage|Richter|Festnahme",
        r"Börse|Boden|Holz|Tanz|Händler|Theater|Aktie"),
    Friend(r"Manifestation(?:en)?\b", "manifestación, manifestation", "Demonstration",
        r"Polizei|Tausende|Hunderte|Straße|Teilnehmer|Protest|Plakat|Platz\b",
        ""),
    Friend(r"Jubiläum(?:s)?\b", "jubilación", "Ruhestand",
        r"Rentenalter|Ruhestand|Renten|Pension|Altersgrenze|vorgezogen|in Jubiläum",
        r"\d+\. |Jahre|feier|gefeiert"),
    Friend(r"Sentenz(?:en)?\b", "sentencia, sentence", "Urteil",
        r"Gericht|Richter|Haft|Urteil|Anwalt|Berufung|Angeklagt",
        ""),
    Friend(r"Büfetts?\b", "bufete", "Kanzlei",
        r"Anwält|Anwalt|Rechts|Klage|Mandant",
        r"Essen|Frühstück|Getränk|Gäste"),
    Friend(r"Balance\b", "balance", "Bilanz",
        r"Tote|Opfer|Verletzte|Unfall|Jahresende|Geschäftsjahr|Verluste",
        r"Gleichgewicht|verlor|zwischen|halten"),
    Friend(r"Kompetenz(?:en)?\b", "competencia", "Konkurrenz",
        r"unlauter|Marktanteil|Rivale|günstiger als die Kompetenz|Kompetenz (?:aus"
        r"|der) (?:China|Billig)",
        ""),
    Friend(r"Kondukteur(?:e|s)?\b", "conductor, conducteur", "Fahrer",
        r"Auto|Lastwagen|Lkw|Bus\b|Unfall|betrunken|Fahrzeug|Steuer\b|Führerschein",
        r"Zug|Bahn|Schaffner"),
    Friend(r"Direktion\b", "dirección, direction", "Richtung",
        r"Direktion (?:Norden|Süden|Osten|Westen|Grenze|Zentrum|Meer)|in (?:diese|die falsche"
        r"|die richtige|die gleiche|beide|dieselbe) Direktion|Postleitzahl|Hausnummer",
        ""),
    Friend(r"Kader(?:n|s)?\b", "cadre", "Führungskraft",
        r"Kader (?:der|des|aus der) (?:Bank|Firma|Industrie|Unternehmens|Wirtschaft)"
        r"|höhere\w* Kader|Gehalt|Büro",
        r"Spieler|Trainer|Mannschaft|Partei|Tor\b|Verein|Saison|Schweiz"),
    Friend(r"quittier\w+", "quitter", "verlassen",
        r"quittier\w+ (?:\w+ ){0,3}?(?:Stadt|Saal|Land|Haus|Partei|Sitzung|Gebäude|Raum"
        r"|Wohnung|Hauptstadt)",
        r"Dienst|Empfang|Lächeln|Applaus"),
    Friend(r"lizenzier\w+", "licencier", "entlassen",
        r"Arbeiter|Angestellte|Beschäftigte|Mitarbeiter|Belegschaft",
        r"Patent|Software|Technik|Lizenz\b"),
    Friend(r"Kostüm(?:e|s|en)?\b", "costume", "Anzug",
        r"Krawatte|Anzug|Minister|Banker|Herr\b|Herren|Abgeordnete",
        r"Theater|Fasching|Karneval|Bühne|Kleid|Oper|Film|verkleid|Frau"),
    Friend(r"Aktion(?:en)?\b", "acción, action, akcja", "Aktie",
        r"Börse|Anteil|Aktionär|Dividende|Aktionen? (?:fiel|stieg|verlor|legte|notier)",
        r"Polizei|Protest|Rabatt|Greenpeace|Preis|Spende|Tausch"),
    Friend(r"Kommunikation\b", "komunikacja", "Verkehr",
        r"Straßenbahn|Buslini|Busse\b|Fahrgäste|Nahverkehr|Fahrschein|Haltestelle",
        r"Sprach|Funk|Handy|Internet|Verkehrsbetriebe für|zwischen|Fahrzeug-|digital"),
    Friend(r"Motor(?:en|s)?\b", "motor", "Motorrad",
        r"Motorradhelm|\bHelm|Sattel|stieg (?:auf|von)",
        r"Zylinder|Auto\b|PS\b|Hersteller|Diesel|Benzin"),
    Friend(r"Diwan(?:e|s)?\b", "dywan", "Teppich",
        r"Boden|ausgerollt|roten?\b|gewebt|knüpf",
        r"West-östlich|Goethe|saß|lag"),
    Friend(r"resignier\w+", "resign", "zurücktreten",
        r"resignier\w+ (?:\w+ ){0,3}?(?:als|von seinem|von ihrem|von dem|vom) |(?:als|vom Amt"
        r"|von seinem Posten) (?:\w+ ){0,4}resignier",
        ""),
    Friend(r"Physiker(?:s|in|n)?\b", "physician", "Arzt",
        r"Patient|Klinik|Krankenhaus|behandel|Symptom|Impf|untersuchte",
        r"Institut|Strahl|CERN|Physik\b|Medizinphysik|Teilchen"),
    Friend(r"spende\w*", "spend", "verbringen",
        r"(?:Stunden|Tage|Wochen|Jahre|Zeit|Nacht|Nächte|Wochenende|Abend|Monate|Sommer"
        r"|Leben)\b[^.]{0,30}\b(?:ge)?spendet|spendete\w* (?:\w+ ){0,3}?(?:Stunden|Tage|Wochen"
        r"|Jahre|Nacht|Nächte|Wochenende|Abend|Monate|Sommer)\b",
        r"Euro|Blut|Geld|Organ|Trost|Schatten|Dollar|Verein|Konto"),
    Friend(r"Stadium(?:s)?\b", "stadium", "Stadion",
        r"Zuschauer|Fans|Spiel\b|Tribüne|Rasen|Fußball|Anpfiff|Tore",
        r"früh|spät|Krank|Krebs|fortgeschritten|Entwicklung"),
    Friend(r"überhör\w+", "overhear", "mithören",
        r"(?:Gespräch|Telefonat|Unterhaltung|zufällig|Worte)\b[^.]{0,30}überhör",
        r"nicht|Signal|Warnung|kein|leicht"),
    Friend(r"Lektüre(?:n)?\b", "lecture", "Vortrag",
        r"Lektüre (?:gehalten|hielt|an der (?:Universität|Hochschule))|hielt [^.]{0,20}Lektüre"
        r"|Hörsaal|Studenten",
        r"lesen|Buch|Bücher|Deutschunterricht"),
    Friend(r"Direktor(?:s|en|in)?\b", "director", "Regisseur",
        r"Direktor\w* (?:des|eines|der) (?:\w+ )?(?:Films|Spielfilms|Kinofilms|Thrillers"
        r"|Streifens|Serie|Komödie)",
        r"Festival|Studio|Museum"),
    Friend(r"Brand(?:s)?\b", "brand", "Marke",
        r"Brand (?:bekannt|verkauft|positioniert)|globale\w* Brand|Kunden|Werbung|Image|Mode"
        r"|Luxus|Marketing",
        r"Feuer|lösch|brannt|Flamm|Rauch|Willy|Schaden|Ursache|geriet|steckt"),
    Friend(r"Mörder(?:s|n|in)?\b", "murder", "Mord",
        r"(?:wegen|des) Mörders? (?:angeklagt|verurteilt|an )",
        ""),
    Friend(r"Formular(?:e|s)?\b", "formula, fórmula", "Formel",
        r"Formel|chemisch|mathemat|Gleichung|Säugling|Babynahrung",
        r"ausfüll|Antrag|Amt|Online"),
    Friend(r"Provision(?:en)?\b", "provision, provisión", "Vorrat",
        r"Wasser|Lebensmittel|Soldaten|Vorräte|Schiff|Notfall|Winter",
        r"Makler|Verkauf|Prozent|Euro|Vermittl|Umsatz"),
    Friend(r"Chef(?:s|in)?\b", "chef", "Koch",
        r"Chef\w* (?:kocht|bereitet|brät|serviert|würzt)|Gericht\w* des Chefs|Sterne-Chef",
        r"Küchenchef|Konzern|Firma|Koch\b"),
    Friend(r"pathetisch\w*", "pathetic", "erbärmlich",
        r"pathetisch\w* (?:Ausrede|Leistung|Versuch|Ergebnis|Niederlage"
        r"|Auftritt der Mannschaft|Entschuldigung)",
        ""),
    Friend(r"sympathisch\w*", "sympathetic", "verständnisvoll",
        r"sympathisch (?:gegenüber|mit|für|zu[mr]?)\b",
        ""),
    Friend(r"konsequent(?:erweise|lich)?\b", "consequently", "folglich",
        r"^Konsequent(?:erweise)?,? (?:stieg|sank|musste|fiel|wurde|hat|ist|war)",
        ""),
    Friend(r"Kaution\b", "caution", "Vorsicht",
        r"(?:mit|zur|äußerster|großer) Kaution\b|Vorsicht",
        r"Euro|Haft|Miet|frei|Gericht"),
    Friend(r"Personale?n?\b", "personal", "persönlich",
        r"Personal (?:sagte|schrieb) auf|Personale[nr] Computer",
        ""),
)  # fmt: skip
