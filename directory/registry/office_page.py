"""What a press office's page tells beside lists: whom its newest releases name, and who signs them about what."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Final, NamedTuple

from sqlalchemy import and_, bindparam, func, select
from sqlalchemy.orm import Session

from directory.pages import ContactRef, Signature, Subject
from directory.records import Card, OfficeRef, ReleaseRef
from directory.registry.assemble import cards, contacts
from directory.registry.citing import IS_RELEASE, release_refs, told
from directory.registry.columns import UtcDateTime
from directory.registry.finding import blocks
from directory.registry.finding.distinctive import FEWEST, Term, Usage, terms, words_of
from directory.registry.finding.tables import ReleaseWordsRow, WordRow
from directory.registry.statements import Statement, among
from directory.registry.tables import ClaimRow, ContactOfficeRow, ContactRow, DocumentRow, MentionRow, OrganisationRow
from directory.values import names

MOST_CONTACTS: Final = 50
MOST_SUBJECTS: Final = 8
_NEWEST: Final = 500
"""So many of an office's releases are looked at for whom they name,"""
_TITLES: Final = 300
"""and so many for what they are about."""
_SIGNERS: Final = 3
_NAMED: Final = 2
_HALVED_AFTER: Final = 550
"""Days after which a release counts half as much as the newest."""
_CURRENT = and_(DocumentRow.superseded_at.is_(None), IS_RELEASE)
_SHOWN = (ContactRow.published, MentionRow.live, MentionRow.published)

_HAVING = Statement(select(WordRow.id, WordRow.word, WordRow.releases).where(among(WordRow.word, "words")))
_WORDS = Statement(select(ReleaseWordsRow.words).where(among(ReleaseWordsRow.document_id, "documents")))
_CALLED = Statement(
    select(ClaimRow.value)
    .where(among(ClaimRow.document_id, "documents"), ClaimRow.field == bindparam("field"))
    .distinct()
)
_SIGNED = Statement(
    select(ContactRow.id, ContactRow.public_id, ContactRow.slug, ContactRow.name, DocumentRow.id)
    .join(MentionRow, MentionRow.contact_id == ContactRow.id)
    .join(DocumentRow, DocumentRow.release_id == MentionRow.release_id)
    .where(among(DocumentRow.id, "documents"), *_SHOWN)
    .distinct()
)
_of = select(OrganisationRow.id).where(OrganisationRow.slug == bindparam("slug")).scalar_subquery()
_told = (
    select(
        *(DocumentRow.id, DocumentRow.release_id, DocumentRow.title, DocumentRow.number, DocumentRow.date),
        DocumentRow.sort_key,
    )
    .where(DocumentRow.organisation_id == _of, _CURRENT, told(bindparam("now", type_=UtcDateTime)))
    .order_by(DocumentRow.sort_key.desc(), DocumentRow.id.desc())
)
"""The newest releases of an office that are under no embargo."""
_TITLED = Statement(_told.limit(_TITLES))
_newest = _told.limit(_NEWEST).subquery()
_last = func.max(_newest.c.sort_key).label("last")
_NEWEST_NAMED = Statement(
    select(ContactRow.id, _last)
    .join(MentionRow, MentionRow.contact_id == ContactRow.id)
    .join(_newest, _newest.c.release_id == MentionRow.release_id)
    .join(ContactOfficeRow, ContactOfficeRow.contact_id == ContactRow.id)
    .where(ContactOfficeRow.organisation_id == _of, *_SHOWN)
    .group_by(ContactRow.id)
    .order_by(_last.desc(), ContactRow.id)
    .limit(bindparam("most"))
)


class _Titled(NamedTuple):
    """A document that is told of."""

    id: int
    release_id: int
    title: str | None
    number: str | None
    date: date | None
    sort_key: str


class _Signer(NamedTuple):
    id: int
    public_id: str
    slug: str
    name: str

    @property
    def ref(self) -> ContactRef:
        return ContactRef(self.public_id, self.slug, self.name)


def newest_named(session: Session, office: OfficeRef, limit: int = MOST_CONTACTS) -> tuple[Card, ...]:
    """Contacts of a press office, those first that its newest releases name; none that only releases under embargo do."""
    session.flush()
    found = _NEWEST_NAMED.rows(session, slug=office.slug, now=datetime.now(UTC), most=limit)
    return tuple(cards(session, contacts(session, [id_ for id_, _ in found])))


