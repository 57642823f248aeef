"""Marks of other formats within plain text, as people leave them when they copy: character references, a few tags of HTML,
links of wikis, line ends of strings. Each is read as what it shows."""

from __future__ import annotations

import html
import re

from directory.readers.decode import tidy

FEW_TAGS = 2
_FEW_ESCAPED = 3
"""A row of a database writes its line ends as `\\n`: more of them than so many, and than there are true ones."""
_REFERENCE = re.compile(r"&(?:#\d{2,6}|#x[0-9a-fA-F]{2,6}|[A-Za-z]{2,8});")
_TAG = re.compile(
    r"(?i)</?(?:b|i|em|strong|u|br|p|font|span|div|center|small|big|tt|li|ul|ol|td|tr|table|h[1-6])(?:\s[^<>\n]{0,300})?/?>"
)
_LINK = re.compile(
    r"""(?i)<a\s[^<>]{0,300}?href\s?=\s?["']?(?P<target>[^"'<>\s]{1,300})["']?[^<>]{0,200}>(?P<words>[^<>]{0,300})</a>"""
)
_LINE = re.compile(r"(?i)<(?:br|/p|/div|/li|/tr|/h[1-6])\b[^<>\n]{0,100}>(?!\s{0,3}\n)")
_OF_WIKI = re.compile(r"\[mailto:(?P<address>[^\s\]|]{3,200})(?:[\s|](?P<words>[^\]\n]{0,200}))?\]")


def read(content: str) -> str:
    """The content with such marks as what they show; as it is where there are none."""
    if "\\n" in content and content.count("\\n") > max(_FEW_ESCAPED, content.count("\n")):
        content = content.replace("\\r", "").replace("\\n", "\n")
    if "[mailto:" in content:
        content = _OF_WIKI.sub(_mailbox, content)
    if "<" in content and len(_TAG.findall(content, 0, 200_000)) >= FEW_TAGS:
        content = _TAG.sub("", _LINE.sub("\n", _LINK.sub(_shown, content)))
    if "&" in content and ";" in content and _REFERENCE.search(content) is not None:
        content = tidy(_REFERENCE.sub(lambda found: html.unescape(found.group()), content))
    if content.count("  ") * 30 > len(content) and _is_stretched(content):
        content = _WIDE.sub(" ", content)
    return content


_WIDE = re.compile(r"(?<=\S) {2,}(?=\S)")
_GAPS = re.compile(r"(?<=\S) {1,80}(?=\S)")


def _is_stretched(content: str) -> bool:
    """Whether nearly all words stand wide apart, as some programs set lines that fill the page: then no gap is a column."""
    gaps = [len(gap) for gap in _GAPS.findall(content, 0, 20_000)]
    return sum(gap > 1 for gap in gaps) > 0.7 * len(gaps) and len(gaps) > 40


def _mailbox(found: re.Match[str]) -> str:
    words = (found["words"] or "").strip()
    return words if "@" in words else f"{words} <{found['address']}>".lstrip()


def _shown(found: re.Match[str]) -> str:
    words, target = found["words"].strip(), found["target"]
    if target.lower().startswith("mailto:") and "@" not in words:
        return f"{words} <{target[7:].partition('?')[0]}>".lstrip()
    return words or target
