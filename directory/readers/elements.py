"""What the elements of a page do to the words within: which of them are seen, and what white space stands around."""

from __future__ import annotations

SPACE, LINE, PARAGRAPH = 1, 2, 3
"""The white space around an element, the stronger the later."""

COUNTED, DOES, LINKS, HEADS, LEADS = 1, 2, 3, 4, 5
"""What an element may do on the way in or out: be counted where a list is numbered, be a link, be a heading, lead through the
site, or something else (`html_page.Writer`)."""
Kind = tuple[int, int, int, bool]
"""What an element does: the white space around it, what it does on the way in and on the way out, and whether what is within
is seen. No class of its own: a plain tuple is taken apart in a tenth of the time, which counts with each element."""


def element(gap: int = 0, *, enters: int = 0, leaves: int = 0, shown: bool = True) -> Kind:
    """What an element does that puts so much white space around it, and nothing else unless said."""
    return gap, enters, leaves, shown


def _kinds() -> dict[str, Kind]:
    invisible = "script style noscript template svg math head title iframe object select textarea canvas define-tag"
    inline = "abbr acronym b bdi bdo big button cite code data del dfn em font i input ins kbd label mark meter output q s samp small span strike strong sub sup time tt u var wbr meta link base"
    paragraphs = "p ul dl table blockquote section article aside header figure form hr address main fieldset details"
    lines = "div dt dd tr td th caption figcaption option legend summary tbody thead tfoot center body html"
    return {
        "-text": WORDS,
        **dict.fromkeys(invisible.split(), UNSEEN),
        **dict.fromkeys(inline.split(), element()),
        **dict.fromkeys(paragraphs.split(), element(PARAGRAPH)),
        **dict.fromkeys(lines.split(), element(LINE)),
        **dict.fromkeys(HEADINGS, element(PARAGRAPH, leaves=HEADS)),
        **dict.fromkeys(("pre", "ol"), element(PARAGRAPH, enters=DOES, leaves=DOES)),
        "nav": element(PARAGRAPH, enters=LEADS),
        "footer": element(PARAGRAPH, leaves=DOES),
        "a": element(leaves=LINKS),
        "li": element(LINE, enters=COUNTED),
        "img": element(enters=DOES),
        "br": element(enters=DOES, shown=False),
    }


HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
UNKNOWN = element(enters=DOES)
UNSEEN = element(shown=False)
WORDS = (SPACE, 0, 0, False)
"""Text itself, told from all others by identity."""
KINDS = _kinds()
"""By the names of elements."""


def kind_of(tag: str) -> Kind:
    """Comments and declarations are not seen; elements that HTML does not know are."""
    return KINDS.get(tag) or (UNSEEN if not tag or tag[0] in "-!_" else UNKNOWN)
