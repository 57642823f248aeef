"""One card, in whatever form it came, as a contact: what its properties (RFC 6350, 6; RFC 2426, 3) say, each with the line of the text that
it goes on.

What is nobody's business is not taken, nor shown in the text: numbers and addresses that are of somebody's home alone, postal
addresses, birthdays, pictures, notes. Of a note only the line is taken by which cards of this directory tell for which countries
somebody answers, for which vCard has no property.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import Final, Literal

from directory.readers.book_page import LONGEST, MOST_VALUES, PRIVATE, UNNAMED, Contact, Noted, Page, Warnings
from directory.readers.vcard_lines import Property, parted, whole
from directory.records import Kind, PhoneType
from directory.values import emails, phones, tongues

OURS: Final = "-//Press Directory//"
"""What PRODID of cards begins with that this directory wrote."""
MOST_PROPERTIES = 500
"""So many properties of one card are looked at."""
_GROUPS = frozenset(("mycontacts", "starred", "friends", "family", "coworkers"))
"""Groups into which Google's address book puts contacts by itself."""

_LABEL = re.compile(r"_\$!<(.*)>!\$_")
_DAY = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)")
_SCHEME = re.compile(r"(?i)(?:mailto|tel|callto|fax|sms):")
_EXTENSION = re.compile(r"(?i);ext=([\d.() -]{1,15})")
_URI_PARAMETERS = re.compile(r";[a-z-]{1,20}=.*")
_TERRITORIES = re.compile(r"(?:^|\\[nN])Answers for: ((?:[^\\]|\\[^nN])*)")
_NO_NUMBERS = frozenset(("pager", "modem", "video", "bbs", "isdn", "text", "textphone", "x-skype"))
_HOME_WORDS = ("home", "privat", "personal", "domicile", "casa", "thuis", "dom")
_DESKS = frozenset(("org", "group", "organization", "company"))


def contact(properties: Iterable[Property], called: str, page: Page, warnings: Warnings) -> Contact | None:
    """What a card says; `called` is the card where it is warned of ("the card of line 12"). None where it is of no contact: a group of
    others, or nothing that anybody is called or reached by."""
    looked_at = list(islice(properties, MOST_PROPERTIES + 1))
    if len(looked_at) > MOST_PROPERTIES:
        warnings.add(f"only the first {MOST_PROPERTIES:,} properties of {called} were read")
    return _Reader(called, page, warnings).contact(_by_name(looked_at[:MOST_PROPERTIES]))


def _by_name(properties: Iterable[Property]) -> Mapping[str, list[Property]]:
    found: dict[str, list[Property]] = {}
    labels: dict[str, str] = {}
    for one in properties:
        if one.name == "X-ABLABEL":
            labels[one.group] = _LABEL.sub(r"\1", one.value).lower()
        else:
            found.setdefault(one.name, []).append(one)
    for name in ("TEL", "EMAIL") if labels else ():
        found[name] = [_labelled(one, labels.get(one.group, "")) for one in found.get(name, ())]
    return found


