"""What pages show of records: words, proofs and the marked text of a release. Markup is left to the templates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from directory.pages import MarkedMention
from directory.presenters.addresses import anchor, field_anchor, mail, safe_link, telephone
from directory.presenters.translating import ENGLISH, Translator
from directory.records import Card, Claim, Detail, Evidence, Field, Link, LinkKind, Quote
from directory.values import phones
from directory.values.names import fold
from directory.values.wrapping import flowing

PHONE_WORDS = {"voice": "Phone", "mobile": "Mobile", "fax": "Fax"}
CUT = 30
"""A quote whose suffix is at least this long may have been cut before the end of its line."""

_BREAK = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")


@dataclass(frozen=True, slots=True)
class Way:
    """One way to reach a contact: what it is, how it reads, where a tap leads (None: nowhere), what copying gives."""

    label: str
    shown: str
    href: str | None
    copied: str
    detail: Detail


@dataclass(frozen=True, slots=True)
class Proof:
    """The words that state a value, with as much of their line as the quote holds."""

    before: str
    exact: str
    after: str


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a release's text: words, or the beginning or end of a marked stretch.

    `id` is set on the first piece of a claim's words only, so that it is unique; `numbers` are the contacts (counted from
    1 in the order of the text) that the stretch speaks of; `tie` is the number of a contact that is first spoken of here, `shared`
    those of others that a claim's words speak of too. Of words, `back` is the id of the field on a contact's card that they are,
    and `again` tells that others before them lead there already.
    """

    act: Literal["text", "open", "close"]
    text: str = ""
    id: str | None = None
    numbers: tuple[int, ...] = ()
    tie: tuple[int, ...] = ()
    shared: tuple[int, ...] = ()
    back: str | None = None
    again: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines of a release between two blank ones; `marked` where a contact is spoken of."""

    tokens: tuple[Token, ...]
    marked: bool


@dataclass(frozen=True, slots=True)
class _Stretch:
    start: int
    end: int
    numbers: tuple[int, ...]
    tie: tuple[int, ...]


def ways(card: Card, t: Translator = ENGLISH, *, current: bool = True) -> list[Way]:
    """Numbers first, then addresses, in the card's order."""
    numbers = [_number(d, t) for d in card.of("phone", current=current)]
    label = t.gettext("E-mail")
    return numbers + [Way(label, d.value, mail(d.value), d.value, d) for d in card.of("email", current=current)]


def phone_word(kind: str, t: Translator = ENGLISH) -> str:
    """What a number of this kind is called."""
    return t.pgettext("kind of number", PHONE_WORDS[kind])


def shown(detail: Detail, t: Translator = ENGLISH) -> str:
    """A value as a reader would write it."""
    if detail.field == "language":
        return t.tongue(detail.value)
    return _number(detail, t).shown if detail.field == "phone" else detail.value


def told(card: Card, field: Field, t: Translator = ENGLISH) -> str:
    """The current values of a field as one phrase (`German, English`)."""
    return ", ".join(shown(detail, t) for detail in card.of(field))


def claimed(claim: Claim, t: Translator = ENGLISH) -> str:
    """What a claim says, as a reader would write it."""
    if claim.field != "phone":
        return t.tongue(claim.value) if claim.field == "language" else claim.value
    return _with_extension(phones.show(claim.value), claim.extension, t)


def proof(evidence: Evidence) -> Proof:
    """The line of the evidence's quote."""
    return line_of(evidence.quote)


def line_of(quote: Quote) -> Proof:
    """The line of the quote. Where the quote's surroundings end inside the line, a whole word and `…` stand at the cut."""
    _, broken, before = quote.prefix.rpartition("\n")
    if not broken and quote.start > len(quote.prefix):
        before = f"…{before.partition(' ')[2]}"
    after, broken, _ = quote.suffix.partition("\n")
    if not broken and len(quote.suffix) >= CUT:
        after = f"{after.rpartition(' ')[0]}…"
    return Proof(before.lstrip(), quote.exact, after.rstrip())


def strokes(text: str, query: str) -> list[tuple[str, bool]]:
    """The text in pieces, True for those that answer a word of the query, blind to case, accents and spaces in numbers."""
    folded, origin = "", []
    for at, sign in enumerate(text):
        letters = fold(sign).replace(" ", "")
        folded += letters
        origin += [at] * len(letters)
    marked = [False] * len(text)
    for word in _sought(query) - {""}:
        found = folded.find(word)
        while found >= 0:
            first, last = origin[found], origin[found + len(word) - 1]
            marked[first : last + 1] = [True] * (last + 1 - first)
            found = folded.find(word, found + 1)
    return [
        ("".join(text[i] for i in run), is_marked) for is_marked, run in groupby(range(len(text)), marked.__getitem__)
    ]


def _sought(query: str) -> set[str]:
    """What to look for: folded words; a number as a whole, without the zero that is not dialled from abroad."""
    if not any(c.isalpha() for c in query):
        return {phones.digits(query.replace("(0)", "")).lstrip("0")}
    return {fold(word).replace(" ", "") for word in query.split()}


