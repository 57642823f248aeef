"""Whole releases of an invented world, as files: plain text, Markdown and HTML, each saying that it is a sample."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape

from benchmarks.samples import blocks
from benchmarks.samples.world import FIRST_DAY, LAST_DAY, Contact, Organisation, World, draw_person, make_world, slug

SEED = 20261122


@dataclass(frozen=True, slots=True)
class Sample:
    """A generated file and who its contacts truly are."""

    file: str
    text: str
    contacts: tuple[Contact, ...]


@dataclass(frozen=True, slots=True)
class _Draft:
    organisation: Organisation
    day: date
    number: str
    title: str
    paragraphs: tuple[str, ...]
    contacts: tuple[Contact, ...]


def make_samples(
    releases: int = 400, *, organisations: int = 60, officers: int = 150, seed: int = SEED
) -> list[Sample]:
    """The same arguments give the same files, byte by byte."""
    world = make_world(seed, organisations, officers)
    draw = random.Random(seed + 1)
    span = (LAST_DAY - FIRST_DAY).days
    days = sorted(FIRST_DAY + timedelta(days=draw.randrange(span)) for _ in range(releases))
    issued: dict[str, int] = {}
    samples = []
    for index, day in enumerate(days):
        organisation = world.organisations[index] if index < organisations else draw.choice(world.organisations)
        issued[organisation.name] = issued.get(organisation.name, 0) + 1
        draft = _draft(draw, world, organisation, day, issued[organisation.name])
        form = draw.choices((_plain, _markdown, _html), weights=(5, 2, 3))[0]
        suffix, text = form(draw, draft)
        name = f"sample-{slug(organisation.name)[:40].strip('-')}-{day:%Y%m%d}-{issued[organisation.name]:02}.{suffix}"
        samples.append(Sample(name, text, draft.contacts))
    return samples


def _draft(draw: random.Random, world: World, organisation: Organisation, day: date, nth: int) -> _Draft:
    language = organisation.language
    subject = draw.choice(language.subjects)
    gaps = {"org": organisation.name, "town": organisation.town, "subject": subject}

    def fill(sentence: str) -> str:
        person, role = draw_person(draw, language, language.quoted_roles)
        return sentence.format(
            **gaps,
            number=draw.randrange(3, 90) * 100,
            person=person,
            role=role,
        )

    sentences = [fill(s) for s in draw.sample(language.sentences, k=6)]
    paragraphs = [" ".join(sentences[:3]), fill(draw.choice(language.quotes)), " ".join(sentences[3:])]
    paragraphs.append(fill(language.about))
    number = organisation.number_style.format(code=organisation.code, year=day.year, n=nth)
    people = world.officers_at(organisation, day) if draw.random() < 0.97 else []
    chosen = sorted(draw.sample(people, k=min(len(people), draw.choice((1, 1, 2, 2, 3)))), key=lambda c: c.key)
    if organisation.desk and draw.random() < 0.5:
        chosen.append(organisation.desk)
    return _Draft(organisation, day, number, fill(draw.choice(language.titles)), tuple(paragraphs), tuple(chosen))


def _dateline(draft: _Draft) -> str:
    language = draft.organisation.language
    return language.date.format(day=draft.day.day, month=language.months[draft.day.month - 1], year=draft.day.year)


def _plain(draw: random.Random, draft: _Draft) -> tuple[str, str]:
    language = draft.organisation.language
    top = [draft.organisation.name, language.release, _dateline(draft), draft.number, draft.title]
    body = list(draft.paragraphs)
    contacts = draft.contacts
    if contacts and draw.random() < 0.15:
        top.insert(4, blocks.head(contacts, language))
    elif len(contacts) == 1 and blocks.complete(contacts[0]) and draw.random() < 0.4:
        body.append(blocks.prose(contacts, language))
    elif contacts:
        body.append(draw.choice(blocks.TEXT_BLOCKS)(contacts, language))
    return "txt", "\n\n".join(part for part in [*top, *body, f"* * *\n\n{language.notice}"] if part) + "\n"


def _markdown(draw: random.Random, draft: _Draft) -> tuple[str, str]:
    language = draft.organisation.language
    parts = [draft.organisation.name, f"# {draft.title}", f"*{language.release}*", _dateline(draft), draft.number]
    parts += draft.paragraphs
    if draft.contacts:
        in_columns = len(draft.contacts) > 1 and all(blocks.complete(c) for c in draft.contacts)
        layout = draw.choice(blocks.MARKDOWN_BLOCKS) if in_columns else blocks.markdown_stacked
        parts.append(layout(draft.contacts, language))
    parts += ["* * *", f"*{language.notice}*"]
    return "md", "\n\n".join(part for part in parts if part) + "\n"


def _html(draw: random.Random, draft: _Draft) -> tuple[str, str]:
    language = draft.organisation.language
    paragraphs = "\n".join(f"<p>{escape(p, quote=False)}</p>" for p in draft.paragraphs)
    block = draw.choice(blocks.HTML_BLOCKS)(draft.contacts, language) if draft.contacts else ""
    number = f"<p>{escape(draft.number)}</p>\n" if draft.number else ""
    org, title = escape(draft.organisation.name, quote=False), escape(draft.title, quote=False)
    return "html", (
        f'<!doctype html>\n<html lang="{language.code}">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n'
        f'<meta property="og:site_name" content="{escape(draft.organisation.name)}">\n</head>\n<body>\n'
        f"<header>{org}</header>\n<main>\n<p>{language.release}</p>\n"
        f'<p><time datetime="{draft.day.isoformat()}">{_dateline(draft)}</time></p>\n{number}<h1>{title}</h1>\n'
        f"{paragraphs}\n{block}\n</main>\n<footer><p>{language.notice}</p></footer>\n</body>\n</html>\n"
    )
