"""Old texts that say nothing of their encoding, and texts that were decoded wrongly on their way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.readers.decode import decode
from directory.readers.guessing import guess
from directory.records import Document

WORDS = {
    "de": "Die Stiftung hat heute bekannt gegeben, dass sie für die nächsten drei Jahre gefördert wird. Größe: 3 m².",
    "fr": "La fondation a annoncé aujourd’hui qu’elle était financée à l’échelle de la région où elle œuvre déjà.",
    "pl": "Fundacja poinformowała dziś, że będzie pracować ze swoimi partnerami nad nowym projektem przez trzy lata.",
    "cs": "Nadace dnes oznámila, že bude se svými partnery pracovat na novém projektu příští tři roky.",
    "hu": "Az alapítvány ma bejelentette, hogy partnereivel közösen dolgozik az új projekten a következő három évben.",
    "tr": "Vakıf bugün, önümüzdeki üç yıl için yeni proje üzerinde ortaklarıyla çalışacağını açıkladı.",
    "ru": "Фонд сообщил сегодня, что он будет работать вместе со своими партнёрами над новым проектом.",
    "uk": "Фонд сьогодні повідомив, що працюватиме зі своїми партнерами над новим проєктом три роки.",
    "el": "Το ίδρυμα ανακοίνωσε σήμερα ότι θα εργαστεί με τους εταίρους του για το νέο έργο.",
    "ja": "当財団は本日、新しいプロジェクトについて、パートナーとともに取り組むことを発表しました。",
    "zh": "该基金会今天宣布，将与合作伙伴一起开展新项目，该项目已获得未来三年的资金。",
    "ko": "이 재단은 오늘 향후 3년 동안 새 프로젝트에 대해 파트너와 함께 일할 것이라고 발표했습니다.",
}


def read(content: bytes) -> tuple[str, tuple[str, ...]]:
    return decode(Document("file:///a.txt", "a.txt", content))


@pytest.mark.parametrize(
    ("language", "encoding"),
    [
        ("de", "cp1252"), ("de", "cp850"), ("de", "mac_roman"), ("fr", "cp1252"), ("pl", "cp1250"), ("pl", "iso8859-2"),
        ("pl", "cp852"), ("cs", "cp1250"), ("cs", "iso8859-2"), ("hu", "cp1250"), ("tr", "cp1254"), ("ru", "cp1251"),
        ("ru", "koi8-r"), ("ru", "cp866"), ("ru", "iso8859-5"), ("uk", "cp1251"), ("uk", "koi8-u"), ("el", "cp1253"),
        ("ja", "shift_jis"), ("ja", "euc-jp"), ("ja", "iso2022-jp"), ("zh", "gb2312"), ("ko", "euc-kr"),
    ],
)  # fmt: skip
def test_what_declares_nothing_is_read_in_the_encoding_in_which_its_letters_make_words(
    language: str, encoding: str
) -> None:
    written = WORDS[language].encode(encoding, "ignore")

    assert read(written)[0] == written.decode(encoding)


def test_what_was_guessed_is_told() -> None:
    assert read(WORDS["ru"].encode("koi8-r"))[1] == (
        "read as koi8_r: it is not UTF-8 and declares nothing, and so its letters make words",
    )


@pytest.mark.parametrize("language", ["de", "fr", "pl", "ru", "tr", "el"])
def test_words_that_were_decoded_wrongly_before_are_put_back(language: str) -> None:
    broken = "".join(bytes((byte,)).decode("cp1252", "ignore") or chr(byte) for byte in WORDS[language].encode())

    text, warnings = read(broken.encode())

    assert text == WORDS[language]
    assert "were UTF-8 read as Windows-1252 before" in warnings[0]


@pytest.mark.parametrize("text", ["SÃO PAULO Ã 20 °C", "À la carte, Ãgypten", "Contact: JÃ¼rgen"])
def test_letters_that_may_be_meant_stay(text: str) -> None:
    assert read(text.encode())[0] == text


@given(st.binary(max_size=300))
def test_what_is_guessed_can_be_decoded(content: bytes) -> None:
    encoding = guess(content)

    assert encoding is None or isinstance(content.decode(encoding), str)
