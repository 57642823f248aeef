"""What people decided, entry by entry. Nothing is ever overwritten or deleted: a later entry supersedes.

Every entry belongs to an act, which says who, when and why. Entries are of eight sorts: judgements about two mentions
(`same`, `different`, `unsure`; `alone` of a mention and itself: it is to be looked at by itself even where others say the
same word for word), judgements about two names of organisations and about a release's use of a name, reviews of a mention
(`reviews`), withdrawals of a contact's details, demands of a token for a press book (`demanding`), logos (`logos`), and
wishes to see which sites show contacts (`sites`). Each sort has an
opinion that takes back what was said before: `open`.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from sqlalchemy import ColumnElement, Select, insert, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from directory.errors import NotInRegistry
from directory.records import Act, ActKind, Field
from directory.registry.atoms import batches
from directory.registry.demand_tables import DemandRow
from directory.registry.logo_tables import LogoRow
from directory.registry.site_tables import SitesRow
from directory.registry.tables import (
    ActContactRow,
    ActOrganisationRow,
    ActRow,
    ContactRow,
    JudgementRow,
    NamingJudgementRow,
    OrganisationJudgementRow,
    OrganisationRow,
    ReviewRow,
    WithdrawalRow,
)

OPEN = "open"
"""Stored as opinion by whatever takes an opinion back."""

OfName = DemandRow | LogoRow | SitesRow
"""What is said of a name of an organisation alone."""
Entry = JudgementRow | OrganisationJudgementRow | NamingJudgementRow | ReviewRow | WithdrawalRow | OfName
SORTS: tuple[type[Entry], ...] = (
    JudgementRow,
    OrganisationJudgementRow,
    NamingJudgementRow,
    ReviewRow,
    WithdrawalRow,
    DemandRow,
    LogoRow,
    SitesRow,
)

JudgementOpinion = Literal["same", "different", "unsure", "alone"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """One entry about two mentions, with its act. `opinion` is None where it takes back; `superseded_at` is None while it
    counts."""

    left: int
    right: int
    opinion: JudgementOpinion | None
    author: str
    reason: str
    made_at: datetime
    superseded_at: datetime | None


@dataclass(slots=True)
class Pen:
    """Writes the entries of one act: noted first, the last word about each thing counting, then entered together."""

    session: Session
    act: ActRow
    noted: dict[Hashable, Entry] = field(default_factory=dict)

    def judge(self, one: int, other: int, opinion: str) -> None:
        """Note a judgement about two mentions."""
        left, right = sorted((one, other))
        self.noted[left, right] = JudgementRow(left_id=left, right_id=right, opinion=opinion)

    def judge_names(self, one: int, other: int, opinion: str) -> None:
        """Note a judgement about two names of organisations."""
        left, right = sorted((one, other))
        self.noted["names", left, right] = OrganisationJudgementRow(left_id=left, right_id=right, opinion=opinion)

    def judge_naming(self, release_id: int, organisation_id: int, opinion: str) -> None:
        """Note that a release's use of a name is this one (`offices.HERE`), or is left to what it shows."""
        entry = NamingJudgementRow(release_id=release_id, organisation_id=organisation_id, opinion=opinion)
        self.noted["naming", release_id, organisation_id] = entry

    def demand(self, organisation_id: int, opinion: str) -> None:
        """Note whether the press book of whatever organisation has this name demands a token (`demanding.DEMANDED`)."""
        self.say_of(DemandRow, organisation_id, opinion)

    def logo(self, organisation_id: int, opinion: str) -> None:
        """Note which picture (its name) is the logo of a name of an organisation."""
        self.say_of(LogoRow, organisation_id, opinion)

    def sites(self, organisation_id: int, opinion: str) -> None:
        """Note whether it is wanted to see which sites show contacts of whatever organisation has this name (`sites.WANTED`)."""
        self.say_of(SitesRow, organisation_id, opinion)

    def say_of(self, sort: type[OfName], organisation_id: int, opinion: str) -> None:
        """Note one of the three about a name of an organisation."""
        self.noted[sort.__tablename__, organisation_id] = sort(organisation_id=organisation_id, opinion=opinion)

    def review(self, mention_id: int, opinion: str) -> None:
        """Note whether a mention is to be shown."""
        self.noted[mention_id] = ReviewRow(mention_id=mention_id, opinion=opinion)

    def withdraw(self, wish: WithdrawalRow) -> None:
        """Note whether a detail of a contact, or with empty field and key all of it, is to be kept back."""
        self.noted[wish.contact_id, wish.field, wish.key] = wish

    def enter(self) -> None:
        """Enter what was noted, but for what takes back nothing."""
        for entry in self.noted.values():
            self._enter(entry)
        self.noted.clear()
        self.session.flush()

    def concern(self, contact_ids: Iterable[int]) -> None:
        """Note whom the act concerned."""
        known = set(self.session.scalars(select(ActContactRow.contact_id).where(ActContactRow.act_id == self.act.id)))
        rows = [{"act_id": self.act.id, "contact_id": contact} for contact in sorted(set(contact_ids) - known)]
        if rows:
            self.session.execute(insert(ActContactRow), rows)

    def concern_offices(self, organisation_ids: Iterable[int]) -> None:
        """Note which organisations the act concerned, by the names that lead them."""
        of = ActOrganisationRow
        known = set(self.session.scalars(select(of.organisation_id).where(of.act_id == self.act.id)))
        rows = [{"act_id": self.act.id, "organisation_id": id_} for id_ in sorted(set(organisation_ids) - known)]
        if rows:
            self.session.execute(insert(of), rows)

    def _enter(self, entry: Entry) -> None:
        before = _counting(self.session, entry)
        if entry.opinion == OPEN and (before is None or before.opinion == OPEN):
            return
        if before is not None:
            before.superseded_at = self.act.made_at
            self.session.flush()  # only one entry about a thing may count
        entry.act_id = self.act.id
        self.session.add(entry)


