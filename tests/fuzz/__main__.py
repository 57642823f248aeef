"""Coverage-guided fuzzing of what reads strangers' bytes: `make fuzz`, or

    python -m tests.fuzz document --seconds 600 --seeds var/fuzz/bed

It begins with seeds (the generated test bed in all its formats), goes on with whatever reaches lines that nothing reached before, and
ends with the bytes of the first failure in a file of its own: an exception that is no refusal, something said that the text does not
say, half a minute for 20 KB, or a gigabyte.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["directory"], enable_loader_override=False):
    from tests.fuzz.targets import BODIES, SUFFIXES, TARGETS

FOUND = Path("var/fuzz")
LONGEST = 20_000
MOST_SEEDS = 300
SLOWEST = 30
MOST_MEGABYTES = 1_000


def main() -> None:
    parser = argparse.ArgumentParser(description="Coverage-guided fuzzing of what reads strangers' bytes.")
    parser.add_argument("target", choices=TARGETS)
    parser.add_argument("--seconds", type=int, default=300)
    parser.add_argument("--seeds", type=Path, help="a folder of files, by whose suffixes they are read")
    wanted = parser.parse_args()
    kept = FOUND / wanted.target
    kept.mkdir(parents=True, exist_ok=True)
    if wanted.seeds:
        paths = [path for path in sorted(wanted.seeds.rglob("*")) if path.suffix in SUFFIXES and path.is_file()]
        for path in paths[:: 1 + len(paths) // MOST_SEEDS]:
            content = path.read_bytes()[: LONGEST - 1]
            (kept / f"seed-{path.name}").write_bytes(bytes([SUFFIXES.index(path.suffix)]) + content)
    if wanted.target == "press-book":
        for number, body in enumerate(BODIES):
            (kept / f"seed-{number}").write_bytes(body)
    limits = f"-max_total_time={wanted.seconds} -max_len={LONGEST} -timeout={SLOWEST} -rss_limit_mb={MOST_MEGABYTES}"
    atheris.Setup(
        [sys.argv[0], *limits.split(), f"-artifact_prefix={FOUND}/failed-", str(kept)], TARGETS[wanted.target]
    )
    atheris.Fuzz()


if __name__ == "__main__":
    main()
