"""Mentions and claims of a release: those of its newest document are matched with those it had, so that whatever was
decided about a mention outlives the edit."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from sqlalchemy import bindparam, delete, select
from sqlalchemy.orm import Session

from directory.records import Claim, Kind, Mention, Quote
from directory.registry.statements import Statement, among, inserting, updating
from directory.registry.tables import ClaimRow, DocumentRow, MentionRow
from directory.values import names

_LONGEST_KEY = 200
_LINE_END = re.compile("\n")


class StoredMention(NamedTuple):
    """A row of `mention`, without what is derived for resolution only."""

    id: int
    release_id: int
    kind: Kind
    key: str
    position: int
    confidence: float
    live: bool
    doubts: Sequence[str] | None
    published: bool
    contact_id: int | None


class StoredClaim(NamedTuple):
    """A row of `claim`."""

    id: int
    mention_id: int
    document_id: int
    field: str
    value: str
    raw: str
    key: str
    start: int
    end: int
    exact: str
    prefix: str
    suffix: str
    line: int
    type: str | None
    extension: str | None
    page: int | None
    box: Sequence[float] | None


MENTION: Final = tuple(getattr(MentionRow, name) for name in StoredMention._fields)
CLAIM: Final = tuple(getattr(ClaimRow, name) for name in StoredClaim._fields)

_OF_RELEASE = Statement(
    select(*MENTION)
    .where(MentionRow.release_id == bindparam("release"))
    .order_by(MentionRow.live.desc(), MentionRow.position, MentionRow.id)
)
_EVERY_CLAIM = Statement(select(*CLAIM).where(among(ClaimRow.mention_id, "mentions")).order_by(ClaimRow.id))
_LIVE_CLAIMS = Statement(
    select(*CLAIM)
    .join(DocumentRow, DocumentRow.id == ClaimRow.document_id)
    .where(among(ClaimRow.mention_id, "mentions"), DocumentRow.superseded_at.is_(None))
    .order_by(ClaimRow.id)
)
_NEW = inserting(MentionRow, *StoredMention._fields[1:], "atom_id", returning=MentionRow.id)
_SAID_AGAIN = updating(
    MentionRow,
    *("kind", "key", "position", "confidence", "live", "doubts"),
    where=MentionRow.id == bindparam("of"),
)
_SAID_NO_MORE = updating(MentionRow, "live", where=MentionRow.id == bindparam("of"))
_FORGET = Statement(delete(ClaimRow).where(ClaimRow.document_id == bindparam("document")))
_CLAIM = inserting(ClaimRow, *StoredClaim._fields[1:])


@dataclass(frozen=True, slots=True)
class _Former:
    """A mention that the release has or had, with what it said last."""

    row: StoredMention
    name: str
    details: frozenset[tuple[str, str]]


def write(  # noqa: PLR0913  # what the document is
    session: Session, release_id: int, document_id: int, text: str, mentions: Sequence[Mention], *, first: bool
) -> set[int]:
    """Store what the release's current document says of its contacts; returns the ids of all mentions touched, the
    ones that it no longer makes among them. `first`: it is the first document of a release that has just been made."""
    formers = [] if first else _formers(session, release_id)
    if not first:
        _FORGET.run(session, [{"document": document_id}])
    said = [m for m in mentions if m.claims]
    values = [
        {
            "kind": mention.kind,
            "key": mention_key(mention),
            "position": position,
            "confidence": mention.confidence,
            "live": True,
            "doubts": list(mention.doubts),
        }
        for position, mention in enumerate(said)
    ]
    matched = _match(formers, said)
    empty = {"release_id": release_id, "published": False, "contact_id": None, "atom_id": None}
    made = _NEW.each(session, [v | empty for former, v in zip(matched, values, strict=True) if former is None])
    _SAID_AGAIN.run(session, [v | {"of": former.row.id} for former, v in zip(matched, values, strict=True) if former])
    fresh = iter(made)
    ids = [former.row.id if former else next(fresh)[0] for former in matched]
    live, kept = {former.row.id for former in formers if former.row.live}, set(ids)
    _SAID_NO_MORE.run(session, [{"of": id_, "live": False} for id_ in sorted(live - kept)])
    lines = [0, *(place.end() for place in _LINE_END.finditer(text))]
    _CLAIM.run(
        session,
        [
            _values(id_, document_id, lines, claim)
            for id_, mention in zip(ids, said, strict=True)
            for claim in mention.claims
        ],
    )
    return live | kept


def retire(session: Session, release_id: int) -> set[int]:
    """The release says nothing any more; returns the mentions that it made."""
    ids = {row[0] for row in _OF_RELEASE.rows(session, release=release_id) if StoredMention._make(row).live}
    _SAID_NO_MORE.run(session, [{"of": id_, "live": False} for id_ in sorted(ids)])
    return ids


def live_claims(session: Session, mention_ids: Collection[int]) -> dict[int, list[StoredClaim]]:
    """The claims of current documents, mention by mention, in the order of the text."""
    found: dict[int, list[StoredClaim]] = {m: [] for m in mention_ids}
    for claim in map(StoredClaim._make, _LIVE_CLAIMS.rows(session, mentions=mention_ids)):
        found[claim.mention_id].append(claim)
    return found


def mention_key(mention: Mention) -> str:
    """By which a mention is found again after an edit: a person's folded name, a desk's first address."""
    name, email, phone = names.fold(mention.name or ""), mention.first("email") or "", mention.first("phone") or ""
    return ((email or name or phone) if mention.kind == "desk" else (name or email or phone))[:_LONGEST_KEY]


def claim_of(row: ClaimRow | StoredClaim) -> Claim:
    """The record of a stored claim."""
    return Claim(
        row.field,  # type: ignore[arg-type]  # only Fields are ever stored
        row.value,
        row.raw,
        row.key,
        quote_of(row),
        row.type,  # type: ignore[arg-type]  # only PhoneTypes are ever stored
        row.extension,
    )


def mention_of(row: MentionRow | StoredMention, claims: Iterable[Claim]) -> Mention:
    """The record of a stored mention, with these claims."""
    kind: Kind = row.kind  # type: ignore[assignment]  # only Kinds are ever stored
    return Mention(kind, tuple(claims), row.confidence, tuple(row.doubts or ()))


def quote_of(row: ClaimRow | StoredClaim) -> Quote:
    left, bottom, right, top = row.box or (0.0, 0.0, 0.0, 0.0)
    box = (left, bottom, right, top) if row.box else None
    return Quote(row.start, row.end, row.exact, row.prefix, row.suffix, row.page, box)


def _values(mention_id: int, document_id: int, lines: Sequence[int], claim: Claim) -> dict[str, object]:
    quote = claim.quote
    return {
        "mention_id": mention_id,
        "document_id": document_id,
        "field": claim.field,
        "value": claim.value,
        "raw": claim.raw,
        "key": claim.key,
        "start": quote.start,
        "end": quote.end,
        "exact": quote.exact,
        "prefix": quote.prefix,
        "suffix": quote.suffix,
        "line": bisect_right(lines, quote.start),
        "type": claim.type,
        "extension": claim.extension,
        "page": quote.page,
        "box": list(quote.box) if quote.box else None,
    }


def _formers(session: Session, release_id: int) -> list[_Former]:
    rows = [StoredMention._make(row) for row in _OF_RELEASE.rows(session, release=release_id)]
    last: dict[int, int] = {}
    said: dict[tuple[int, int], list[StoredClaim]] = {}
    for claim in map(StoredClaim._make, _EVERY_CLAIM.rows(session, mentions=[row.id for row in rows])):
        last[claim.mention_id] = max(last.get(claim.mention_id, 0), claim.document_id)
        said.setdefault((claim.mention_id, claim.document_id), []).append(claim)
    found = []
    for row in rows:
        claims = said.get((row.id, last.get(row.id, 0)), [])
        name = next((c.value for c in claims if c.field == "name"), "")
        found.append(_Former(row, name, frozenset((c.field, c.key) for c in claims if c.field in {"email", "phone"})))
    return found


def _match(formers: Sequence[_Former], mentions: Sequence[Mention]) -> list[_Former | None]:
    """For each mention the one that it continues: the surest matches first, each former one at most once."""
    matched: list[_Former | None] = [None] * len(mentions)
    free = dict(enumerate(formers))  # in the order of the text
    by_trait: defaultdict[object, list[int]] = defaultdict(list)
    for place, former in free.items():
        for trait in (former.row.key, *former.details):
            by_trait[trait].append(place)
    details = [frozenset((c.field, c.key) for c in m.claims if c.field in {"email", "phone"}) for m in mentions]

    def same_key(former: _Former, i: int) -> bool:
        return former.row.key == mention_key(mentions[i])

    def shares(former: _Former, i: int) -> bool:
        return bool(former.details & details[i])

    def may_be(former: _Former, i: int) -> bool:
        name = mentions[i].name
        return not (former.name and name) or mentions[i].kind == "desk" or names.compatible(former.name, name)

    rules: tuple[Callable[[_Former, int], bool], ...] = (
        lambda former, i: same_key(former, i) and former.details == details[i],
        lambda former, i: same_key(former, i) and shares(former, i),
        same_key,
        lambda former, i: shares(former, i) and may_be(former, i),
    )
    for rule in rules:
        for i, mention in enumerate(mentions):
            if matched[i] is None:
                near = sorted(
                    {place for t in (mention_key(mention), *details[i]) for place in by_trait[t] if place in free}
                )
                found = next((p for p in near if free[p].row.kind == mention.kind and rule(free[p], i)), None)
                if found is not None:
                    matched[i] = free.pop(found)
    return matched
