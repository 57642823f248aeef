"""Writes the samples into a folder: `python -m benchmarks.samples var/demo`. What stood there before is replaced."""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.samples.releases import make_samples


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    samples = make_samples()
    for sample in samples:
        (folder / sample.file).write_text(sample.text, encoding="utf-8")
    for old in folder.glob("sample-*"):  # from an earlier version of this program
        if old.name not in {sample.file for sample in samples}:
            old.unlink()
    contacts = {contact.key for sample in samples for contact in sample.contacts}
    print(f"Wrote {len(samples)} sample releases with {len(contacts)} invented contacts to {folder}/.")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
