"""Names that are known beforehand: given names, places, and what stands before or behind names."""

from __future__ import annotations

from andruck.text.words import word_set

FEMALE = word_set(
    """Agnes Agnieszka Aisha Alexandra Alice Alicia Alina Amalia Amelie Amina Ana Andrea Angela
    Angelika Anita Anja Anke Anna Anne Annegret Annette Anneliese Annika Antje Antonia Astrid
    Ayşe Ayse Barbara Beate Beatrice Beatrix Beatriz Bettina Birgit Birgitta Brigitte Britta
    Camille Carla Carmen Carola Carolin Caroline Catherine Cecilia Charlotte Chantal Chloe
    Christa Christel Christiane Christina Christine Claire Clara Claudia Condoleezza Conny
    Cornelia Cristina Dagmar Daniela Diana Dilma Dominika Doris Dorothea Dorothee Edith
    Ekaterina Elena Elfriede Elisa Elisabeth Elizabeth Elke Ella Ellen Elsa Elvira Emilia Emily
    Emma Erika Esther Eileen Eva Evelyn Ewa Fatima Fatma Franziska Frauke Frieda Friederike
    Gabriela Gabriele Gabriella Gerda Gertrud Gesine Gisela Giulia Gloria Grażyna Greta Gudrun
    Halina Hanna Hannah Hannelore Hedwig Heidemarie Heidi Heike Helen Helena Helene Helga Hella
    Henriette Hilary Hildegard Hilke Hillary Ilona Ilse Imke Ina Ines Inga Inge Ingeborg Ingrid
    Irena Irene Iris Irina Irma Isabel Isabella Isabelle Jacqueline Jana Jane Janet Janina
    Jeanette Jelena Jennifer Jessica Joanna Johanna Josefine Judith Julia Juliane Julie Jutta
    Kamala Karin Karla Karolina Katarina Katarzyna Katharina Käthe Kathrin Katja Katrin Kerstin
    Kirsten Klara Kristin Kristina Lara Larissa Laura Lea Leila Lena Leonie Leyla Liliana Linda
    Lisa Liselotte Lotte Louise Lucia Lucie Luise Luisa Lydia Magdalena Maja Małgorzata Manuela
    Mareike Margaret Margarete Margit Margot Maria María Marianne Marie Marina Marion Marlene
    Marta Martha Martina Martine Mary Mathilde Meike Melanie Mercedes Mia Michaela Michelle
    Mireille Miriam Mona Monica Monika Nadine Nadja Nancy Natalia Natalie Natascha Nathalie
    Nicola Nicole Nina Nora Olga Olivia Patricia Paula Pauline Petra Pia Rachel Ramona Rebecca
    Regina Renate Rita Roswitha Ruth Sabine Sabrina Sandra Sara Sarah Saskia Shirin Sibylle
    Sigrid Silke Silvia Simone Sina Sofia Sofie Sonja Sophia Sophie Stefanie Steffi Stephanie
    Susan Susanna Susanne Svenja Svetlana Swetlana Sylvia Tamara Tanja Tatjana Teresa Theresa
    Therese Tina Traute Trude Ulla Ulrike Ursula Ute Uta Valentina Vanessa Vera Verena Veronika
    Victoria Viktoria Virginia Vivian Waltraud Wanda Wendy Wiebke Wilhelmine Xenia Yasmin Yvonne
    Zoe"""
)
MALE = word_set(
    """Aaron Abdul Abdullah Abu Achim Adam Adrian Ahmad Ahmed Alain Alan Albert Alberto Alejandro
    Alex Alexander Alexandre Alexei Alfons Alfred Ali Alois Álvaro Amir Anatoli Anders André
    Andreas Andrew Andrzej Andrej Andy Ángel Ansgar Anthony Antoine Anton Antonio António Armin
    Arne Arno Arnold Arthur Artur Asif August Axel Barack Bartosz Bashar Bastian Ben Benedikt
    Benjamin Bernd Bernard Bernhard Bert Bertold Bill Björn Bob Bodo Boris Bradley Brian Bruce
    Bruno Burkhard Carl Carlo Carlos Carsten Casper Cem Charles Chris Christian Christof
    Christoph Christopher Clemens Conrad Constantin Cyril Damian Daniel Danny Dario Dave David
    Dean Denis Dennis Denny Detlef Didier Diego Dieter Dietmar Dietrich Dimitri Dirk Dmitri
    Dmitry Dominik Dominique Donald Douglas Dylan Eberhard Eckart Eckhard Eddie Edgar Edmund
    Eduard Eduardo Edward Edwin Egon Ehud Elias Elmar Emil Emmanuel Emre Enrico Enrique Erdoğan
    Eric Erich Erik Erwin Eugen Evo Fabian Felipe Felix Ferdinand Fernando Fidel Florian
    Francesco Francis Francisco Franciszek François Frank Franz Fred Frederic Frédéric Frederik
    Friedbert Friedhelm Friedrich Fritz Gabriel Gary Georg George Georges Gerald Gerard Gérard
    Gerd Gerhard Gerrit Gert Gianni Giorgio Giovanni Giuseppe Goran Gordon Graham Grzegorz
    Gregor Guido Guillermo Günter Günther Gunter Gustav Guy Hakan Hamid Hannes Hans Harald Harry
    Hartmut Hasan Hassan Heiko Heiner Heinrich Heinz Helge Hellmut Helmut Hendrik Henning Henri
    Henrik Henry Herbert Hermann Horst Howard Hubert Hubertus Hugo Ian Ibrahim Ignacio Igor Ilja
    Immanuel Ingo Isaac Ismail Iwan Jack Jacek Jacob Jacques Jaime Jakob James Jan Janek Janusz
    Jaroslaw Jarosław Jason Javier Jean Jeff Jeffrey Jens Jeremy Jerry Jerzy Jesús Jim Jimmy Jo
    Joachim Joao João Jochen Joe Joel Johan Johann Johannes John Johnny Jon Jonas Jonathan Jordi
    Jorge Jörg Jörn José Josef Joseph Joschka Juan Julian Julien Julio Jupp Jürgen Justin Kamil
    Karim Karl Karlheinz Karol Karsten Kaspar Kenneth Kevin Khalid Kim Kjell Klaus Claus Knut
    Kofi Konrad Konstantin Krzysztof Kurt Lars Laurent Laurenz Lech Leo Leon Leonard Leonid
    Leszek Lorenz Lothar Louis Luca Lucas Ludwig Luigi Luis Łukasz Lukas Lutz Maciej Mahmud
    Mahmoud Malte Manfred Manuel Marc Marcel Marcin Marco Marcus Marek Mariano Mario Mariusz
    Mark Marko Markus Martin Marvin Massimo Mateusz Mathias Matteo Matthew Matthias Maurice Max
    Maximilian Mehmet Michael Michail Michał Michel Miguel Mike Miloš Mirko Mirosław Mohamed
    Mohammed Moritz Mustafa Neil Nicholas Nick Nico Nicolas Nicolás Niels Nikita Nikolai
    Nikolaus Nils Norbert Olaf Ole Oleg Oliver Olivier Oskar Oscar Osama Otmar Otto Pablo Pascal
    Patrick Patrik Paul Paulo Paweł Pedro Pekka Per Peter Petr Philip Philipp Philippe Pierre
    Piotr Radek Radovan Rafael Rafał Raimund Rainer Ralf Ralph Ramón Raphael Raúl Raymond Recep
    Reiner Reinhard Reinhold Remo René Ricardo Richard Rick Robert Roberto Robin Rodrigo Roger
    Roland Rolf Roman Ronald Ronny Rudi Rüdiger Rudolf Rupert Saddam Sam Samuel Sascha Sebastian
    Seán Sean Sepp Serge Sergei Sergej Sergio Siegfried Siegmar Sigmar Sigmund Silvio Simon
    Sławomir Stanisław Stefan Steffen Stephan Stephen Steve Steven Sven Sylvester Tadeusz Thabo
    Theo Theodor Thilo Thierry Thomas Thorsten Till Tilman Tim Timo Timothy Tobias Tom Tomasz
    Tommy Toni Tony Torben Torsten Udo Ulf Uli Ullrich Ulrich Umberto Urs Uwe Valentin Vicente
    Victor Viktor Vincent Vitali Vladimir Václav Volker Volkmar Waldemar Walter Warren Werner
    Wiktor Wilfried Wilhelm Willi William Willy Winfried Wladimir Władysław Wojciech Wolf
    Wolfgang Wolfram Xaver Xavier Yann Yannick Yasser Yusuf Yves Zbigniew Zoltán"""
)
GIVEN = FEMALE | MALE
# They are words or places as well: the word behind must look like a family name.
DOUBTFUL = word_set(
    "August Abu Bill Boris Carmen Denny Florian Gloria Iris Jo Kim Mark Max Mercedes Per Regina"
    " Roman Till Virginia Wolf Christian Victoria Roger Jordi Adam Ali Andy Ben Sam Angel Diana"
)

