"""From text to mentions: anchors, blocks, pieces, people, and each of their fields as a claim with its place."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace

from directory.extraction import reasons
from directory.extraction.blocks import finding as cutting
from directory.extraction.blocks.offering import Block
from directory.extraction.details import anchors as anchoring
from directory.extraction.details.anchors import Anchor, Anchors
from directory.extraction.details.countries import Countries
from directory.extraction.labels.employers import without_employer
from directory.extraction.memory import NOTHING, Taught
from directory.extraction.people import beside, confidence
from directory.extraction.people.assembling import assemble
from directory.extraction.people.bilingual import in_one_language
from directory.extraction.people.confidence import Point
from directory.extraction.people.drafts import Beside, Draft, put_together_across
from directory.extraction.people.footing import with_house_below, with_houses
from directory.extraction.people.guesses import Open, guess
from directory.extraction.people.interviews import set_aside
from directory.extraction.people.offers import offered
from directory.extraction.people.recalling import Recalled, recall
from directory.extraction.people.traits import Surroundings, Traits
from directory.extraction.people.traits import traits as traits_of
from directory.extraction.reasons import LeftOut, Reason
from directory.extraction.release.markup import NOTHING as NO_MARKUP
from directory.extraction.release.markup import Markup
from directory.extraction.stretches.pieces import Cutter
from directory.extraction.stretches.shapes import Shapes
from directory.extraction.stretches.wholes import Piece
from directory.extraction.watch import Watch
from directory.extraction.words.folding import Folded
from directory.extraction.words.quoted import with_its_quotes
from directory.extraction.words.vocabulary import Vocabulary
from directory.limits import USUAL, Limits
from directory.records import Claim, Field, Mention, PhoneType, Quote, Span
from directory.values import emails, names, organisations, phones, scripts, territories

PIECES = "pieces of a contact block"
AROUND = 32
"""So many characters before and after a quote are kept with it, to find it again."""


@dataclass(frozen=True, slots=True)
class Found:
    """A mention with what led to it: the block (None where none is known), for each claim in its order the reasons that
    decided it, its traits, and the points of its confidence."""

    mention: Mention
    block: Block | None
    why: tuple[tuple[Reason, ...], ...]
    traits: Traits
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """All that was found in a text, and what was left out: the blocks in order, each with its pieces; `unclaimed` are the words around
    names that no word of theirs tells."""

    contacts: tuple[Found, ...]
    anchors: Anchors
    blocks: tuple[tuple[Block, tuple[Piece, ...]], ...]
    left: tuple[LeftOut, ...]
    warnings: tuple[str, ...]
    unclaimed: tuple[Open, ...] = ()


def find(  # noqa: PLR0913 - each says something else of the text
    folded: Folded,
    language: str | None,
    words: Vocabulary,
    default_country: str | None = None,
    limits: Limits = USUAL,
    *,
    taught: Taught = NOTHING,
    said: Markup = NO_MARKUP,
) -> Finding:
    """The contacts that a text offers, in its order, with every step that led to them; what other releases of the issuer
    taught settles what it leaves open, and so does what its markup says."""
    text = folded.text
    watch = Watch(limits)
    anchors = anchoring.find(text, words, folded, watch)
    cutter = Cutter(Shapes(folded, words, language, {a.value for a in anchors if a.field == "email"}), taught, watch)
    countries = Countries(folded, anchors, language, words, default_country, taught=taught, dialled=said.dialled)
    drafts: list[Draft] = []
    left: list[LeftOut] = []
    recalled: Recalled = {}
    cut: list[tuple[Block, tuple[Piece, ...]]] = []
    blocks = cutting.find(cutter, anchors, left, watch, said.feet)
    cutter.go_on()
    for block in blocks:
        within = [a for a in anchors.between(block.start, block.end) if a.end <= block.end]
        pieces = cutter.cut(block.start, block.end, within)
        if len(pieces) > limits.pieces:
            watch.stops(len(pieces), limits.pieces, PIECES)
            del pieces[limits.pieces :]
        if taught is not NOTHING:
            pieces = recall(cutter, pieces, recalled)
        cut.append((block, tuple(pieces)))
        drafts += with_houses(cutter, block, assemble(cutter, block, pieces, left))
    with_house_below(cutter, drafts)
    beside.look(cutter, drafts)
    drafts = _once(cutter, offered(cutter, put_together_across(folded, drafts), left))
    unclaimed = guess(cutter, drafts, [piece for _, pieces in cut for piece in pieces], recalled)
    for draft in drafts:
        draft.roles = [without_employer(cutter, role, draft.orgs) for role in draft.roles]
        in_one_language(cutter, draft)
        set_aside(cutter, draft, left)
    around = Surroundings(folded, cut, drafts)
    stretches = _Stretches(drafts, len(text))
    contacts = [
        found for found in (_found(text, d, countries, stretches, around, left) for d in drafts) if found is not None
    ]
    if recalled:
        contacts = [_remembered(found, recalled) for found in contacts]
        claimed = {(c.field, c.quote.start) for found in contacts for c in found.mention.claims}
        left += (told for place, told in recalled.items() if place not in claimed)
    contacts.sort(key=lambda found: found.mention.claims[0].quote.start)
    return Finding(tuple(contacts), anchors, tuple(cut), tuple(left), tuple(watch.warnings), unclaimed)


def _remembered(found: Found, recalled: Recalled) -> Found:
    """With what memory decided among the reasons."""
    claims = zip(found.mention.claims, found.why, strict=True)
    told = ((why, recalled.get((claim.field, claim.quote.start))) for claim, why in claims)
    return replace(found, why=tuple(why if one is None else (one.reason, *why) for why, one in told))


def _once(cutter: Cutter, drafts: list[Draft]) -> list[Draft]:
    """One contact per human or desk and release, even if printed twice: what each place says is put together."""
    kept: dict[str, Draft] = {}
    again: dict[str, Draft] = {}
    for draft in drafts:
        key = _identity(cutter.text, draft)
        first = kept.get(key)
        if first is None:
            kept[key] = draft
            continue
        for name in draft.names:
            draft.why["name", name.start] = reasons.NAME_AGAIN
        for place, reason in draft.why.items():
            first.why.setdefault(place, reason)
        first.names += draft.names
        first.roles += draft.roles
        again[key] = first
        first.orgs += draft.orgs
        first.emails += draft.emails
        first.phones += draft.phones
        first.beside += draft.beside
    for draft in again.values():
        draft.roles = _titles_first(cutter, draft.roles)
    return list(kept.values())


def _titles_first(cutter: Cutter, roles: list[Piece]) -> list[Piece]:
    """What somebody does before the heading that somebody stands under (`Press relations: Ada Probe`)."""
    words, folded = cutter.words, cutter.folded

    def is_heading(piece: Piece) -> bool:
        said = folded[piece.start : piece.end]
        if said in words.roles:
            return False  # "Spokesperson" heads lists, too
        return words.desks.is_whole(said) or words.cues.is_whole(said)

    return sorted(roles, key=is_heading)


def _identity(text: str, draft: Draft) -> str:
    if draft.kind == "person":
        return "person " + names.fold(text[draft.names[0].start : draft.names[0].end])
    if draft.emails:
        return "desk " + ",".join(sorted({p.anchor.value for p in draft.emails if p.anchor}))
    return "desk " + ",".join(phones.digits(text[p.start : p.end]) for p, _ in draft.phones)


class _Stretches:
    """Which stretch of the text is about whom: from where a contact begins to where the next one does."""

    def __init__(self, drafts: list[Draft], end: int) -> None:
        self._starts = sorted(draft.start for draft in drafts)
        self._end = end

    def around(self, piece: Piece, block: Block | None) -> Span:
        number = bisect_right(self._starts, piece.start)
        low = self._starts[number - 1] if number else piece.start
        high = self._starts[number] if number < len(self._starts) else self._end
        return Span(max(low, block.start) if block is not None else low, high)


# ------------------------------------------------------------------ claims


def _found(  # noqa: PLR0913, PLR0917  # all that is known of the text
    text: str, draft: Draft, countries: Countries, stretches: _Stretches, around: Surroundings, left: list[LeftOut]
) -> Found | None:
    made: list[tuple[Claim, tuple[Reason, ...]]] = []
    stated: tuple[tuple[Field, list[Piece]], ...] = (("name", draft.names), ("role", draft.roles), ("org", draft.orgs))
    for field, pieces in stated:
        if pieces:
            ranked = pieces if field == "name" else sorted(pieces, key=_is_spoken_for)
            chosen = ranked[0] if field == "role" else _fullest(text, ranked)
            made.append((_words(text, field, chosen), (draft.why[field, chosen.start],)))
            others = (p for p in pieces if text[p.start : p.end] != text[chosen.start : chosen.end])
            left += (LeftOut(p.start, p.end, field, reasons.FIRST_IS_SHOWN) for p in others)
    own = [p.anchor for p in draft.emails if p.anchor is not None]
    made += [(_email(text, anchor), (draft.why["email", anchor.start],)) for anchor in own]
    for piece, kind in draft.phones:
        claim, of_country = _phone(text, piece, kind, countries, own, stretches.around(piece, draft.block))
        if claim is None:
            left.append(LeftOut(piece.start, piece.end, "phone", of_country))
        else:
            made.append((claim, (draft.why["phone", piece.start], of_country)))
    made = list({(c.field, c.key): (c, why) for c, why in reversed(made)}.values())[::-1]
    claims = [claim for claim, _ in made]
    if not any(c.field in ("email", "phone", "name") for c in claims) or (
        draft.kind == "desk" and not any(c.field in ("email", "phone") for c in claims)
    ):
        return None
    made.sort(key=lambda one: one[0].quote.start)
    claims = [claim for claim, _ in made]
    traits = traits_of(draft, claims, (reason for _, why in made for reason in why), around)
    points = confidence.points(traits)
    if any(c.field == "email" and scripts.deceptive(c.value) for c in claims):
        points = (*points, confidence.DECEPTIVE)
        made = [
            (c, (reasons.DECEPTIVE, *why) if c.field == "email" and scripts.deceptive(c.value) else why)
            for c, why in made
        ]
    said = [(_beside(text, one), (one.reason,)) for one in draft.beside]
    made += {(c.field, c.key): (c, why) for c, why in reversed(said)}.values()
    made.sort(key=lambda one: (one[0].quote.start, one[0].quote.end))
    claims = [claim for claim, _ in made]
    mention = Mention(draft.kind, tuple(claims), confidence.probability(points), confidence.doubts(points))
    return Found(mention, draft.block, tuple(why for _, why in made), traits, points)


def _is_spoken_for(piece: Piece) -> bool:
    """Whether it only says for whom somebody speaks, who may work for an agency."""
    return piece.label == "org" and piece.kind == "for"


def _fullest(text: str, pieces: list[Piece]) -> Piece:
    """The first way in which a name is written, or a longer one elsewhere that goes on from it (`Media Relations
    Division`, `Example Widgets, Inc.`)."""
    first = text[pieces[0].start : pieces[0].end].casefold()
    longer = [p for p in pieces[1:] if text[p.start : p.end].casefold().startswith(first)]
    return max((pieces[0], *longer), key=lambda p: p.end - p.start)


def quote(text: str, start: int, end: int) -> Quote:
    """The place with the words there and around (W3C TextQuoteSelector)."""
    return Quote(start, end, text[start:end], text[max(0, start - AROUND) : start], text[end : end + AROUND])


def _words(text: str, field: Field, piece: Piece) -> Claim:
    end = piece.end
    if field == "org" and text[end : end + 1] == "." and organisations.ends_in_full_stop(text[piece.start : end]):
        end += 1  # "Example Widgets, Inc."
    if (
        field == "name"
        and text[end : end + 1] == "."
        and text[end - 2 : end - 1] in (" ", ".")
        and text[end - 1].isupper()
    ):
        end += 1  # "Примерова А. Б."
    if "(" in text[piece.start : end] and text[end : end + 1] == ")" and ")" not in text[piece.start : end]:
        end += 1
    start = piece.start
    if field != "name":
        start, end = with_its_quotes(text, start, end)
    raw = text[start:end]
    value = names.collapse(raw)
    key = organisations.key(value) if field == "org" else names.fold(value)
    return Claim(field, value, raw, key or value.casefold(), quote(text, start, end))


def _beside(text: str, said: Beside) -> Claim:
    value = said.value if said.field == "language" else names.collapse(said.value)
    key = {"language": value, "territory": territories.key(value)}.get(said.field, names.fold(value))
    raw = text[said.start : said.end]
    return Claim(said.field, value, raw, key or value.casefold(), quote(text, said.start, said.end))


def _email(text: str, anchor: Anchor) -> Claim:
    raw = text[anchor.start : anchor.end]
    return Claim("email", anchor.value, raw, emails.normal(anchor.value), quote(text, anchor.start, anchor.end))


def _phone(  # noqa: PLR0913, PLR0917  # as above
    text: str, piece: Piece, kind: PhoneType, countries: Countries, beside: list[Anchor], within: Span
) -> tuple[Claim | None, Reason]:
    anchor = piece.anchor
    if anchor is None:
        return None, reasons.NO_NUMBER
    number, reason = countries.read(anchor, beside, within)
    if number is None:
        return None, reason
    written = text[anchor.start : anchor.start + len(anchor.value)]
    raw = written if phones.hyphened(written) == anchor.value else text[anchor.start : anchor.end]
    place = quote(text, anchor.start, anchor.start + len(raw))
    claim = Claim(
        "phone",
        number.e164 or number.digits,
        raw,
        number.e164 or number.digits,
        place,
        kind,
        anchor.extension or number.extension,
    )
    return claim, reason
