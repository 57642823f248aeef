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
