"""Write generated mentions, one JSON object a line as `press-directory resolve` reads them, and who they truly are.

python -m benchmarks.mentions --mentions 100000 --people 10000 MENTIONS.jsonl TRUTH.jsonl
"""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from pathlib import Path

from benchmarks.mentions.world import mentions


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n\n")[0])
    parser.add_argument("mentions_file", type=Path)
    parser.add_argument("truth_file", type=Path)
    parser.add_argument("--mentions", type=int, default=100_000)
    parser.add_argument("--people", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args()
    with (
        wanted.mentions_file.open("w", encoding="utf-8") as rows,
        wanted.truth_file.open("w", encoding="utf-8") as told,
    ):
        for row, truth in mentions(wanted.seed, wanted.people, wanted.mentions):
            rows.write(json.dumps(row, ensure_ascii=False) + "\n")
            told.write(json.dumps({"id": row["id"]} | asdict(truth), ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