def begin(  # noqa: PLR0913  # what an act is, each by name
    session: Session, kind: ActKind, *, author: str, reason: str, now: datetime, undoes: int | None = None
) -> Pen:
    """A new act of this author, to be filled with entries."""
    act = ActRow(kind=kind, author=author, reason=reason, made_at=now, undoes_id=undoes)
    session.add(act)
    session.flush()
    return Pen(session, act)


def act_row(session: Session, act_id: int) -> ActRow:
    """Raises NotInRegistry where there is none."""
    found = session.get(ActRow, act_id)
    if found is None:
        raise NotInRegistry("decision", str(act_id))
    return found


def entries(session: Session, act_id: int) -> list[Entry]:
    """All that an act entered, in its order within each sort."""
    found: list[Entry] = []
    for sort in SORTS:
        found += session.scalars(select(sort).where(sort.act_id == act_id).order_by(sort.id))
    return found


def said_before(session: Session, entry: Entry) -> str:
    """The opinion that an entry superseded."""
    sort = type(entry)
    return (
        session.scalar(select(sort.opinion).where(*_about(entry), sort.id < entry.id).order_by(sort.id.desc()).limit(1))
        or OPEN
    )


def later_than(session: Session, of: Collection[Entry]) -> int | None:
    """The newest act after these entries that is about the same things and stands; None where there is none. An act that was
    taken back does not stand, nor does a taking back."""
    newest: set[int] = set()
    for entry in of:
        sort = type(entry)
        newest |= set(session.scalars(select(sort.act_id).where(*_about(entry), sort.id > entry.id)))
    for act_id in sorted(newest, reverse=True):
        if act_row(session, act_id).kind != "undo" and _stands(session, act_id):
            return act_id
    return None


def is_about_offices(session: Session, act_id: int) -> bool:
    """Whether an act was about names of organisations."""
    named = select(ActOrganisationRow.act_id).where(ActOrganisationRow.act_id == act_id).limit(1)
    return session.scalar(named) is not None


def taken_back_by(session: Session, act_id: int) -> int | None:
    """The act that took this one back, if any."""
    return session.scalar(select(ActRow.id).where(ActRow.undoes_id == act_id))


def _stands(session: Session, act_id: int) -> bool:
    stands, back = True, taken_back_by(session, act_id)
    while back is not None:  # a taking back may be taken back
        stands, back = not stands, taken_back_by(session, back)
    return stands


