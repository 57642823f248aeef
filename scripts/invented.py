"""Invented releases of which the README's pictures are taken: one contact through time, a pair that nobody could tell
apart without asking, a detail to keep back, and a contact that waits for review."""

from __future__ import annotations

from pathlib import Path

SECRET = "only for taking pictures"  # noqa: S105  # of a registry that is gone when they are taken

_JANE = "Tel.: +44 20 7946 0177\njane.doe@sample-institute.example.org"
_DESK = "Press desk of the Sample Institute\nTel.: +44 20 7946 0100\npress@sample-institute.example.org"

_RELEASES = {
    "si-11": (
        "12 March 2022",
        "The invented Sample Institute opens a laboratory of paper",
        "Press contact\nJane Doe\nPress Officer, Sample Institute\n"
        f"Tel.: +44 20 7946 0101\njane.doe@sample-institute.example.org\n\n{_DESK}",
    ),
    "si-19": (
        "4 October 2023",
        "The Sample Institute folds its first thousand cranes",
        "Press contact\nJane Doe\nHead of Press, Sample Institute\n"
        "Tel.: +44 20 7946 0101\njane.doe@sample-institute.example.org",
    ),
    "si-27": (
        "18 June 2025",
        "The Sample Institute moves to a dry place",
        f"Press contacts\nJane Doe\nDirector of Communications, Sample Institute\n{_JANE}\n\n{_DESK}",
    ),
    "si-31": (
        "9 September 2026",
        "A crane of the Sample Institute flies",
        f"Press contact\nJane Doe\nDirector of Communications, Sample Institute\n{_JANE}\n\n"
        "Robert Probe\nPress Officer, Sample Institute\nTel.: +44 20 7946 0103\nr.probe@paper-lab.example.net",
    ),
    "si-32": (
        "2 November 2026",
        "The Sample Institute writes its own newspaper",
        "Press contact\nRobin Probe\nHead of Press, Sample Institute\n"
        "Tel.: +44 20 7946 0103\nrobin@sample-institute.example.org",
    ),
    "pm-3": (
        "3 November 2026",
        "The Paper Museum borrows a crane",
        "Media enquiries: Ada Example, tel. +44 20 7946 0120, mobile +44 20 7946 0121, out of hours +44 20 7946 0122",
    ),
}


def write(folder: Path) -> Path:
    """Writes the releases into the folder, and gives it back."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, (day, title, contacts) in _RELEASES.items():
        story = "SAMPLETON - The laboratory of paper has done something of which these few words tell."
        text = f"PRESS RELEASE {number.upper()}\n\n{day}\n\n{title}\n\n{story}\n\n{contacts}\n"
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    return folder
