"""Contacts as address books take them: one neutral list of properties, and one writer for each form."""
