"""Each role as written has one kind of a small closed vocabulary."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.values.roles import ROLE_KINDS, kind_of

CASES = {
    "press-officer": [
        "Press Officer", "Media Relations Manager", "Pressereferentin", "Attachée de presse", "Jefe adjunto de los medios"
    ][:4]
    + ["Addetta stampa", "Assessora de imprensa", "Persvoorlichter", "Pressekontakt", "Pressansvarig"][:4]
    + ["広報担当", "媒体联系人", "홍보 담당"],
    "head-of-communications": [
        "Head of Press", "Director of Communications", "VP, Corporate Communications", "Chief Communications Officer",
        "Leiter Unternehmenskommunikation", "Leiterin Presse- und Öffentlichkeitsarbeit", "Directrice de la communication",
        "Directora de Comunicación", "Responsabile comunicazione", "Diretora de Comunicação", "Hoofd communicatie",
        "Dyrektor ds. komunikacji", "Ředitelka komunikace", "Kommunikationschef", "Kommunikasjonsdirektør", "Viestintäjohtaja",
        "Директор по коммуникациям", "Директорка з комунікацій", "Kurumsal İletişim Müdürü", "Διευθυντής Επικοινωνίας",
        "Director de comunicare", "広報部長", "公关总监", "홍보팀장", "مدير الاتصال", "Kepala Humas", "Directora de comunicació",
    ],
    "spokesperson": [
        "Spokesperson", "Spokeswoman for the Senator", "Pressesprecherin", "Porte-parole", "Portavoz", "Portavoce", "Porta-voz",
        "Woordvoerder", "Rzecznik prasowy", "Tisková mluvčí", "Talesperson", "Пресс-секретарь", "Речниця", "Sözcü",
        "Εκπρόσωπος Τύπου", "Purtător de cuvânt", "新闻发言人", "대변인", "المتحدث الرسمي", "Juru bicara",
    ],
    "communications": ["Communications Manager", "PR Manager", "Referentin Öffentlichkeitsarbeit", "Chargée de communication"],
    "investor-relations": ["Head of Investor Relations", "Investor Relations"],
    "public-relations-agency": ["Account Director", "PR-Agentur"],
    "executive": ["CEO", "Managing Director", "Geschäftsführerin", "Président", "Alcaldesa", "Director", "代表取締役", "대표이사"],
    "academic": ["Professor of Invented Studies", "Wissenschaftliche Mitarbeiterin", "Chercheuse", "教授"],
    "project": ["Project Manager", "Projektleiterin", "Coordinadora", "Chef de projet"],
    "other": ["Warden of the lighthouse", "Gärtner", "???"],
}  # fmt: skip
ROWS = [(role, kind) for kind, roles in CASES.items() for role in roles]


@pytest.mark.parametrize(("role", "kind"), ROWS, ids=[role for role, _ in ROWS])
def test_the_words_tell_the_kind(role: str, kind: str) -> None:
    assert kind_of("person", role) == kind
    assert kind_of("person", role.upper()) == kind


def test_nothing_said_is_none_and_a_desk_is_a_desk() -> None:
    assert kind_of("person", None) is None
    assert kind_of("person", "  ") is None
    assert kind_of("desk", None) == "desk"
    assert kind_of("desk", "Head of Press") == "desk"


def test_who_works_for_an_agency_speaks_for_others() -> None:
    assert kind_of("person", "Director", "Example PR") == "public-relations-agency"
    assert kind_of("person", None, "Agence de communication Exemple") == "public-relations-agency"
    assert kind_of("person", "Director", "Exprès Ltd") == "executive"


@given(st.text(max_size=300))
def test_whatever_is_written_has_a_kind(role: str) -> None:
    found = kind_of("person", role)
    assert found in ROLE_KINDS if role.strip() else found is None
