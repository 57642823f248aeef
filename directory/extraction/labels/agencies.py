"""Agencies that Chinese calls after their trade alone (`示例公关顾问`), which a title ends in as well."""

from __future__ import annotations

import re
from collections.abc import Sequence

from directory.extraction.stretches.pieces import Cutter
from directory.extraction.stretches.wholes import Piece

_AGENCY = re.compile(
    r"[\u4e00-\u9fff]{2,10}?(?:(?:公关|公關|传播|傳播|咨询|諮詢|策划|策劃|广告|廣告|行销|行銷|顾问|顧問)(?:机构|機構)?){1,3}"
)


def is_agency_above(cutter: Cutter, pieces: Sequence[Piece], position: int) -> bool:
    """Whether what looks like a title stands alone on the line above somebody with a title: nobody has two."""
    piece = pieces[position]
    behind = pieces[position + 1 : position + 3]
    if (
        piece.label not in ("role", "desk")
        or not cutter.folded.is_unspaced
        or [p.label for p in behind] != ["role", "name"]
    ):
        return False
    if position and pieces[position - 1].line == piece.line:
        return False
    below = all(p.line == behind[0].line > piece.line for p in behind)
    return below and _AGENCY.fullmatch(cutter.text, piece.start, piece.end) is not None