PLACES = word_set(
    """Aachen Afghanistan Afrika Ägypten Albanien Algerien Amerika Amsterdam Andalusien Angola
    Ankara Antwerpen Argentinien Armenien Aserbaidschan Asien Athen Äthiopien Augsburg
    Australien Baden-Baden Baden-Württemberg Bagdad Bahrain Bamberg Bangkok Bangladesch
    Barcelona Basel Bautzen Bayern Bayreuth Beirut Belarus Belgien Belgrad Berlin Bern Bielefeld
    Bilbao Birma Bochum Bolivien Bonn Bosnien Boston Bottrop Brandenburg Brasilien Brasília
    Bratislava Braunschweig Bregenz Bremen Bremerhaven Breslau Britannien Brüssel Budapest
    Bulgarien Bukarest Burgund Celle Chemnitz Chicago Chile China Cottbus Dänemark Damaskus
    Danzig Darmstadt Delhi Dessau Deutschland Dortmund Dresden Dubai Dublin Duisburg Düsseldorf
    Ecuador Eisenach Erfurt Erlangen Essen Estland Europa Finnland Flensburg Florenz Florida
    Frankreich Frankfurt Freiburg Fulda Gaza Gdańsk Gelsenkirchen Genf Genua Georgien Gera Ghana
    Gießen Göteborg Göttingen Graz Griechenland Großbritannien Guatemala Gütersloh Haiti Hamburg
    Hamm Hanau Hannover Havanna Heidelberg Heilbronn Helsinki Herne Hessen Hildesheim Holland
    Honduras Hongkong Houston Indien Indonesien Ingolstadt Innsbruck Irak Iran Irland Island
    Israel Istanbul Italien Jakarta Jamaika Jugoslawien Japan Jemen Jena Jerusalem Johannesburg
    Jordanien Kabul Kairo Kaiserslautern Kalifornien Kambodscha Kamerun Kanada Kandahar
    Karlsruhe Kärnten Kasachstan Kassel Kattowitz Kempten Kenia Kiel Kiew Kyjiw Klagenfurt
    Koblenz Köln Kolumbien Kongo Konstanz Kopenhagen Kosovo Krakau Krefeld Kroatien Kuba Kuwait
    Leipzig Leverkusen Lettland Libanon Liberia Libyen Lissabon Litauen Liverpool London Lübeck
    Lüneburg Ludwigsburg Ludwigshafen Lüttich Luxemburg Luzern Lwiw Lyon Madrid Magdeburg
    Mailand Mainz Malaysia Mali Malta Manchester Mannheim Marburg Marokko Marseille Mazedonien
    Mecklenburg-Vorpommern Melbourne Memmingen Mexiko Miami Minsk Moldau Mombasa Mongolei
    Montenegro Montreal Moskau Mosambik München Münster Myanmar Neapel Nepal Neuseeland
    Niedersachsen Niger Nigeria Nordkorea Nordrhein-Westfalen Norwegen Nürnberg Oberhausen
    Offenbach Oldenburg Osnabrück Österreich Oslo Ostdeutschland Paderborn Pakistan Palästina
    Paraguay Paris Passau Peking Peru Philadelphia Polen Portugal Posen Potsdam Prag Quebec
    Regensburg Reutlingen Rheinland-Pfalz Riga Rom Rosenheim Rostock Rotterdam Ruanda Rumänien
    Russland Saarbrücken Saarland Sachsen Sachsen-Anhalt Salzburg Santiago Sarajevo
    Saudi-Arabien Schanghai Schleswig-Holstein Schottland Schwaben Schweden Schwerin Seattle
    Sevilla Serbien Shanghai Sibirien Siegen Simbabwe Sowjetunion Singapur Sizilien Slowakei
    Slowenien Sofia Solingen Somalia Spanien Stettin Steiermark Stockholm Stralsund Straßburg
    Stuttgart Südafrika Südkorea Südtirol Sudan Sydney Syrien Taiwan Tansania Teheran Thailand
    Thessaloniki Thüringen Tirol Tokio Toronto Toulouse Trier Triest Tschechien Tschetschenien
    Tschad Tübingen Tunesien Turin Uganda Ulm Ungarn Uruguay Usbekistan Valencia Vatikan Venedig
    Venezuela Vietnam Vorarlberg Warschau Washington Weimar Westdeutschland Wien Wiesbaden
    Wismar Wolfsburg Wuppertal Würzburg Zagreb Zürich Zwickau Zypern Ukraine Türkei Schweiz
    Niederlande Niederlanden Kyiv Mariupol Charkiw Odessa Cherson Donezk Luhansk Krim Ruhrgebiet
    Balkan Kaschmir Texas Ohio Spain Germany France Poland Italy Russia Ukraine Europe Brussels
    Moscow Warsaw Munich Cologne Vienna Switzerland Austria Netherlands Britain England Ireland
    Sweden Norway Turkey España Francia Alemania Rusia Ucrania Italia Polonia Europa Polska
    Niemcy Francja Allemagne Russie Espagne Italie Pologne"""
)
# Words as well: a place only behind one of INTO.
DOUBTFUL_PLACES = word_set("Essen Posen Münster Siegen Hamm Herne Gera")
INTO = word_set("in aus nach bei um stadt raum")
COUNTRY_CODES = word_set("USA UdSSR DDR BRD UK UAE VAE NRW")

