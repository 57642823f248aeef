"""What of a contact, as it was found, tells how sure it is: how its block was opened, what it states, how that came to
it, and what stands around. Each trait has one of a few values in words; `confidence` weighs them.

Nothing here looks at who issues a release or at single words of it: a trait that fits a handful of issuers would be
trusted where it must not be.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from directory.extraction import reasons
from directory.extraction.blocks.offering import Block
from directory.extraction.people.drafts import Draft, address_of
from directory.extraction.reasons import Reason
from directory.extraction.stretches.wholes import Piece
from directory.extraction.words.folding import Folded, is_unspaced
from directory.extraction.words.forenames import has_forename
from directory.records import Claim, Kind
from directory.values import emails, names

Traits = Mapping[str, str]
"""Trait to its value; a trait that does not apply to a contact is left out."""

_SHORT = 3
"""So many characters that nothing tells are a stray sign or an abbreviation."""
_GIVEN: tuple[tuple[str, frozenset[Reason]], ...] = (
    ("by place in columns", frozenset({reasons.IN_COLUMN, reasons.SPELLED_IN_COLUMN, reasons.NAME_IN_COLUMN})),
    ("shared by several", frozenset({reasons.SHARED, reasons.ONE_FOR_ALL, reasons.NAME_IN_ONE_GO, reasons.SHARED_ORG})),
    ("from more than one place", frozenset({reasons.NAME_AGAIN})),
    ("left over", frozenset({reasons.LEFT_AT_END})),
    ("ahead of the name", frozenset({reasons.AHEAD, reasons.BEFORE_DESK})),
)
"""The first that applies says how details came to a contact, the riskiest first."""
_DESKS: dict[Reason, str] = {
    reasons.DESK_NO_NAME: "nobody is named before",
    reasons.DESK_ANOTHER: "one more address after a desk's",
    reasons.DESK_IN_SENTENCE: "a mailbox offered beside a person",
    reasons.DESK_OWN_LINE: "a mailbox set apart",
    reasons.DESK_STRANGER: "an address that is nobody's",
    reasons.DESK_IN_COLUMNS: "a mailbox set apart",
    reasons.TAUGHT_DESK: "a mailbox set apart",
    reasons.DESK_NUMBERS: "numbers by themselves",
}


class Surroundings:
    """What all contacts of one text have in common, worked out once."""

    def __init__(self, folded: Folded, cut: Iterable[tuple[Block, Sequence[Piece]]], drafts: Sequence[Draft]) -> None:
        self.folded = folded
        self._pieces = dict(cut)
        self._drafts: dict[Block, list[Draft]] = {}
        self._stated: dict[
            tuple[Block, Kind], dict[tuple[int, int], int]
        ] = {}  # plain ones, which are made ten times as fast
        self._with_role: dict[Block, int] = {}
        for draft in drafts:
            if draft.block is not None:
                self._drafts.setdefault(draft.block, []).append(draft)
                stated, counts = self._stated.setdefault((draft.block, draft.kind), {}), _counts(draft)
                stated[counts] = stated.get(counts, 0) + 1
                titled = draft.kind == "person" and bool(draft.roles)
                self._with_role[draft.block] = self._with_role.get(draft.block, 0) + titled
        self._unread: dict[Block, int] = {}
        self._held: dict[str, int] = {}
        for address in (address for d in drafts for address in set(map(address_of, d.emails))):
            self._held[address] = self._held.get(address, 0) + 1

    def unread(self, block: Block) -> int:
        """How many pieces of a block are words that nothing tells, or names that became no contact."""
        if block not in self._unread:
            taken = {piece.start for draft in self._drafts.get(block, []) for piece in draft.pieces()}
            unread = (p for p in self._pieces[block] if p.label in ("name", "other") and p.start not in taken)
            self._unread[block] = sum(piece.end - piece.start > _SHORT for piece in unread)
        return self._unread[block]

    def shares(self, draft: Draft) -> bool:
        """Whether another contact of the text has one of this one's addresses as well."""
        return any(self._held[address_of(piece)] > 1 for piece in draft.emails)

    def roleless(self, draft: Draft) -> str:
        """Of a person without a role: whether the others of the block have none either."""
        others = draft.block is not None and self._with_role[draft.block] > bool(draft.roles)
        return "none, others have one" if others else "none"

    def stated_beside(self, draft: Draft) -> frozenset[tuple[int, int]]:
        """How many addresses and numbers the others of its kind in the block state: each pair once."""
        if draft.block is None:
            return frozenset()
        stated = self._stated[draft.block, draft.kind]
        own = _counts(draft)
        return frozenset(counts for counts, times in stated.items() if counts != own or times > 1)