def acts(
    session: Session,
    contacts: Collection[str] | None = None,
    *,
    offices: Collection[str] | None = None,
    limit: int = 100,
) -> list[Act]:
    """What people did, newest first: all of it, or what concerned the contacts of these public ids, or the press offices of these
    slugs."""
    query = select(ActRow).order_by(ActRow.id.desc()).limit(limit)
    if contacts is not None:
        concerned = (
            select(ActContactRow.act_id)
            .join(ContactRow, ContactRow.id == ActContactRow.contact_id)
            .where(ContactRow.public_id.in_(contacts))
        )
        query = query.where(ActRow.id.in_(concerned))
    if offices is not None:
        about = (
            select(ActOrganisationRow.act_id)
            .join(OrganisationRow, OrganisationRow.id == ActOrganisationRow.organisation_id)
            .where(OrganisationRow.slug.in_(offices))
        )
        query = query.where(ActRow.id.in_(about))
    rows = list(session.scalars(query))
    ids = [row.id for row in rows]
    undone = dict(session.execute(select(ActRow.undoes_id, ActRow.id).where(ActRow.undoes_id.in_(ids))).all())
    whom = _concerned(
        session,
        ids,
        select(ActContactRow.act_id, ContactRow.public_id)
        .join(ContactRow, ContactRow.id == ActContactRow.contact_id)
        .order_by(ActContactRow.contact_id),
        ActContactRow.act_id,
    )
    named = _concerned(
        session,
        ids,
        select(ActOrganisationRow.act_id, OrganisationRow.slug)
        .join(OrganisationRow, OrganisationRow.id == ActOrganisationRow.organisation_id)
        .order_by(ActOrganisationRow.organisation_id),
        ActOrganisationRow.act_id,
    )
    details: dict[int, list[tuple[Field, str]]] = {act: [] for act in ids}
    for part in batches(ids):
        for wish in session.scalars(
            select(WithdrawalRow)
            .where(WithdrawalRow.act_id.in_(part), WithdrawalRow.field != "")
            .order_by(WithdrawalRow.id)
        ):
            details[wish.act_id].append((wish.field, wish.key))  # type: ignore[arg-type]  # only Fields are ever stored
    return [
        Act(
            row.id,
            row.kind,  # type: ignore[arg-type]  # only ActKinds are ever stored
            row.author,
            row.reason,
            row.made_at,
            tuple(whom[row.id]),
            row.undoes_id,
            undone.get(row.id),
            tuple(details[row.id]),
            tuple(named[row.id]),
        )
        for row in rows
    ]


def _concerned(
    session: Session, acts: Sequence[int], query: Select[int, str], of: InstrumentedAttribute[int]
) -> dict[int, list[str]]:
    """Whom acts concerned, by the act (`of`), in the order of the query."""
    found: dict[int, list[str]] = {act: [] for act in acts}
    for part in batches(acts):
        for act, whom in session.execute(query.where(of.in_(part))):
            found[act].append(whom)
    return found


def judgements(session: Session, mention_ids: Collection[int]) -> tuple[Judgement, ...]:
    """All that was ever decided about these mentions, newest first."""
    rows = session.execute(
        select(JudgementRow, ActRow)
        .join(ActRow, ActRow.id == JudgementRow.act_id)
        .where(or_(JudgementRow.left_id.in_(mention_ids), JudgementRow.right_id.in_(mention_ids)))
        .order_by(JudgementRow.id.desc())
    )
    return tuple(
        Judgement(
            row.left_id,
            row.right_id,
            None if row.opinion == OPEN else row.opinion,  # type: ignore[arg-type]  # only these are ever stored else
            act.author,
            act.reason,
            act.made_at,
            row.superseded_at,
        )
        for row, act in rows
    )


def _counting(session: Session, entry: Entry) -> Entry | None:
    """What counts now about the same thing."""
    sort = type(entry)
    found: Entry | None = session.scalar(select(sort).where(*_about(entry), sort.superseded_at.is_(None)))  # type: ignore[assignment]  # of the entry's own sort
    return found


def _about(entry: Entry) -> tuple[ColumnElement[bool], ...]:
    """What an entry is about, as a condition on its sort."""
    if isinstance(entry, JudgementRow):
        return JudgementRow.left_id == entry.left_id, JudgementRow.right_id == entry.right_id
    if isinstance(entry, OrganisationJudgementRow):
        return (
            OrganisationJudgementRow.left_id == entry.left_id,
            OrganisationJudgementRow.right_id == entry.right_id,
        )
    if isinstance(entry, NamingJudgementRow):
        return (
            NamingJudgementRow.release_id == entry.release_id,
            NamingJudgementRow.organisation_id == entry.organisation_id,
        )
    if isinstance(entry, ReviewRow):
        return (ReviewRow.mention_id == entry.mention_id,)
    if isinstance(entry, OfName):
        return (type(entry).organisation_id == entry.organisation_id,)
    return (
        WithdrawalRow.contact_id == entry.contact_id,
        WithdrawalRow.field == entry.field,
        WithdrawalRow.key == entry.key,
    )
