"""An invented press landscape with known truth: organisations, people with careers, desks, and the releases they are
named in. The same seed gives the same world."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from anyascii import anyascii

from benchmarks.mentions.people import People, everybody
from benchmarks.mentions.writing import NUMBERING, Name, Numbering, dialled, number, written

FIRST, LAST = date(2014, 1, 1).toordinal(), date(2026, 10, 31).toordinal()

KINDS = {
    "en": ("{} Institute of Technology", "Royal Society of {}", "{} Energy Agency", "{} Group", "University of {}"),
    "de": ("Technische Hochschule {}", "Königliche Gesellschaft {}", "Energieagentur {}", "{} Gruppe", "Universität {}"),
    "fr": ("Institut de Technologie {}", "Société Royale de {}", "Agence d'Énergie de {}", "Groupe {}", "Université de {}"),
    "es": ("Instituto Tecnológico de {}", "Real Sociedad de {}", "Agencia de Energía de {}", "Grupo {}", "Universidad de {}"),
    "it": ("Istituto di Tecnologia {}", "Società Reale di {}", "Agenzia per l'Energia {}", "Gruppo {}", "Università di {}"),
    "pt": ("Instituto de Tecnologia de {}", "Sociedade Real de {}", "Agência de Energia de {}", "Grupo {}", "Universidade de {}"),
    "nl": ("Technisch Instituut {}", "Koninklijk Genootschap {}", "Energieagentschap {}", "{} Groep", "Universiteit {}"),
    "sv": ("{} Tekniska Institut", "Kungliga Sällskapet {}", "{} Energimyndighet", "{} Gruppen", "{} Universitet"),
    "tr": ("{} Teknoloji Enstitüsü", "{} Kraliyet Derneği", "{} Enerji Ajansı", "{} Grubu", "{} Üniversitesi"),
    "cs": ("Technologický Institut {}", "Královská Společnost {}", "Energetická Agentura {}", "Skupina {}", "Univerzita {}"),
    "hu": ("{} Technológiai Intézet", "{} Királyi Társaság", "{} Energiaügynökség", "{} Csoport", "{} Egyetem"),
    "ru": ("Технологический институт {}", "Королевское общество {}", "Энергетическое агентство {}", "Группа {}", "Университет {}"),
    "uk": ("Технологічний інститут {}", "Королівське товариство {}", "Енергетичне агентство {}", "Група {}", "Університет {}"),
    "el": ("Τεχνολογικό Ινστιτούτο {}", "Βασιλική Εταιρεία {}", "Οργανισμός Ενέργειας {}", "Όμιλος {}", "Πανεπιστήμιο {}"),
    "ja": ("{}工科大学", "{}王立協会", "{}エネルギー機構", "{}グループ", "{}大学"),
    "ko": ("{} 기술원", "{} 왕립학회", "{} 에너지공사", "{} 그룹", "{} 대학교"),
    "ar": ("معهد {} للتكنولوجيا", "جمعية {} الملكية", "وكالة الطاقة {}", "مجموعة {}", "جامعة {}"),
}  # fmt: skip
"""What organisations are called, the same five in every language, around an invented stem."""

ENGLISH = KINDS["en"]
DESCRIBED = {
    "en": "the technology institute {}",
    "de": "die Hochschule {}",
    "fr": "l'institut {}",
    "es": "el instituto {}",
}
ROLES = {
    "en": ("Press Officer", "Head of Communications", "Media Relations Manager"),
    "de": ("Pressesprecher", "Leiterin Kommunikation", "Pressereferentin"),
    "fr": ("Attachée de presse", "Responsable communication", "Chargé des relations presse"),
    "es": ("Jefa de Prensa", "Responsable de Comunicación", "Gabinete de Prensa"),
}
DESKS = {
    "en": ("Press Office", "Media Desk"),
    "de": ("Pressestelle",),
    "fr": ("Service de presse",),
    "es": ("Gabinete de prensa",),
}


@dataclass(frozen=True, slots=True)
class Organisation:
    names: tuple[str, ...]
    """The usual one first."""
    domain: str
    people: People
    plan: Numbering
    switchboard: str
    desk_phone: str
    mailbox: str
    address: str
    """How it makes addresses of names: a format of forename, surname and their initials."""
    agency: bool


@dataclass(frozen=True, slots=True)
class Job:
    organisation: Organisation
    since: int
    until: int
    email: str | None
    phone: str
    extension: str | None
    role: str


@dataclass(slots=True)
class Person:
    key: str
    people: People
    name: Name
    mobile: str
    jobs: list[Job] = field(default_factory=list)
    married: tuple[int, Name] | None = None
    doubled: bool = False
    """Whether somebody of the same name works in the same house: then releases tell them apart, by address or mobile."""


@dataclass(frozen=True, slots=True)
class Truth:
    """Who a mention truly is: a person or desk; for people which of their jobs, where, and their name (at birth)."""

    who: str
    job: int
    place: str
    name: str = ""


Row = dict[str, object]


def mentions(seed: int, people: int, wanted: int) -> Iterator[tuple[Row, Truth]]:
    """So many mentions of so many people, and of the desks beside them, release by release in the order of their days."""
    draw = random.Random(seed)
    organisations = _organisations(draw, max(4, people // 20))
    crowd = _crowd(draw, organisations, people)
    staff: dict[str, list[tuple[Person, int]]] = {o.domain: [] for o in organisations}
    for person in crowd:
        for index, job in enumerate(person.jobs):
            staff[job.organisation.domain].append((person, index))
    clients = {o.domain: [draw.choice(organisations) for _ in range(6)] for o in organisations}
    made = 0
    for number_, (day, home) in enumerate(_releases(draw, organisations, wanted)):
        here = [(p, j) for p, j in staff[home.domain] if p.jobs[j].since <= day <= p.jobs[j].until]
        named = draw.sample(here, min(len(here), draw.choice((1, 1, 2, 2, 3))))
        rows = [
            (_person_row(draw, person, job, day, clients[home.domain]), _truth(person, job)) for person, job in named
        ]
        if draw.random() < 0.25 or not rows:
            rows.append((_desk_row(draw, home), Truth(f"desk-{home.domain}", 0, home.domain)))
        for row, truth in rows:
            if made == wanted:
                return
            made += 1
            said = {"id": f"m{made:07}", "release": f"r{number_:07}", "date": date.fromordinal(day).isoformat()}
            yield said | {"country": home.people.country} | row, truth


def _truth(person: Person, job: int) -> Truth:
    return Truth(person.key, job, person.jobs[job].organisation.domain, f"{person.name.first} {person.name.last}")


def _releases(draw: random.Random, organisations: list[Organisation], wanted: int) -> list[tuple[int, Organisation]]:
    """More than are needed, since each names one contact at least, and nearly two."""
    days = ((draw.randint(FIRST, LAST), draw.choice(organisations)) for _ in range(int(wanted * 0.62) + 50))
    return sorted(days, key=lambda release: release[0])


def _organisations(draw: random.Random, wanted: int) -> list[Organisation]:
    found: list[Organisation] = []
    taken: set[str] = set()
    while len(found) < wanted:
        stem = _stem(draw)
        if stem in taken:
            continue
        taken.add(stem)
        people = everybody()[len(found) % len(everybody())]
        kinds = KINDS["en" if people.code == "us" else people.code]
        kind = draw.randrange(len(kinds))
        name = kinds[kind].format(stem)
        others = [name.upper() if name.isascii() else name, ENGLISH[kind].format(stem), stem]
        if len(name.split()) > 2 and name[0] < "\u0370":
            acronym = "".join(w[0] for w in re.findall(r"\w+", name) if w[0].isupper())
            if len(acronym) > 2:
                others += [acronym, f"{name} ({acronym})"]
        if people.code in DESCRIBED:
            others.append(DESCRIBED[people.code].format(stem))
        agency = draw.random() < 0.06
        plan = NUMBERING[people.country]
        domain = f"{stem.lower()}.{draw.choice(('example', 'example.org', 'example.net'))}"
        address = draw.choice(("{first}.{last}", "{first}.{last}", "{f}{last}", "{f}.{last}", "{last}", "{first}"))
        box = draw.choice(("press", "media", "presse", "info", "comms"))
        found.append(
            Organisation(
                (name, *others), domain, people, plan, number(draw, plan, mobile=False),
                number(draw, plan, mobile=False), f"{box}@{domain}", address, agency,
            )
        )  # fmt: skip
    return found


def _stem(draw: random.Random) -> str:
    syllables = (
        "bal cor dun el fir gan hol is jar kel lum mor nev or pel quin ras sol tar ul ven wil xan yor zel".split()
    )
    return "".join(draw.choice(syllables) for _ in range(draw.choice((2, 3, 3)))).capitalize()


def _crowd(draw: random.Random, organisations: list[Organisation], wanted: int) -> list[Person]:
    crowd: list[Person] = []
    addresses: set[str] = set()
    while len(crowd) < wanted:
        home = organisations[len(crowd) % len(organisations)]
        roll = draw.random()
        people = home.people if roll < 0.9 else draw.choice(everybody())
        name = people.draw(draw)
        if crowd and roll < 0.03:  # a namesake elsewhere
            other = draw.choice(crowd)
            name, people = other.name, other.people
        elif len(crowd) >= len(organisations) and 0.03 <= roll < 0.032:  # and one in the same house
            other = crowd[len(crowd) % len(organisations)]
            name, people = other.name, other.people
            other.doubled = True
        person = Person(f"p{len(crowd):06}", people, name, number(draw, home.plan, mobile=True))
        person.doubled = bool(crowd) and 0.03 <= roll < 0.032
        if draw.random() < 0.03:
            surname = people.draw(draw)
            spelt = tuple((mine, new) for (mine, _), (_, new) in zip(name.latin, surname.latin, strict=False))
            last = surname.last if draw.random() < 0.6 or name.last[0] > "\u0370" else f"{name.last}-{surname.last}"
            changed = Name(name.first, last, spelt, name.nickname, name.middle, name.family_first)
            person.married = (draw.randint(FIRST, LAST), changed)
        _career(draw, person, home, organisations, addresses)
        crowd.append(person)
    return crowd


def _career(
    draw: random.Random, person: Person, home: Organisation, organisations: list[Organisation], taken: set[str]
) -> None:
    since = draw.randint(FIRST - 2000, LAST - 500)
    final = min(LAST, since + draw.randint(700, 4500))
    moves = draw.choices((0, 1, 2), (85, 12, 3))[0]
    ends = sorted(draw.randint(since + 200, final) for _ in range(moves) if final - since > 600)
    begin = max(since, FIRST)
    for end in [*ends, final]:
        if end - begin < 120 and end != final:
            continue
        person.jobs.append(_job(draw, person, home, begin, end, taken))
        begin = end + draw.randint(10, 250)
        home = draw.choice([o for o in organisations if o.people.country == home.people.country] or organisations)
        if begin >= final:
            break


def _job(draw: random.Random, person: Person, home: Organisation, since: int, until: int, taken: set[str]) -> Job:  # noqa: PLR0913, PLR0917
    first, last = person.name.latin[0] if person.name.latin else (person.name.first, person.name.last)
    first, last = (re.sub(r"[^a-z]", "", anyascii(n).lower()) or "x" for n in (first, last))
    local = home.address.format(first=first, last=last, f=first[0])
    email = f"{local}@{home.domain}"
    twin = 2
    while email in taken:
        email, twin = f"{local}{twin}@{home.domain}", twin + 1
    taken.add(email)
    extension = str(draw.randint(100, 999)) if draw.random() < 0.1 else None
    phone = home.switchboard if extension else number(draw, home.plan, mobile=False)
    role = draw.choice(ROLES.get(home.people.code, ROLES["en"]))
    return Job(home, since, until, email if draw.random() < 0.85 else None, phone, extension, role)


def _person_row(draw: random.Random, person: Person, index: int, day: int, clients: list[Organisation]) -> Row:
    """Those of an agency speak for its clients, and are often named as if they were theirs."""
    job = person.jobs[index]
    home = job.organisation
    name = person.married[1] if person.married and day > person.married[0] else person.name
    foreign = bool(name.latin) and (home.people is not person.people or draw.random() < 0.2)
    phones, emails = [], []
    direct = 0.25 if home.agency else 0.50  # at agencies whoever is there takes the call
    roll = draw.random()
    if roll < direct:
        phones.append(dialled(draw, home.plan, job.phone, job.extension))
    elif roll < 0.62:
        phones.append(dialled(draw, home.plan, home.switchboard))
    if draw.random() < 0.35:
        phones.append(dialled(draw, home.plan, person.mobile))
    if person.doubled and not (job.email and draw.random() < 0.7):
        phones = [dialled(draw, home.plan, person.mobile)]
    roll = draw.random() * (0.6 if person.doubled else 1.0)
    if job.email and roll < 0.65:
        emails.append(job.email if draw.random() < 0.9 else job.email.title())
    elif roll < 0.77:
        emails.append(home.mailbox)
    return {
        "name": written(draw, name, foreign=foreign),
        "role": job.role if draw.random() < 0.85 else None,
        "org": _organisation_name(draw, draw.choice(clients) if home.agency and draw.random() < 0.4 else home),
        "emails": emails,
        "phones": phones,
    }


def _desk_row(draw: random.Random, home: Organisation) -> Row:
    name = draw.choice(DESKS.get(home.people.code, DESKS["en"])) if draw.random() < 0.6 else None
    emails = [home.mailbox] if draw.random() < 0.85 else []
    numbers = home.desk_phone if draw.random() < 0.7 else home.switchboard
    phones = [dialled(draw, home.plan, numbers)] if draw.random() < 0.7 or not emails else []
    return {"name": name, "role": None, "org": _organisation_name(draw, home), "emails": emails, "phones": phones}


def _organisation_name(draw: random.Random, home: Organisation) -> str | None:
    roll = draw.random()
    if roll < 0.08:
        return None
    return home.names[0] if roll < 0.85 else draw.choice(home.names)
