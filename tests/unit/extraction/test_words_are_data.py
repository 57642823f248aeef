"""Lists of words of languages stand in tables, not in modules: decision 13."""

from __future__ import annotations

import ast
import re
from pathlib import Path

EXTRACTION = Path(__file__).resolve().parents[3] / "directory" / "extraction"
MANY = 12
"""So many words of three letters or more in one string make a list; what is less is mostly how something is written."""
_WORD = re.compile(r"(?<![\\\w])[^\W\d_]{3,}")
_SENTENCES = {"reasons"}
"""Modules that say to readers, in English, why."""


def lists(module: Path) -> set[str]:
    """The names given in a module to strings that hold so many words parted by nothing but blanks, or by `|` as those of a pattern."""
    found = set()
    for statement in ast.parse(module.read_text(encoding="utf-8")).body:
        if not isinstance(statement, ast.Assign | ast.AnnAssign) or statement.value is None:
            continue
        said = [n.value for n in ast.walk(statement.value) if isinstance(n, ast.Constant) and isinstance(n.value, str)]
        words = {word for one in said if len(said) < MANY for word in _WORD.findall(one) if word == word.lower()}
        if len(words) >= MANY:
            target = statement.targets[0] if isinstance(statement, ast.Assign) else statement.target
            found.add(ast.unparse(target))
    return found


STILL: dict[str, set[str]] = {
    "details/digits": {"_IDENTIFIER", "_LABEL_BEFORE", "_NUMBERED"},
    "details/short_numbers": {"_CALLED", "_NORWEGIAN"},
    "people/groups": {"_OFFICE"},
    "people/traits": {"_DESKS", "_GIVEN"},
    "release/header": {"_NOBODYS"},
    "release/spelling": {"_KIND_AHEAD"},
    "stretches/employed": {"_OF_PRESS"},
    "stretches/partnerships": {"_AGENCY", "_BESIDE_PR", "_CONSULTS", "_FOR_CLIENT"},
    "stretches/pieces": {"_OWNER"},
    "stretches/postal": {"_ENDS_IN_EXTENSION", "_STREET"},
    "stretches/several": {"_OF", "_OFFICES"},
    "stretches/shapes": {"_INSTITUTION", "_LEGAL_FORM"},
    "words/japanese": {"_KANA_GIVEN"},
    "words/materials": {"_FOR_PRESS"},
    "words/ranks": {"_RANK_GOES_ON"},
    "words/unspaced": {"_LEGAL_FORM", "_SPACED_FORM"},
}
"""What is left in modules: patterns in which words and signs belong together. Nothing is added here; what moves to a table goes."""


def test_no_module_holds_a_list_of_words() -> None:
    found = {
        path.relative_to(EXTRACTION).with_suffix("").as_posix(): told
        for path in sorted(EXTRACTION.rglob("*.py"))
        if path.stem not in _SENTENCES and (told := lists(path))
    }

    assert found == STILL
