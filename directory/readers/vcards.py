"""vCards (2.1, 3.0, 4.0) as an address book: whom each is about, and on which line each value stands.

What is nobody's business is not taken, nor shown in the text: numbers and addresses that are of somebody's home alone, postal
addresses, birthdays, pictures, notes. Of a note only the line is taken by which cards of this directory tell for which countries
somebody answers, for which vCard has no property.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final, Literal

from directory.errors import EmptyDocument
from directory.limits import USUAL, Limits
from directory.readers import decode, vcard_lines
from directory.readers.book_page import LONGEST, MOST_VALUES, PRIVATE, UNNAMED, Contact, Noted, Page, Warnings, once
from directory.readers.vcard_lines import Card, Property, parted, whole
from directory.records import Choice, Document, Kind, PhoneType, Text
from directory.values import emails, phones, tongues

MEDIA_TYPE = "text/vcard"
OURS: Final = "-//Press Directory//"
"""What PRODID of cards begins with that this directory wrote."""
_GROUPS = frozenset(("mycontacts", "starred", "friends", "family", "coworkers"))
"""Groups into which Google's address book puts contacts by itself."""

_BEGINS = re.compile(rb"(?i)(?:\xef\xbb\xbf)?\s{0,200}BEGIN:VCARD\s")
_WIDE = {b"B\0E\0G\0I\0N\0:\0": codecs.BOM_UTF16_LE, b"\0B\0E\0G\0I\0N\0:": codecs.BOM_UTF16_BE}
_PICTURES = re.compile(rb"(?im)^(?:[\w-]{1,60}\.)?(?:PHOTO|LOGO|SOUND|KEY)[;:][^\n]*(?:\n[ \t][^\n]*)*")
_NO_CHARACTERS = re.compile(rb"\0|\xed[\xa0-\xbf][\x80-\xbf]")
"""NULs, and halves of surrogate pairs as if they were characters (RFC 3629, 3)."""
_CHARSET = re.compile(rb"(?i);\s?CHARSET=([\w:.-]{2,40})[;:]")
_MOST_LINES = 500
"""So many properties of one card are looked at."""
_LABEL = re.compile(r"_\$!<(.*)>!\$_")
_DAY = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)")
_SCHEME = re.compile(r"(?i)(?:mailto|tel|callto|fax|sms):")
_EXTENSION = re.compile(r"(?i);ext=([\d.() -]{1,15})")
_URI_PARAMETERS = re.compile(r";[a-z-]{1,20}=.*")
_TERRITORIES = re.compile(r"(?:^|\\[nN])Answers for: ((?:[^\\]|\\[^nN])*)")
_NO_NUMBERS = frozenset(("pager", "modem", "video", "bbs", "isdn", "text", "textphone", "x-skype"))
_HOME_WORDS = ("home", "privat", "personal", "domicile", "casa", "thuis", "dom")
_DESKS = frozenset(("org", "group", "organization", "company"))


def looks_like(content: bytes) -> bool:
    """Whether bytes begin as a vCard, in whatever encoding."""
    return _BEGINS.match(content) is not None or _wide(content) is not None or _marked_wide(content)


def _wide(content: bytes) -> bytes | None:
    """The mark that UTF-16 without one would have."""
    return _WIDE.get(content[:12].upper())


def _marked_wide(content: bytes) -> bool:
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if content.startswith(mark):
            return content[2:60].decode(encoding, "ignore").lstrip().upper().startswith("BEGIN:VCARD")
    return False


