"""The statement that German and Austrian law asks every site to carry of who keeps it (§ 5 TMG and DDG, § 5 ECG, § 25 MedienG), and
the general mailbox and number in it: everybody's, not the press's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from directory.extraction.people.drafts import Draft, address_of
from directory.extraction.stretches.pieces import Cutter
from directory.extraction.words.vocabulary import speak_of_press
from directory.values import emails

_REACH = 700
"""So far behind the words of the law, in characters, such a statement goes."""
_LAW = re.compile(r"§{1,2}\s?(?:5|24|25|18|55)\b[^\n]{0,40}?\b(?:tmg|tdg|ddg|ecg|mstv|rstv|mediengesetz|medieng)\b")


def general_desks(cutter: Cutter, drafts: Sequence[Draft]) -> list[Draft]:
    """Desks without a name and a mailbox for the press that such a statement gives under a heading that is not about the press."""
    first = cutter.text.find("§")
    if first < 0:
        return []
    found = []
    for draft in drafts:
        block = draft.block
        if draft.kind != "desk" or draft.names or block is None or block.cue is None or block.start < first:
            continue
        if any(emails.is_press_mailbox(address_of(piece)) for piece in draft.emails):
            continue
        if speak_of_press(cutter.shapes.tokens(*block.cue)):
            continue
        if _LAW.search(cutter.folded, max(first, block.start - _REACH), block.start) is not None:
            found.append(draft)
    return found
