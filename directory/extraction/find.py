"""From text to mentions: anchors, blocks, pieces, people, and each of their fields as a claim with its place."""

from __future__ import annotations

from directory.extraction import anchors as anchoring
from directory.extraction import blocks as cutting
from directory.extraction.anchors import Anchor
from directory.extraction.countries import Countries
from directory.extraction.drafts import Draft
from directory.extraction.offers import offered
from directory.extraction.people import assemble
from directory.extraction.pieces import Cutter, Piece
from directory.extraction.shapes import Shapes
from directory.extraction.vocabulary import Vocabulary
from directory.records import Claim, Field, Mention, PhoneType, Quote
from directory.values import emails, names, organisations, phones

AROUND = 32
"""So many characters before and after a quote are kept with it, to find it again."""
_OPENED = {"cue": 0.9, "sentence": 0.8, "mailbox": 0.6, "signature": 0.55}


def find_mentions(
    text: str, language: str | None, words: Vocabulary, default_country: str | None = None
) -> tuple[list[Mention], list[str]]:
    """The contacts that a text offers, in its order, and warnings about what was left unread."""
    anchors = anchoring.find(text, words)
    warnings = []
    if len(anchors) >= anchoring.MOST:
        warnings.append(f"only the first {anchoring.MOST:,} addresses and numbers were looked at")
    cutter = Cutter(Shapes(text, words, language, {a.value for a in anchors if a.field == "email"}))
    countries = Countries(text, anchors, language, default_country)
    drafts: list[Draft] = []
    blocks = cutting.find(cutter, anchors)
    if len(blocks) >= cutting.MOST:
        warnings.append(f"only the first {cutting.MOST:,} contact blocks were looked at")
    for block in blocks:
        within = [a for a in anchors.between(block.start, block.end) if a.end <= block.end]
        drafts += assemble(cutter, block, cutter.cut(block.start, block.end, within))
    drafts = offered(cutter, drafts)
    mentions = [m for m in (_mention(text, d, countries) for d in _once(text, drafts)) if m is not None]
    return sorted(mentions, key=lambda m: m.claims[0].quote.start), warnings


def _once(text: str, drafts: list[Draft]) -> list[Draft]:
    """One contact per human or desk and release, even if printed twice: what each place says is put together."""
    kept: dict[str, Draft] = {}
    for draft in drafts:
        key = _identity(text, draft)
        first = kept.get(key)
        if first is None:
            kept[key] = draft
            continue
        first.names += draft.names
        first.roles += draft.roles
        first.orgs += draft.orgs
        first.emails += draft.emails
        first.phones += draft.phones
    return list(kept.values())


def _identity(text: str, draft: Draft) -> str:
    if draft.kind == "person":
        return "person " + names.fold(text[draft.names[0].start : draft.names[0].end])
    if draft.emails:
        return "desk " + ",".join(sorted({p.anchor.value for p in draft.emails if p.anchor}))
    return "desk " + ",".join(phones.digits(text[p.start : p.end]) for p, _ in draft.phones)


# ------------------------------------------------------------------ claims


def _mention(text: str, draft: Draft, countries: Countries) -> Mention | None:
    claims: list[Claim] = []
    if draft.names:
        claims.append(_words(text, "name", _fullest(text, draft.names)))
    if draft.roles:
        claims.append(_words(text, "role", draft.roles[0]))
    if draft.orgs:
        claims.append(_words(text, "org", draft.orgs[0]))
    claims += [_email(text, piece.anchor) for piece in draft.emails if piece.anchor is not None]
    beside = [p.anchor for p in draft.emails if p.anchor is not None]
    for piece, kind in draft.phones:
        claim = _phone(text, piece, kind, beside, countries)
        if claim is not None:
            claims.append(claim)
    claims = list({(c.field, c.key): c for c in reversed(claims)}.values())[::-1]
    if not any(c.field in ("email", "phone", "name") for c in claims) or (
        draft.kind == "desk" and not any(c.field in ("email", "phone") for c in claims)
    ):
        return None
    claims.sort(key=lambda c: c.quote.start)
    return Mention(draft.kind, tuple(claims), _confidence(draft, claims))


def _fullest(text: str, pieces: list[Piece]) -> Piece:
    """The first way in which a name is written, or a longer one elsewhere that goes on from it (`Media Relations
    Division`)."""
    first = text[pieces[0].start : pieces[0].end].casefold()
    longer = [p for p in pieces[1:] if text[p.start : p.end].casefold().startswith(first)]
    return max((pieces[0], *longer), key=lambda p: p.end - p.start)


def quote(text: str, start: int, end: int) -> Quote:
    """The place with the words there and around (W3C TextQuoteSelector)."""
    return Quote(start, end, text[start:end], text[max(0, start - AROUND) : start], text[end : end + AROUND])


def _words(text: str, field: Field, piece: Piece) -> Claim:
    end = piece.end
    if field == "org" and text[end : end + 1] == "." and organisations.ends_in_legal_form(text[piece.start : end]):
        end += 1  # "Example Widgets, Inc."
    raw = text[piece.start : end]
    value = names.collapse(raw)
    key = organisations.key(value) if field == "org" else names.fold(value)
    return Claim(field, value, raw, key or value.casefold(), quote(text, piece.start, end))


def _email(text: str, anchor: Anchor) -> Claim:
    raw = text[anchor.start : anchor.end]
    return Claim("email", anchor.value, raw, emails.normal(anchor.value), quote(text, anchor.start, anchor.end))


def _phone(text: str, piece: Piece, kind: PhoneType, beside: list[Anchor], countries: Countries) -> Claim | None:
    anchor = piece.anchor
    if anchor is None:
        return None
    number = countries.read(anchor.value, beside)
    if number is None:
        return None
    literal = text.startswith(anchor.value, anchor.start)
    raw = anchor.value if literal else text[anchor.start : anchor.end]
    place = quote(text, anchor.start, anchor.start + len(raw))
    return Claim(
        "phone",
        number.e164 or number.digits,
        raw,
        number.e164 or number.digits,
        place,
        kind,
        anchor.extension or number.extension,
    )


def _confidence(draft: Draft, claims: list[Claim]) -> float:
    """How sure we are that this is a contact and that its details are its own: by what opened the block and by how much
    of a contact there is."""
    score = _OPENED[draft.block.opened] if draft.block is not None else 0.5
    fields = {c.field for c in claims}
    if draft.kind == "person" and not fields & {"email", "phone"}:
        score -= 0.25
    if "email" in fields and "name" in fields and draft.kind == "person":
        name = next(c.value for c in claims if c.field == "name")
        fits = max(emails.affinity(name, c.value) for c in claims if c.field == "email")
        score += 0.08 if fits >= 2 else -0.05
    return round(min(max(score, 0.05), 0.99), 2)
