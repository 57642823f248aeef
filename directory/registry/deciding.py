"""What people do to contacts, each an act in the ledger that can be undone: say of two mentions that they are one contact or
two, make two contacts one, take mentions out of one, keep a contact or a detail back, and take any of it back.

All take effect inside the caller's transaction, and return the number of the act. They enter judgements; which mentions are
which contact follows from these and the policy (`contacts.settle`), so that a rebuild comes to the same.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from directory.errors import DecisionRefused, InvalidQuery, NotInRegistry
from directory.records import ActKind, Field
from directory.registry import contacts, ledger, listing, logos, renaming, sites, state
from directory.registry.atoms import batches
from directory.registry.ledger import OPEN, OfName, Pen
from directory.registry.tables import (
    ActContactRow,
    ClaimRow,
    ContactRow,
    JudgementRow,
    MentionRow,
    NamingJudgementRow,
    OrganisationJudgementRow,
    ReviewRow,
    WithdrawalRow,
)
from directory.registry.withdrawals import WITHDRAWN, name_key


@dataclass(frozen=True, slots=True)
class By:
    """Who decides, why, and when (aware of its zone)."""

    author: str
    reason: str
    now: datetime


def decide(session: Session, pair: tuple[int, int], opinion: ActKind, by: By) -> int:
    """Two mentions (`Citation.mention_id`) are the `same` contact, or `different` ones, or nobody can tell (`unsure`),
    whatever the policy says; `reopen` leaves them to it again.

    Raises NotInRegistry for a mention that is not there, InvalidQuery where a person and a desk, or a mention and itself,
    are to be one.
    """
    state.take(session)
    one, other = (_mention(session, id_) for id_ in sorted(pair))
    if one.id == other.id:
        raise InvalidQuery("pair", "is one mention, not two")
    if opinion == "same" and one.kind != other.kind:
        raise InvalidQuery("pair", "is a person and a desk, who are never one contact")
    pen = ledger.begin(session, opinion, author=by.author, reason=by.reason, now=by.now)
    pen.judge(one.id, other.id, OPEN if opinion == "reopen" else opinion)
    taken_out = opinion == "different" and one.atom_id == other.atom_id
    if taken_out or opinion in {"same", "reopen"}:
        pen.judge(other.id, other.id, "alone" if taken_out else OPEN)
    return _settle(session, pen, {one.id, other.id}, by.now)


def join(session: Session, pair: tuple[int, int], by: By) -> int:
    """The contacts of two mentions are one: `merge` by the mentions that told. Raises as `merge` and `decide`."""
    holders = _holders(session, {_mention(session, id_).id for id_ in pair})
    if len(holders) < 2:
        return decide(session, pair, "same", by)
    return merge(session, [session.get_one(ContactRow, id_).public_id for id_ in sorted(holders)], by)


def merge(session: Session, public_ids: Sequence[str], by: By) -> int:
    """Two or more contacts are one: it keeps the oldest one's id, and the others lead to it.

    Raises NotInRegistry for one that is not there, InvalidQuery where fewer than two or people and desks are named.
    """
    state.take(session)
    rows = {row.id: row for row in (_contact(session, public_id) for public_id in public_ids)}
    if len(rows) < 2:
        raise InvalidQuery("contacts", "name two different contacts to be made one")
    if len({row.kind for row in rows.values()}) > 1:
        raise InvalidQuery("contacts", "a person and a desk are never one contact")
    sides = [_representatives(session, row) for row in rows.values()]
    every = [mention for side in sides for mention in side]
    pen = ledger.begin(session, "merge", author=by.author, reason=by.reason, now=by.now)
    _take_back(pen, "different", sides)
    _bind(pen, every)
    pen.concern(rows)
    return _settle(session, pen, every, by.now)


def split(session: Session, public_id: str, mention_ids: Collection[int], by: By) -> int:
    """These mentions are another contact than the others of theirs. The id stays with the part that has its anchor.

    Raises NotInRegistry where there is no such contact, InvalidQuery where not all are its mentions, or none would be left.
    """
    state.take(session)
    row = _contact(session, public_id)
    held = _live(session, row)
    out = set(mention_ids)
    if not out or not out <= held.keys():
        raise InvalidQuery("mentions", "name mentions of this contact to be taken out")
    if out == held.keys():
        raise InvalidQuery("mentions", "some must stay; all of them would leave")
    pen = ledger.begin(session, "split", author=by.author, reason=by.reason, now=by.now)
    # What no release says any more stays: nobody could see it to take it out.
    silent = set(session.scalars(select(MentionRow.id).where(MentionRow.contact_id == row.id, ~MentionRow.live)))
    _take_back(pen, "same", (sorted(out), sorted(held.keys() - out | silent)))
    staying_atoms = {held[m] for m in held.keys() - out}
    for mention in sorted(out):
        if held[mention] in staying_atoms:
            pen.judge(mention, mention, "alone")
    going = _one_each(held, out, apart=staying_atoms)
    staying = _one_each(held, held.keys() - out)
    _bind(pen, going)
    _bind(pen, staying)
    pen.judge(going[0], staying[0], "different")
    pen.concern({row.id})
    act = _settle(session, pen, held.keys(), by.now)
    _keep_back(session, pen, row, by.now)
    return act


def withdraw(session: Session, public_id: str, details: Iterable[tuple[Field, str]], by: By) -> int:
    """Keep details (field and key) of a contact back, whoever repeats them; with none named, the contact as a whole.

    Raises NotInRegistry where there is no such contact.
    """
    return _withdraw(session, public_id, details, "withdraw", WITHDRAWN, by)


def restore(session: Session, public_id: str, details: Iterable[tuple[Field, str]], by: By) -> int:
    """Show again what was kept back. Raises as `withdraw`."""
    return _withdraw(session, public_id, details, "restore", OPEN, by)


def undo(session: Session, act_id: int, by: By) -> int:
    """Take an act back: each of its entries is superseded by what it had superseded.

    Raises NotInRegistry where there is none, DecisionRefused where it was taken back before, or where a later act is about
    the same mentions and must be taken back first.
    """
    state.take(session)
    row = ledger.act_row(session, act_id)
    earlier = ledger.taken_back_by(session, act_id)
    if earlier is not None:
        raise DecisionRefused(f"decision {act_id} was taken back before, by decision {earlier}")
    entries = ledger.entries(session, act_id)
    later = ledger.later_than(session, entries)
    if later is not None:
        raise DecisionRefused(f"decision {later} is about the same and came later; take that back first")
    pen = ledger.begin(session, "undo", author=by.author, reason=by.reason, now=by.now, undoes=row.id)
    touched: set[int] = set()
    names: set[int] = set()
    releases: set[int] = set()
    said_of: set[int] = set()
    for entry in reversed(entries):
        before = ledger.said_before(session, entry)
        if isinstance(entry, JudgementRow):
            pen.judge(entry.left_id, entry.right_id, before)
            touched |= {entry.left_id, entry.right_id}
        elif isinstance(entry, OrganisationJudgementRow):
            pen.judge_names(entry.left_id, entry.right_id, before)
            names |= {entry.left_id, entry.right_id}
        elif isinstance(entry, NamingJudgementRow):
            pen.judge_naming(entry.release_id, entry.organisation_id, before)
            names.add(entry.organisation_id)
            releases.add(entry.release_id)
        elif isinstance(entry, ReviewRow):
            pen.review(entry.mention_id, before)
            touched.add(entry.mention_id)
        elif isinstance(entry, OfName):
            pen.say_of(type(entry), entry.organisation_id, before)
            pen.concern_offices(renaming.led(session, {entry.organisation_id}))
            said_of.add(entry.organisation_id)
        else:
            wish = WithdrawalRow(contact_id=entry.contact_id, field=entry.field, key=entry.key, name=entry.name)
            wish.opinion = before
            pen.withdraw(wish)
            pen.concern({entry.contact_id})
    pen.enter()
    if names:
        renaming.settle(session, pen, names, by.now, releases)
    logos.settle(session, said_of, by.now)
    sites.settle(session, said_of)
    _show_anew(session, pen, by.now)
    return _settle(session, pen, touched, by.now)


# ---------------------------------------------------------------- how


def _settle(session: Session, pen: Pen, mention_ids: Collection[int], now: datetime) -> int:
    """What follows from new entries about mentions; whom they concerned, before and after, is noted with the act."""
    pen.enter()
    pen.concern(_holders(session, mention_ids))
    if mention_ids:
        contacts.settle(session, mention_ids, now)
    after = _holders(session, mention_ids)
    pen.concern(after)
    listing.refresh(session, after, now)
    state.touch(session)
    return pen.act.id


def _withdraw(  # noqa: PLR0913, PLR0917  # an entry's columns
    session: Session, public_id: str, details: Iterable[tuple[Field, str]], kind: ActKind, opinion: str, by: By
) -> int:
    state.take(session)
    row = _contact(session, public_id)
    pen = ledger.begin(session, kind, author=by.author, reason=by.reason, now=by.now)
    named = name_key(row.name) if row.kind == "person" else ""
    wishes: list[tuple[str, str]] = [*details] or [("", "")]
    for field, key in wishes:
        pen.withdraw(WithdrawalRow(contact_id=row.id, field=field, key=key, name=named, opinion=opinion))
    pen.enter()
    pen.concern({row.id})
    _show_anew(session, pen, by.now)
    state.touch(session)
    return pen.act.id


def _show_anew(session: Session, pen: Pen, now: datetime) -> None:
    """What is derived of all contacts that an act's withdrawals can concern: theirs, and their namesakes."""
    for wish in ledger.entries(session, pen.act.id):
        if isinstance(wish, WithdrawalRow):
            saying = select(MentionRow.contact_id).join(ClaimRow, ClaimRow.mention_id == MentionRow.id)
            named = saying.where(ClaimRow.field == wish.field, ClaimRow.key == wish.key, MentionRow.live)
            listing.refresh(session, {wish.contact_id, *(c for c in session.scalars(named) if c is not None)}, now)


