"""What changed, in words: the same on pages and in feeds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from directory.changes import Alteration, Change
from directory.presenters.dates import in_words
from directory.presenters.page import claimed
from directory.presenters.standing import FIELD_WORDS
from directory.records import Claim, OfficeRef, ReleaseRef

_NUMBERS = {"voice": "number", "mobile": "mobile number", "fax": "fax number"}

_ON_A_PAGE = 8


def notable(changes: Sequence[Change]) -> list[Change]:
    """Those that a page tells: the newest ones that are more than a further citation."""
    return [change for change in changes if change.notable][:_ON_A_PAGE]


def title(change: Change) -> str:
    """One line that tells whom it is about and what happened."""
    name = change.contact.name
    if change.kind == "first":
        return f"New {'press desk' if change.contact.kind == 'desk' else 'contact'}: {name}"
    if change.kind == "merged":
        return f"{name}: two entries are one now"
    if change.kind == "split":
        return f"{name}: one entry is several now"
    if change.left:
        return f"{name} is no longer cited at {_offices(change.left)}"
    if change.altered:
        return f"{name}: {_and([_what(altered) for altered in change.altered])}"
    if change.joined:
        return f"{name} is cited at {_offices(change.joined)} as well"
    if change.kind == "retracted":
        return f"{name} is no longer named by {source(change.release)}"
    return f"{name} is cited by {source(change.release)}"


def sentences(change: Change) -> list[str]:
    """All that the change is, a sentence each."""
    return [f"{words[:1].upper()}{words[1:]}." for words in _sentences(change)]


def source(release: ReleaseRef | None) -> str:
    """`release EA-2 of 15 June 2026`."""
    if release is None:
        return "a release"
    called = release.number or (f"“{release.title}”" if release.title else "") or release.file
    day = f" of {in_words(release.date)}" if release.date else ""
    return f"release {called}{day}" if called else f"a release{day}"


def _sentences(change: Change) -> Iterator[str]:
    says = source(change.release)
    if change.kind == "merged":
        yield "two entries were found to be of one, and were joined by an editor"
    elif change.kind == "split":
        yield "what was one entry was found to be of several, and was taken apart by an editor"
    elif change.kind == "first":
        yield f"named for the first time here, by {says}"
    elif change.kind == "retracted":
        yield f"{says} was put anew, and names this contact no longer"
    elif change.kind == "corrected":
        yield f"{says} was put anew"
    else:
        yield f"cited by {says}"
    for altered in change.altered:
        yield _told(altered)
    if change.left:
        yield f"no longer cited at {_offices(change.left)}"
    if change.joined:
        yield f"cited at {_offices(change.joined)}"


def _what(altered: Alteration) -> str:
    words = _field(altered)
    if altered.new and altered.old:
        return f"{words} changed"
    return f"{words} given" if altered.new else f"{words} no longer given"


def _told(altered: Alteration) -> str:
    words = _field(altered)
    if altered.new and altered.old:
        return f"this {words} changed: {_values(altered.new)}, before {_values(altered.old)}"
    if altered.new:
        return f"{words} given: {_values(altered.new)}"
    return f"{words} no longer given: {_values(altered.old)}"


def _field(altered: Alteration) -> str:
    return _NUMBERS[altered.type or "voice"] if altered.field == "phone" else FIELD_WORDS[altered.field]


def _values(claims: Sequence[Claim]) -> str:
    return _and([claimed(claim) for claim in claims])


def _offices(offices: Sequence[OfficeRef]) -> str:
    return _and([office.name for office in offices])


def _and(words: Sequence[str]) -> str:
    return f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else "".join(words)