def read(document: Document, limits: Limits = USUAL) -> Text:
    """The cards of a file, the good ones; a broken one is told of in a warning that names its line.

    Raises EmptyDocument where none of them says anything of a contact, and as `decode.decoded` does.
    """
    document, warned = _readable(document)
    found = decode.decoded(document, limits)
    page, warnings, contacts = Page(found.text.count("\n") + 1), Warnings(), []
    for count, card in enumerate(vcard_lines.cards(found.text)):
        if count >= limits.contacts:
            warned += (f"only the first {limits.contacts:,} contacts were read",)
            break
        contact = _Reader(card, page, warnings).contact()
        if contact is not None:
            contacts.append(contact)
        if not card.ended:
            warnings.add(f"the card of line {card.line + 1} has no end; what could be read of it was kept")
    contacts = once(contacts, page)
    if not contacts:
        raise EmptyDocument(document.name, "; ".join(["no card in it is of a contact", *warnings.all()[:3]]))
    text = page.text(contacts, MEDIA_TYPE, (*warned, *found.warnings, *warnings.all()))
    return replace(text, choices=(Choice("format", "vCard", "it begins as every vCard does"), found.choice))


def _readable(document: Document) -> tuple[Document, tuple[str, ...]]:
    """With a mark where it is UTF-16, in UTF-8 where only its cards say what it is in, and without pictures, which are most of
    many a file, and NULs."""
    content = document.content
    warned: tuple[str, ...] = ()
    if mark := _wide(content):
        content = mark + content
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return replace(document, content=content), ()
    if _NO_CHARACTERS.search(content):
        content = _NO_CHARACTERS.sub(b"", content)
        warned = ("there were bytes in it that are no characters, which were left out",)
    content = _PICTURES.sub(lambda found: b"\n" * found.group().count(b"\n"), content)
    return replace(document, content=_in_utf8(content)), warned


def _in_utf8(content: bytes) -> bytes:
    declared = _CHARSET.search(content, 0, 200_000)
    encoding = decode.encoding(declared[1].decode("ascii", "ignore")) if declared is not None else None
    if encoding is None or encoding == "utf-8":
        return content
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return codecs.BOM_UTF8 + content.decode(encoding, "replace").encode()
    return content


