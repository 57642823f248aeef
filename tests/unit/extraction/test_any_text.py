"""Whatever text comes in, reading ends, and says nothing that the text does not say."""

from __future__ import annotations

import re

from hypothesis import example, given, settings
from hypothesis import strategies as st

from directory.errors import DocumentError
from directory.extraction.blocks.lines import lines_of
from directory.extraction.details.anchors import Anchors
from directory.extraction.watch import Watch
from directory.extraction.words.folding import LONG, Folded, fold
from directory.extraction.words.phrases import Phrases
from directory.extraction.words.vocabulary import vocabulary
from directory.limits import Limits
from directory.reading import read_release
from directory.records import Claim, Document, Reading
from directory.values import phones

FRAGMENTS = (
    *(
        "Contact:",
        "Press contacts",
        "Media Relations",
        "Pressekontakt",
        "Contatto stampa",
        "連絡先",
        "広報部",
        "مسؤول الإعلام",
    ),
    *(
        "Ada Probe",
        "Dr. Bo Muster",
        "ZOE EXEMPLO",
        "de la",
        "Ana María d'Exemplo",
        "山田 花子",
        "홍길동",
        "Иван Пример",
        "A.",
    ),
    *("Press Officer", "Leiter Kommunikation", "Sample Trust, Inc.", "Example Institute", "attaché de presse", "課長"),
    *(
        "ada.probe@x.example",
        "press@x.example",
        "bo (at) x (dot) example",
        "ada@@x",
        "@",
        "ana\nria@x.example",
        "<ada@x.example>",
    ),
    *(
        "+44 20 7946 0101",
        "020 7946 0102",
        "(202) 555-0143, ext. 12",
        "+49 30 23125 - 101 / -102",
        "2024-05-03",
        "+",
        "7",
        "٠١٢٣٤٥٦٧٨",
    ),
    *(
        "Tel.",
        "Fax:",
        "mobile",
        "E-Mail",
        "(o)",
        "Hotline",
        "for more information please call",
        "About us",
        "-30-",
        "https://x.example/press",
    ),
    *(
        "\n",
        "\n\n",
        "\t",
        "    ",
        " ",
        ", ",
        ": ",
        " | ",
        " - ",
        " / ",
        "(",
        ")",
        "[",
        "]",
        " and ",
        " & ",
        ".",
        "*",
        "_",
        "’",
        "#",
        "> ",
    ),
    *("\u00a0", "\u00ad", "\u200b", "e\u0301", "İ", "ß", "ǆ", "ﬁ", "𝔸", "\ufffd", "\x0b", "—", "·", "1️⃣", "ά", "ς"),
)
TEXTS = st.lists(st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=6)), max_size=40).map("".join) | st.text(
    max_size=200
)
FEW = Limits(lines=12, signs=8, anchors=5, blocks=3)


def read(text: str, limits: Limits = FEW) -> Reading | None:
    """None where the document is refused, which it may be with a reason."""
    content = text.encode("utf-8", "surrogatepass")
    try:
        return read_release(Document("file:///a.txt", "a.txt", content), default_country="GB", limits=limits)
    except DocumentError:
        return None


@given(TEXTS)
@settings(max_examples=300, deadline=None)
@example("Contact:\nAda Probe\nTel: +44 20 7946 0101\nada.probe@x.example\n")
@example("Contact: Ada Probe, bo (at) x (dot) example\n")
def test_every_claim_is_said_where_its_quote_points(text: str) -> None:
    reading = read(text)

    for mention in reading.mentions if reading is not None else ():
        assert 0 < mention.confidence < 1
        for claim in mention.claims:
            stated = reading.release.text if reading is not None else ""
            quote = claim.quote
            assert 0 <= quote.start < quote.end <= len(stated)
            assert stated[quote.start : quote.end] == quote.exact
            assert stated[: quote.start].endswith(quote.prefix)
            assert stated[quote.end :].startswith(quote.suffix)
            assert says(quote.exact, claim)


