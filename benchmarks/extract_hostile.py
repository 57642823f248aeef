"""How long does `extract` take over text that was made to be slow, and how much memory?

    python -m benchmarks.extract_hostile

Each input is read at 0.5, 1 and 2 MB in a process of its own, so that its peak memory is its own: what the process had
taken before it read the first byte is told above the table. Time is processor time of reading alone, without starting Python and
reading the tables of the languages, and without that of the process under limits that large pages are parsed in, which ends
after a second. Time should grow with size, not faster; warnings tell what was left unread.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from itertools import count
from pathlib import Path
from random import Random

import directory.extraction.words as tables
from directory.errors import DocumentError
from directory.extraction.words.language import language
from directory.extraction.words.vocabulary import vocabulary
from directory.reading import read_release
from directory.records import Document, Text
from tests.unit.readers import office

SIZES = (500_000, 1_000_000, 2_000_000)


def _repeated(unit: str) -> Callable[[int], str]:
    return lambda size: unit * (size // len(unit.encode()) + 1)


def _numbered(unit: str) -> Callable[[int], str]:
    """The unit again and again, with a number in place of `#` that makes each another."""

    def made(size: int) -> str:
        return "".join(_until(size, (unit.replace("#", str(n)) for n in count(1))))

    return made


def _until(size: int, units: Iterator[str]) -> Iterator[str]:
    for unit in units:
        size -= len(unit.encode())
        yield unit
        if size <= 0:
            return


def _nested(opening: str, closing: str) -> Callable[[int], str]:
    return lambda size: opening * (size // 2) + closing * (size // 2)


PROSE = (
    "The results are free to use and can be ordered from the reading room on weekdays, an independent review found, and "
    "doors open half an hour before the meeting in the town hall. "
)
BLOCK = "Press contact:\nJane Doe#\nHead of Communications\nTel: +44 20 7946 0101\njane.doe#@example.org\n\n"

PEOPLE = [
    f"{first} {last}" for first in "Jane John Anna Bo Kate".split() for last in "Doe Roe Probe Muster Sample".split()
]


def _strings(table: object) -> Iterator[str]:
    """All words and phrases of a table."""
    if isinstance(table, str):
        yield table.strip("*")
    elif isinstance(table, dict | list):
        for part in table.values() if isinstance(table, dict) else table:
            yield from _strings(part)


@cache
def _words() -> list[str]:
    """All that the tables of all languages hold, in no order."""
    files = Path(str(tables.__file__)).with_name("languages").glob("*.toml")
    found = sorted({word for file in files for word in _strings(tomllib.loads(file.read_text("utf-8")))})
    Random(1).shuffle(found)
    return found


INPUTS: dict[str, Callable[[int], str]] = {
    "prose, one line": _repeated(PROSE),
    "prose, lines": _repeated(PROSE.replace(", ", ",\n") + "\n"),
    "distinct words": _numbered("word# "),
    "letters, no space": _repeated("a"),
    "one-letter words": _repeated("a b c "),
    "lines of one letter": _repeated("a\n"),
    "empty lines and a letter": _repeated("\n\n\na"),
    "tabs": lambda size: "a" + "\t" * (size - 2) + "a",
    "tabs and letters": _repeated("a\tb\t"),
    "spaces, one letter": lambda size: "a" + " " * size + "b",
    "capitals": _repeated("Jane Doe "),
    "capitals, one word": _repeated("A"),
    "capital lines": _repeated("Jane Doe\n"),
    "accents to compose": _repeated("e\u0301"),
    "curly quotes": _repeated("“a” "),
    "Japanese": _repeated("報道関係者の皆様へ広報部"),
    "Japanese lines": _repeated("お問い合わせ先：広報部\n"),
    "digits": _repeated("7"),
    "digits and spaces": _repeated("1 "),
    "digits and hyphens": _repeated("1-"),
    "years": _repeated("2019 "),
    "brackets and digits": _repeated("(+1) "),
    "phone numbers, one line": _numbered("+44 20 7946 0101, "),
    "phone number lines": _repeated("Tel: +44 20 7946 0101\n"),
    "national number lines": _repeated("Tel: 020 7946 0101\n"),
    "at signs": _repeated("@"),
    "at signs and letters": _repeated("a@"),
    "addresses, distinct, lines": _numbered("jane.doe#@example.org\n"),
    "addresses, distinct, one line": _numbered("jane.doe#@example.org "),
    "addresses with names": _numbered("Jane Doe jane.doe#@example#.org\n"),
    "letters, dots and an at sign": lambda size: "a." * (size // 2) + "@example.org",
    "an address of dots": lambda size: "a@" + "a." * (size // 2),
    "disguised addresses": _numbered("jane.doe# (at) example (dot) org\n"),
    "disguises without an end": _repeated("a at a dot "),
    "open brackets and at": _repeated("( at "),
    "cue lines": _repeated("Contact: \n"),
    "cue words": _repeated("contact "),
    "cues and names": _numbered("Contact: Jane Doe\n"),
    "asking words": _repeated("for more information please contact "),
    "asking, and numbers": _repeated("for more information call +44 20 7946 0101. "),
    "asking, one number far off": lambda size: "for more information " * (size // 21) + "\n+44 20 7946 0101",
    "one cue, one long line": lambda size: "Contact: " + _numbered("Jane Doe jane.doe#@example.org, ")(size),
    "headings with colons": _repeated("Information for the press:\n"),
    "headings, address below": _numbered("Kontaktinformationen:\nJane Doe\na#@example.org\n"),
    "contact blocks": _numbered(BLOCK),
    "contact blocks in one": _numbered("Jane Doe#\nTel: +44 20 7946 0101\njane.doe#@example.org\n"),
    "press mailboxes": _numbered("press@example#.org\n\n"),
    "ends": _repeated("About us\n"),
    "decoys": _numbered("Hotline: a#@example.org\n"),
    "labels": _repeated("Tel: "),
    "roles, one line": _repeated("Director of Communications, "),
    "slashes": _repeated("A / B / "),
    "commas": _repeated("A, "),
    "nested brackets": _nested("(", ")"),
    "nested square brackets": _nested("[", "]"),
    "Markdown links": _numbered("[Jane Doe](https://example.org/#) "),
    "Markdown headings": _repeated("# Press contact\n\n"),
    "Markdown quotes": _repeated("> "),
    "Markdown emphasis": _repeated("**a** *b "),
    "sites": _repeated("www.example.org/press "),
    "opening angles": _repeated("<"),
    "back to back colons": _repeated(":"),
    "full stops": _repeated(". "),
    "names, distinct, 100,000": _numbered("Jane Doe#\n"),
    "scripts by turns": _repeated("aб"),
    "scripts by turns, addresses": _repeated("aб@вc.рф "),
    "combining marks": lambda size: "a" + "\u0301" * (size // 2),
    "combining marks out of order": _repeated("\u0301\u0323\u0302"),
    "zero width": _repeated("J\u200ba\u200bn\u200be \u200bDoe "),
    "direction marks": _repeated("\u202eJane\u202c "),
    "characters that decompose": _repeated("\u0958\u095e"),
    "brackets that stay open": _repeated("(Jane (Doe "),
    "quotes that stay open": _repeated("\"Jane 'Doe "),
    "carriage returns": _repeated("Contact\r"),
    "line separators": _repeated("a\u2028"),
    "columns of cues": _numbered(
        "Press contact      Media contact\nJane Doe#      John Roe#\na#@example.org   b#@example.org\n\n"
    ),
    "columns by tabs": _numbered(
        "Jane Doe\tJohn Roe\nTel 020 7946 0101\tTel 020 7946 0102\na#@example.org\tb#@example.org\n"
    ),
    "one contact again and again": _repeated("Press contact:\nJane Doe\njane.doe@example.org\n\n"),
    "Japanese blocks": _numbered("報道関係者お問い合わせ先\n広報部\nTEL：03-0000-0000\na#@example.org\n\n"),
    "numbers of one desk": _repeated("お問い合わせ先：広報部\n03-0000-0000\n"),
    "postal addresses": _numbered("Contact:\nJane Doe#\n12 Example Street\nLondon W1A 1AA\nTel: 020 7946 0101\n\n"),
    "one name, many numbers": lambda size: "Contact:\nJane Doe\n" + _numbered("020 7946 #\n")(size),
    "words of an embargo": _repeated("Embargo: \n"),
    "dates": _repeated("5/3/2030 "),
    "headings at the foot": _numbered("About Example#\n\n"),
    "Markdown links that stay open": _repeated("# a\n[a]("),
    "gaps between cues, one line": _repeated("}, said    lisätietoja tapahtumasta / "),
    "cues and gaps, no numbers": _repeated("お問い合わせ先：   é\nContacto de prensa, Notes to editors / "),
    "signatures, five lines": _numbered(
        "attaché de presse\n\n00:01 GMT 联系单位  \nMs\nx: ” Germany 언론 연락처\nAbout Example#Dr. Ada Probe Contact presse :   "
        "prof.dr 01 99 00 12 34 / 35\nAbout Example#\n"
    ),
    "signatures, one above the other": _repeated(
        "TEL：\r(202) 555-0143\n\n언론 연락처 7\n\nק =    Date:\nsąd okręgowy, 漢\n"
    ),
    "lines above numbers": _repeated("Chief Executive Officer of ^\n…\next. 12\nnov, E-mail:   03-0000-0000\n"),
    "many roles, many organisations": _numbered(
        "Photo: | is available for interview in German\nLondon\t=: +49 30 23125 - 101 / -102柯\nExample Labs #\nPress Officer\n"
    ),
    "names above one number": lambda size: "Contact:\n" + _repeated("Jane Doe\n")(size - 40) + "020 7946 0101\n",
    "people, then addresses": lambda size: (
        "Contact:\n" + ", ".join(PEOPLE) + "\n" + _numbered("a#@example.org, ")(size)
    ),
    "people in lines, then addresses": lambda size: (
        "Press officers:\n"
        + "".join(f"{name}, Press Officer\n" for name in PEOPLE)
        + _numbered("a#@example.org\n")(size)
    ),
    "full stops, then asking": _repeated(". " * 180 + "Jane for more information call 020 7946 0101\n\n"),
    "titles of people, then asking": _repeated("Mr. " * 90 + "Jane for more information call 020 7946 0101\n\n"),
    "titles of people": _repeated("Dr. Prof. Mag. Ing. Jane Doe 020 7946 0101\n"),
    "5,000 columns, by tabs": _repeated("Jane Doe\t020 7946 0101\t" * 2_500 + "\n"),
    "5,000 columns, by spaces": _repeated("Jane Doe    020 7946 0101    " * 2_500 + "\n"),
    "columns by two spaces": _repeated("Jane Doe  John Roe  Ada Probe   x\n"),
    "columns by two spaces, one line": _repeated("Jane  Doe  "),
    "numbers that line ends cut": _repeated("020 7946\n0101\n"),
    "digits behind letters": _repeated("a1234567 "),
    "words of all tables": _repeated(" ".join(_words()) + " "),
    "words of all tables, numbers": _repeated(" 020 7946 0101\n".join(_words()) + "\n"),
    "words of all tables, contacts": _repeated(" a@example.org, Jane Doe, ".join(_words()) + "\n"),
    "wrapped at a margin": _repeated(
        "The results are free, for more information please contact Jane Doe of the\n"
        "press office on 020 7946 0101 or by mail to jane.doe@example.org, says she\n"
    ),
    "everything on one line": _numbered(
        "Press contact: Jane Doe# - Press Officer - Example Trust - Tel: 020 7946 0101 - jane.doe#@example.org - "
    ),
    "territories": _repeated("Contact Germany, France, Italy and Spain: 020 7946 0101\n"),
    "allies": _numbered("Example Union (EU): Jane Doe, 020 7946 0101; a#@example.org\n"),
    "desks called": _repeated("the press office of Example Court (tel. 020 7946 0101), "),
    "Korean lines": _repeated("담당: 홍보팀 홍길동 과장\n(02-000-0000)\n"),
    "Chinese lines": _repeated("媒体联系人：王小明 主任\n电话：010-00000000\n"),
    "Russian, one line": _repeated("Пресс-служба: Иван Примеров, тел. 8 (495) 000-00-00, "),
    "Markdown tables": lambda size: "| a | b |\n|---|---|\n" + _repeated("| Jane Doe | x |\n")(size),
}
"""Text, as it might be pasted."""


def _of_word(size: int) -> bytes:
    paragraph = (
        "<w:p><w:r><w:t>Press contact:</w:t></w:r></w:p><w:p><w:r><w:t>Jane Doe, a{}@example.org</w:t></w:r></w:p>"
    )
    return office.docx("".join(map(paragraph.format, range(size // 100))))


def _of_odt(size: int) -> bytes:
    return office.odt("<text:p>Jane Doe</text:p>" * (size // 10))


def _of_rtf(size: int) -> bytes:
    return office.rtf("\\par Jane Doe " * (size // 14))


def _page(opening: str, unit: str) -> Callable[[int], bytes]:
    return lambda size: (opening + unit * (size // len(unit))).encode()


def _mail(size: int) -> bytes:
    head = "From: a@example.org\nSubject: News\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"
    return (head + "--b\nContent-Type: text/html\n\n<p>Jane Doe\n" * (size // 40)).encode()


def _feed(size: int) -> bytes:
    return ("<rss><channel><item><title>News</title><description>" + "<a/>" * (size // 4)).encode()


FILES: dict[str, Callable[[int], bytes]] = {
    "DOCX: contact blocks": _of_word,
    "ODT: paragraphs": _of_odt,
    "RTF: paragraphs": _of_rtf,
    "RTF: braces": lambda size: office.rtf("{}" * (size // 2)),
    "HTML: nesting": _page("", "<div>" * 1_900 + "a" + "</div>" * 1_900),
    "HTML: formatting that stays open": _page("", "<p><b>"),
    "HTML: tables in tables": _page("", "<table><tr><td>"),
    "HTML: rows of contacts": _page("<table>", "<tr><td>Jane Doe<td>jane.doe@example.org"),
    "HTML: headings": _page("", "<h1>a</h1>"),
    "HTML: menus in menus": _page("", "<nav>" * 30 + "x y z " * 20 + "</nav>" * 30),
    "HTML: data for machines": _page('<script type="application/ld+json">[', '{"@type":"Person","name":"a"},'),
    "e-mail: parts": _mail,
    "feed: empty elements": _feed,
}
"""Files of other formats, written so that their bytes (unpacked, of DOCX and ODT) are about as many."""


def measure(name: str, size: int) -> dict[str, float | int]:
    """Read one input in this process: seconds, megabytes before, at the peak, and the numbers of contacts and warnings."""
    content = FILES[name](size) if name in FILES else INPUTS[name](size)[:size].encode()
    read_release(Document("file:///a.txt", "a.txt", b"Press contact: Jane Doe, jane.doe@example.org\n"))
    said = language(Text(content.decode("utf-8", "replace"), "text/plain")) if name in INPUTS else None
    vocabulary(said.value if said is not None else None)
    document = Document("file:///a", "a", content)
    before = _peak()
    start = time.process_time()
    try:
        reading = read_release(document)
        contacts, warnings = len(reading.mentions), len(reading.warnings)
    except DocumentError:
        contacts, warnings = 0, 1  # it is refused, with the cause
    seconds = time.process_time() - start
    return {"seconds": seconds, "before": before, "peak": _peak(), "contacts": contacts, "warnings": warnings}


def _peak() -> float:
    """Megabytes that this process has taken at most (the system counts bytes on macOS, else kilobytes)."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n\n")[0])
    parser.add_argument("--only", default="", help="inputs whose name contains this")
    parser.add_argument("--one", nargs=2, metavar=("NAME", "SIZE"), help="measure one input in this process")
    wanted = parser.parse_args()
    if wanted.one:
        print(json.dumps(measure(wanted.one[0], int(wanted.one[1]))))
        return
    print(f"{'':32}{'seconds at 0.5, 1, 2 MB':>26}{'MB at 0.5, 1, 2 MB':>24}{'contacts':>10}{'warnings':>10}")
    slowest = largest = 0.0
    for name in (*INPUTS, *FILES):
        if wanted.only not in name:
            continue
        found = [_apart(name, size) for size in SIZES]
        seconds = "".join(f"{f['seconds']:8.2f}" for f in found)
        peak = "".join(f"{f['peak']:8.0f}" for f in found)
        print(f"{name:32}{seconds:>26}{peak:>24}{found[-1]['contacts']:10}{found[-1]['warnings']:10}", flush=True)
        slowest = max(slowest, found[-1]["seconds"])
        largest = max(largest, found[-1]["peak"])
    print(f"\nslowest {slowest:.2f} s, largest {largest:.0f} MB")


def _apart(name: str, size: int) -> dict[str, float | int]:
    command = [sys.executable, "-m", "benchmarks.extract_hostile", "--one", name, str(size)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    if done.returncode:
        print(f"{name}: {done.stderr.strip().splitlines()[-1]}")
        return {"seconds": 0.0, "before": 0.0, "peak": 0.0, "contacts": 0, "warnings": 0}
    found: dict[str, float | int] = json.loads(done.stdout)
    return found


if __name__ == "__main__":
    main()
