"""Invented releases that the layout lab offers to try, one a layout."""

from __future__ import annotations

from typing import NamedTuple


class Example(NamedTuple):
    """A release to try: what its button says, and its text."""

    words: str
    text: str


_NEWS = """PRESS RELEASE

5 June 2024

The invented Sample Institute opens a laboratory of paper

SAMPLETON - The Sample Institute has opened a laboratory that is made of paper. It is the first of its kind, and nothing in it
may get wet.

"""

EXAMPLES = {
    "stacked": Example(
        "One contact, line by line",
        _NEWS
        + """Media contact
Jane Doe
Head of Press, Sample Institute
1 Paper Street, Sampleton
Tel.: +44 20 7946 0101
Mobile: +44 20 7946 0102
jane.doe@sample-institute.example

About the Sample Institute
The Sample Institute was invented in 1999 and can be visited (visits@sample-institute.example).
""",
    ),
    "columns": Example(
        "Two people in columns",
        _NEWS
        + """Press contacts

Ada Probe
Bo Muster

Press Officer
Head of Communications

+44 20 7946 0101
+44 20 7946 0102

bo.muster@sample-institute.example
ada.probe@sample-institute.example
""",
    ),
    "one-line": Example(
        "All in one sentence",
        _NEWS
        + """For more information, journalists may call Jane Doe, press officer of the Sample Institute, on +44 20 7946 0101, or write to
press@sample-institute.example.
""",
    ),
    "disguised": Example(
        "A disguised address",
        _NEWS
        + """Contact for the press: Jane Doe, jane.doe (at) sample-institute (dot) example, phone +44 20 7946 0101 ext. 12
At night: Bo Muster, bo.muster [at] sample-institute [dot] example
""",
    ),
}
