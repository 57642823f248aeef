"""Templates have no word but in messages: what stands in them outside of a call for one stays English in every language.

What Python puts together is looked for in test_every_word.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser
from itertools import chain
from pathlib import Path

import jinja2
import pytest
from jinja2 import nodes

from directory.web import app

TEMPLATES = sorted((Path(app.__file__).parent / "templates").glob("*.html"))
HUMAN = ("alt", "aria-label", "placeholder", "title")
"""Attributes that are read out, or shown."""
SILENT = ("code", "kbd", "pre", "script", "style")
"""Elements whose words are for programs, or typed as they are."""
ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')
WORD = re.compile(r"[^\W\d_]{2,}")


class Bare(HTMLParser):
    """Collects the words of a page's text and of the attributes that are read out."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._silent: list[str] = []

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        if tag in SILENT:
            self._silent.append(tag)
        told = dict(attrs)
        if tag == "meta" and told.get("name") == "description":
            self.words += WORD.findall(told.get("content") or "")
        for name in HUMAN:
            self.words += WORD.findall(told.get(name) or "")

    def handle_endtag(self, tag: str) -> None:
        if self._silent and self._silent[-1] == tag:
            self._silent.pop()

    def handle_data(self, data: str) -> None:
        if not self._silent:
            for name, value in ATTRIBUTE.findall(data):  # of a macro that puts attributes into a tag
                self.words += WORD.findall(value) if name in HUMAN else []
            self.words += WORD.findall(ATTRIBUTE.sub("", data))


def written(source: str) -> str:
    """What a template puts out by itself: its own text, and the words that its expressions put out as they stand there."""
    environment = jinja2.Environment(extensions=["jinja2.ext.i18n"], autoescape=True)
    out: list[str] = []
    expression: list[str] | None = None
    statement: list[str] | None = None
    translated = False
    for _, kind, value in environment.lex(source):
        if kind == "variable_begin":
            expression = []
        elif kind == "variable_end":
            out.append("" if translated else " ".join(_put_out(environment, "".join(expression or []))))
            expression = None
        elif kind == "block_begin":
            statement = []
        elif kind == "block_end":
            named = "".join(statement or []).split()
            translated = named[:1] == ["trans"] or (translated and named[:1] != ["endtrans"])
            statement = None
        elif expression is not None:
            expression.append(value)
        elif statement is not None:
            statement.append(value)
        elif kind == "data" and not translated:
            out.append(value)
    return "".join(out)


def _put_out(environment: jinja2.Environment, expression: str) -> Iterator[str]:
    """The words of an expression that stand in no call: `"Somebody"` of `act.author or "Somebody"`."""
    for output in environment.parse("{{" + expression + "}}").find_all(nodes.Output):
        for node in output.nodes:
            yield from _bare(node)


def _bare(node: nodes.Node) -> Iterator[str]:
    if isinstance(node, nodes.Const) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, nodes.CondExpr):
        yield from chain(_bare(node.expr1), _bare(node.expr2) if node.expr2 else ())
    elif isinstance(node, nodes.Or | nodes.And | nodes.Add):
        yield from chain(_bare(node.left), _bare(node.right))
    elif isinstance(node, nodes.Concat):
        yield from chain.from_iterable(_bare(part) for part in node.nodes)
    elif isinstance(node, nodes.Filter) and node.node is not None:
        yield from _bare(node.node)
    elif isinstance(node, nodes.List | nodes.Tuple):
        yield from chain.from_iterable(_bare(part) for part in node.items)


def bare_words(source: str) -> list[str]:
    parser = Bare()
    parser.feed(written(source))
    parser.close()
    return parser.words


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_a_template_has_no_word_outside_of_a_message(path: Path) -> None:
    assert bare_words(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "source",
    [
        "<p>Nobody.</p>",
        '<p>{{ name or "Somebody" }}</p>',
        '<p>{{ "one" if one else _("two") }}</p>',
        '<nav aria-label="More">{{ _("More") }}</nav>',
        '<meta name="description" content="Contacts">',
    ],
)
def test_a_word_outside_of_a_message_is_noticed(source: str) -> None:
    assert len(bare_words(source)) == 1


def test_words_that_no_reader_reads_are_no_words() -> None:
    source = (
        '<p class="a{{ " quiet" if x }}"><code>make run</code>{% trans n=1 %}All {{ n }}{% endtrans %}{{ "," }}</p>'
    )
    assert bare_words(source) == []
