"""The tables of the languages: whole, said once, and none of their words a common name."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path

import pytest

from directory.extraction.labels.held_at import LINKS
from directory.extraction.words import across, departments
from directory.extraction.words.folding import fold
from directory.extraction.words.vocabulary import TABLES, vocabulary

PATHS = sorted(TABLES.glob("*.toml"))
NAMES = {
    "bg": "Мария Георги Иванова Петров Димитрова Стоянов Николай Елена Тодоров Ангелова Колев Христов",
    "ca": "Jordi Núria Montserrat Pau Laia Mas Pla Valls Roca Serra Vila Puig Ferrer Soler Bosch Noguera Balaguer Mestre",
    "cs": "Jana Petr Pavel Eva Lucie Tomáš Novák Svoboda Dvořák Černý Procházka Veselý Horák Němec Pokorný",
    "da": "Line Mette Anne Karen Lars Søren Jens Niels Hansen Nielsen Jensen Kjær Lund Holm Friis Bro Margret",
    "de": "Anna Karin Estelle Uwe Jürgen Phil Müller Schmidt Richter Landwehr Oberst Steinmetz Hofmeister Hagen Halle",
    "el": "Γιώργος Μαρία Ελένη Νίκος Κώστας Παπαδόπουλος Βασιλείου Οικονόμου Αγγελής Νικολάου Δημητρίου Ράπτης",
    "en": "Dean Paige Austin Victoria Georgia Virginia Jordan Chelsea Host Page Bishop Judge Marshall Baker Kent Power",
    "es": "Santiago Lourdes Mercedes Pastor Pilar Cortes Coronel Mesa Lagos Toledo Navarro Valencia Santos Reyes Medina",
    "et": "Mari Jaan Tamm Saar Sepp Mägi Kask Kukk Rebane Ilves Põder Toomas Andres Õunapuu",
    "fa": "علی رضا محمد زهرا مریم محمدی احمدی کریمی رضایی موسوی",
    "fi": "Satu Äly Anna-Liisa Marja Juha Pekka Timo Virtanen Korhonen Mäkinen Nieminen Laine Salo Järvinen Heikkinen",
    "fr": "Florence Lorraine Estelle Sophie Marie Claude Roux Petit Martin Bernard Lemaire Canton Laurent Blanc Garnier",
    "eu": "Amaia Iker Maialen Jon Miren Etxeberria Agirre Goikoetxea Mendizabal Zubia Iturbe Elizondo Kortazar",
    "kk": "Айгүл Ерлан Нұрсұлтан Гүлнар Қайрат Динара Сәрсенова Тұрсынов Ахметов Омаров Жұмабаев Нұрланова",
    "be": "Алена Алесь Наталля Ігар Вольга Каваленка Вярба Новік Казлоў Жук Мельнік Лукашэвіч",
    "mk": "Елена Горан Билјана Зоран Снежана Трајковска Петрески Стојановски Димовска Николовски Ристевски",
    "gl": "Uxía Brais Sabela Antón Xoán Castro Lema Pazos Outeiro Ferreiro Souto Carballo Vilar",
    "he": "נועה יעל דוד משה כהן לוי מזרחי פרץ ביטון אברהם פרידמן",
    "hi": "प्रिया राजेश अमित सुनीता शर्मा वर्मा गुप्ता सिंह यादव मिश्रा",
    "hr": "Luka Ana Horvat Kovačević Babić Marić Jurić Novak Knežević Vuković Ivan Željko Mia Župan Kralj",
    "hu": "Nagy Kovács Tóth Szabó Horváth Varga Kiss Molnár Németh Farkas Balogh Bíró Mester Király",
    "id": "Budi Siti Dewi Andi Hakim Lestari Santoso Wijaya Kartika Surya Flores Nusantara Ayu Rahman Putri",
    "is": "Guðrún Jón Sigurður Helga Björk Hrafn Steinn Jónsson Jónsdóttir Briem Thorarensen Hafstein Blöndal Borg",
    "it": "Paola Chiara Luca Marco Rossi Russo Esposito Ferrari Bianchi Messina Ferrara Puglia Vescovi Conte Marino",
    "lt": "Rūta Jonas Kazlauskas Petrauskienė Jankauskaitė Žukauskas Butkus Stankevičius Lina Liepa",
    "lv": "Līga Anna Jānis Bērziņš Kalniņa Ozols Ozoliņa Liepiņš Krūmiņš Balodis Zariņa Eglītis Priede",
    "nb": "Line Ingrid Marit Kari Ola Lars Hansen Berg Haugen Kloster Lie Dahl Lund Bakke Moen Strand Solberg",
    "nl": "Khalid Aarts Anneke Sanne Joost Jansen Bakker Visser Smit Meijer Mulder Bos Vos Peters Hendriks Dekker",
    "pl": "Anna Piotr Łucja Paweł Małgorzata Nowak Kowalski Wiśniewska Zieliński Woźniak Kaczmarek Wójcik Pawlak Dudek",
    "pt": "Ana João Pedro Inês Silva Santos Ferreira Pereira Costa Oliveira Braga Coimbra Leal Rocha Ribeiro Pinto",
    "ro": "Ion Maria Elena Andrei Popescu Ionescu Popa Roman Moldovan Munteanu Maior Radu Stan Preda Dobre",
    "ru": "Анна Иван Владимир Киров Майоров Капитанов Королев Соколов Писарева Кузнецова Шахтин Генералов Грозный",
    "sk": "Zuzana Martin Peter Kováč Horváth Varga Tóth Nagy Baláž Molnár Szabó Novák Lukáč Krajčí",
    "sl": "Luka Maja Novak Horvat Kovačič Krajnc Zupančič Potočnik Kovač Mlakar Župan Vidmar Golob Kralj",
    "sr": "Лука Јелена Марко Јовановић Петровић Николић Марковић Ђорђевић Luka Jovana Nikolić Ilić Kovač",
    "sv": "Karin Oskar Karen Åsa Lars Anders Johansson Lindström Sjöberg Lundqvist Ek Holm Nyström Hedman Åkerman",
    "tr": "Yönetmen Sakarya Akdeniz Deniz Ayşe Mehmet Fatma Yılmaz Kaya Demir Şahin Çelik Öztürk Aydın Arslan Doğan",
    "uk": "Олена Іван Ізмаїл Лозова Шевченко Бондаренко Коваль Ткач Мельник Писар Левченко Козак Гончар",
    "vi": "Nguyễn Trần Lê Phạm Hoàng Dương Phong Trọng Nhung Huyền Phương Anh Tài Linh",
}


@pytest.mark.parametrize("path", PATHS, ids=lambda p: p.stem)
def test_no_list_says_a_word_twice(path: Path) -> None:
    table = tomllib.loads(path.read_text("utf-8"))

    for key in ("organisations", "roles", "desks", "places", "cues", "asking"):
        told = Counter(table[key])
        assert [word for word, often in told.items() if often > 1] == [], key
        assert table[key], key


@pytest.mark.parametrize("language", sorted(NAMES))
def test_no_common_name_makes_a_line_a_role_or_an_organisation(language: str) -> None:
    """In the language itself: a name that a list took would be lost wherever it stands alone."""
    words = vocabulary(language)

    for name in map(fold, NAMES[language].split()):
        assert name not in words.organisations, name
        assert name not in words.roles, name
        assert name not in words.places, name
        assert name not in words.desk_words, name


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("de", "Polizeipräsidium Beispiel"),
        ("de", "Bezirksamt Beispiel"),
        ("de", "Staatsanwaltschaft Beispiel"),
        ("fr", "Sapeurs-Pompiers Exemple"),
        ("es", "Ayuntamiento Ejemplo"),
        ("it", "Questura Esempio"),
        ("nl", "Politie Voorbeeld"),
        ("pt", "Prefeitura Exemplo"),
        ("sv", "Tingsrätten Exempel"),
        ("da", "Rigspolitiet Eksempel"),
        ("nb", "Politidistrikt Eksempel"),
        ("fi", "Poliisilaitos Esimerkki"),
        ("pl", "Prokuratura Przykład"),
        ("cs", "Nemocnice Ukázka"),
        ("tr", "Örnek Belediyesi"),
        ("ro", "Inspectoratul Exemplu"),
        ("ca", "Ajuntament d'Exemple"),
        ("gl", "Concello de Exemplo"),
        ("eu", "Adibideko Udala"),
        ("el", "Πανεπιστήμιο Παραδείγματος"),
        ("id", "Kejaksaan Contoh"),
        ("ru", "Прокуратура Примера"),
        ("uk", "Поліція Прикладу"),
        ("ar", "بلدية المثال"),
        ("hu", "Mintavárosi Rendőrkapitányság"),
        ("sk", "Prokuratúra Príklad"),
        ("hr", "Županija Primjer"),
        ("sr", "Општина Пример"),
        ("bg", "Прокуратура Пример"),
        ("sl", "Občina Primer"),
        ("et", "Näidise Vallavalitsus"),
        ("lt", "Pavyzdžio savivaldybė"),
        ("lv", "Parauga pašvaldība"),
        ("is", "Dæmisveitur ohf."),
    ],
)
def test_a_public_body_is_known_by_its_word(language: str, line: str) -> None:
    assert any(word in vocabulary(language).organisations for word in fold(line).split())


ACROSS = ("clauses", "departments", "fields", "houses", "press", "ranks", "sections", "small", "trades", "unspaced")
FOLDED = {
    "clauses": ("whether", "announcing", "interviews", "with", "only", "to", "announces", "articles"),
    "departments": (
        "first",
        "last",
        "one_word",
        "deals_with",
        "of_press",
        "offices",
        "offices_of",
        "of",
        "field",
        "of_member",
        "trade",
    ),
    "houses": ("parts", "units"),
    "press": ("begins", "asks", "for_press", "use"),
}


@pytest.mark.parametrize("name", ACROSS)
def test_lists_of_all_languages_say_each_word_once_and_are_folded_where_they_say_so(name: str) -> None:
    for key, by_language in across.read(name).items():
        for language, words in by_language.items():
            told = Counter(words)
            assert [word for word, often in told.items() if often > 1] == [], (key, language)
            assert words, (key, language)
            assert key not in FOLDED.get(name, ()) or [word for word in words if fold(word) != word] == [], (
                key,
                language,
            )


@pytest.mark.parametrize(
    "name",
    [
        "Oddělení komunikace",
        "Αυτοτελές Τμήμα Τύπου",
        "Komunikacijos skyrius",
        "Basın Müdürlüğü",
        "Пресс-служба примера",
        "Biuro prasowe",
    ],
)
def test_an_office_of_the_press_is_known_by_its_head_and_what_it_deals_with(name: str) -> None:
    assert departments.deals_with_press(fold(name).split())


@pytest.mark.parametrize(
    ("language", "title", "house"),
    [
        ("fr", "Chargée de communication au sein du", "Groupe Exemple"),
        ("fr", "Chargée de communication pour la", "Fondation Exemple"),
        ("nl", "woordvoerder bij de", "Stichting Voorbeeld"),
        ("it", "ricercatrice al", "Politecnico di Esempio"),
    ],
)
def test_the_longest_of_what_leads_to_a_house_is_taken(language: str, title: str, house: str) -> None:
    link = next(found for found in LINKS[language].finditer(f"{title} {house}") if found.end() == len(title) + 1)

    assert link.lastgroup == "at"