def subjects(session: Session, office: OfficeRef, most: int = MOST_SUBJECTS) -> tuple[Subject, ...]:
    """What some of an office's newest releases are about and few of others', with who signs those; few and sure rather than many.
    Nothing is taken from releases under embargo, nor from the names of people."""
    titled = {
        row.id: row
        for row in map(_Titled._make, _TITLED.rows(session, slug=office.slug, now=datetime.now(UTC)))
        if row.title
    }
    titles = {id_: row.title or "" for id_, row in titled.items()}
    if len(titles) < FEWEST:
        return ()
    found = terms(titles, _others(session, titles), _passed_over(session, office, titled), 2 * most, _weights(titled))
    if not found:
        return ()
    signed = _signed(session, found)
    told_of = [(term, _newest_first(term, signed, titled)) for term in found]
    kept = [(term, by_signer) for term, by_signer in told_of if by_signer][:most]
    named = {document for _, by_signer in kept for _, newest in by_signer for document in newest[:_NAMED]}
    refs = release_refs(session, named)
    return tuple(Subject(term.words, tuple(_signature(*one, refs) for one in by_signer)) for term, by_signer in kept)


def _others(session: Session, titles: Mapping[int, str]) -> Usage:
    """How many releases but these have the words of their titles."""
    known = {id_: (word, count) for id_, word, count in _HAVING.rows(session, words=words_of(titles.values()))}
    here = Counter(id_ for (packed,) in _WORDS.rows(session, documents=titles) for id_ in _unpacked(packed))
    every = session.scalar(select(func.count()).select_from(DocumentRow).where(_CURRENT)) or 0
    having = {word: max(0, count - here[id_]) for id_, (word, count) in known.items()}
    return Usage(max(0, every - len(titles)), having)


def _unpacked(packed: bytes) -> Iterator[int]:
    _, fields = blocks.unpack_lists(packed)
    return (word for field in fields for word in field)


def _passed_over(session: Session, office: OfficeRef, titled: Mapping[int, _Titled]) -> set[str]:
    """Words that are no subject: of the office's own names, of numbers of releases, and of names of whom the releases name, also of
    those who are kept back."""
    said = [office.name, office.short or "", *office.also, *(row.number or "" for row in titled.values())]
    said += [name for (name,) in _CALLED.rows(session, documents=titled, field="name")]
    return {word for words in said for word in names.fold(words).split()}


def _weights(titled: Mapping[int, _Titled]) -> dict[int, float]:
    """How much each document counts, by its age beside the newest; one without a date as little as the oldest."""
    days = [row.date.toordinal() for row in titled.values() if row.date]
    newest, oldest = max(days, default=0), min(days, default=0)
    ages = {id_: newest - (row.date.toordinal() if row.date else oldest) for id_, row in titled.items()}
    return {id_: 0.5 ** (age / _HALVED_AFTER) for id_, age in ages.items()}


def _signed(session: Session, found: Sequence[Term]) -> dict[int, set[_Signer]]:
    """Who signs the documents that have any of these terms."""
    documents = {document for term in found for document in term.documents}
    by_document: defaultdict[int, set[_Signer]] = defaultdict(set)
    for *signer, document in _SIGNED.rows(session, documents=documents):
        by_document[document].add(_Signer._make(signer))
    return by_document


def _newest_first(
    term: Term, signed: Mapping[int, Collection[_Signer]], titled: Mapping[int, _Titled]
) -> list[tuple[_Signer, list[int]]]:
    """Who signs releases about it with these, newest first: who signs the most, then the newest, first."""
    by_signer: defaultdict[_Signer, list[int]] = defaultdict(list)
    for document in sorted(term.documents, key=lambda d: (titled[d].sort_key, d), reverse=True):
        for signer in signed.get(document, ()):
            by_signer[signer].append(document)
    ranked = sorted(by_signer.items(), key=lambda of: of[0].id)
    ranked.sort(key=lambda of: (len(of[1]), titled[of[1][0]].sort_key), reverse=True)
    return ranked[:_SIGNERS]


def _signature(signer: _Signer, documents: Sequence[int], refs: Mapping[int, ReleaseRef]) -> Signature:
    return Signature(signer.ref, tuple(refs[document] for document in documents[:_NAMED]), len(documents))
