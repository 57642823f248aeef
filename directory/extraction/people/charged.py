"""Who is in charge of a desk, named on the line below its address (`担当：見本`)."""

from __future__ import annotations

from collections.abc import Sequence

from directory.extraction.people.drafts import Draft
from directory.extraction.reasons import DETAILS_ABOVE
from directory.extraction.stretches.pieces import Cutter


def with_those_in_charge(cutter: Cutter, drafts: Sequence[Draft]) -> list[Draft]:
    """The contacts, where a label names who answers at a desk that has no name: what the desk has is theirs."""
    kept: list[Draft] = []
    for draft in drafts:
        above = kept[-1] if kept else None
        if above is not None and _answers(cutter, above, draft):
            kept.pop()
            draft.emails += above.emails
            draft.phones += above.phones
            draft.orgs += above.orgs
            draft.why.update(dict.fromkeys(above.why, DETAILS_ABOVE))
        kept.append(draft)
    return kept


def _answers(cutter: Cutter, desk: Draft, person: Draft) -> bool:
    """Whether a person without address or number is named right below a desk, behind a label."""
    if desk.kind != "desk" or desk.names or desk.roles or person.kind != "person" or person.anchored:
        return False
    if len(person.names) != 1 or cutter.line_of(person.start) - cutter.line_of(desk.end) != 1:
        return False
    name = person.names[0]
    label = cutter.folded[cutter.text.rfind("\n", 0, name.start) + 1 : name.start].strip(_MARKS)
    return cutter.words.labels.get(label) == "name" or cutter.words.labels.get("".join(label.split())) == "name"


_MARKS = " \t:：*_-–—•●■・|　"
