"""A title and the house it is held at, written in one go: each language has its own small words for that."""

from __future__ import annotations

import pytest

from directory.reading import read_release
from directory.records import Document

BODY = {
    "en": "Nothing has happened in Sampletown today, and it will not happen again tomorrow either.",
    "de": "Die Organisation hat heute bekannt gegeben, dass sie mit ihren Partnern an dem neuen Projekt arbeiten wird.",
    "es": "La organización ha anunciado hoy que va a trabajar con sus socios en el nuevo proyecto, que ha sido financiado.",
    "fr": "La fondation a annoncé aujourd’hui qu’elle va travailler avec ses partenaires sur le nouveau projet.",
    "it": "La fondazione ha annunciato oggi che lavorerà con i suoi partner al nuovo progetto, che è stato finanziato.",
    "nl": "De organisatie heeft vandaag bekendgemaakt dat zij met haar partners gaat werken aan het nieuwe project.",
    "ro": "Fundația a anunțat astăzi că va lucra împreună cu partenerii săi la noul proiect, care a fost finanțat.",
    "pl": "Fundacja ogłosiła dziś, że będzie pracować ze swoimi partnerami nad nowym projektem, który został sfinansowany.",
    "cs": "Nadace dnes oznámila, že bude se svými partnery pracovat na novém projektu, který je pro všechny, a to od jara.",
    "ru": "Компания начала подготовку к сезону. Будет заменено много труб, что не было сделано раньше и что нужно для всех.",
    "uk": "Компанія почала підготовку до сезону. Буде замінено багато труб, що не було зроблено раніше і що потрібно для всіх.",
    "el": "Ο δήμος ανακοίνωσε σήμερα ότι θα συνεργαστεί με τους εταίρους του για το νέο έργο που χρηματοδοτήθηκε.",
    "tr": "Kurum bugün yaptığı açıklamada yeni proje için ortakları ile birlikte çalışacağını ve bunun bir ilk olduğunu duyurdu.",
    "sv": "Organisationen meddelade i dag att den kommer att arbeta med sina partner i det nya projektet. Det är det första i sitt slag och öppet för alla som bor i området.",
}
CUE = {
    "en": "Media contact:",
    "de": "Pressekontakt:",
    "fr": "Contact presse :",
    "it": "Contatti stampa:",
    "nl": "Perscontact:",
    "ro": "Contact presă:",
    "pl": "Kontakt dla mediów:",
    "cs": "Kontakt pro média:",
    "ru": "Контакты для СМИ:",
    "uk": "Контакт для ЗМІ:",
    "el": "Επικοινωνία για ΜΜΕ:",
    "es": "Contacto de prensa:",
    "tr": "Basın iletişim:",
    "sv": "Presskontakt:",
}


def told(language: str, lines: str) -> list[tuple[str | None, str | None, str | None]]:
    text = f"{BODY[language]}\n\n{CUE[language]}\n{lines}\n"
    reading = read_release(Document("file:///release.txt", "release.txt", text.encode()))
    return [(m.name, m.role, m.org) for m in reading.mentions]


