"""Mentions and claims of a release: those of its newest document are matched with those it had, so that whatever was
decided about a mention outlives the edit."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from directory.records import Claim, Kind, Mention, Quote
from directory.registry.tables import ClaimRow, DocumentRow, MentionRow
from directory.values import names

_LONGEST_KEY = 200
_LINE_END = re.compile("\n")


@dataclass(frozen=True, slots=True)
class _Former:
    """A mention that the release has or had, with what it said last."""

    row: MentionRow
    name: str
    details: frozenset[tuple[str, str]]


def write(session: Session, document: DocumentRow, mentions: Sequence[Mention]) -> set[int]:
    """Store what the release's current document says of its contacts; returns the ids of all mentions touched, the
    ones that it no longer makes among them."""
    formers = _formers(session, document.release_id)
    session.execute(delete(ClaimRow).where(ClaimRow.document_id == document.id))
    said = [m for m in mentions if m.claims]
    matched = _match(formers, said)
    touched = {f.row.id for f in formers if f.row.live}
    for former in formers:
        former.row.live = False
    rows = [
        former.row if former else MentionRow(release_id=document.release_id, contact_id=None, atom_id=None)
        for former in matched
    ]
    for position, (row, mention) in enumerate(zip(rows, said, strict=True)):
        row.kind, row.key, row.position = mention.kind, mention_key(mention), position
        row.confidence, row.live, row.doubts = mention.confidence, True, list(mention.doubts)
        session.add(row)
    session.flush()
    lines = [0, *(place.end() for place in _LINE_END.finditer(document.text))]
    claims = [
        _values(row.id, document.id, lines, claim)
        for row, mention in zip(rows, said, strict=True)
        for claim in mention.claims
    ]
    if claims:
        session.execute(insert(ClaimRow), claims)
    return touched | {row.id for row in rows}


def retire(session: Session, release_id: int) -> set[int]:
    """The release says nothing any more; returns the mentions that it made."""
    rows = list(session.scalars(select(MentionRow).where(MentionRow.release_id == release_id, MentionRow.live)))
    for row in rows:
        row.live = False
    session.flush()
    return {row.id for row in rows}


def mention_key(mention: Mention) -> str:
    """By which a mention is found again after an edit: a person's folded name, a desk's first address."""
    name, email, phone = names.fold(mention.name or ""), mention.first("email") or "", mention.first("phone") or ""
    return ((email or name or phone) if mention.kind == "desk" else (name or email or phone))[:_LONGEST_KEY]


def claim_of(row: ClaimRow) -> Claim:
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


def mention_of(row: MentionRow, claims: Sequence[ClaimRow]) -> Mention:
    """The record of a stored mention."""
    kind: Kind = row.kind  # type: ignore[assignment]  # only Kinds are ever stored
    return Mention(kind, tuple(claim_of(c) for c in claims), row.confidence, tuple(row.doubts or ()))


def quote_of(row: ClaimRow) -> Quote:
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
    rows = list(
        session.scalars(
            select(MentionRow)
            .where(MentionRow.release_id == release_id)
            .order_by(MentionRow.live.desc(), MentionRow.position, MentionRow.id)
        )
    )
    last: dict[int, int] = {}
    said: dict[tuple[int, int], list[ClaimRow]] = {}
    for claim in session.scalars(select(ClaimRow).where(ClaimRow.mention_id.in_([r.id for r in rows]))):
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