def says(exact: str, claim: Claim) -> bool:
    """Whether the words of the quote are enough to tell the value by."""
    if claim.field == "email":
        plain = exact.lower().replace("\n", "")
        return all(part in plain for part in re.split(r"[@.]", claim.value))
    if claim.field == "phone":
        return claim.value[-2:] in phones.digits(exact) and claim.raw.startswith(exact[:1])
    return " ".join(claim.raw.split()) == claim.value and claim.raw.startswith(exact)


@given(TEXTS)
@settings(max_examples=150, deadline=None)
def test_claims_and_contacts_stand_in_the_order_of_the_text(text: str) -> None:
    reading = read(text)
    starts = [[c.quote.start for c in m.claims] for m in reading.mentions] if reading is not None else []

    assert all(of_one == sorted(of_one) for of_one in starts)
    assert [of_one[0] for of_one in starts] == sorted(of_one[0] for of_one in starts)


@given(TEXTS)
@settings(max_examples=100, deadline=None)
def test_what_is_left_out_for_the_limits_is_told(text: str) -> None:
    few, usual = read(text), read(text, Limits())

    if few is not None and usual is not None and few.mentions != usual.mentions:
        assert any(warning.startswith("only the first") for warning in few.warnings)


@given(st.text(max_size=300))
@settings(max_examples=200, deadline=None)
@example("İstanbul\tstraße “Attachée” – Łódź 𝔸")
def test_folding_keeps_every_place(text: str) -> None:
    folded = Folded.of(text)

    assert len(folded) == len(text) == len(folded.bare)
    assert all(len(folded.places(word)) == folded.in_order.count(word) for word in folded.words)
    assert all(folded[start:].startswith(word) for word in folded.words for start in folded.places(word))
    assert all(fold(c) == f for c, f in zip(text, folded, strict=True) if not c.isascii())


@given(TEXTS)
@settings(max_examples=50, deadline=None)
def test_the_places_of_words_are_the_same_in_a_long_text(text: str) -> None:
    folded, longer = Folded.of(text), Folded.of(text + "\n" + "*" * LONG)

    assert longer.words == folded.words
    assert all(longer.places(word) == folded.places(word) for word in [*folded.words, "absent"])


@given(st.text(st.sampled_from("a. \t\n\u3000\x1f"), max_size=60))
@settings(max_examples=300, deadline=None)
def test_lines_end_at_line_ends_tabs_and_wide_spaces(text: str) -> None:
    lines = lines_of(Folded.of(text), Anchors([]), Watch())

    assert [text[line.start : line.end] for line in lines] == re.findall(r"\S+(?:[^\S\n\t]{1,2}\S+)*", text)
    assert all(
        line.blank_before == (text.count("\n", before, line.start) > 1)
        for before, line in zip([0, *(line.end for line in lines)], lines, strict=False)
    )


@given(TEXTS, st.integers(0, 60), st.integers(0, 60))
@settings(max_examples=200, deadline=None)
def test_a_phrase_is_found_alike_in_a_whole_text_and_in_a_part_of_it(text: str, start: int, length: int) -> None:
    folded = Folded.of(text)
    end = min(start + length, len(folded))
    words = vocabulary("en")

    for phrases in (words.cues, words.asking, words.decoys, words.ends, words.desks):
        assert phrases.search(folded, start, end) == phrases.search(str(folded), start, end)
        assert phrases.match(folded, start, end) == phrases.match(str(folded), start, end)
    assert len(words.cues.all(folded)) >= len(words.cues.spans(str(folded), 0, 0))


@given(st.lists(st.sampled_from(["press", "office", "press office", "media*", "*stelle", "報道"]), min_size=1), TEXTS)
@settings(max_examples=100, deadline=None)
def test_all_places_of_phrases_are_those_found_one_after_the_other(entries: list[str], text: str) -> None:
    folded = Folded.of(text + " Press Office, media relations; Pressestelle 報道 press")

    assert Phrases(entries).all(folded) == Phrases(entries).spans(str(folded))
