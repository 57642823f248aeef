"""Contacts that a document offers to machines only (JSON-LD, NewsML-G2, ninjs): the press's are written below its text,
so that what is found of them stands there literally. Others' (customer service, authors) are not."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass

HEADING = "Press contact"
"""What they are headed with, in the words that every language's table knows."""
MOST = 50
"""So many contacts of one document are written."""

# What `contactType`, `role` and job titles begin with, in the languages of those who publish them: short codes and
# titles, which extraction's tables of cues and roles, made for running text, do not have.
_BEGINNINGS = (
    "press(?!ur|ing) prensa imprensa stampa pers\\b persvoorlicht persdienst perscontact perschef prasa prasow rzeczni"
    " tiskov mluvč sajtó presă lehdist viestin tiedott media\\b mediac mediar médias medios medien medie[nr] medya spokes"
    " sprecher porte-?parole portavo woordvoerd talsperson talsm[aä]n talesperson public.relations relations.publi"
    " relaciones.p relações.p relazioni.p öffentlichkeitsarb kommunik communic comunica basın sözcü τύπου pr\\b"
    " пресс прес- журналіст"
)
_ANYWHERE = "報道 広報 プレス 媒体 新闻 新聞 公关 언론 홍보 보도 صحاف إعلام"
_PRESS = re.compile(rf"(?i)(?<![^\W_])(?:{'|'.join(_BEGINNINGS.split())})|{'|'.join(_ANYWHERE.split())}")
_NOT_PRESS = re.compile(r"(?i)\b(?:social|paid|new|digital)[ -]media\b|\bmedia[ -](?:sales|buy\w*|plan\w*|kit)\b")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_DIGITS = re.compile(r"\d")
_ADDRESS = re.compile(r"[^\s@<>]{1,100}@[^\s@<>]{1,200}")
_NUMBER = re.compile(r"[+\d(][\d\s()./+-]{3,30}\d(?:[;,\s]{0,2}(?:ext\.?|x)\s?\d{1,6})?")


@dataclass(frozen=True, slots=True)
class Offered:
    """A contact as the document's data have it; `purpose` is all that is said of what it is for. Empty: not said."""

    purpose: str
    name: str = ""
    role: str = ""
    org: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    faxes: tuple[str, ...] = ()

    @property
    def for_press(self) -> bool:
        """Whether its purpose or job title speaks of the press, the media, communications or public relations."""
        said = _CAMEL.sub(" ", f"{self.purpose[:300]} {self.role[:300]}")
        return _PRESS.search(_NOT_PRESS.sub(" ", said)) is not None


def as_lines(contacts: Iterable[Offered], visible: str) -> list[list[str]]:
    """The press's contacts, line by line; none of whom all addresses and numbers are in the visible text already."""
    blocks: list[list[str]] = []
    shown = visible.casefold()
    digits = "".join(_DIGITS.findall(visible))
    for contact in contacts:
        emails = tuple(e for e in map(_bare, contact.emails) if _ADDRESS.fullmatch(e))[:5]
        phones = tuple(p for p in map(_bare, contact.phones) if _NUMBER.fullmatch(p))[:5]
        faxes = tuple(p for p in map(_bare, contact.faxes) if _NUMBER.fullmatch(p))[:5]
        if not contact.for_press or not (emails or phones):
            continue
        if all(e.casefold() in shown for e in emails) and all(_tail(p) in digits for p in (*phones, *faxes)):
            continue
        said = (" ".join(line.split())[:200] for line in (contact.name, contact.role, contact.org))
        block = [*filter(None, said), *phones, *(f"Fax: {number}" for number in faxes), *emails]
        if block not in blocks:
            blocks.append(block)
        if len(blocks) >= MOST:
            break
    return blocks


def as_markup(contacts: Iterable[Offered], body: str) -> str:
    """The same as HTML, to be put behind a page's body."""
    blocks = as_lines(contacts, html.unescape(re.sub(r"<[^<>]{0,4000}>", " ", body)))
    return "".join(f"<h2>{HEADING}</h2>\n" + "".join(f"<p>{html.escape(line)}</p>\n" for line in b) for b in blocks)


def _bare(value: str) -> str:
    """Without the scheme that some write before addresses and numbers."""
    return re.sub(r"(?i)\A(?:mailto|tel|callto|fax):", "", value.strip()).partition("?")[0]


def _tail(number: str) -> str:
    """What all notations of a number have in common: its last digits."""
    return "".join(_DIGITS.findall(number))[-7:]