TITLES = word_set("Herr Herrn Frau Dr. Prof. Dipl.-Ing. Sir Lord Lady Mr. Mrs. Ms. Dame Don Doña")
# The ends of words that say what a person is: Bundeskanzlerin, US-Präsident, Vorstandschefin.
FUNCTION_ENDS = tuple(
    """minister präsident chef sprecher leiter führer direktor kanzler meister kommissar vorsitzende
    vorsitzender vorsitzenden vorstand trainer general inspekteur sekretär anwalt richter forscher
    professor könig kaiser prinz papst bischof kardinal pfarrer pastor imam rabbiner abgeordnete
    abgeordneter abgeordneten senator gouverneur botschafter diplomat experte analyst ökonom
    berater beauftragte beauftragter beauftragten manager gründer inhaber geschäftsführer redakteur
    autor journalist reporter regisseur schauspieler sänger sportler stürmer torwart spieler
    verteidiger pilot fahrer astronaut physiker chemiker historiker jurist arzt ingenieur landrat
    stadtrat intendant kapitän kommandeur oberst major leutnant rektor dekan ökonomin politiker
    vizepräsident premier premierminister ministerpräsident bürgermeister nachfolger vorgänger
    kandidat kollege mitarbeiter sieger weltmeister olympiasieger architekt künstler maler dichter
    schriftsteller komponist dirigent milliardär unternehmer händler landwirt polizist ermittler
    staatsanwalt verteidiger koordinator referent obmann direktorin königin kaiserin prinzessin
    ärztin anwältin landrätin amtskollege ceo""".split()
)
FUNCTIONS_ABROAD = {
    "en": word_set(
        """president minister chancellor chairman chairwoman spokesman spokeswoman senator director
        secretary king queen prince princess pope judge general colonel professor mayor governor
        ceo chief"""
    ),
    "es": word_set("presidente presidenta ministro ministra portavoz director canciller rey papa"),
    "fr": word_set("président présidente ministre porte-parole directeur chancelier roi pape"),
    "pl": word_set("prezydent minister premier rzecznik dyrektor kanclerz król papież prezes"),
}
LEGAL = (
    r"GmbH ?& ?Co\. ?(?:KGaA|KG|OHG)|AG ?& ?Co\. ?(?:KGaA|KG)|SE ?& ?Co\. ?(?:KGaA|KG)|gGmbH"
    r"|GmbH|mbH|KGaA|AG|SE|KG|OHG|GbR|eG|e\. ?V\.|eK|UG|Inc\.?|Ltd\.?|LLC|Corp\.?|plc|PLC|Co\."
    r"|LLP|S\. ?A\.(?: ?U\.)?|SA|S\. ?L\.|SL|S\.?p\.?A\.?|S\.? ?r\.? ?l\.?|SAS|SARL|B\.?V\.|N\.?V\."
    r"|A/S|ApS|AB|Oy|Oyj|ASA|AS|sp\. ?z ?o\. ?o\.|s\. ?r\. ?o\.|a\. ?s\.|Kft\."
)
COMPANY_WORDS = word_set(
    """Group Gruppe Holding Logistics Systems Solutions Technologies Technology Industries Robotics
    Automation Airlines Airways Motors Electric Energy Partners Capital Bank Software Pharma"""
)
# A word that ends so and stands before a name says that it is a company.
COMPANY_ENDS = tuple(
    """hersteller anbieter konzern konzerns konzerne unternehmen unternehmens firma spezialist
    spezialisten händler dienstleister lieferant ausrüster bauer riese logistiker betreiber
    zulieferer versicherer spediteur reederei spedition startup start-up start-ups brauerei
    verlag warenhaus discounter hersteller- entwickler""".split()
)
SPEAKING = word_set(
    """sagte sagt erklärte erklärt betonte betont teilte meinte warnte kritisierte forderte
    so laut ergänzte berichtete bestätigte kündigte"""
)
