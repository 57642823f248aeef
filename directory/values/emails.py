"""E-mail addresses: finding them under their disguises, and telling desks' mailboxes from people's."""

from __future__ import annotations

import re
from functools import lru_cache

from directory.values import names

ADDRESS = re.compile(
    r"(?<![\w.+%-])"
    r"(?P<local>[\w+%-](?:[\w.+%'-]{0,62}[\w+%-])?)"
    r"@"
    r"(?P<domain>[^\W_](?:[\w-]{0,61}[^\W_])?(?:\.[^\W_](?:[\w-]{0,61}[^\W_])?){1,6})"
)
"""An address as RFC 5321 writes it, without quoted local parts. Each repeat is bounded: time is linear in the text."""

_NOT_LETTERS = re.compile("[^a-z]+")

_ROLE_WORDS = frozenset(
    """
    press presse prensa stampa imprensa pers prasa tisk tiskove press-office pressoffice presseoffice pressestelle basin
    media medias medien newsroom news comms communication communications communicaties comunicacion comunicacao comunicazione
    kommunikation komunikacja pr publicrelations relations info information infos informacion contact contacts contacto
    contatto contato kontakt hello hallo bonjour office mail email sekretariat secretariat enquiries inquiries enquiry queries
    redaktion redaction editor webmaster admin support service help team staff desk mediadesk pressdesk pressroom
    voorlichting persvoorlichting woordvoering perswoordvoering pressjour presstjanst pressavdelning pressevakt pressevagt
    humas hongbo viestinta tiedotus mediapalvelu rzecznik prasowy biuroprasowe pressa pressluzhba pressluzhba iletisim
    basinburosu koho kouhou xuanchuan xinwen meiti tiskove mluvci ascom assessoria imprensa saladeprensa gabinetedeprensa
    salastampa relazioniesterne grafeiotypou typou sajto sajtoiroda presscentr presscentre spokesperson
    prese preses spauda ziniasklaida tlac tlacove hovorca hovorkyna hovorcovia mluvci glasnogovornik glasnogovornica portparol
    odnosi odnosisjavnoscu odnosisjavnostmi mediji medija novinari presa relatiipublice comunicare komunikace komunikacije
    komunikacija komunikacijos kommunikacio communicatie medya kurumsaliletisim sajtokapcsolat sajtofonok epikoinonia
    presspress pressecenter pressslujba prservis biuro komunikat service-presse servicepresse rp ufficiostampa ufficio stampa gabinete prensaymedios attachepresse pressinfo presscontact mediacontact
    premsa gabinetpremsa gabinetdepremsa comunicacio comunicaciones communicatiedienst medios contacte geschaeftsstelle
    geschaftsstelle vorstand buero oeffentlichkeitsarbeit offentlichkeitsarbeit medienstelle persdienst perscontact woordvoerder
    woordvoerders woordvoerster portavoz portavoces portavoce porteparole porte-parole secretaria secretariaat segreteria redazione
    prentsa komunikazioa comunicazioni comunicaciosocial comunicacionsocial comunicacaosocial comsoc gabineteprensa gabprensa
    gabinetedecomunicacion gabinetedeimprensa gabimprensa uffstampa ufficiocomunicazione servicedepresse serviceducommunication
    dircom secom assessoriadeimprensa relacionespublicas relacoespublicas sala-stampa bureaudepresse
    redaccion redaccio redacao redactie presidencia presidenza presidence direction direzione orga orgateam
    bilgi kancelar kancelaria urad podatelna titkarsag iroda kontakty redakce redakcja redakcia redakcija szerkesztoseg informace
    informacje informacie informacija informacije poczta yonetim dernek vakif
    """.split()
)


_MARKS = re.compile(r"[._\d-]+")


@lru_cache(maxsize=4_096)
def is_role_mailbox(address: str) -> bool:
    """Whether the local part names a function (`press@`, `info-europe@`, `media.relations@`), not a human."""
    local = address.partition("@")[0].lower().partition("+")[0]
    if local in _ROLE_WORDS:
        return True
    words = [w for w in _MARKS.split(local) if w]
    return any(w in _ROLE_WORDS or _OF_PRESS.match(w) is not None for w in words) and len(words) <= 4


_OF_PRESS = re.compile(
    r"(?:presse|prensa|premsa|imprensa|ufficiostampa|prasowe)\w{4,}|medien(?:anfragen|kontakt|team|arbeit|dienst)|pers(?:contact|team|info)\w*"
    r"|\w{2,}(?:prensa|premsa|imprensa|ufficiostampa|pressestelle|comunicacion)"
)
"""How such words begin or end that are made of several (`presseteam@`, `prensaregion@`); shorter ones are surnames."""