LINK_WORDS: dict[LinkKind, str] = {"media": "media library", "press": "press site", "site": "website"}


def by_kind(offered: Iterable[Link]) -> list[Link]:
    """Material for the media first, then pages for the press, websites, and the rest, each in the order given."""
    return sorted(offered, key=lambda link: _KINDS.index(link.kind))


_KINDS: tuple[LinkKind | None, ...] = ("media", "press", "site", None)


def links(offered: Iterable[Link], t: Translator = ENGLISH) -> list[tuple[str, str | None, str]]:
    """Words, target and kind in words of each link once, a link's kind as its first place tells it; a target that is not
    safe to follow, or leads nowhere, is left out."""
    seen: dict[tuple[str, str | None], str] = {}
    for link in offered:
        kind = t.pgettext("link", LINK_WORDS[link.kind]) if link.kind is not None else ""
        seen.setdefault((link.label.strip() or link.href or "", safe_link(link.href)), kind)
    return [(label, href, kind) for (label, href), kind in seen.items() if label]


def plural(number: int, one: str, many: str) -> str:
    """`1 release`, `1,204 releases`."""
    return f"{number:,} {one if number == 1 else many}"


def paragraphs(text: str, mentions: Sequence[MarkedMention]) -> list[Paragraph]:
    """The release's text with every claim marked, its lines kept but where only a margin ended them. Claims may nest, overlap and
    repeat."""
    text = flowing(text)
    stretches = _stretches(len(text), mentions)
    found: list[Paragraph] = []
    named: set[str] = set()
    coming = iter([*stretches, None])
    ahead = next(coming)
    here: list[_Stretch] = []
    start = 0
    for gap in [*_BREAK.finditer(text), None]:
        end = gap.start() if gap else len(text)
        while ahead and ahead.start < end:
            here.append(ahead)
            ahead = next(coming)
        here = [s for s in here if s.end > start]
        tokens = tuple(_tokens(text, start, end, here, named))
        if any(t.text.strip() for t in tokens):
            found.append(Paragraph(tokens, bool(here)))
        start = gap.end() if gap else end
    return found


def _with_extension(number: str, extension: str | None, t: Translator) -> str:
    return f"{number} {t.gettext('ext. %(digits)s', digits=extension)}" if extension else number


def _number(detail: Detail, t: Translator) -> Way:
    kind = detail.type or "voice"
    shown_ = _with_extension(phones.show(detail.value), detail.extension, t)
    href = None if kind == "fax" else telephone(detail.value, detail.extension)
    return Way(phone_word(kind, t), shown_, href, shown_, detail)


def _stretches(length: int, mentions: Sequence[MarkedMention]) -> list[_Stretch]:
    """One for each place that is claimed, whoever shares it, in the order of the text and the longer first."""
    numbers: dict[tuple[int, int], list[int]] = {}
    ties: dict[tuple[int, int], list[int]] = {}
    for number, marked in enumerate(mentions, 1):
        places = [(c.quote.start, c.quote.end) for c in marked.mention.claims]
        places = [(a, b) for a, b in places if 0 <= a < b <= length]
        for place in dict.fromkeys(places):
            numbers.setdefault(place, []).append(number)
        if places:
            ties.setdefault(min(places), []).append(number)
    order = sorted(numbers, key=lambda place: (place[0], -place[1]))
    return [_Stretch(a, b, tuple(numbers[a, b]), tuple(ties.get((a, b), ()))) for a, b in order]


def _tokens(text: str, start: int, end: int, stretches: Sequence[_Stretch], named: set[str]) -> Iterator[Token]:
    """Opening and closing in balance: a stretch that ends inside another closes what lies above it, which then begins anew
    without its id."""
    at = start
    stack: list[_Stretch] = []
    for edge in sorted({start, end} | {p for s in stretches for p in (s.start, s.end) if start < p < end}):
        if edge > at:
            yield _words(text[at:edge], stack[-1] if stack else None, named)
            at = edge
        kept = [s for s in stack if s.end > edge and edge < end]
        fixed = next((i for i, s in enumerate(stack) if s not in kept), len(stack))
        for _ in stack[fixed:]:
            yield Token("close")
        again = stack[fixed:]
        stack = stack[:fixed]
        begun = [s for s in stretches if max(s.start, start) == edge and edge < end]
        for stretch in [s for s in again if s in kept] + begun:
            stack.append(stretch)
            yield _open(stretch, named)


def _words(text: str, innermost: _Stretch | None, named: set[str]) -> Token:
    if innermost is None:
        return Token("text", text)
    back = field_anchor(innermost.numbers[0], innermost.start, innermost.end)
    again = back in named
    named.add(back)
    return Token("text", text, back=back, again=again)


def _open(stretch: _Stretch, named: set[str]) -> Token:
    id_ = anchor(stretch.start, stretch.end)
    if id_ in named:
        return Token("open", numbers=stretch.numbers)
    named.add(id_)
    shared = tuple(n for n in stretch.numbers if n not in stretch.tie) if len(stretch.numbers) > 1 else ()
    return Token("open", id=id_, numbers=stretch.numbers, tie=stretch.tie, shared=shared)