@pytest.mark.parametrize(
    ("language", "title", "small", "house"),
    [
        ("fr", "chercheuse", " à la ", "Faculté des sciences d’Exempleville"),
        ("fr", "maître de conférences", " à l'", "Université d’Exempleville"),
        ("fr", "responsable presse", " au ", "Musée de l’Exemple"),
        ("fr", "directrice de la communication", " de l'", "Association Exemple Rivière"),
        ("it", "ricercatore", " dell'", "Istituto di Esempi"),
        ("it", "docente", " all'", "Università di Esempio"),
        ("it", "professoressa", " presso l'", "Università di Esempio"),
        ("it", "ricercatrice", " al ", "Politecnico di Esempio"),
        ("nl", "hoogleraar ecologie", " aan de ", "Universiteit Voorbeeldstad"),
        ("nl", "onderzoeker", " aan het ", "Instituut voor Voorbeelden"),
        ("nl", "persvoorlichter", " van de ", "gemeente Voorbeeldstad"),
        ("de", "Professor für Physik", " an der ", "Universität Musterstadt"),
        ("de", "wissenschaftlicher Mitarbeiter", " am ", "Institut für Muster"),
        ("ro", "director de comunicare", " la ", "Fundația Exemplu"),
        ("ro", "cercetătoare", " la ", "Institutul de Exemple"),
        ("en", "press officer", " with the ", "Sample Harbour Foundation"),
        ("en", "Director of Strategic Communications", " for the ", "Sample Dockworkers Federation"),
        ("fr", "professeur", " à ", "Exempleville Université"),
        ("de", "Kurator und stellvertretender Direktor", " des ", "Heimatmuseums Musterau"),
        ("sv", "vd", " ", "Exempelljus AB"),
        ("ro", "purtător de cuvânt", " al ", "Primăriei Exemplu Mare"),
        ("pl", "rzecznik prasowy", " ", "Urzędu Miasta Przykład"),
        ("pl", "kierowniczka Działu Komunikacji", " ", "Szpitala Powiatowego w Przykładzie"),
        ("pl", "kierownik Działu Promocji", " ", "Muzeum Przykładów"),
        ("cs", "tisková mluvčí", " ", "Městského úřadu Vzorov"),
        ("ru", "пресс-секретарь", " ", "Музея примеров"),
        ("ru", "директор по связям с общественностью", " ", "компании «Пример»"),
        ("uk", "речниця", " ", "Прикладської обласної лікарні"),
        ("el", "Υπεύθυνη Τύπου", " ", "Δήμου Παραδείγματος"),
        ("nl", "woordvoerder", " ", "gemeente Voorbeeldstad"),
    ],
)
def test_a_title_ends_where_the_house_begins(language: str, title: str, small: str, house: str) -> None:
    line = f"Jana Probe, {title}{small}{house}, jana@press.example.org"

    assert told(language, line) == [("Jana Probe", title, house)]


@pytest.mark.parametrize(
    ("language", "title", "house"),
    [
        ("de", "Geschäftsführerin", "Musterlicht GmbH"),
        ("de", "Leiter Unternehmenskommunikation", "Musterlicht AG"),
    ],
)
def test_a_firm_with_its_legal_form_needs_no_small_word(language: str, title: str, house: str) -> None:
    assert told(language, f"Jana Probe\n{title} {house}\njana@press.example.org") == [("Jana Probe", title, house)]


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("fr", "présidente de l'Association Exemple Rivière"),
        ("fr", "présidente de l'ASBL « Exemple, merci ! »"),
        ("pl", "dyrektor Muzeum Przykładów"),
        ("cs", "ředitelka Nadace Vzorov"),
    ],
)
def test_who_leads_a_house_is_called_after_it_where_no_word_parts_them(language: str, title: str) -> None:
    assert told(language, f"Jana Probe, {title}, jana@press.example.org") == [("Jana Probe", title, None)]


@pytest.mark.parametrize(
    ("language", "title", "house"),
    [
        ("fr", "Présidente", 'ASBL "Exemple, merci !"'),
        ("de", "Sprecherin", "Initiative „Muster, bitte!“"),
    ],
)
def test_commas_within_quotation_marks_part_no_house(language: str, title: str, house: str) -> None:
    assert told(language, f"Jana Probe, {title}, {house}, jana@press.example.org") == [("Jana Probe", title, house)]


@pytest.mark.parametrize(
    ("language", "desk", "part", "house"),
    [
        ("es", "Gabinete de Prensa del Ayuntamiento de Ejemplo", "Gabinete de Prensa", "Ayuntamiento de Ejemplo"),
        ("de", "Pressestelle der Universität Musterstadt", "Pressestelle", "Universität Musterstadt"),
        ("pl", "Biuro Prasowe Banku Przykładowego S.A.", "Biuro Prasowe", "Banku Przykładowego S.A."),
        ("ru", "Пресс-служба Федерации примеров", "Пресс-служба", "Федерации примеров"),
        ("el", "Γραφείο Τύπου Δήμου Παραδείγματος", "Γραφείο Τύπου", "Δήμου Παραδείγματος"),
        ("tr", "Örnek Belediyesi Basın Müdürlüğü", "Basın Müdürlüğü", "Örnek Belediyesi"),
    ],
)
def test_of_whom_works_in_a_press_office_its_house_is_told(language: str, desk: str, part: str, house: str) -> None:
    assert told(language, f"{desk}\nJana Probe\njana@press.example.org") == [("Jana Probe", part, house)]