def traits(draft: Draft, claims: Sequence[Claim], why: Iterable[Reason], around: Surroundings) -> Traits:
    """Of one contact: its claims with all the reasons that led to them."""
    found: dict[str, str] = {}
    said = set(why) | set(draft.why.values())
    fields: set[str] = {c.field for c in claims}
    found["kind"] = draft.kind if draft.kind == "person" else ("desk" if "name" in fields else "desk without a name")
    found["states"] = _states(fields)
    if draft.kind == "person":
        found["role"] = "stated" if "role" in fields else around.roleless(draft)
        name = next((c.value for c in claims if c.field == "name"), "")
        found["name"] = _name(name)
        if not is_unspaced(name):
            found["forename"] = "known" if has_forename(name) else "not known"
    else:
        found["desk by"] = next((words for reason, words in _DESKS.items() if reason in said), "its name")
    found["address"] = _address(draft, claims)
    if "email" in fields:
        found["address serves"] = "others too" if around.shares(draft) else "this one"
    found["numbers"] = _numbers(claims)
    found |= _beside(draft, around)
    found["given"] = next((words for words, which in _GIVEN if not which.isdisjoint(said)), "behind the name")
    if draft.block is not None:
        found["opened by"] = _opened(draft.block, around.folded)
        found["unread in block"] = _few(around.unread(draft.block), ("none", "1 or 2", "1 or 2"), "3 or more")
    return found


def _opened(block: Block, folded: Folded) -> str:
    """`Contact` alone announces many things; `Media contact` or `For more information` fewer."""
    if block.opened != "cue" or block.cue is None:
        return block.opened
    words = folded[block.cue[0] : block.cue[1]].strip(" :*_#\n")
    return "one word" if len(words.split()) == 1 and not is_unspaced(words) else "words"


def _beside(draft: Draft, around: Surroundings) -> dict[str, str]:
    """Contacts of one block mostly state the same: one that lacks what another has may have lost it to a neighbour."""
    others = around.stated_beside(draft)
    if not others:
        return {}
    own = _counts(draft)
    if any(own[field] == 0 < other[field] for other in others for field in (0, 1)):
        return {"states beside others": "less than one of them"}
    if others == {own}:
        return {"states beside others": "as they"}
    return {"states beside others": "more than one of them"}


def _counts(draft: Draft) -> tuple[int, int]:
    return len(draft.emails), len(draft.phones)


def _states(fields: set[str]) -> str:
    if {"email", "phone"} <= fields:
        return "address and number"
    return "address" if "email" in fields else "number" if "phone" in fields else "neither"


def _name(name: str) -> str:
    words = name.split()
    if is_unspaced(name):
        return "unspaced script"
    if any(map(str.isdigit, name)):
        return "with figures"
    if len(words) == 1:
        return "one word"
    return "two words" if len(words) == 2 else "three words" if len(words) == 3 else "four words and more"


def _address(draft: Draft, claims: Sequence[Claim]) -> str:
    addresses = [c.value for c in claims if c.field == "email"]
    if not addresses:
        return "none"
    if draft.kind == "person":
        name = next((c.value for c in claims if c.field == "name"), "")
        if len(addresses) > 1:
            return "several"
        fits = emails.affinity(name, addresses[0])
        if fits == 3 or (fits and _is_spelt(name, addresses[0])):
            return "the whole name"
        if fits:
            return "part of the name" if fits == 2 else "initials of the name"
        return "a function's" if emails.is_role_mailbox(addresses[0]) else "not like the name"
    if any(emails.is_press_mailbox(a) for a in addresses):
        return "the press's"
    return "a function's" if emails.is_role_mailbox(addresses[0]) else "a person's or a word"


def _is_spelt(name: str, address: str) -> bool:
    """Whether every word before the at-sign is one of the name, or its initial (`j.doe@`, `jdoe@`)."""
    words = names.fold(name).split()
    starts = {word[0] for word in words}
    spelt = {*words, *starts, *(start + word for start in starts for word in words)}
    return all(word in spelt for word in names.fold(address.partition("@")[0]).split())


def _numbers(claims: Sequence[Claim]) -> str:
    numbers = [c for c in claims if c.field == "phone"]
    if not numbers:
        return "none"
    if any(not c.value.startswith("+") for c in numbers):
        return "as written"
    kinds = {c.type for c in numbers}
    if len(numbers) == 1:
        return "one"
    return "one of each kind" if len(kinds) == len(numbers) else "two of one kind" if len(numbers) == 2 else "several"


def _few(number: int, few: Sequence[str], many: str) -> str:
    """The word for a small number, or the one for all that are larger."""
    return few[number] if number < len(few) else many
