"""The values that can be recognised by themselves: e-mail addresses, also in disguise, and phone numbers."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import Literal, NamedTuple, overload

from directory.extraction.details import at_signs, broken, cut_numbers, digits, endings, seams
from directory.extraction.details.mirrored import turned
from directory.extraction.details.runs import runs_of_digits
from directory.extraction.details.short_numbers import short_numbers
from directory.extraction.watch import Watch
from directory.extraction.words import areas, unspaced
from directory.extraction.words.folding import Folded, fold
from directory.extraction.words.vocabulary import Vocabulary
from directory.values import emails, phones

ANCHORS = "addresses and numbers"
SIGNS = "at-signs or runs of digits"


class Anchor(NamedTuple):
    """An address or number and its place; for a number, `value` is as written until its country is known."""

    field: Literal["email", "phone"]
    value: str
    start: int
    end: int
    extension: str | None = None
    endings: tuple[str, ...] = ()
    """Where one number is written with several ends (`23125 - 101 / -102`): the numbers as they are meant, in order;
    `value` is then the first."""


class Anchors(Sequence[Anchor]):
    """The anchors of a text in their order, none overlapping another; asked by place."""

    def __init__(self, anchors: Iterable[Anchor]) -> None:
        self._items = sorted(anchors, key=lambda a: a.start)
        self.starts = [a.start for a in self._items]

    @overload
    def __getitem__(self, index: int) -> Anchor: ...
    @overload
    def __getitem__(self, index: slice) -> list[Anchor]: ...
    def __getitem__(self, index: int | slice) -> Anchor | list[Anchor]:
        return self._items[index]

    def __len__(self) -> int:
        return len(self._items)

    def between(self, start: int, end: int) -> list[Anchor]:
        """Those that begin within a stretch."""
        return self._items[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def from_(self, start: int) -> Iterator[Anchor]:
        """Those that begin at a place or behind it."""
        for position in range(bisect_left(self.starts, start), len(self._items)):
            yield self._items[position]


def find(text: str, words: Vocabulary, folded: Folded | None = None, watch: Watch | None = None) -> Anchors:
    """All anchors in the order of the text; none overlaps another. Time is linear in the text. `folded` is the text, where
    it has been folded already; `watch` is told of what was left out."""
    folded = Folded.of(text) if folded is None else folded
    watch = Watch() if watch is None else watch
    plain = text if folded.is_western or _WIDE_SIGN.search(text) is None else text.translate(_WIDE)
    found = _addresses(plain, words, watch)
    taken = [(a.start, a.end) for a in found]
    found += [a for a in _disguised(plain, folded, words, watch) if not _overlaps(a, taken)]
    taken = sorted((a.start, a.end) for a in found)
    found += _numbers(folded, words, taken, watch)
    taken = sorted((a.start, a.end) for a in found)
    short = (Anchor("phone", text[start:end], start, end) for start, end in short_numbers(folded))
    found += [anchor for anchor in short if not _overlaps(anchor, taken)]
    found.sort(key=lambda a: a.start)
    if len(found) > watch.limits.anchors:
        watch.stops(len(found), watch.limits.anchors, ANCHORS)
        del found[watch.limits.anchors :]
    return Anchors(found)


def _overlaps(anchor: Anchor, taken: list[tuple[int, int]]) -> bool:
    position = bisect_left(taken, (anchor.end, 0)) - 1
    return position >= 0 and taken[position][1] > anchor.start


# ------------------------------------------------------------------ addresses

_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
"""Signs as wide as an ideograph, and what they stand for in an address (`ｐｒｅｓｓ＠ｅｘａｍｐｌｅ．ｏｒｇ`)."""
_WIDE_SIGN = re.compile("[\uff01-\uff5e]")
_DOMAIN = re.compile(r"[^\W_](?:[\w-]{0,61}[^\W_])?(?:\.[^\W_](?:[\w-]{0,61}[^\W_])?){1,6}")


def _addresses(text: str, words: Vocabulary, watch: Watch) -> list[Anchor]:
    """Each at-sign is looked at by itself: a scan for one character is the cheapest there is."""
    found: list[Anchor] = []
    limits = watch.limits
    at = text.find("@")
    end = signs = 0
    while at >= 0:
        if watch.stops(signs, limits.signs, SIGNS) or watch.stops(len(found), limits.anchors, ANCHORS):
            break
        signs += 1
        domain = _DOMAIN.match(text, at + 1) or broken.domain(text, at + 1)
        if domain is not None:
            low = max(end, at - 64)
            low = max(
                low, text.rfind(" ", low, at) + 1, text.rfind("\n", low, at) + 1
            )  # no place before is tried in vain
            local = _LOCAL_BEFORE.search(text, low, at)
            if local is not None and domain.group().rpartition(".")[2].isalpha() and ".." not in local.group():
                behind = _UNSPACED_TAIL.search(text, domain.start(), domain.end())
                end = domain.end() if behind is None else behind.start()
                start = seams.mailbox(text, local.start(), at, words)
                address = text[start:end]
                if "\n" in address or " " in address:
                    address = broken.whole(text, address)
                if not emails.is_placeholder(address):
                    found.append(Anchor("email", emails.normal(address), start, end))
        at = text.find("@", max(at + 1, end))
    return found


_OPEN = r"[\[({<（［【]"
_CLOSE = r"[\])}>）］】]"
_DOT_SIGN = re.compile(
    rf"\s{{0,3}}(?:{_OPEN}\s{{0,2}}(?:\.|WORD)\s{{0,2}}{_CLOSE}|[-–…]{{0,3}}\s{{1,3}}(?:WORD)\s{{1,3}}[-–…]{{0,3}}|\.)\s{{0,2}}".replace(
        "WORD", r"[a-zäöüа-я]{2,6}"
    )
)
_LABEL = re.compile(r"[A-Za-z0-9][\w-]{0,62}")
_DOT_BEFORE = re.compile(
    rf"(?<![\w.+-])(?P<label>[a-z0-9][\w+-]{{0,40}})\s?{_OPEN}\s?(?P<dot>[a-zäöüа-я]{{2,6}})\s?{_CLOSE}\s?$"
)
_BARE_DOT_BEFORE = re.compile(r"(?<![\w.+-])(?P<label>[a-z0-9][\w+-]{0,40})\s(?P<dot>[^\W\d_]{2,6})\s$")
_MOST_DOTS = 4
_OF_WORD = r"[^\W\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
_LOCAL_BEFORE = re.compile(
    rf"(?<!{_OF_WORD})(?<![.+%@-])(?:{_OF_WORD}|[+%-])(?:(?:{_OF_WORD}|[.+%'-]){{0,62}}(?:{_OF_WORD}|[+%-]))?$"
)
_SPACED_BEFORE = re.compile(r"(?<!\w)\w(?: [\w.-]){2,30}$")
"""A mailbox with a space between its letters (`p r e s s (at) ...`)."""
_UNSPACED_TAIL = re.compile(r"(?<=[a-z])[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]\S*$", re.IGNORECASE)
"""What a script without spaces writes right behind an address."""


def _disguised(text: str, folded: Folded, words: Vocabulary, watch: Watch) -> list[Anchor]:
    """`press (at) example.org`, `press AT example DOT org`, `press [at] example [dot] org`, `press(@)example.org`."""
    found: list[Anchor] = []
    # "at" by itself is an English word: only a spelled-out dot makes it a sign.
    bare = not folded.words.isdisjoint(words.dots) or not folded.words.isdisjoint(words.signs)
    limits = watch.limits
    for signs, match in enumerate(at_signs.find(folded, words, bare=bare)):
        if watch.stops(signs, limits.signs, SIGNS) or watch.stops(len(found), limits.anchors, ANCHORS):
            break
        sign = match.span("sign") if match["sign"] is not None else match.span()
        anchor = _undisguise(text, folded, *sign, words)
        if anchor is None or emails.is_placeholder(anchor.value):
            continue
        if not found or anchor.start >= found[-1].end:
            found.append(anchor)
    found += [Anchor("email", *one) for one in broken.said(text, folded)]
    if folded.is_unspaced and (stated := unspaced.stated_at(folded).translate(_WIDE)):
        for mailbox in re.finditer(rf"{_MAILBOX}{re.escape(stated)}(?={_DOMAIN.pattern})", text):
            domain = _DOMAIN.match(text, mailbox.end())
            address = emails.normal(f"{mailbox.group()[:-1]}@{domain.group() if domain is not None else ''}")
            if watch.stops(len(found), limits.anchors, ANCHORS):
                break
            if domain is not None and emails.ADDRESS.fullmatch(address):
                found.append(Anchor("email", address, mailbox.start(), domain.end()))
    return found


_MAILBOX = r"(?<![\w.+-])[A-Za-z0-9][A-Za-z0-9._+-]{0,62}"


_SIGN_BEFORE = re.compile(rf"(?:\s{{0,3}}(?P<open>{_OPEN})\s{{0,2}}|\s{{1,3}}(?:[-–]\s)?)$")
_SIGN_BEHIND = re.compile(rf"\s{{0,2}}(?P<close>{_CLOSE})\s{{0,3}}|(?:\s[-–])?\s{{1,3}}")


def _undisguise(text: str, folded: str, start: int, end: int, words: Vocabulary) -> Anchor | None:
    """The address around a sign that stands between `start` and `end`."""
    before = _SIGN_BEFORE.search(folded, max(0, start - 6), start)
    behind = _SIGN_BEHIND.match(folded, end)
    if before is None or behind is None or bool(before["open"]) != bool(behind["close"]):
        return None
    sign = folded[start:end]
    bare = before["open"] is None and sign != "@"
    local = _LOCAL_BEFORE.search(text, max(0, before.start() - 64), before.start())
    if local is not None and before["open"] is not None and len(local.group()) == 1:
        local = _SPACED_BEFORE.search(text, max(0, before.start() - 64), before.start()) or local
    label = _LABEL.match(text, behind.end())
    if local is None or label is None:
        return None
    labels, end, spelled = [label.group()], label.end(), False
    while len(labels) < 6:
        dot = _DOT_SIGN.match(folded, end)
        if dot is None:
            break
        word = re.sub(r"[^\w.]", "", dot.group())
        following = _LABEL.match(text, dot.end())
        said = words.dot.fullmatch(word) or (word in words.every_dot and sign in words.signs)
        if following is None or (word != "." and not said):
            break
        if word == "." and dot.group().strip() == "." and dot.group() != ".":
            break  # the end of a sentence
        spelled = spelled or word != "."
        labels.append(following.group())
        end = following.end()
    if len(labels) < 2 or not labels[-1].isalpha() or (bare and not spelled):
        return None
    mailbox, start = local.group().replace(" ", ""), local.start()
    if before["open"] is not None:
        mailbox, start = _dotted(text, folded, mailbox, start, _DOT_BEFORE, words.dots)
    elif sign in words.signs:
        mailbox, start = _dotted(text, folded, mailbox, start, _BARE_DOT_BEFORE, words.every_dot)
    address = emails.normal(f"{mailbox}@{'.'.join(labels)}")
    return Anchor("email", address, start, end) if emails.ADDRESS.fullmatch(address) else None


def _dotted(  # noqa: PLR0913, PLR0917 - the text, what stands before the sign, and how it is looked for
    text: str, folded: str, mailbox: str, start: int, before: re.Pattern[str], dots: Container[str]
) -> tuple[str, int]:
    """The mailbox with what dots that are spelled out join it to, and where it begins (`jane [dot] doe [at] ...`)."""
    for _ in range(_MOST_DOTS):
        found = before.search(folded, max(0, start - 80), start)
        if found is None or found["dot"] not in dots:
            break
        mailbox = f"{text[found.start('label') : found.end('label')]}.{mailbox}"
        start = found.start("label")
    return mailbox, start


# ------------------------------------------------------------------ numbers

_COUNTED = re.compile(r"\d{1,4}[-/](?:19|20)\d\d(?:$|\s[-–])|\d{1,6}\s?/\s?\d\d?[./-]\d\d?[./-](?:19|20)\d\d$")
_DAY = re.compile(r"(?:19|20)\d\d\. ?\d{1,2}\. ?\d{1,2}")
_COUNT = re.compile(r"(?<![^\W\d_])(?:No\.|Nr\.|N[°º]\.?|№|#)\s?$")
"""What stands before the number of a release, which ends in its year or date."""


def _numbers(folded: Folded, words: Vocabulary, taken: list[tuple[int, int]], watch: Watch) -> list[Anchor]:
    text = phones.hyphened(folded.text)
    found: list[Anchor] = []
    covered = 0
    limits = watch.limits
    for runs, match in enumerate(runs_of_digits(folded)):
        if watch.stops(runs, limits.signs, SIGNS) or watch.stops(len(found), limits.anchors, ANCHORS):
            break
        if match is None:
            continue
        start, end = match.span()
        if found and start < found[-1].end:  # "020 7946 0101 ext. 12 / 020 7946 0102"
            start = _behind_extension(text, found[-1].end, end)
        while covered < len(taken) and taken[covered][1] <= start:
            covered += 1
        if covered < len(taken) and taken[covered][0] < end:
            continue
        mirrored = None if folded.is_western else turned(text, match.group().rstrip(), start)
        if mirrored is not None:
            found.append(Anchor("phone", mirrored, start, start + len(mirrored)))
            continue
        if _DAY.fullmatch(match.group().rstrip()):
            continue  # "2027. 6. 15.(월)"
        if _COUNTED.match(match.group().rstrip()) and _COUNT.search(text, max(0, start - 6), start) is not None:
            continue  # "No. 006-2027", "Nr. 214 / 11.05.2027"
        cut = cut_numbers.whole(text, found[-1].end if found else 0, start, end)
        read = (
            _split(text, words, start, end)
            if cut is None
            else [Anchor("phone", " ".join(text[slice(*cut)].split()), *cut)]
        )
        for anchor in read:
            whole = areas.completed(text, found[-1].value, found[-1].end, anchor.value, anchor.start) if found else None
            found.append(anchor if whole is None else anchor._replace(value=whole))
        other = endings.labelled(text, found[-1].value, found[-1].end, words.labels) if read else None
        if other is not None:
            found.append(Anchor("phone", *other))
    return found


def _behind_extension(text: str, start: int, end: int) -> int:
    """Where a run of digits goes on behind the extension that it began with."""
    while start < end and not text[start].isdecimal():
        start += 1
    return start


def _split(text: str, words: Vocabulary, start: int, end: int) -> list[Anchor]:
    """A run of digits may hold two numbers: parted by a slash, or by a space where both sides are written alike."""
    raw = text[start:end].rstrip(" (（.-–/")
    for opening, closing in ("()", "（）"):
        if raw.rfind(opening) > max(0, raw.rfind(closing)):
            raw = raw[: raw.rfind(opening)].rstrip(" .-–/")  # "020 7946 0100 (24 hours)"
    if (year := _YEAR_BEFORE.match(raw)) is not None and _MONTH_BEFORE.search(text, max(0, start - 14), start):
        raw, start = raw[year.end() :], start + year.end()  # "March 4, 2027 (202) 555-0101"
    if (led := _LED.match(raw)) is not None:
        raw, start = raw[led.end() :], start + led.end()
    if (hours := _HOURS.search(raw)) is not None and _OF_HOURS.match(text, start + len(raw)):
        raw = raw[: hours.start()]  # "020 7946 0100 / 24-hour line ..."
    if (pair := areas.two_of_one(raw)) is not None:
        first, low, whole = pair
        return [
            Anchor("phone", first, start, start + len(first)),
            Anchor("phone", whole, start + low, start + len(raw)),
        ]
    slashed = "/" in raw and not areas.is_dialled_on(raw)
    several = (slashed and endings.are_alike(raw)) or endings.are_dashed(raw)
    if several and digits.can_be_number(text, endings.first(raw), start):
        return [_with_endings(text, start, start + len(raw))]
    cut = _cut(raw)
    if cut:
        return [*_split(text, words, start, start + cut), *_split(text, words, start + cut + 1, end)]
    lead = len(raw) - len(raw.lstrip(" /–-"))
    raw, start = raw[lead:], start + lead
    if not digits.can_be_number(text, raw, start):
        return []
    stop = start + len(raw)
    if numbers := endings.ranged(raw):
        return [Anchor("phone", numbers[0], start, stop, None, numbers)]
    if (last := endings.behind(text, raw, stop)) > stop or (slashed and endings.are_within(raw)):
        return [_with_endings(text, start, last)]
    behind = words.extension.match(fold(text[stop : stop + 28]))
    if behind is not None:
        return [Anchor("phone", raw, start, stop + behind.end(), phones.digits(behind.group(1)))]
    return [Anchor("phone", raw, start, stop)]


_YEAR_BEFORE = re.compile(r"(?:19|20)\d\d\s{1,2}(?=\(\d{3}\)\s?\d{3}[ .-]\d{4}|\d{3}([-.])\d{3}\1\d{4})")
_MONTH_BEFORE = re.compile(r"[^\W\d_]{3,9}\.? \d{1,2}(?:st|nd|rd|th)?, ?$")
_HOURS = re.compile(r"\s?[/,-]\s?\d{1,2}$")
_OF_HOURS = re.compile(r"\s?-?\s?(?:h\b|hours?\b|hrs?\b|std\b|stunden|horas|heures|ore\b|uur\b)", re.IGNORECASE)


def _with_endings(text: str, start: int, end: int) -> Anchor:
    """`+49 30 23125 - 101 / -102`: the stem with each end in turn."""
    numbers = endings.numbers(text, start, end)
    return Anchor("phone", numbers[0] if numbers else text[start:end], start, end, None, numbers)


_FEWEST, _MOST = 7, 15
"""A number with its area code has more digits than the one, and none has more than the other."""
_LED = re.compile(r"[1-9]\d{0,2}\s[-–]\s(?=(?:\+|0)(?:\D{0,3}\d){9})")
"""A number of one to three figures that a name ends in, and a dash (`Opus 64 – 01 55 50 01 23`)."""
_DASH = re.compile(r"\s[-–]\s")


def _cut(raw: str) -> int:
    """Where one number ends and the next begins, or 0."""
    if len(phones.digits(raw)) < 14:
        return 0
    shape = "".join("9" if c.isdigit() else c for c in raw)
    for dash in _DASH.finditer(raw):
        if shape[: dash.start()] == shape[dash.end() :]:
            return dash.start()
        if raw[dash.end()] in "0+" and shape[: dash.start()].count("9") > _FEWEST <= shape[dash.end() :].count("9") - 1:
            return dash.start()  # "02 555 01 23 – 0475 55 01 23"
        if min(shape.count("9", 0, dash.start()), shape.count("9", dash.end())) >= _FEWEST and shape.count("9") > _MOST:
            return dash.start()  # "600 55 01 23 - 95 555 01 23"
    middle = len(shape) // 2
    if shape.count("9") >= 14 and shape[middle] in " /" and shape[:middle] == shape[middle + 1 :]:
        return middle
    if shape.count("9") <= 15:
        return 0
    slash = max(raw.rfind(" / "), raw.rfind("/"))
    if slash > 5:
        return slash
    spaces = [
        n
        for n, c in enumerate(raw)
        if c == " " and len(phones.digits(raw[:n])) >= 7 and len(phones.digits(raw[n:])) >= 7
    ]
    alike = [n for n in spaces if shape[n + 1 :].startswith(shape[:n]) or shape[:n].endswith(shape[n + 1 :])]
    return next(iter(alike or spaces), 0)