def test_whose_title_it_is_may_stand_before_it() -> None:
    line = "Brightsample's spokesperson Jane Probe, jane@brightsample.example.com"

    assert told("en", line) == [("Jane Probe", "spokesperson", "Brightsample")]


def test_a_house_before_a_title_is_told_by_its_domain_and_what_it_is() -> None:
    line = "Jane Probe, Clear Sample Foundation Marketing Director, jane@clearsample.example.org"

    assert told("en", line) == [("Jane Probe", "Marketing Director", "Clear Sample Foundation")]


def test_a_departments_owner_is_part_of_its_name() -> None:
    line = "Brightsample's Communications Department\nJane Probe, jane@brightsample.example.com"

    assert told("en", line)[0][2] != "Brightsample"


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("de", "Leitung Presse, Kampagnen & Social Media"),
        ("en", "Director, Content Marketing + PR"),
        ("en", "National Officer (Media)"),
        ("en", "Senior Communications Officer (Housing and Planning)"),
    ],
)
def test_a_title_goes_on_with_its_fields(language: str, title: str) -> None:
    assert told(language, f"Jana Probe\n{title}\nSample Trust e. V.\njana@press.example.org")[0][1] == title


def test_for_whom_somebody_speaks_may_stand_below_the_title() -> None:
    lines = "Jane Probe\nPR Manager\nfor Brightsample\npress@brightsample.example.com"

    assert told("en", lines) == [("Jane Probe", "PR Manager", "Brightsample")]


def test_the_firm_that_runs_a_press_office_employs_those_below() -> None:
    lines = "Ufficio Stampa: Penna Chiara\nAda Esempio | ada@pennachiara.example.com\nBice Esempio | bice@pennachiara.example.com"

    assert told("it", lines) == [("Ada Esempio", None, "Penna Chiara"), ("Bice Esempio", None, "Penna Chiara")]


def test_a_line_that_a_domain_is_called_after_is_no_person_above_one() -> None:
    lines = "Muster Klangwochen\nMag. Jana Probe\nPressebetreuung\njana@klangwochen.example.org"

    assert told("de", lines) == [("Jana Probe", "Pressebetreuung", "Muster Klangwochen")]


def test_a_title_tells_more_than_the_department_above() -> None:
    lines = "Relations investisseurs\nJana Probe\nDirectrice de la communication financière\njana@press.example.org"

    assert told("fr", lines) == [("Jana Probe", "Directrice de la communication financière", None)]


@pytest.mark.parametrize(
    ("language", "sentence", "desk"),
    [
        ("nl", "Voor vragen kunt u terecht bij ons persteam via pers@example.org.", "persteam"),
        ("sv", "Journalister är välkomna att kontakta vår presstjänst på press@example.org.", "presstjänst"),
    ],
)
def test_a_desk_of_one_word_is_named_in_a_sentence(language: str, sentence: str, desk: str) -> None:
    assert told(language, sentence) == [(desk, None, None)]


def test_what_a_professor_teaches_is_not_where() -> None:
    line = "Ana Muestra, catedrática de Ecología de la Universidad de Ejemplo, ana@press.example.org"

    assert told("es", line) == [("Ana Muestra", "catedrática de Ecología", "Universidad de Ejemplo")]


@pytest.mark.parametrize(
    ("language", "agency", "client"),
    [("en", "Kite Hedge PR", " on behalf of the Sample Festival"), ("fr", "Agence Ciel Exemple", " pour Exemple SA")],
)
def test_an_agencys_name_ends_before_its_client(language: str, agency: str, client: str) -> None:
    lines = f"Jana Probe\n{agency}{client}\njana@press.example.org"

    assert told(language, lines) == [("Jana Probe", None, agency)]


