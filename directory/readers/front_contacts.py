"""Whom a release's front matter offers: entries by name (`contact_email: ...`), blocks (`contact:` with indented entries,
lists of such, TOML's tables, all in one line), and contacts that a site generator is told to show (`{{< contact name="..." >}}`)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import takewhile

from directory.readers.offered import MOST, Offered

_KEY = r"(?:(?:press|presse|media|pr|prensa|stampa|imprensa|news|for)[_-]?)?(?:contacts?|kontakte?|contactos?|contatti|contatto|contatos?|inquir(?:y|ies)|enquir(?:y|ies)|ansprechpartner(?:in)?)"
_OF_CONTACT = re.compile(rf"{_KEY}[_-](?P<said>[a-z-]{{2,20}})")
_BLOCK = re.compile(rf"(?im)^(?P<key>{_KEY})[ \t]*:[ \t]*(?P<flow>[{{\[].{{0,1500}})?$")
_TABLE = re.compile(rf"(?im)^\[{{1,2}}(?:[a-z_]{{1,20}}\.)?(?P<key>{_KEY})\]{{1,2}}[ \t]*$")
_ENTRY = re.compile(
    r"""^\s{0,20}(?:-\s{1,4})?["']?(?P<key>[A-Za-zÀ-ÿ][\w-]{0,30})["']?[ \t]{0,4}[:=][ \t]{0,20}(?P<value>.{1,300}?)[ \t]{0,20}$"""
)
_FLOW_ENTRY = re.compile(
    r"""["']?(?P<key>[A-Za-z][\w-]{0,30})["']?\s{0,3}[:=]\s{0,3}(?P<value>"[^"\n]{0,200}"|'[^'\n]{0,200}'|[^,{}\[\]"'\n]{1,200})"""
)
_LINE = re.compile(
    rf"(?im)^{_KEY}[ \t]*:[ \t]*([^\n{{}}\[\]]{{0,300}}(?:@[^\n{{}}\[\]]{{1,200}}|\(?\+?\d[\d() ./-]{{6,20}}\d(?:[,;][^\n{{}}\[\]]{{0,200}})?))$"
)
_NAMED_NUMBER = re.compile(r"[^\W\d_]{2}[^\d\n]{2,80}?(?P<number>[\d(+][\d() ./-]{6,20}\d)")
_ITEM = re.compile(r"[ \t]{0,8}-[ \t]{1,4}(?![\w-]{1,30}:[ \t])(.{0,300}@.{1,200})$")
_ADDRESS = re.compile(r"[^\s@<>()\[\],:\"']{1,64}@[^\s@<>()\[\],\"']{1,200}[^\s@<>()\[\],.\"']")
_NO_VALUE = re.compile(r"\s{1,3}#.*$")
_SHOWN = re.compile(r"""\{\{[<%]\s{0,3}(?P<name>[\w/-]{1,40})(?P<said>\s[^{}\n]{1,800}?)\s{0,3}/?[%>]\}\}""")

_SAID = {
    "name": "name full_name fullname nombre nom nome imie person",
    "role": "role title job jobtitle job_title position function funktion rolle cargo fonction ruolo",
    "org": "org organization organisation company agency affiliation institution organisme entreprise firma",
    "email": "email e-mail mail e_mail correo courriel",
    "phone": "phone tel telephone telefon telefono telefone phone_number tel_number office work",
    "mobile": "mobile cell cellphone mobil handy movil portable",
    "fax": "fax telefax",
}
_MEANS = {word: field for field, words in _SAID.items() for word in words.split()}


def contacts(front: str, metadata: Mapping[str, str]) -> tuple[Offered, ...]:
    """Those of a page's front matter (without its rules); `metadata` has its entries by name."""
    found = [_offered([(m["said"], value) for key, value in metadata.items() if (m := _OF_CONTACT.fullmatch(key))])]
    for match in (*_BLOCK.finditer(front), *_TABLE.finditer(front)):
        flow = match.groupdict().get("flow")
        if flow:
            found += [_offered(_flow(part)) for part in re.split(r"\}\s{0,3},", flow)[:MOST]]
        else:
            is_table = front[match.start()] == "["
            found += map(_offered, _items(front[match.end() :].split("\n")[1:200], is_table=is_table))
            found += (
                _in_one_line(item[1]) for item in map(_ITEM.match, _under(front, match.end())) if item is not None
            )
    found += map(_in_one_line, _LINE.findall(front))
    return tuple(one for one in found if one is not None)[:MOST]


def _under(front: str, at: int) -> Iterator[str]:
    """The lines of a list below a key that ends there."""
    return takewhile(lambda line: line.startswith((" ", "\t", "-")), front[at:].split("\n")[1:MOST])


def _in_one_line(value: str) -> Offered | None:
    """A contact written in one line (`press_contact: Ada Probe, ada@...`), which is read as a line of a release is."""
    address = _ADDRESS.search(value)
    line = value.strip(" \t\"'")
    if address is None:
        number = _NAMED_NUMBER.match(line)
        return Offered("press contact", line, phones=(number["number"],)) if number is not None else None
    return Offered("press contact", line if line != address.group() else "", emails=(address.group(),))


def _items(lines: Iterable[str], *, is_table: bool) -> Iterator[list[tuple[str, str]]]:
    """The entries of each contact of a block: indented more than its key, or all up to TOML's next table."""
    item: list[tuple[str, str]] = []
    for line in lines:
        if is_table and line.startswith("["):
            break
        if not is_table and line.strip() and not line.startswith((" ", "\t", "-")):
            break
        if line.lstrip().startswith("- ") and item:
            yield item
            item = []
        entry = _ENTRY.match(line)
        if entry is not None:
            item.append((entry["key"], entry["value"]))
    if item:
        yield item


def _flow(written: str) -> list[tuple[str, str]]:
    return [(m["key"], m["value"]) for m in _FLOW_ENTRY.finditer(written)]


def _offered(entries: Iterable[tuple[str, str]]) -> Offered | None:
    """What the entries say, each by the first of its name; None where none says anything of a contact."""
    said: dict[str, str] = {}
    for key, value in entries:
        field = _MEANS.get(key.lower())
        bare = _NO_VALUE.sub("", value).strip().strip("\"'").strip()
        if field is not None and bare:
            said.setdefault(field, bare)
    if not said:
        return None
    numbers = tuple(said[key] for key in ("phone", "mobile") if key in said)
    name, role, org = (said.get(key, "") for key in ("name", "role", "org"))
    emails = (said["email"],) if "email" in said else ()
    return Offered("press contact", name, role, org, emails, numbers, (said["fax"],) if "fax" in said else ())


def shown(content: str) -> str:
    """The content with what its generator is told to show of contacts written out where it stands."""
    return _SHOWN.sub(_written, content) if "{{<" in content or "{{%" in content else content


def _written(match: re.Match[str]) -> str:
    """A shortcode's values line by line, in the order in which contacts are set; its one value alone; else as it is."""
    lines = given(match["said"])
    return match.group() if not lines else "  \n".join(lines)


def given(said: str) -> list[str]:
    """What is given of a contact as attributes (`name="..." email="..."`), or the values alone; nothing where no address
    or number is among them."""
    if "@" not in said and not re.search(r"\d{3}", said):
        return []
    one = _offered(_flow(said))
    if one is None:
        return re.findall(r"""["']([^"'\n]{1,200})["']""", said) or [said.strip()]
    lines = (one.name, one.role, one.org, *one.phones, *(f"Fax: {number}" for number in one.faxes), *one.emails)
    return [line for line in lines if line]
