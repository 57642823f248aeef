"""The words that samples are made of, by language: invented towns, usual names, subjects, sentences. Data, not code.

Telephone numbers are from the ranges that regulators keep for drama and examples, and domains end in `.example`, so
that no sample can reach anybody.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Language:
    """What a sample in one language is written with; `{}` or named gaps in sentences are filled by the writer."""

    code: str
    towns: tuple[str, ...]
    kinds: tuple[str, ...]
    women: tuple[str, ...]
    men: tuple[str, ...]
    family: tuple[str, ...]
    roles: tuple[tuple[str, str], ...]
    desk: str
    heading: str
    head_cue: str
    telephone: str
    mobile: str
    email: str
    release: str
    months: tuple[str, ...]
    date: str
    titles: tuple[str, ...]
    subjects: tuple[str, ...]
    sentences: tuple[str, ...]
    quotes: tuple[str, ...]
    quoted_roles: tuple[tuple[str, str], ...]
    prose: str
    about: str
    notice: str
    landlines: tuple[str, ...]
    mobiles: tuple[str, ...]


def both(*titles: str) -> tuple[tuple[str, str], ...]:
    """Titles that are the same for a woman and a man."""
    return tuple((title, title) for title in titles)


ENGLISH = Language(
    code="en",
    towns=(
        "Brackwater", "Sollmere", "Ostleigh", "Fennimore Bay", "Quillhaven", "Dunmarrow", "Withercombe", "Larkstow",
        "Pellinore", "Cawdrey", "Mossgate", "Tarnholm", "Hollinsea", "Everdale Cross", "Skerrin", "Old Paxford",
    ),
    kinds=(
        "{} Observatory", "University of {}", "{} Port Authority", "{} Museum of Maps", "{} City Council", "{} Seed Bank",
        "{} Light Railway", "{} Opera", "Institute of Tidal Studies, {}", "{} Hospital Trust", "{} Water Board",
        "{} Film Festival",
    ),
    women=(
        "Alice", "Clara", "Edith", "Grace", "Imogen", "Keziah", "Maud", "Olive", "Rosalind", "Tabitha", "Winifred", "Priya",
        "Siobhán",
    ),
    men=(
        "Benedict", "Dorian", "Fergus", "Hugo", "Jasper", "Lionel", "Nathaniel", "Percival", "Silas", "Zachary", "Kwame",
    ),
    family=(
        "Ashdown", "Birkett", "Cobbold", "Dewhurst", "Eastlake", "Fairweather", "Garroway", "Hathersage", "Inglewood",
        "Jellicoe", "Kettleborough", "Lovelock", "Merriweather", "Nethercott", "Oakeshott", "Pettigrew", "Quarrington",
        "Ravenscroft", "Smith", "Thistlewood", "O'Farrell", "Okonkwo-Hale",
    ),
    roles=(
        *both("Press Officer", "Head of Media Relations", "Communications Manager", "Senior Press Officer"),
        *both("Media Adviser", "Director of Communications"),
    ),
    desk="Press Office", heading="Media contacts", head_cue="Press contact", telephone="Tel", mobile="Mobile",
    email="Email", release="Press release",
    months=(
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ),
    date="{day} {month} {year}",
    titles=(
        "{org} opens {subject} to visitors", "{org} publishes first results on {subject}", "New funding for {subject} in {town}",
        "{org} and partners agree a plan for {subject}", "Ten years of {subject} in {town}", "{org} invites comments on {subject}",
    ),
    subjects=(
        "the tidal archive", "quiet night trains", "the wind garden", "coastal seed beds", "the harbour lanterns",
        "the map of lost rivers", "school orchards", "the deep-water gauge", "the winter reading rooms", "bicycle ferries",
        "the meteor camera network", "low-noise cranes",
    ),
    sentences=(
        "{org} today presented its work on {subject}, which has taken four years and involved teams from nine towns.",
        "The programme began as a small trial in {town} and now reaches some {number} households along the coast.",
        "An independent review found that costs stayed within the agreed budget and that the timetable was kept.",
        "Volunteers recorded {number} observations in the first season, more than twice what had been expected.",
        "Work on the second phase begins in the spring; local residents will be told of closures two weeks ahead.",
        "The results are free to use and can be ordered from the reading room on weekdays.",
        "A public meeting on {subject} takes place in the town hall; doors open half an hour before.",
        "Partners in three countries have asked to follow the example of {town} next year.",
    ),
    quotes=(
        "“This belongs to everyone who lives here,” said {person}, {role} of {org}.",
        "“We had hoped for a good year; we had one of the best,” said {person}, {role}.",
    ),
    quoted_roles=both("President", "Chair of the board", "Chief Executive", "Mayor"),
    prose="For more information, journalists may contact {name}, {role}, on {phone} or at {email}.",
    about="About {org}: founded in {town}, it employs about {number} people and reports to an elected board.",
    notice="This is a sample: the release, its people and its organisations are invented to show the program at work.",
    landlines=(
        "+44 20 7946 0{:03}", "020 7946 0{:03}", "+44 113 496 0{:03}", "+44 114 496 0{:03}", "+44 (0)115 496 0{:03}",
        "+44 116 496 0{:03}", "0117 496 0{:03}", "+44 118 496 0{:03}", "+44 121 496 0{:03}", "+44 (0)131 496 0{:03}",
        "+44 141 496 0{:03}", "0151 496 0{:03}", "+44 161 496 0{:03}", "+44 191 498 0{:03}", "+44 28 9649 6{:03}",
        "+44 29 2018 0{:03}",
    ),
    mobiles=("+44 7700 900{:03}",),
)  # fmt: skip

FRENCH = Language(
    code="fr",
    towns=(
        "Valmorne", "Saint-Orvin", "Mirevaux", "Port-Églantine", "Roquesèche", "Chantelourde", "Brévannes-le-Haut",
        "Sainte-Amarande", "Clairvigne", "Montserein-sur-Dore", "L'Orbière", "Pierrelongue-Plage",
    ),
    kinds=(
        "Observatoire de {}", "Université de {}", "Ville de {}", "Musée maritime de {}", "Opéra de {}", "Institut botanique de {}",
        "Régie des eaux de {}", "Festival de {}", "Centre hospitalier de {}",
    ),
    women=(
        "Aurélie", "Camille", "Éloïse", "Garance", "Inès", "Lucie", "Maëlle", "Océane", "Perrine", "Solène", "Yasmine",
        "Marie-Ange",
    ),
    men=(
        "Baptiste", "Désiré", "Florent", "Hippolyte", "Jérôme", "Noé", "Quentin", "Raphaël", "Théo", "Jean-Loup",
    ),
    family=(
        "Aubrelle", "Bassompierre", "Chauvelin", "Dessaigne", "Estaing-Morel", "Fauvel", "Grandcoing", "Hautecœur",
        "Jolivet", "Lachenal", "Martin", "Noirmont", "d'Orval", "Pélissier", "Quémener", "Roussillon", "Sauvageot", "Thévenard",
        "Vaugirard", "Le Bihan",
    ),
    roles=(
        ("Attachée de presse", "Attaché de presse"), *both("Responsable des relations presse", "Responsable médias"),
        ("Directrice de la communication", "Directeur de la communication"),
        ("Chargée de communication", "Chargé de communication"),
    ),
    desk="Service de presse", heading="Contacts presse", head_cue="Contact presse", telephone="Tél.", mobile="Mobile",
    email="Courriel", release="Communiqué de presse",
    months=(
        "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre",
    ),
    date="{day} {month} {year}",
    titles=(
        "{org} met {subject} à l'honneur", "Premiers résultats sur {subject}", "Un nouvel élan pour {subject} à {town}",
        "{org} et ses partenaires s'accordent sur {subject}", "Dix ans déjà : {subject} à {town}",
    ),
    subjects=(
        "le jardin des vents", "la carte des rivières perdues", "le réseau de caméras à météores", "les trains de nuit",
        "les vergers scolaires", "la vigie des marées", "les bacs à vélos", "la lanterne du port", "l'herbier numérique",
    ),
    sentences=(
        "{org} a présenté aujourd'hui le bilan de son programme, qui mobilise neuf communes depuis quatre ans.",
        "Commencé à {town} comme un simple essai, le projet touche désormais près de {number} foyers du littoral.",
        "Une évaluation indépendante montre que le budget et le calendrier ont été tenus.",
        "Les bénévoles ont relevé {number} observations dès la première saison, deux fois plus que prévu.",
        "La deuxième phase débutera au printemps ; les riverains seront prévenus quinze jours avant chaque fermeture.",
        "Les résultats sont libres d'usage et consultables en salle de lecture les jours ouvrés.",
        "Une réunion publique se tiendra à la mairie ; les portes ouvriront une demi-heure avant.",
    ),
    quotes=(
        "« C'est l'affaire de tous ceux qui vivent ici », a déclaré {person}, {role}.",
        "« Nous espérions une bonne année, ce fut l'une des meilleures », s'est réjoui {person}, {role}.",
    ),
    quoted_roles=(
        ("présidente", "président"), ("maire", "maire"), ("directrice générale", "directeur général"),
    ),
    prose="Pour tout renseignement, les journalistes peuvent joindre {name}, {role}, au {phone} ou à {email}.",
    about="À propos : {org} emploie environ {number} personnes et rend compte à un conseil élu.",
    notice="Ceci est un exemple : le communiqué, les personnes et les organismes sont inventés pour montrer le programme.",
    landlines=(
        "+33 (0)1 99 00 {:02} {:02}", "01 99 00 {:02} {:02}", "+33 2 61 91 {:02} {:02}", "+33 3 53 01 {:02} {:02}",
        "04 65 71 {:02} {:02}", "+33 (0)5 36 49 {:02} {:02}",
    ),
    mobiles=("+33 (0)6 39 98 {:02} {:02}", "+33 6 39 98 {:02} {:02}"),
)  # fmt: skip

GERMAN = Language(
    code="de",
    towns=(
        "Grünhafen", "Silberbrück", "Falkenroda", "Lindenmoor", "Ostermühl", "Birkenfurt", "Nebelau", "Kranichsee",
        "Alt-Wendelin", "Schwarzenlohe am See", "Tannhütte", "Königsmoor-Süd",
    ),
    kinds=(
        "Sternwarte {}", "Universität {}", "Stadt {}", "Kartenmuseum {}", "Hafenbehörde {}", "Stadtwerke {}", "Klinikum {}",
        "Theater {}", "Institut für Gezeitenforschung {}",
    ),
    women=(
        "Annika", "Dörte", "Elke", "Greta", "Ilse", "Katharina", "Mareike", "Ottilie", "Renate", "Thea", "Wiebke", "Aylin",
    ),
    men=(
        "Bernd", "Clemens", "Friedrich", "Henning", "Jörg", "Lothar", "Nils", "Philipp", "Sönke", "Ulrich",
    ),
    family=(
        "Ahlers", "Brückner", "Claasen", "Drosselmeyer", "Ehrenpreis", "Feldkamp", "Großkopf", "Hollerbusch", "Immergrün",
        "Jessen", "Kranich", "Lübbers", "Müller", "Nachtigall", "von Osterloh", "Petersilie", "Rosenstock", "Süßmilch",
        "Tiedemann", "Weidenbach", "Yıldız-Brandt",
    ),
    roles=(
        ("Pressesprecherin", "Pressesprecher"), ("Pressereferentin", "Pressereferent"),
        ("Leiterin Kommunikation", "Leiter Kommunikation"),
        ("Referentin für Öffentlichkeitsarbeit", "Referent für Öffentlichkeitsarbeit"),
    ),
    desk="Pressestelle", heading="Pressekontakt", head_cue="Ansprechpartner für die Presse", telephone="Tel.", mobile="Mobil",
    email="E-Mail", release="Pressemitteilung",
    months=(
        "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember",
    ),
    date="{day}. {month} {year}",
    titles=(
        "{org} öffnet {subject} für Besucher", "{org} legt einen Plan für {subject} vor", "Neue Mittel für {subject} in {town}",
        "{org} und Partner einigen sich auf {subject}", "Zehn Jahre Arbeit für {subject} in {town}",
    ),
    subjects=(
        "das Gezeitenarchiv", "den Windgarten", "die Karte der verlorenen Flüsse", "das Meteorkamera-Netz", "die Nachtzüge",
        "die Schulobstwiesen", "den Lotsenpegel", "die Fahrradfähren", "das Winterlesezimmer",
    ),
    sentences=(
        "Die Einrichtung {org} hat heute ihre Arbeit der vergangenen vier Jahre vorgestellt; neun Gemeinden waren beteiligt.",
        "Was in {town} als kleiner Versuch begann, erreicht heute rund {number} Haushalte an der Küste.",
        "Eine unabhängige Prüfung bestätigt, dass Kosten und Zeitplan eingehalten wurden.",
        "Freiwillige haben in der ersten Saison {number} Beobachtungen gemeldet, mehr als doppelt so viele wie erwartet.",
        "Der zweite Abschnitt beginnt im Frühjahr; Anwohner werden zwei Wochen vor jeder Sperrung unterrichtet.",
        "Die Ergebnisse stehen allen frei und liegen werktags im Lesesaal aus.",
        "Eine öffentliche Versammlung findet im Rathaus statt; Einlass ist eine halbe Stunde vorher.",
    ),
    quotes=(
        "„Das gehört allen, die hier leben“, sagte {person}, {role}.",
        "„Wir hatten auf ein gutes Jahr gehofft; es wurde eines der besten“, so {person}, {role}.",
    ),
    quoted_roles=(
        ("Präsidentin", "Präsident"), ("Oberbürgermeisterin", "Oberbürgermeister"), ("Intendantin", "Intendant"),
    ),
    prose="Für Rückfragen erreichen Journalisten {name}, {role}, unter {phone} oder {email}.",
    about="Über uns: {org} beschäftigt rund {number} Menschen und berichtet einem gewählten Rat.",
    notice="Dies ist ein Muster: Mitteilung, Personen und Einrichtungen sind erfunden, um das Programm zu zeigen.",
    landlines=(
        "+49 30 23125 {:03}", "030 23125-{:03}", "+49 (0)40 66969 {:03}", "069 90009 {:03}", "+49 89 99998 {:03}",
        "+49 (0)221 4710 {:03}",
    ),
    mobiles=("+49 171 39200{:02}", "0171 39200{:02}"),
)  # fmt: skip

LANGUAGES = (ENGLISH, FRENCH, GERMAN)