def test_a_label_of_a_house_may_stand_before_who_works_there() -> None:
    lines = (
        "Company: Jane Probe, Chief Medical Officer, Brightsample Therapeutics, jane@brightsample.example.com\n"
        "Agency: Jack Sample, Kite Lane Communications, jack@kitelane.example.com"
    )

    assert told("en", lines) == [
        ("Jane Probe", "Chief Medical Officer", "Brightsample Therapeutics"),
        ("Jack Sample", None, "Kite Lane Communications"),
    ]


def test_fields_before_a_title_in_a_sentence_belong_to_it() -> None:
    line = "To arrange interviews, contact communications lead Jane Probe at jane@press.example.org."

    assert told("en", line) == [("Jane Probe", "communications lead", None)]


@pytest.mark.parametrize(
    ("language", "line", "name"),
    [
        ("sv", "direktör Mikael Lund, 070-444 55 66", "Mikael Lund"),
        ("it", "addetto stampa Paolo Milano, paolo@press.example.org", "Paolo Milano"),
        ("es", "portavoz Pedro Toledo, pedro@press.example.org", "Pedro Toledo"),
    ],
)
def test_behind_a_forename_a_town_is_a_surname(language: str, line: str, name: str) -> None:
    assert [told_name for told_name, _, _ in told(language, line)] == [name]


def test_whose_our_desk_is_needs_no_saying() -> None:
    sentence = "Nuestro departamento de comunicación atenderá a los medios en medios@example.org."

    assert told("es", sentence) == [("departamento de comunicación", None, None)]


def test_two_houses_in_a_line_above_a_name_are_one() -> None:
    lines = "Lab Exemples, Université d’Exempleville\nDr. Jana Probe, chercheuse\njana@press.example.org"

    assert told("fr", lines) == [("Jana Probe", "chercheuse", "Lab Exemples, Université d’Exempleville")]


def test_a_domain_that_begins_as_a_house_tells_it_behind_a_small_word() -> None:
    line = "Ana Muestra (directora de comunicación de Ludomuestra Games), ana@ludomuestra.example.com"

    assert told("es", line) == [("Ana Muestra", "directora de comunicación", "Ludomuestra Games")]


def test_a_press_heading_with_its_house_says_less_than_a_title() -> None:
    text = f"{BODY['es']}\n\nPrensa Club Deportivo Ejemplo\nJefe de prensa: Ana Muestra\nana@press.example.org\n"
    (contact,) = read_release(Document("file:///release.txt", "release.txt", text.encode())).mentions

    assert (contact.name, contact.role, contact.org) == ("Ana Muestra", "Jefe de prensa", "Club Deportivo Ejemplo")


def test_a_press_office_on_a_number_is_a_desk() -> None:
    assert told("en", "Sample Ford Council press office on 020 7946 0600")[0][0] == "Sample Ford Council press office"


@pytest.mark.parametrize(
    ("language", "title", "house"),
    [
        ("es", "Líder de Comunicación para América Latina y el Caribe", "Equipo Modelo de Cartas"),
        ("es", "Responsable de Prensa para Europa", "Fundación Ejemplo"),
        ("en", "Head of Press for Europe and Africa", "Example Trust"),
    ],
)
def test_the_territory_that_a_title_is_held_for_is_of_the_title(language: str, title: str, house: str) -> None:
    lines = f"Ana Ejemplo Muestra, {title}, {house}\nana@example.org"
    assert told(language, lines) == [("Ana Ejemplo Muestra", title, house)]


def test_a_comma_within_guillemets_parts_no_organisation() -> None:
    lines = "Anne Modèle\nCollectif « Ciel calme, merci ! »\nanne@example.org"
    assert told("fr", lines) == [("Anne Modèle", None, "Collectif « Ciel calme, merci ! »")]


@pytest.mark.parametrize("heading", ["External Investor Relations", "Media and Investor Relations"])
def test_a_heading_that_says_for_which_relations_people_are_is_no_title(heading: str) -> None:
    text = (
        f"{BODY['en']}\n\n{heading}\nJane Doe\n(202) 555-0111\njane@example.com\n\n"
        "Company Investor Relations\nJohn Sample\n(202) 555-0112\njohn@example.org\n"
    )
    reading = read_release(Document("file:///release.txt", "release.txt", text.encode()))
    assert [(m.name, m.role) for m in reading.mentions] == [("Jane Doe", None), ("John Sample", None)]
