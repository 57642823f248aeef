"""Press Directory: reads press releases and keeps the contacts they offer, with evidence for every field."""

__version__ = "0.1.0"