@dataclass(slots=True)
class _Reader:
    """Reads one card."""

    called: str
    page: Page
    warnings: Warnings
    noted: list[Noted] = field(default_factory=list)

    def contact(self, said: Mapping[str, list[Property]]) -> Contact | None:
        ours = any(p.value.startswith(OURS) for p in said.get("PRODID", ()))
        name = self._name(said)
        kind = self._kind(said, name)
        if kind is None:
            return None
        identity = next((p.value for key in ("UID", "SOURCE") for p in said.get(key, ())), "")
        if name is not None:
            self._note_name(*name)
        of_work = self._about(said)
        reached = self._ways(said)
        if name is None:
            kind = "desk"  # an address or number that nobody is named for
        if not reached and (kind == "desk" or name is None):
            if "MEMBER" not in said and not ours:
                self.warnings.add(f"{self.called} was left out: it gives nothing to call or write to")
            return None
        doubts = [] if name is not None else [UNNAMED]
        if not (ours or of_work or kind == "desk" or self._called_of_work(said)):
            doubts.append(PRIVATE)
        told = kind if kind != "unsaid" else None
        return Contact(told, self.noted[:MOST_VALUES], identity, tuple(doubts), _issued(said))

    @staticmethod
    def _called_of_work(said: Mapping[str, list[Property]]) -> bool:
        return any("work" in one.types for key in ("TEL", "EMAIL") for one in said.get(key, ()))

    @staticmethod
    def _name(said: Mapping[str, list[Property]]) -> tuple[Property, str] | None:
        """The name and where it stands: FN, else put together from N."""
        for one in said.get("FN", ()):
            name = whole(one.value)
            if name and len(name) <= LONGEST and emails.ADDRESS.fullmatch(name) is None:
                return one, name
        for one in said.get("N", ()):
            family, given, additional, before, after = (parted(one.value) + [""] * 5)[:5]
            name = " ".join(" ".join((before, given, additional, family, after)).split())
            if name and len(name) <= LONGEST and emails.ADDRESS.fullmatch(name) is None:
                return one, name
        return None

    @staticmethod
    def _kind(said: Mapping[str, list[Property]], name: tuple[Property, str] | None) -> Kind | Literal["unsaid"] | None:
        """None of what is no contact at all."""
        stated = next(
            (p.value.strip().lower() for key in ("KIND", "X-ADDRESSBOOKSERVER-KIND") for p in said.get(key, ())), ""
        )
        if stated in ("location", "application", "device", "thing"):
            return None
        if stated in _DESKS or any(p.value.strip().upper() == "COMPANY" for p in said.get("X-ABSHOWAS", ())):
            return "desk"
        if stated or any(part for p in said.get("N", ()) for part in parted(p.value)[:2]):
            return "person"
        houses = {part.casefold() for p in said.get("ORG", ()) for part in parted(p.value)}
        return "desk" if name is not None and name[1].casefold() in houses else "unsaid"

    def _put(self, one: Property, types: frozenset[str] = frozenset()) -> None:
        of = f"({', '.join(sorted(types))[:80]})" if types else ""
        self.page.write(one.line, " ".join(filter(None, (one.place, one.name.removeprefix("X-"), of))) + ": ")

    def _note_name(self, one: Property, name: str) -> None:
        self._put(one)
        self.noted.append(self.page.note("name", one.line, name))

    def _about(self, said: Mapping[str, list[Property]]) -> bool:
        """Organisation, role and what stands beside; whether any of it is of work."""
        before = len(self.noted)
        for one in said.get("ORG", ())[:1]:
            parts = [part for part in parted(one.value) if part and len(part) <= LONGEST]
            if parts:
                self._put(one)
                self.noted.append(self.page.note("org", one.line, parts[0]))
                self.page.write(one.line, "".join(f"; {part}" for part in parts[1:]))
        for one in (*said.get("TITLE", ()), *said.get("ROLE", ()))[:1]:
            role = whole(one.value)
            if role and len(role) <= LONGEST:
                self._put(one)
                self.noted.append(self.page.note("role", one.line, role))
        of_work = len(self.noted) > before
        for one in (*said.get("LANG", ()), *said.get("X-LANG", ())):
            code = whole(one.value)
            if tongues.is_code(code.partition("-")[0]):
                self._put(one)
                self.noted.append(self.page.note("language", one.line, code))
        for one in said.get("CATEGORIES", ()):
            topics = [topic for topic in parted(one.value, ",") if topic]
            of_work |= any(map(marks_press, topics))
            self._several("topic", one, [t for t in topics if is_topic(t)])
        if any(p.value.startswith(OURS) for p in said.get("PRODID", ())):
            for one in said.get("NOTE", ()):
                if answers := _TERRITORIES.search(one.value):
                    self._several("territory", one, [*filter(None, whole(answers[1]).split(", "))])
        return of_work

    def _several(self, field_: Literal["topic", "territory"], one: Property, values: Sequence[str]) -> None:
        for place, value in enumerate(values[:MOST_VALUES]):
            if place:
                self.page.write(one.line, ", ")
            else:
                self._put(one)
            self.noted.append(self.page.note(field_, one.line, value[:LONGEST]))

    def _ways(self, said: Mapping[str, list[Property]]) -> bool:
        """Addresses and numbers that are not of home alone; whether there is one."""
        before = len(self.noted)
        for one in said.get("EMAIL", ())[:MOST_VALUES]:
            found = emails.ADDRESS.search(_SCHEME.sub("", whole(one.value))[:LONGEST])
            if found is not None and not _is_private(one.types):
                self._put(one, one.types - {"internet", "pref"})
                self.noted.append(self.page.note("email", one.line, found.group()))
        for one in said.get("TEL", ())[:MOST_VALUES]:
            number = _number(one.value)
            if number and not _is_private(one.types) and not one.types & _NO_NUMBERS - {"text"}:
                self._put(one, one.types - {"pref"})
                self.noted.append(self.page.note("phone", one.line, number, _type(one.types)))
        return len(self.noted) > before


def _labelled(one: Property, label: str) -> Property:
    """With what Apple's address book says of a number in a line beside it."""
    words = {"mobile": "cell", "iphone": "cell", "workfax": "fax", "homefax": "home"}
    told = {words.get(label, label)} if label else set()
    if "fax" in label:
        told.add("fax")
    if any(label.startswith(word) for word in _HOME_WORDS):
        told.add("home")
    return one._replace(types=one.types | told)


def _is_private(types: frozenset[str]) -> bool:
    return "home" in types and "work" not in types


def is_topic(words: str) -> bool:
    """Whether a category is a thing that somebody can be asked about, as far as can be told."""
    return not marks_press(words) and words.lower().removeprefix("* ") not in _GROUPS


def marks_press(words: str) -> bool:
    """Whether a category says that a contact is for the press, and nothing of what it can be asked about."""
    return words.lower() == "press" or marks_desk(words)


def marks_desk(words: str) -> bool:
    """Whether a category is the one that cards of this directory give to desks."""
    return words.lower().split() == ["press", "desk"]


def _type(types: frozenset[str]) -> PhoneType | None:
    """None where a card does not say; then the number does."""
    if "fax" in types:
        return "fax"
    if "cell" in types:
        return "mobile"
    return "voice" if "voice" in types else None


def _number(value: str) -> str:
    """As written, a URI (RFC 3966) as a number is written; empty where it is none."""
    written = whole(value)
    if scheme := _SCHEME.match(written):
        written = written[scheme.end() :]
        extension = _EXTENSION.search(written)
        written = _URI_PARAMETERS.sub("", written) + (f" ext. {extension[1]}" if extension else "")
    return written if len(written) <= 80 and phones.parse(written, None) is not None else ""


def _issued(said: Mapping[str, list[Property]]) -> date | None:
    found = next(filter(None, (_DAY.match(one.value.strip()) for one in said.get("REV", ()))), None)
    try:
        return date(*map(int, found.groups())) if found is not None else None
    except ValueError:
        return None
