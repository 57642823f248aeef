"""Writes the bed into a folder, with its truth: `python -m benchmarks.bed FOLDER [--full]`."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from pathlib import Path

from benchmarks.bed.make import Specimen, specimens


def label(specimen: Specimen) -> dict[str, object]:
    """The truth of one document, in the shape that labelled corpora have."""
    return {
        "id": specimen.id,
        "file": f"docs/{specimen.file}",
        "issuer": None,
        "language": specimen.language,
        "layout": specimen.layout,
        "format": specimen.format,
        "contacts": [
            {**asdict(contact), "emails": list(contact.emails), "phones": [asdict(p) for p in contact.phones]}
            for contact in specimen.contacts
        ],
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--full", action="store_true", help="all cells, not only those that the tests read")
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()
    docs = args.folder / "docs"
    docs.mkdir(parents=True, exist_ok=True)
    labels = []
    for specimen in specimens(full=args.full, seed=args.seed):
        (docs / specimen.file).write_bytes(specimen.content)
        labels.append(json.dumps(label(specimen), ensure_ascii=False))
    (args.folder / "labels.jsonl").write_text("\n".join(labels) + "\n", encoding="utf-8")
    print(f"Wrote {len(labels)} releases of the test bed to {args.folder}/.")


if __name__ == "__main__":
    main()