_PRESS_WORDS = (
    "press", "prens", "stampa", "imprensa", "premsa", "media", "medien", "tisk", "pers", "basin", "voorlichting", "humas", "hongbo",
    "koho", "kouhou", "xinwen", "rzecznik", "prasow", "typou", "sajto", "prese", "presa", "spauda", "ziniasklaid", "tlac",
    "hovorca", "hovorkyna", "hovorcovia", "mluvci", "glasnogovor", "portparol", "odnosisjavno", "novinari", "mediji", "medija",
    "medya", "relatiipublice", "comunicaci", "comunicaca", "comunicazion", "ascom", "comsoc", "prentsa", "komunikazio", "portavo",
)  # fmt: skip


def is_press_mailbox(address: str) -> bool:
    """Whether the local part names the function of dealing with the press (`presse@`, `media.relations@`)."""
    local = address.partition("@")[0]
    return local in ("pr", "rp") or (is_role_mailbox(address) and any(word in local for word in _PRESS_WORDS))


_OF_OTHERS = frozenset(
    """
    abuse accounts billing careers dpo hostmaster hr jobs noc noreply no-reply orders postmaster privacy recruiting sales security
    sponsor sponsoring sponsors sponsorship tickets ventas vendite vendas verkauf vertrieb verkoop vente ventes empleo emploi lavoro
    """.split()
)


def is_for_others(address: str) -> bool:
    """Whether the local part names a function that is never the press's (`security@`, `sales@`)."""
    return address.partition("@")[0].lower() in _OF_OTHERS


_FORENAME = "etunimi fornamn förnamn fornavn voornaam vorname prenom prénom eesnimi nombre nome imie imię jmeno firstname forename vards vardas"
_SURNAME = "sukunimi efternamn etternavn efternavn achternaam nachname nom perenimi perekonnanimi apellido cognome nazwisko prijmeni lastname surname uzvards pavarde"
_PLACEHOLDERS = frozenset(
    one + mark + other
    for pair in ((_FORENAME, _SURNAME), (_SURNAME, _FORENAME))
    for one in pair[0].split()
    for other in pair[1].split()
    for mark in (".", "-", "_", "")
)


def is_placeholder(address: str) -> bool:
    """Whether the local part only says how an organisation spells addresses (`firstname.lastname@`)."""
    return address.partition("@")[0].lower() in _PLACEHOLDERS


FREE_MAIL = frozenset(
    """
    gmail.com googlemail.com yahoo.com yahoo.fr yahoo.co.uk yahoo.de yahoo.es yahoo.it hotmail.com hotmail.fr hotmail.co.uk
    outlook.com outlook.fr live.com msn.com icloud.com me.com mac.com aol.com gmx.de gmx.net gmx.at gmx.ch gmx.com web.de
    t-online.de freenet.de orange.fr wanadoo.fr free.fr laposte.net sfr.fr libero.it tiscali.it alice.it virgilio.it
    proton.me protonmail.com posteo.de mailbox.org riseup.net mail.ru yandex.ru bk.ru qq.com 163.com seznam.cz wp.pl o2.pl
    interia.pl bluewin.ch telenet.be skynet.be ziggo.nl kpnmail.nl bol.com.br uol.com.br terra.com.br comcast.net verizon.net
    """.split()
)
"""Providers of mailboxes to anyone: their domains tell nothing of an employer."""


def normal(address: str) -> str:
    """Lower case, no white space around."""
    return address.strip().lower()


def domain(address: str) -> str:
    """What stands after the at-sign, lower case."""
    return address.rpartition("@")[2].lower()


def spells(name: str, address: str) -> bool:
    """Whether an address is made of a name's forename or surname."""
    return affinity(name, address) >= 2


@lru_cache(maxsize=4_096)
def _local(address: str) -> tuple[str, str]:
    """What stands before the at-sign, and its letters alone."""
    local = normal(address).partition("@")[0]
    return local, _NOT_LETTERS.sub("", local)


@lru_cache(maxsize=4_096)
def _parts(name: str) -> tuple[str, ...]:
    return tuple(_NOT_LETTERS.sub(" ", names.fold(name)).split())


_DIGRAPH = re.compile("(?:[aou]e|aa|ss)")
"""How addresses write the letters that ASCII lacks (`mueller@` is Müller's, `aase@` Åse's)."""


def _first(digraph: re.Match[str]) -> str:
    return digraph.group()[0]


def affinity(name: str, address: str) -> int:
    """How well an address fits a name: 3 forename and surname, 2 one of them, 1 initials, 0 not at all."""
    local, squeezed = _local(address)
    parts = _parts(name)
    hits = sum([len(p) > 2 and p in local for p in parts])
    if hits < min(2, len(parts)) and not name.isascii() and _DIGRAPH.search(local):
        local = _DIGRAPH.sub(_first, local)
        hits = max(hits, sum([len(p) > 2 and _DIGRAPH.sub(_first, p) in local for p in parts]))
    if hits >= 2:
        return 3
    if hits == 1:
        return 2
    if not parts:
        return 0
    initials = "".join(p[0] for p in parts)
    if squeezed and (squeezed == initials or (len(parts) > 1 and squeezed.startswith(parts[0][0] + parts[-1][:4]))):
        return 1
    return 0
