"""What one release shows of the organisations that it names: how it writes each, the signs beside it, and what tells it from
others of the same words.

The same words are one organisation's where the same stands beside them: a domain that is named after it, or else the country in
whose networks its contacts are called. The words alone are not enough: many countries have a ministry of that name.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import urlsplit

from directory.resolution.organisation_names import LONGEST, Mark, Name, better
from directory.resolution.organisation_words import AGENCY, CLIENT, KINDS, NATIONS, SCOPES, SMALL, without_elisions
from directory.resolution.stated import bracketed, is_acronym, statements
from directory.values import emails as email_values
from directory.values import names, phones, territories
from directory.values.domains import of_domain
from directory.values.organisations import bounded_key

_DOMAINS: tuple[Mark, Mark] = ("@", "w")
"""Signs that are domains: of mail, of the web."""


class Employed(NamedTuple):
    """Where a contact of a release is: the organisation that its block names, if any, with its addresses and numbers (E.164)."""

    organisation: str | None
    emails: Collection[str] = ()
    phones: Collection[str] = ()


@dataclass(slots=True)
class Use:
    """A name as one release has it: how it is written, its signs, and what tells it from others of the same words: the domain that is
    named after it (`@` in front), its mail's rather than its site's; or else its countries; nothing where the release shows
    neither."""

    writing: str
    signs: set[str] = field(default_factory=set)
    apart: str = ""
    reached: list[tuple[frozenset[str], frozenset[str]]] = field(default_factory=list)
    """Of each of its contacts the mail domains, and the countries of the numbers."""


def uses(
    issuer: str | None,
    employed: Iterable[Employed],
    links: Iterable[str | None],
    text: str,
    place: str | None = None,
) -> dict[str, Use]:
    """What one release shows of the organisations that it names, by the keys of their words.

    An address or a number without an organisation is the issuer's. `links` lead to where the issuer is on the web, `place` is the
    dateline's. Of several spellings the best counts (`better`).
    """
    found: dict[str, Use] = {}
    noted: dict[str, str | None] = {}

    def note(writing: str | None) -> str | None:
        if not writing:
            return None
        if writing not in noted:
            noted[writing] = note_first(writing)
        return noted[writing]

    def note_first(writing: str) -> str | None:
        key = bounded_key(writing)
        if not key:
            return None
        if key in found:
            found[key].writing = better(found[key].writing, writing)
        else:
            found[key] = Use(writing)
        found[key].signs |= _of_writing(key, writing)
        return key

    issued = note(issuer)
    beside: set[str] = set()
    everywhere: set[str] = set()
    for organisation, emails, numbers in employed:
        key = note(organisation) or (None if organisation else issued)
        domains = {
            d for a in emails if (d := email_values.domain(a)) and d not in email_values.FREE_MAIL and len(d) < LONGEST
        }
        called = {home for n in numbers if n[:1] == "+" and n[1:].isdecimal() and (home := phones.home_of(n))}
        everywhere |= called | _lying(domains)
        if key is not None:
            found[key].signs |= {f"@{domain}" for domain in domains}
            found[key].reached.append((frozenset(domains), frozenset(called)))
            if issued is not None and key != issued:
                beside.add(key)
    sites = {domain for link in links if (domain := site(link))}
    if issued is not None:
        found[issued].signs |= {f"w{domain}" for domain in sites}
        _beside(found, issued, beside)
    for long, short in statements(text, found):
        for key, other in ((long, short), (short, long)):
            if key in found and len(other) < LONGEST:
                found[key].signs.add(f"s{other}")
    around = everywhere if len(everywhere) == 1 else _named_by(place)
    for key, use in found.items():
        _tell_apart(key, use, around)
    return found


def _tell_apart(key: str, use: Use, around: Collection[str]) -> None:
    """Note where a name is, by its contacts: where a domain is named after it, by those who write from there, or from nowhere; else by
    all, and where they tell nothing, where the whole release is (`around`)."""
    name = Name(key, tuple(sorted(use.signs)))
    written, shown = ({d: root for d in name.told(mark) if (root := name.root(d))} for mark in _DOMAINS)
    if written or shown:
        own = written.keys() | shown.keys()
        countries = {code for domains, codes in use.reached if not domains or domains & own for code in codes}
        countries |= _lying(own)
        use.apart = f"@{min((written or shown).values())}"
    else:
        countries = {code for domains, codes in use.reached for code in codes | _lying(domains)} or set(around)
        use.apart = " ".join(sorted(countries))[:LONGEST]
    use.signs |= {f"c{code}" for code in countries}


def _named_by(place: str | None) -> set[str]:
    """The country that a dateline names."""
    code = territories.country(place) if place else None
    return {code} if code else set()


def _lying(domains: Collection[str]) -> set[str]:
    """The countries that domains end in."""
    return {code for domain in domains if (code := of_domain(domain)) and territories.is_code(code)}


def _beside(found: Mapping[str, Use], issued: str, beside: Collection[str]) -> None:
    """Note of issuer and employers that one release names both, where their names have anything in common."""
    shown = found[issued].signs
    for key in sorted(beside):
        if _akin(Name(issued, tuple(shown)), Name(key, tuple(found[key].signs))):
            found[key].signs.add(f"n{issued}")
            shown.add(f"n{key}")


def _akin(one: Name, other: Name) -> bool:
    """Whether two names have anything in common."""
    return bool(
        one.telling & other.telling
        or one.initials & {*other.acronyms, *other.words}
        or other.initials & {*one.acronyms, *one.words}
    )


def site(link: str | None) -> str | None:
    """The domain of a link to the web, without `www`."""
    if not link or not link.startswith(("http://", "https://")):
        return None
    try:
        host = urlsplit(link).hostname or ""
    except ValueError:
        return None
    host = host.removeprefix("www.")
    return host if "." in host and len(host) < LONGEST else None


def _of_writing(key: str, writing: str) -> set[str]:
    """What the way in which a name is written shows."""
    found: set[str] = set()
    parts = bracketed(writing)
    long = bounded_key(without_elisions(parts[0] if parts else writing))
    if long and long != key:
        found.add(f"b{long}")
    if parts is not None and not territories.is_territory(parts[1]):
        found |= {f"a{bounded_key(parts[1])}", f"i{bounded_key(parts[1])}"}
    if is_acronym(writing):
        found.add(f"i{key}")
    described = _described(writing)
    if described:
        found |= {f"d{described}"}
    agency = _agency(writing)
    if agency and agency != key:
        found.add(f"f{agency}")
    return {sign for sign in found if len(sign) <= LONGEST}


def _described(writing: str) -> str | None:
    """The one acronym of a name all of whose other words describe it, as in `the French space agency CNES`: small letters, a
    nation, a sort of body; and one of the last two at least."""
    words = writing.replace(",", " ").split()
    short = [word for word in words if is_acronym(word) and len(word) > 2]
    if len(short) != 1 or len(words) < 2:
        return None
    around = [word for word in words if word != short[0]]
    folded = [names.fold(word) for word in around]
    if not any(word in KINDS or word in NATIONS for word in folded):
        return None
    plain = (
        w.islower() or f in NATIONS or f in SCOPES or f in KINDS or f in SMALL
        for w, f in zip(around, folded, strict=True)
    )
    if not all(plain) or not any(w.islower() and f not in SMALL for w, f in zip(around, folded, strict=True)):
        return None
    return bounded_key(short[0])


def _agency(writing: str) -> str | None:
    """Who speaks, of `Example Communications for Example Corp`; None where `for` is part of a name."""
    words = writing.split()
    for place, word in enumerate(words[1:-1], 1):
        before = [names.fold(w) for w in words[:place]]
        if names.fold(word) in CLIENT and word.islower() and any(w in AGENCY for w in before):
            return bounded_key(" ".join(words[:place])) or None
    return None