def _keep_back(session: Session, pen: Pen, row: ContactRow, now: datetime) -> None:
    """What was withdrawn of a contact is withdrawn of those who were taken out of it, too."""
    wishes = list(
        session.scalars(
            select(WithdrawalRow).where(WithdrawalRow.contact_id == row.id, WithdrawalRow.superseded_at.is_(None))
        )
    )
    concerned = select(ActContactRow.contact_id).where(
        ActContactRow.act_id == pen.act.id, ActContactRow.contact_id != row.id
    )
    for contact in list(session.scalars(concerned)) if wishes else []:
        for wish in wishes:
            pen.withdraw(
                WithdrawalRow(contact_id=contact, field=wish.field, key=wish.key, name=wish.name, opinion=wish.opinion)
            )
        pen.enter()
        listing.refresh(session, {contact}, now)


def _bind(pen: Pen, mention_ids: Sequence[int]) -> None:
    """All of them are one contact: told by as few pairs as tell it."""
    first, *others = sorted(set(mention_ids))
    for other in others:
        pen.judge(first, other, "same")


def _take_back(pen: Pen, opinion: str, sides: Sequence[Sequence[int]]) -> None:
    """Judgements of this opinion between mentions of different sides no longer hold."""
    side_of = {mention: number for number, side in enumerate(sides) for mention in side}
    for part in batches(side_of):
        rows = pen.session.execute(
            select(JudgementRow.left_id, JudgementRow.right_id).where(
                JudgementRow.superseded_at.is_(None), JudgementRow.opinion == opinion, JudgementRow.left_id.in_(part)
            )
        ).all()
        for left, right in rows:
            if right in side_of and side_of[left] != side_of[right]:
                pen.judge(left, right, OPEN)


