"""What changed, in words: the same on pages and in feeds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from directory.changes import Alteration, Change
from directory.presenters.page import claimed
from directory.presenters.translating import ENGLISH, Translator
from directory.records import Claim, OfficeRef, ReleaseRef

_ON_A_PAGE = 8

CHANGED = {
    "name": "name changed",
    "role": "role changed",
    "org": "organisation changed",
    "email": "e-mail address changed",
    "voice": "number changed",
    "mobile": "mobile number changed",
    "fax": "fax number changed",
    "language": "language changed",
    "territory": "territory changed",
    "topic": "topic changed",
}
GIVEN = {
    "name": "name given",
    "role": "role given",
    "org": "organisation given",
    "email": "e-mail address given",
    "voice": "number given",
    "mobile": "mobile number given",
    "fax": "fax number given",
    "language": "language given",
    "territory": "territory given",
    "topic": "topic given",
}
GONE = {
    "name": "name no longer given",
    "role": "role no longer given",
    "org": "organisation no longer given",
    "email": "e-mail address no longer given",
    "voice": "number no longer given",
    "mobile": "mobile number no longer given",
    "fax": "fax number no longer given",
    "language": "language no longer given",
    "territory": "territory no longer given",
    "topic": "topic no longer given",
}
"""Whole phrases, by field and (of numbers) type: in many languages the verb agrees with the noun."""


def notable(changes: Sequence[Change]) -> list[Change]:
    """Those that a page tells: the newest ones that are more than a further citation."""
    return [change for change in changes if change.notable][:_ON_A_PAGE]


def title(change: Change, t: Translator = ENGLISH) -> str:
    """One line that tells whom it is about and what happened."""
    name = change.contact.name
    if change.kind == "first":
        desk = change.contact.kind == "desk"
        return (
            t.gettext("New press desk: %(name)s", name=name) if desk else t.gettext("New contact: %(name)s", name=name)
        )
    if change.kind == "merged":
        return t.gettext("%(name)s: two entries are one now", name=name)
    if change.kind == "split":
        return t.gettext("%(name)s: one entry is several now", name=name)
    if change.left:
        return t.gettext("%(name)s is no longer cited at %(offices)s", name=name, offices=_offices(change.left, t))
    if change.altered:
        return t.gettext("%(name)s: %(changes)s", name=name, changes=t.listed([_what(a, t) for a in change.altered]))
    if change.joined:
        return t.gettext("%(name)s is cited at %(offices)s as well", name=name, offices=_offices(change.joined, t))
    if change.kind == "retracted":
        return t.gettext("%(name)s is no longer named by %(release)s", name=name, release=source(change.release, t))
    return t.gettext("%(name)s is cited by %(release)s", name=name, release=source(change.release, t))


def sentences(change: Change, t: Translator = ENGLISH) -> list[str]:
    """All that the change is, a sentence each."""
    return [f"{words[:1].upper()}{words[1:]}." for words in _sentences(change, t)]


def source(release: ReleaseRef | None, t: Translator = ENGLISH) -> str:
    """`release EA-2 of 15 June 2026`."""
    if release is None:
        return t.gettext("a release")
    if release.is_book:
        return t.gettext("the address book of %(name)s", name=release.office.name if release.office else release.file)
    called = release.number or (t.gettext("“%(title)s”", title=release.title) if release.title else "") or release.file
    if release.date is None:
        return t.gettext("release %(name)s", name=called) if called else t.gettext("a release")
    day = t.day(release.date)
    if called:
        return t.gettext("release %(name)s of %(day)s", name=called, day=day)
    return t.gettext("a release of %(day)s", day=day)


def _sentences(change: Change, t: Translator) -> Iterator[str]:
    says = source(change.release, t)
    if change.kind == "merged":
        yield t.gettext("two entries were found to be of one, and were joined by an editor")
    elif change.kind == "split":
        yield t.gettext("what was one entry was found to be of several, and was taken apart by an editor")
    elif change.kind == "first":
        yield t.gettext("named for the first time here, by %(release)s", release=says)
    elif change.kind == "retracted":
        yield t.gettext("%(release)s was put anew, and names this contact no longer", release=says)
    elif change.kind == "corrected":
        yield t.gettext("%(release)s was put anew", release=says)
    else:
        yield t.gettext("cited by %(release)s", release=says)
    for altered in change.altered:
        yield _told(altered, t)
    if change.left:
        yield t.gettext("no longer cited at %(offices)s", offices=_offices(change.left, t))
    if change.joined:
        yield t.gettext("cited at %(offices)s", offices=_offices(change.joined, t))


def _what(altered: Alteration, t: Translator) -> str:
    """`number changed`."""
    of = (altered.type or "voice") if altered.field == "phone" else altered.field
    words = CHANGED if altered.new and altered.old else GIVEN if altered.new else GONE
    return t.pgettext("change", words[of])


def _told(altered: Alteration, t: Translator) -> str:
    what = _what(altered, t)
    if altered.new and altered.old:
        new, old = _values(altered.new, t), _values(altered.old, t)
        return t.gettext("this %(what)s: %(new)s, before %(old)s", what=what, new=new, old=old)
    return t.gettext("%(what)s: %(values)s", what=what, values=_values(altered.new or altered.old, t))


def _values(claims: Sequence[Claim], t: Translator) -> str:
    return t.listed([claimed(claim, t) for claim in claims])


def _offices(offices: Sequence[OfficeRef], t: Translator) -> str:
    return t.listed([office.name for office in offices])
