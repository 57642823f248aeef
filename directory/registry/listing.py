"""What is stored of a contact beside its id, so that lists and searches need not assemble it: all derived from its card."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from datetime import datetime

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from directory.records import Card
from directory.registry import facets, publishing
from directory.registry.assemble import build
from directory.registry.atoms import batches
from directory.registry.citing import Digested, digested
from directory.registry.searching import contact_text
from directory.registry.tables import ContactFacetRow, ContactOfficeRow, ContactRow, OrganisationRow
from directory.values import names
from directory.values.slugs import slugify

_LONGEST_SORT_KEY = 200


def refresh(session: Session, contact_ids: Collection[int], now: datetime) -> None:
    """Derive anew what is stored of these contacts; `updated_at` moves where something shown is different."""
    for part in batches(contact_ids):
        published = publishing.derive(session, part)
        rows = list(session.scalars(select(ContactRow).where(ContactRow.id.in_(part))))
        for row in rows:
            row.published = row.id in published
        session.flush()
        cited = digested(session, [row.id for row in rows])
        session.execute(delete(ContactOfficeRow).where(ContactOfficeRow.contact_id.in_(part)))
        session.execute(delete(ContactFacetRow).where(ContactFacetRow.contact_id.in_(part)))
        listed: list[tuple[ContactRow, str]] = []
        found: list[dict[str, object]] = []
        for row in rows:
            row.live = row.id in cited
            if row.live:
                card = _derive(row, cited[row.id], now)
                listed += [(row, slug) for slug in offices(card)]
                found += [{"contact_id": row.id, "facet": f, "value": v} for f, v in sorted(facets.of_card(card))]
        session.flush()
        if found:
            session.execute(insert(ContactFacetRow), found)
        if listed:
            slugs = {slug for _, slug in listed}
            named = session.execute(
                select(OrganisationRow.slug, OrganisationRow.id).where(OrganisationRow.slug.in_(slugs))
            )
            ids = dict(named.all())
            values = [{"contact_id": r.id, "organisation_id": ids[slug], "sort_key": r.sort_key} for r, slug in listed]
            session.execute(insert(ContactOfficeRow), values)


def _derive(row: ContactRow, found: Digested, now: datetime) -> Card:
    """Fill in what is derived of one contact; returns its card."""
    card = build(row, found.cited)
    row.kind, row.name, row.slug = card.kind, card.name, slugify(card.name)
    row.sort_key = names.fold(card.name)[:_LONGEST_SORT_KEY]
    row.search_text = contact_text(card)
    content = hashlib.sha256(
        repr((card.kind, card.name, card.office, card.details, card.citations, found.sum_)).encode()
    ).hexdigest()
    if content != row.digest:
        row.digest, row.updated_at = content, now
    return card


def offices(card: Card) -> set[str]:
    """Slugs of the press offices that a contact stands for: the newest citing one, and each whose releases state a detail
    that is still current or state neither address nor number. Whoever has moved on is no longer listed where they were."""
    if not card.citations:
        return set()
    issuers = {c.release.office.slug for c in card.citations if c.release.office}
    reachable = {
        office.slug
        for detail in card.details
        if detail.current and detail.field in {"email", "phone"}
        for evidence in detail.evidence
        if (office := evidence.release.office)
    }
    stating = {
        c.release.office.slug
        for c in card.citations
        if c.release.office and (c.mention.of("email") or c.mention.of("phone"))
    }
    newest = {card.office.slug} if card.office else set()
    return newest | reachable | (issuers - stating)
