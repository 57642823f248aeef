"""Writes `directory/values/zones.toml` anew, from what libphonenumber tells of time zones.

    python -m scripts.zones path/to/phonenumbers > directory/values/zones.toml

The path is that of the unpacked package `phonenumbers` (not `phonenumberslite`, which we depend on and which leaves these data
out): 3 MB of code for what is 30 kB here.
"""

from __future__ import annotations

import ast
import sys
from collections import defaultdict
from pathlib import Path

HEAD = """\
# In which time zones (IANA names) the lines are whose number (E.164, without the +) begins with these digits; the longest beginning
# counts. Made by scripts/zones.py from libphonenumber's data (Apache License 2.0).
"""


def main() -> int:
    told = _told(Path(sys.argv[1]))
    beginnings: dict[str, list[str]] = defaultdict(list)
    for digits, zones in sorted(told.items()):
        if zones != _shorter(told, digits):
            beginnings[" ".join(zones)].append(digits)
    lines = [f'"{zones}" = "{" ".join(those)}"' for zones, those in sorted(beginnings.items())]
    sys.stdout.write(HEAD + "\n".join(lines) + "\n")
    return 0


def _told(package: Path) -> dict[str, tuple[str, ...]]:
    """The zones by beginning."""
    told: dict[str, tuple[str, ...]] = {}
    for file in sorted((package / "tzdata").glob("data*.py")):
        for statement in ast.parse(file.read_text(encoding="utf-8")).body:
            if isinstance(statement, ast.Assign) and isinstance(statement.value, ast.Dict):
                told |= ast.literal_eval(statement.value)
    return told


def _shorter(told: dict[str, tuple[str, ...]], digits: str) -> tuple[str, ...] | None:
    """What the longest shorter beginning tells."""
    return next((told[digits[:n]] for n in range(len(digits) - 1, 0, -1) if digits[:n] in told), None)


if __name__ == "__main__":
    sys.exit(main())
