"""How long does `extract` take over text that was made to be slow, and how much memory?

    python -m benchmarks.extract_hostile

Each input is read at 0.5, 1 and 2 MB in a process of its own, so that its peak memory is its own: what the process had
taken before it read the first byte is told above the table. Time is that of reading alone, without starting Python and
reading the tables of the languages. Time should grow with size, not faster; warnings tell what was left unread.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from itertools import count

from directory.reading import read_release
from directory.records import Document

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
}


def measure(name: str, size: int) -> dict[str, float | int]:
    """Read one input in this process: seconds, megabytes before, at the peak, and the numbers of contacts and warnings."""
    read_release(Document("file:///a.txt", "a.txt", b"Press contact: Jane Doe, jane.doe@example.org\n"))
    document = Document("file:///a.txt", "a.txt", INPUTS[name](size)[:size].encode())
    before = _peak()
    start = time.process_time()
    reading = read_release(document)
    seconds = time.process_time() - start
    return {
        "seconds": seconds,
        "before": before,
        "peak": _peak(),
        "contacts": len(reading.mentions),
        "warnings": len(reading.warnings),
    }


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
    for name in INPUTS:
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