@dataclass(slots=True)
class _Reader:
    """Reads one card."""

    card: Card
    page: Page
    warnings: Warnings
    noted: list[Noted] = field(default_factory=list)

    def contact(self) -> Contact | None:
        """None where it is of no contact: a group of others, or nothing that anybody is called or reached by."""
        said = self._properties()
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
                self.warnings.add(
                    f"the card of line {self.card.line + 1} was left out: it gives nothing to call or write to"
                )
            return None
        doubts = [] if name is not None else [UNNAMED]
        if not (ours or of_work or kind == "desk" or self._called_of_work(said)):
            doubts.append(PRIVATE)
        told = kind if kind != "unsaid" else None
        return Contact(told, self.noted[:MOST_VALUES], identity, tuple(doubts), _issued(said))

    @staticmethod
    def _called_of_work(said: Mapping[str, list[Property]]) -> bool:
        return any("work" in one.types for key in ("TEL", "EMAIL") for one in said.get(key, ()))

    def _properties(self) -> Mapping[str, list[Property]]:
        found: dict[str, list[Property]] = {}
        labels: dict[str, str] = {}
        for number, line in self.card.lines[:_MOST_LINES]:
            one = vcard_lines.read(number, line)
            if one is None:
                self.warnings.add(f"line {number + 1} is no line of a card, and was not read")
            elif one.name == "X-ABLABEL":
                labels[one.group] = _LABEL.sub(r"\1", one.value).lower()
            else:
                found.setdefault(one.name, []).append(one)
        if len(self.card.lines) > _MOST_LINES:
            self.warnings.add(
                f"only the first {_MOST_LINES:,} properties of the card of line {self.card.line + 1} were read"
            )
        for name in ("TEL", "EMAIL") if labels else ():
            found[name] = [_labelled(one, labels.get(one.group, "")) for one in found.get(name, ())]
        return found

    @staticmethod
    def _name(said: Mapping[str, list[Property]]) -> tuple[int, str, str] | None:
        """The line and the label under which the name stands, and the name: FN, else put together from N."""
        for one in said.get("FN", ()):
            name = whole(one.value)
            if name and len(name) <= LONGEST and emails.ADDRESS.fullmatch(name) is None:
                return one.line, "FN", name
        for one in said.get("N", ()):
            family, given, additional, before, after = (parted(one.value) + [""] * 5)[:5]
            name = " ".join(" ".join((before, given, additional, family, after)).split())
            if name and len(name) <= LONGEST and emails.ADDRESS.fullmatch(name) is None:
                return one.line, "N", name
        return None

    @staticmethod
    def _kind(said: Mapping[str, list[Property]], name: tuple[int, str, str] | None) -> Kind | Literal["unsaid"] | None:
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
        return "desk" if name is not None and name[2].casefold() in houses else "unsaid"

    def _put(self, line: int, label: str, types: frozenset[str] = frozenset()) -> None:
        of = f" ({', '.join(sorted(types))[:80]})" if types else ""
        self.page.write(line, label + of + ": ")

    def _note_name(self, line: int, label: str, name: str) -> None:
        self._put(line, label)
        self.noted.append(self.page.note("name", line, name))

    def _about(self, said: Mapping[str, list[Property]]) -> bool:
        """Organisation, role and what stands beside; whether any of it is of work."""
        before = len(self.noted)
        for one in said.get("ORG", ())[:1]:
            parts = [part for part in parted(one.value) if part and len(part) <= LONGEST]
            if parts:
                self._put(one.line, "ORG")
                self.noted.append(self.page.note("org", one.line, parts[0]))
                self.page.write(one.line, "".join(f"; {part}" for part in parts[1:]))
        for one in (*said.get("TITLE", ()), *said.get("ROLE", ()))[:1]:
            role = whole(one.value)
            if role and len(role) <= LONGEST:
                self._put(one.line, one.name)
                self.noted.append(self.page.note("role", one.line, role))
        of_work = len(self.noted) > before
        for one in (*said.get("LANG", ()), *said.get("X-LANG", ())):
            code = whole(one.value)
            if tongues.is_code(code.partition("-")[0]):
                self._put(one.line, "LANG")
                self.noted.append(self.page.note("language", one.line, code))
        for one in said.get("CATEGORIES", ()):
            topics = [topic for topic in parted(one.value, ",") if topic]
            of_work |= any(map(marks_press, topics))
            self._several("topic", one.line, "CATEGORIES", [t for t in topics if is_topic(t)])
        if any(p.value.startswith(OURS) for p in said.get("PRODID", ())):
            for one in said.get("NOTE", ()):
                if answers := _TERRITORIES.search(one.value):
                    self._several("territory", one.line, "NOTE", [*filter(None, whole(answers[1]).split(", "))])
        return of_work

    def _several(self, field_: str, line: int, label: str, values: Sequence[str]) -> None:
        for place, value in enumerate(values[:MOST_VALUES]):
            if place:
                self.page.write(line, ", ")
            else:
                self._put(line, label)
            self.noted.append(self.page.note(field_, line, value[:LONGEST]))  # type: ignore[arg-type]  # one of two fields

    def _ways(self, said: Mapping[str, list[Property]]) -> bool:
        """Addresses and numbers that are not of home alone; whether there is one."""
        before = len(self.noted)
        for one in said.get("EMAIL", ())[:MOST_VALUES]:
            found = emails.ADDRESS.search(_SCHEME.sub("", whole(one.value))[:LONGEST])
            if found is not None and not _is_private(one.types):
                self._put(one.line, "EMAIL", one.types - {"internet", "pref"})
                self.noted.append(self.page.note("email", one.line, found.group()))
        for one in said.get("TEL", ())[:MOST_VALUES]:
            number = _number(one.value)
            if number and not _is_private(one.types) and not one.types & _NO_NUMBERS - {"text"}:
                self._put(one.line, "TEL", one.types - {"pref"})
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
