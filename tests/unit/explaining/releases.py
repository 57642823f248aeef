"""Invented releases, one a layout."""

STACKED = """5 June 2024

The invented Sample Institute opens a laboratory

The laboratory is made of paper, and it is the first of its kind.

Media contact
Jane Doe
Head of Press
Tel. +44 20 7946 0101
Mobile +44 20 7946 0102
jane.doe@sample-institute.example
"""

COLUMNS = """The invented Sample Institute opens a laboratory

Press contacts

Ada Probe
Bo Muster

Press Officer
Press Officer

+44 20 7946 0101
+44 20 7946 0102

ada.probe@x.example
bo.muster@x.example
"""


NAMES = ("Ada Probe", "Bo Muster", "Jane Doe")


def mailbox(mails: int) -> bytes:
    """A mailbox (RFC 4155) of so many releases, each with one contact: the names by turns."""
    return "".join(
        f"From a@x.example Wed Jun  5 10:00:00 2024\nFrom: a@x.example\nSubject: Paper {n}\n"
        f"Message-ID: <{n}@x.example>\nDate: Wed, 5 Jun 2024 10:00:00 +0000\n\n"
        f"Release {n} of the paper laboratory.\n\nPress contact\n{NAMES[n % 3]}\npress{n}@x.example\n\n"
        for n in range(mails)
    ).encode()
