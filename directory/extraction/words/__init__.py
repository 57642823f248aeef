"""What words are, in each language: the tables of languages, names and places, phrases looked for in a folded text, dates."""
