"""What editors and doubters see of names of organisations: what an act is called, what it will change, and why an organisation is
called as it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from directory.presenters.translating import ENGLISH, Translator
from directory.records import ActKind, Office, OfficeConsequence, OfficeName, OfficeRef

ACT_WORDS: dict[ActKind, str] = {
    "same": "said that two names are one organisation's",
    "different": "said that two names are two organisations'",
    "unsure": "could not tell whether two names are one organisation's",
    "reopen": "left two names to the policy again",
    "merge": "made press offices one",
    "split": "took names or releases out of a press office",
    "demand": "gave a press book only to who has a token",
    "lift": "gave a press book to everybody again",
    "logo": "gave a press office a logo",
    "no-logo": "took the logo of a press office away",
    "sites": "had it noted which sites show contacts of a press office",
    "no-sites": "had it noted no longer which sites show contacts of a press office",
    "undo": "took back a decision",
}

ACT_DEEDS: dict[ActKind, str] = {
    "same": "Make these one press office",
    "different": "Keep these names apart",
    "unsure": "Leave these names open",
    "reopen": "Leave these names to the policy",
    "merge": "Make these press offices one",
    "split": "Take these out",
    "demand": "Ask for a token",
    "lift": "Ask for no token any more",
    "logo": "Give it this logo",
    "no-logo": "Take its logo away",
    "sites": "Note which sites show its contacts",
    "no-sites": "Note no longer which sites show its contacts",
    "undo": "Take this decision back",
}


def consequence(of: OfficeConsequence, t: Translator = ENGLISH) -> list[str]:
    """What a decision about press offices changes, a sentence each."""
    sides = (of.before.known, of.after.known)
    was, is_ = ({frozenset(n.id for n in names): (office, names) for office, names in side} for side in sides)
    told = [
        _stands(office, _who(office, names, t), t) for ids, (office, names) in is_.items() if ids not in was and names
    ]
    for ids, (office, _) in was.items():
        into = next((o for others, (o, _) in is_.items() if ids & others and o), None)
        if (
            office is not None
            and into is not None
            and all(o is None or o.ref.slug != office.ref.slug for o, _ in of.after.known)
        ):
            old, new = f"/offices/{office.ref.slug}", f"/offices/{into.ref.slug}"
            told.append(t.gettext("The address %(old)s leads to %(new)s.", old=old, new=new))
    more = of.after.contacts - of.before.contacts
    if more < 0:
        told.append(
            t.ngettext(
                "%(num)s contact fewer: some are one, since they are at one organisation.",
                "%(num)s contacts fewer: some are one, since they are at one organisation.",
                -more,
            )
        )
    elif more > 0:
        told.append(
            t.ngettext(
                "%(num)s contact more: some are no longer one, since they are at two organisations.",
                "%(num)s contacts more: some are no longer one, since they are at two organisations.",
                more,
            )
        )
    told += _books(of, t)
    told += _logos(of, t)
    told += _sites(of, t)
    return told or [t.gettext("Nothing that readers see.")]


def called(office: Office, names: Sequence[OfficeName], t: Translator = ENGLISH) -> str:
    """Why a press office of several names is called as it is."""
    every = sum(name.releases for name in names)
    most = max((n.releases for n in names if n.name in office.ref.name or office.ref.name in n.name), default=0)
    return t.gettext(
        "Called %(name)s: of its full names the one that most releases have (%(most)s of %(every)s times that one of its "
        "names is used).",
        name=office.ref.name,
        most=t.number(most),
        every=t.number(every),
    )


def spelt(names: Sequence[OfficeName]) -> list[OfficeName]:
    """Each spelling once, whatever tells names of the same words apart: for readers."""
    found: dict[str, OfficeName] = {}
    for name in names:
        known = found.get(name.name)
        found[name.name] = name if known is None else replace(known, releases=known.releases + name.releases)
    return list(found.values())


def _name(name: OfficeName) -> str:
    return f"{name.name} ({name.apart})" if name.apart else name.name


def _who(office: Office | None, names: Sequence[OfficeName], t: Translator) -> str:
    alike = Counter(name.name for name in names)
    each = (t.gettext("“%(name)s”", name=_name(n) if alike[n.name] > 1 else n.name) for n in names)
    words = " = ".join(each)
    return f"{office.ref.name} ({words})" if office and len(names) > 1 else words


def _books(of: OfficeConsequence, t: Translator) -> Iterator[str]:
    """To whom the press book of each is given, where that is another than before."""
    for office, began in _turned(of, of.before.demanding, of.after.demanding):
        if began:
            yield t.gettext(
                "The press book of %(office)s is given only to who has a token of it: who subscribed without one gets nothing more "
                "until they type one in.",
                office=office.ref.name,
            )
            yield t.gettext(
                "Nothing else is kept from anybody: its pages, files, feeds and searches, and the book of all contacts, show what they "
                "show now."
            )
        else:
            yield t.gettext(
                "The press book of %(office)s is given to everybody, without a token.", office=office.ref.name
            )


def _logos(of: OfficeConsequence, t: Translator) -> Iterator[str]:
    """Which offices are shown with another logo than before."""
    for office, formerly in _each(of):
        if {other.logo for other in formerly} <= {office.ref.logo}:
            continue
        if office.ref.logo is None:
            yield t.gettext(
                "%(office)s is shown without a logo, and so are the cards of its contacts.", office=office.ref.name
            )
        else:
            yield t.gettext(
                "%(office)s is shown with a logo, which the cards of its contacts name as well.", office=office.ref.name
            )


def _sites(of: OfficeConsequence, t: Translator) -> Iterator[str]:
    """Of which it is noted, other than before, which sites show their contacts."""
    for office, began in _turned(of, of.before.noting, of.after.noting):
        if began:
            yield t.gettext(
                "It is noted which sites show contacts of %(office)s: the origin of each (such as https://agency.example) and the days, "
                "nothing of readers. Editors see it.",
                office=office.ref.name,
            )
        else:
            yield t.gettext(
                "It is noted no longer which sites show contacts of %(office)s. What was noted is forgotten, and does not come back when "
                "this is taken back.",
                office=office.ref.name,
            )


def _turned(of: OfficeConsequence, was: Container[str], is_: Container[str]) -> Iterator[tuple[Office, bool]]:
    """The press offices whose wish is another than before, and whether they wish it now; `was` and `is_` are the slugs of those that do."""
    for office, formerly in _each(of):
        former = [other.slug in was for other in formerly]
        if office.ref.slug in is_:
            if not (former and all(former)):
                yield office, True
        elif any(former):
            yield office, False


def _each(of: OfficeConsequence) -> Iterator[tuple[Office, list[OfficeRef]]]:
    """Each press office as it will be, and those that had one of its names before."""
    for office, names in of.after.known:
        ids = {name.id for name in names}
        if office is not None:
            yield office, [o.ref for o, known in of.before.known if o is not None and ids & {name.id for name in known}]


def _stands(office: Office | None, who: str, t: Translator) -> str:
    if office is None:
        return t.gettext("%(who)s is an organisation without releases of its own.", who=who)
    return t.gettext(
        "%(who)s is one press office, at %(address)s, with %(contacts)s and %(releases)s.",
        who=who,
        address=f"/offices/{office.ref.slug}",
        contacts=t.ngettext("%(num)s contact", "%(num)s contacts", office.contact_count),
        releases=t.ngettext("%(num)s release", "%(num)s releases", office.release_count),
    )
