"""Words to search releases for, and the text they are searched in: both blind to case, accents and script."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import ColumnElement, and_, or_
from sqlalchemy.orm import InstrumentedAttribute

from directory.errors import InvalidQuery
from directory.values import names
from directory.values.figures import dialled, figures, is_numeric

LONGEST_QUERY = 200
_MOST_WORDS = 12


def bounded(query: str) -> str:
    """The query. Raises InvalidQuery for one that is longer than anybody means it."""
    if len(query) > LONGEST_QUERY:
        raise InvalidQuery("q", f"is longer than {LONGEST_QUERY} characters")
    return query


def matching(
    text: InstrumentedAttribute[str], query: str, elsewhere: Callable[[str], ColumnElement[bool]] | None = None
) -> ColumnElement[bool] | None:
    """The condition under which a text holds all words of the query; None where the query asks for nothing. A word that it does not
    hold may stand `elsewhere`.

    Neighbouring figures are read as one number, in any notation, as well as one by one.
    """
    bounded(query)
    conditions: list[ColumnElement[bool]] = []
    number: list[str] = []
    for token in [*query.split(), ""]:
        if token and is_numeric(token):
            number.append(token)
            continue
        if number:
            conditions += _number(text, number)
            number = []
        conditions += _words(text, token, elsewhere)
    if not conditions:
        return None if not query.strip() else text.is_(None)
    return and_(*conditions[:_MOST_WORDS])


def _words(
    text: InstrumentedAttribute[str], token: str, elsewhere: Callable[[str], ColumnElement[bool]] | None
) -> list[ColumnElement[bool]]:
    if "@" in token.strip("@"):
        return [text.contains(token.lower(), autoescape=True)]
    found = [(word, text.contains(word, autoescape=True)) for word in names.fold(token).split()]
    return [or_(held, elsewhere(word)) if elsewhere is not None else held for word, held in found]


def _number(text: InstrumentedAttribute[str], tokens: list[str]) -> list[ColumnElement[bool]]:
    whole = _figures(" ".join(tokens))
    single = [found for found in map(_figures, tokens) if found]
    if not whole:
        return []
    if len(single) == 1:
        return [text.contains(whole)]
    return [or_(text.contains(whole), and_(*(text.contains(found) for found in single)))]


def _figures(token: str) -> str:
    """Without the zeros in front, unless there is nothing else."""
    return dialled(token) or figures(token)
