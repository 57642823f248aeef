"""The pieces of a block made ready: told from each other by their neighbours, their line and their list."""
