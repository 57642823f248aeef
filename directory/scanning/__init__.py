"""Looks through pages of other sites for what the registry knows not to hold any more: which pages, what they give, and what became of it."""
