"""Every reader reads the same cards in every form: `python -m tests.interop [--cards 10000] [--write docs/readers.md]`.

Prints the table of fields and readers, and ends with status 1 where a reader is missing, warns, or understands a field otherwise than is
known. `--write` also leaves the table, the known differences and what each shows of one rich card as a page.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.interop.fields import FORMS, Fields, said
from tests.interop.judging import faults_of_lines, judged
from tests.interop.known import KNOWN
from tests.interop.programs import READERS, ReaderFailedError
from tests.interop.report import Results, faults, page, table
from tests.interop.samples import Said, file_of, for_, fuzzed, rich

Answers = dict[tuple[str, str], list[Fields]]
"""What was understood, card by card, by reader and form."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cards", type=int, default=10_000)
    parser.add_argument("--write", type=Path)
    asked = parser.parse_args()
    lacking = [f"{reader.name}: {reader.lacks()}" for reader in READERS if reader.lacks()]
    if lacking:
        sys.stderr.write("missing (`make interop` installs them): " + "; ".join(lacking) + "\n")
        return 1
    given = fuzzed(asked.cards)
    try:
        results = judge(given, read_by_all(given))
        shown = {place: found[0] for place, found in read_by_all([rich()]).items()}
    except ReaderFailedError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    told, wrong = table(results), [*faults(results), *faults_of_files(given)]
    sys.stdout.write("\n".join([told, *wrong, ""]))
    if asked.write:
        asked.write.write_text(page(asked.cards, told, KNOWN, shown), encoding="utf-8")
    return int(bool(wrong))


def read_by_all(cards: Sequence[Said]) -> Answers:
    """Raises ReaderFailedError."""
    answers: Answers = {}
    with tempfile.TemporaryDirectory() as folder:
        for form in FORMS:
            path = Path(folder) / f"{form.name}.{form.suffix}"
            path.write_bytes(file_of(for_(form, cards), form))
            for reader in (reader for reader in READERS if form in reader.forms):
                sys.stderr.write(f"{reader.name} reads {form.name}\n")
                answers[reader.name, form.name] = reader.read(path, form)
    return answers


def judge(cards: Sequence[Said], answers: Answers) -> Results:
    results: Results = {}
    for form in FORMS:
        expected = [said(one, form) for one in for_(form, cards)]
        for reader in (reader for reader in READERS if form in reader.forms):
            results[reader.name, form.name] = judged(reader, form, answers[reader.name, form.name], expected, KNOWN)
    return results


def faults_of_files(cards: Sequence[Said]) -> list[str]:
    return [fault for form in FORMS for fault in faults_of_lines(file_of(for_(form, cards), form), form)[:10]]


if __name__ == "__main__":
    sys.exit(main())