def _representatives(session: Session, row: ContactRow) -> list[int]:
    """A mention of each atom of a contact, and every one that humans have judged before."""
    held = _live(session, row)
    judged: set[int] = set()
    for part in batches(held):
        for left, right in session.execute(
            select(JudgementRow.left_id, JudgementRow.right_id).where(
                JudgementRow.superseded_at.is_(None),
                JudgementRow.opinion.in_(("same", "different")),
                JudgementRow.left_id.in_(part) | JudgementRow.right_id.in_(part),
            )
        ):
            judged |= {left, right} & held.keys()
    return sorted({*_one_each(held, held.keys()), *judged})


def _one_each(held: dict[int, int], mention_ids: Collection[int], apart: Collection[int] = ()) -> list[int]:
    """The first of these mentions of each atom; all of those whose atom is in `apart`."""
    first: dict[int, int] = {}
    found: list[int] = []
    for mention in sorted(mention_ids):
        if held[mention] in apart:
            found.append(mention)
        else:
            first.setdefault(held[mention], mention)
    return sorted([*found, *first.values()])


def _live(session: Session, row: ContactRow) -> dict[int, int]:
    """The atoms of a contact's live mentions, by mention. Raises InvalidQuery where it has none."""
    rows = session.execute(
        select(MentionRow.id, MentionRow.atom_id).where(MentionRow.contact_id == row.id, MentionRow.live)
    )
    held = {mention: atom for mention, atom in rows if atom is not None}
    if not held:
        raise InvalidQuery("contact", f"no release cites “{row.public_id}” any more")
    return held


def _contact(session: Session, public_id: str) -> ContactRow:
    """The contact of this id; of one that was merged, its survivor."""
    row = session.scalar(select(ContactRow).where(ContactRow.public_id == public_id))
    while row is not None and row.merged_into_id is not None:
        row = session.get(ContactRow, row.merged_into_id)
    if row is None:
        raise NotInRegistry("contact", public_id)
    return row


def _mention(session: Session, mention_id: int) -> MentionRow:
    row = session.get(MentionRow, mention_id)
    if row is None:
        raise NotInRegistry("mention", str(mention_id))
    return row


def _holders(session: Session, mention_ids: Collection[int]) -> set[int]:
    found: set[int] = set()
    for part in batches(mention_ids):
        rows = session.scalars(select(MentionRow.contact_id).where(MentionRow.id.in_(part)).distinct())
        found |= {contact for contact in rows if contact is not None}
    return found
