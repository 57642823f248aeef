"""Pages as their authors keep them: files of which a server or a generator makes pages. What only those understand goes,
the words that it would show stay."""

from __future__ import annotations

import re

from directory.readers import front_contacts

NAMED = frozenset(
    "asp aspx astro cfm cshtml ctp dtml ejs eex erb ftl hbs heex htm html j2 jinja jinja2 jsp jsx latte liquid mdx mustache njk"
    " php php3 phtml pt shtm shtml svelte tmpl tpl tsx twig vm vue wml xhtml xml xht".split()
)
"""What the names of such files, and of plain pages, end in."""
_SCRIPTED = frozenset(("jsx", "tsx", "mdx", "astro", "svelte"))
_SERVER = re.compile(
    r"<\?(?!xml\b)(?P<php>(?:(?!<\?).){0,4000}?)(?:\?>|\Z)|<%(?P<asp>(?:(?!<%).){0,4000}?)%>", re.DOTALL
)
_SHOWS = re.compile(
    r"""\A(?:=|==|-|php\s{1,9}echo)?\s{0,9}(?:[\w.:]{1,40}(?:\s|\(\s{0,3}))?(?P<quote>["'])(?P<words>[^"'<>{}$\n]{1,300})(?P=quote)"""
)
_WRITES = re.compile(r"[=-]|(?:php)?\s{1,9}(?:echo|print)\b")
_MARKUP = re.compile(r"(?i)</(?:p|h[1-6]|div|li)>|<br\s{0,3}/?>")
_COMPONENT = re.compile(r"<[A-Z]\w{0,40}(?P<said>\s[^<>]{1,800}?)/>")
_ADDRESS = re.compile(r"""["'](?P<words>[\w.+-]{1,64}@[\w.-]{3,100}|[+(\d][\d ()./-]{6,30})["']""")
_RETURNED = re.compile(r"\breturn\s{0,5}\(\s{0,200}(?=<)")
_SPACE = re.compile(
    r"""\{\s{0,5}(?:"(?P<a>[^"{}\n]{0,300})"|'(?P<b>[^'{}\n]{0,300})'|`(?P<c>[^`{}\n]{0,300})`)\s{0,5}\}"""
)
_NOTE = re.compile(r"\{/\*(?:(?!\{/\*).){0,4000}?\*/\}", re.DOTALL)
_IMPORT = re.compile(r"(?m)^(?:import|export)\s[^\n]{0,300}(?:from\s|['\"];?$)[^\n]{0,200}$")
_TEMPLATE = re.compile(r"(?i)<(/?)template\b")


def as_page(content: str, suffix: str) -> str:
    """The page that a file makes, as far as its words go; `suffix` is what its name ends in."""
    if _has_code(content):
        content = _SERVER.sub(_shown, content)
    if suffix in _SCRIPTED:
        start = _RETURNED.search(content) if suffix in ("jsx", "tsx") else None
        content = content[start.end() :] if start is not None else _IMPORT.sub("", content)
        content = _SPACE.sub(lambda m: m["a"] or m["b"] or m["c"] or " ", _NOTE.sub(" ", content))
        content = _COMPONENT.sub(_of_component, content)
    if suffix == "vue":
        content = _TEMPLATE.sub(r"<\1div", content)
    return content


_MANY = 5_000
"""Of so many such signs, both together are looked for."""


def _has_code(content: str) -> bool:
    """Whether a server's code begins in it, told from the sign behind its bracket: it is rarer, and one by itself is found ten
    times faster than two."""
    for sign in "?%":
        at = content.find(sign)
        for _ in range(_MANY):
            if at < 0:
                break
            if at and content[at - 1] == "<":
                return True
            at = content.find(sign, at + 1)
        else:
            if f"<{sign}" in content:
                return True
    return False


def _shown(match: re.Match[str]) -> str:
    """What a server writes in place of its code, where that is a string, or an address or number among its code."""
    code = match["php"] if match["php"] is not None else match["asp"]
    if _MARKUP.search(code) is not None:
        return code.removeprefix("php")  # a page in a variable
    writes = _WRITES.match(code) is not None
    if not writes:
        return " "
    found = _SHOWS.match(code) or _ADDRESS.search(code)
    words = found["words"] if found is not None else " "
    is_key = "." in words and " " not in words and "@" not in words
    return " " if is_key else words


def _of_component(match: re.Match[str]) -> str:
    """`<Contact name="..." email="..." />`: what it is given of a contact, line by line."""
    lines = front_contacts.given(match["said"])
    return match.group() if not lines else "<br>".join(lines)
