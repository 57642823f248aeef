"""Tables of contacts (CSV: RFC 4180, and with semicolons or tabs) as an address book: those that Google's and Outlook's write, ours, and
any other whose columns are headed with words that a language has for them (`columns.toml`).

What is of home alone, addresses, birthdays and notes are not taken, as of vCards.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice

from directory.errors import EmptyDocument
from directory.limits import USUAL, Limits
from directory.readers.book_page import LONGEST, MOST_VALUES, PRIVATE, UNNAMED, Contact, Noted, Page, Warnings, once
from directory.readers.card_contact import is_topic, marks_desk, marks_press
from directory.readers.contact_columns import Columns, columns_of
from directory.records import Choice, Field, Kind, PhoneType, Text
from directory.values import emails, formulas, phones, tongues

MEDIA_TYPE = "text/csv"
_BETWEEN = " | "
_SEVERAL = re.compile(r"[;,]\s+(?!ext)|\s:::\s|\s\|\s|\s/\s|\n")
_TOPICS = re.compile(r"\s*(?::::|[;,])\s*")
_NUMBER = re.compile(r"(?P<kind>[^\d+(]*)(?P<number>[+(\d].*)", re.DOTALL)
_EAST_ASIAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")
_LOOKED_AT = 20
"""So many rows have to show that a table is one of contacts."""
_MOST_FAILURES = 20
_TALLEST = 200
"""A cell of more lines has lost its closing quote."""
_KINDS: dict[str, PhoneType] = {"fax": "fax", "mob": "mobile", "cell": "mobile", "handy": "mobile", "voice": "voice"}
_OURS = re.compile(r"(?m)^(Speaks|Answers for): (.{1,300})$")


def read(content: str, name: str, limits: Limits = USUAL) -> Text | None:
    """The contacts of a table; None where it is none of contacts. Raises EmptyDocument where no row says anything of one."""
    head = next((n for n, line in enumerate(islice(content.split("\n", 20), 20)) if _is_head(line)), None)
    if head is None:
        return None
    lines = content.split("\n")
    columns = columns_of(lines[head])
    if columns is None:
        return None
    page, warnings = Page(len(lines)), Warnings()
    rows = _rows(lines, head + 1, columns.separator, warnings)
    first = list(islice(rows, _LOOKED_AT))
    if not any(_is_contact(columns, cells) for _, cells in first):
        return None
    page.write(head, _BETWEEN.join(columns.headed))
    contacts: list[Contact] = []
    told: tuple[str, ...] = ()
    for line, cells in chain(first, rows):
        if not any(map(str.strip, cells)):
            continue
        if len(contacts) >= limits.contacts:
            told = (f"only the first {limits.contacts:,} contacts were read",)
            break
        contact = _Row(columns, line, [formulas.unguarded(cell) for cell in cells], page).contact()
        if contact is not None:
            contacts.append(contact)
        else:
            warnings.add(f"line {line + 1} was left out: it gives nothing to call or write to")
    contacts = once(contacts, page)
    if not contacts:
        raise EmptyDocument(name, "no row of this table is of a contact")
    why = f"its columns are headed {', '.join(columns.headed)[:200]}"
    return page.text(contacts, MEDIA_TYPE, (*told, *warnings.all()), (Choice("format", "table of contacts", why),))


def _is_head(line: str) -> bool:
    """The first line that says anything, but for the one by which Excel is told what parts cells."""
    return bool(line.strip()) and not re.fullmatch(r"(?i)sep=.", line.strip())


def _rows(lines: Sequence[str], start: int, separator: str, warnings: Warnings) -> Iterator[tuple[int, list[str]]]:
    """Each row with the number of its first line, counted from 0; behind one that is broken the next line begins anew."""
    for _ in range(_MOST_FAILURES):
        reader = csv.reader((f"{line}\n" for line in islice(lines, start, None)), delimiter=separator)
        at = start
        try:
            for row in reader:
                after = start + reader.line_num
                if after - at > _TALLEST:
                    break
                yield at, row
                at = after
            else:
                return
        except csv.Error:
            pass
        warnings.add(f"line {at + 1} is no row of the table: a quote in it has no end")
        start = at + 1
    warnings.add(f"from line {start + 1} on nothing was read")


def _is_contact(columns: Columns, cells: Sequence[str]) -> bool:
    """Whether a row has an address or a number where the head says so."""
    ways = [(meaning, cell) for meaning, cell in zip(columns.meanings, cells, strict=False) if cell.strip()]
    return any(
        meaning == "email" and emails.ADDRESS.search(cell[:LONGEST]) is not None for meaning, cell in ways
    ) or any(meaning in ("phone", "mobile", "fax") and len(phones.digits(cell[:80])) > 4 for meaning, cell in ways)


@dataclass(slots=True)
class _Row:
    """Reads one row."""

    columns: Columns
    line: int
    cells: Sequence[str]
    page: Page
    noted: list[Noted] = field(default_factory=list)
    _filled: bool = False

    def contact(self) -> Contact | None:
        """None where nobody is called so, or reached so."""
        labels = [part for cell in self._all("topic") for part in _TOPICS.split(cell) if part]
        ours = any(map(marks_press, labels))
        name = self._name()
        if name:
            self._note("name", name)
        role, org = self._first("role"), self._first("org") or self._first("office")
        if role:
            self._note("role", role)
        if org:
            self._note("org", org)
        of_work = self._ways() or bool(role or org) or ours or self.columns.ours
        reached = any(noted.field in ("email", "phone") for noted in self.noted)
        self._beside([label for label in labels if is_topic(label)], ours=ours)
        kind = self._kind(name, org, labels)
        if not reached and (not name or kind == "desk"):
            return None
        doubts = [] if name else [UNNAMED]
        if not of_work and kind != "desk":
            doubts.append(PRIVATE)
        return Contact(kind, self.noted[:MOST_VALUES], self._first("id"), tuple(doubts))

    def _kind(self, name: str, org: str, labels: Sequence[str]) -> Kind | None:
        said = self._first("kind").lower()
        if said in ("person", "desk"):
            return "person" if said == "person" else "desk"
        if any(map(marks_desk, labels)) or not name or name.casefold() == org.casefold():
            return "desk"
        return "person" if self._first("given") and self._first("family") else None

    def _name(self) -> str:
        """The whole name where a column has it, else put together from its parts."""
        parts = [self._first(part) for part in ("prefix", "given", "additional", "family", "suffix")]
        put_together = " ".join(filter(None, parts))
        if parts[1] and parts[3] and _EAST_ASIAN.fullmatch(parts[1] + parts[3]):
            put_together = parts[3] + parts[1]
        whole = self._first("name")
        if whole and (not put_together or "," not in whole or self.columns.ours or self._directory()):
            return "" if emails.ADDRESS.fullmatch(whole) else whole
        return "" if emails.ADDRESS.fullmatch(put_together) else put_together

    def _directory(self) -> bool:
        """Whether this directory has written the row, in Google's columns."""
        return "Directory" in self._all("site")

    def _first(self, meaning: str) -> str:
        return next(iter(self._all(meaning)), "")

    def _all(self, meaning: str) -> list[str]:
        """What the columns of a meaning say, in one line each."""
        found = zip(self.columns.meanings, self.cells, strict=False)
        cells = (" ".join(cell.split()) for said, cell in found if said == meaning)
        return [cell for cell in cells if cell and len(cell) <= LONGEST]

    def _note(self, field_: Field, value: str, type_: PhoneType | None = None) -> None:
        if self._filled:
            self.page.write(self.line, _BETWEEN)
        self._filled = True
        self.noted.append(self.page.note(field_, self.line, value, type_))

    def _ways(self) -> bool:
        """Addresses and numbers; whether one is said to be of work."""
        label, of_work = "", False
        for meaning, heading, cell in zip(self.columns.meanings, self.columns.headings, self.cells, strict=False):
            if meaning == "label":
                label = cell.strip().lower()
                continue
            if meaning in ("email", "phone", "mobile", "fax") and cell.strip() and "home" not in label.split():
                of_work |= "work" in label or any(word in heading for word in ("work", "business"))
                if meaning == "email":
                    for found in islice(emails.ADDRESS.finditer(cell[:LONGEST]), MOST_VALUES):
                        self._note("email", found.group())
                else:
                    self._numbers(meaning, label, cell[:LONGEST])
            label = ""
        return of_work

    def _numbers(self, meaning: str, label: str, cell: str) -> None:
        for piece in _SEVERAL.split(cell)[:MOST_VALUES]:
            found = _NUMBER.match(" ".join(piece.split()))
            number = found["number"].strip() if found is not None else ""
            if found is None or len(number) > 80 or phones.parse(number, None) is None:
                continue
            said = f"{found['kind']} {label}".lower()
            kind = next((kind for word, kind in _KINDS.items() if word in said), None)
            if kind is None and label == "work":
                kind = "voice"
            of_column: dict[str, PhoneType] = {"mobile": "mobile", "fax": "fax"}
            self._note("phone", number, of_column.get(meaning) or kind or self.columns.kind_of_phones)

    def _beside(self, topics: Sequence[str], *, ours: bool) -> None:
        for topic in topics[:MOST_VALUES]:
            self._note("topic", topic)
        languages = [word for cell in self._all("language") for word in re.split(r"\s*[,;/]\s*", cell)]
        areas = [word for cell in self._all("territory") for word in re.split(r"\s*[,;]\s*", cell)]
        if ours or self.columns.ours:
            for what, said in _OURS.findall("\n".join(self._raw("note"))):
                (languages if what == "Speaks" else areas).extend(said.strip().split(", "))
        for word in languages:
            if tongues.is_code(word.partition("-")[0]) or tongues.code_of(word) is not None:
                self._note("language", word)
        for word in filter(None, areas):
            self._note("territory", word)

    def _raw(self, meaning: str) -> list[str]:
        return [c for said, c in zip(self.columns.meanings, self.cells, strict=False) if said == meaning]
