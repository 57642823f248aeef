"""The language tables, read once and joined: a release in one language often carries a block in another."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from directory.extraction.words import across
from directory.extraction.words.decoys import Decoys
from directory.extraction.words.folding import bare, fold, is_unspaced
from directory.extraction.words.phrases import Phrases
from directory.records import LinkKind

TABLES = Path(__file__).parent / "languages"


class Words:
    """A list of single words; with `*` at an end an entry stands for all words with that beginning or end, but for those
    that have an entry of their own with `!` before it."""

    def __init__(self, entries: Iterable[str]) -> None:
        entries = list(entries)
        self._never = frozenset(e[1:] for e in entries if e.startswith("!"))
        singles = [e for e in entries if " " not in e and not e.startswith("!")]
        self.exact = frozenset(e.rstrip(".") for e in singles if "*" not in e) - self._never
        heads = {e[:-1] for e in singles if e.endswith("*")}
        tails = {e[1:] for e in singles if e.startswith("*") and not e.endswith("*")}
        # By their first or last letters, so that a word is compared with the few that it can be one of.
        self._head = min(map(len, heads), default=1)
        self._tail = min(map(len, tails), default=1)
        self._heads = _grouped(heads, lambda entry: entry[: self._head])
        self._tails = _grouped(tails, lambda entry: entry[-self._tail :])

    def __contains__(self, word: str) -> bool:
        if word in self.exact:
            return True
        heads = self._heads.get(word[: self._head])
        if heads is not None and word.startswith(heads):
            return word not in self._never
        tails = self._tails.get(word[-self._tail :])
        return tails is not None and len(word) > 4 and word.endswith(tails) and word not in self._never


def _grouped(entries: Iterable[str], key: Callable[[str], str]) -> dict[str, tuple[str, ...]]:
    groups: dict[str, list[str]] = defaultdict(list)
    for entry in sorted(entries):
        groups[key(entry)].append(entry)
    return {letters: tuple(group) for letters, group in groups.items()}


@dataclass(frozen=True, slots=True)
class Language:
    """What tells a language, and the country that its national numbers most likely belong to."""

    code: str
    country: str | None
    countries: tuple[str, ...]
    elsewhere: tuple[str, ...]
    """Others where it is spoken: numbers are theirs only where the text speaks of them."""
    stopwords: frozenset[str]
    marks: frozenset[str]
    """Longer words of what releases call themselves, of cues and of months: they tell the language of a short text."""


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """The tables as they serve one language; there is one for each. Words and phrases are folded (`folding.fold`)."""

    stopwords: frozenset[str]
    release: Phrases
    cues: Phrases
    asking: Phrases
    stems: frozenset[str]
    cue_words: frozenset[str]
    ends: Phrases
    decoys: Decoys
    others: Phrases
    roles: Words
    role_phrases: Phrases
    organisations: Words
    organisation_phrases: Phrases
    desks: Phrases
    desk_words: frozenset[str]
    honorifics: frozenset[str]
    particles: frozenset[str]
    surnames: tuple[str, ...]
    """Those with which a name in this language begins, the longest first; empty where names tell themselves otherwise."""
    joins: Mapping[str, frozenset[str]]
    workplace: frozenset[str]
    labels: Mapping[str, str]
    label_phrases: Phrases
    name_labels: frozenset[str]
    """The words that those begin with which stand before a name."""
    address: Words
    extension: re.Pattern[str]
    """What may follow a number, with the extension as its group."""
    at: re.Pattern[str]
    dot: re.Pattern[str]
    dots: frozenset[str]
    """The words that `dot` matches."""
    signs: frozenset[str]
    """Words for the at-sign that mean nothing else: beside one of them a dot may be spelled out in any language."""
    every_dot: frozenset[str]
    months: Mapping[str, int]
    month_names: Phrases
    calendar: frozenset[str]
    places: frozenset[str]
    dateline: frozenset[str]
    embargo: Phrases
    embargo_over: Phrases
    """What is said behind these where there is none (`Embargo: none`)."""
    interviews: Phrases
    speaks: Phrases
    region_labels: Phrases
    topic_labels: Phrases
    serving: Phrases
    subjects: Words
    subject_phrases: Phrases
    link_words: Mapping[LinkKind, Phrases]


@cache
def languages() -> tuple[Language, ...]:
    """All languages that there is a table for."""
    return tuple(
        Language(
            t["language"],
            t["country"] or None,
            tuple(t["countries"]),
            tuple(t["elsewhere"]),
            frozenset(map(fold, t["stopwords"])),
            _marks(t),
        )
        for t in _tables()
    )


def _marks(table: dict[str, Any]) -> frozenset[str]:
    phrases = [*table["release"], *table["cues"], *(form for forms in table["months"] for form in forms)]
    return frozenset(word for phrase in phrases for word in fold(phrase).split() if len(word) > 4)


@cache
def vocabulary(language: str | None = None) -> Vocabulary:
    """The tables of `languages/` as they serve a text in this language (BCP 47), or in one not known.

    Raises ValueError naming the table that lacks a list.
    """
    tables = _Joined(_tables(), language)
    labels: dict[str, str] = {}
    for kind in ("name_labels", "role_labels", "org_labels", "web", "address", "email", "phone", "mobile", "fax"):
        labels.update(
            dict.fromkeys((w.rstrip(".") for w in tables.all(kind) if "*" not in w), kind.removesuffix("_labels"))
        )
    months = {
        form: number for t in tables.every for number, forms in enumerate(t["months"], 1) for form in map(fold, forms)
    }
    return Vocabulary(
        stopwords=frozenset(tables.all("stopwords")),
        release=Phrases(tables.all("release")),
        cues=Phrases(tables.all("cues")),
        asking=Phrases(tables.all("asking")),
        cue_words=frozenset(w for p in tables.all("cues") for w in p.rstrip(":").split() if len(w) > 2),
        stems=frozenset(
            w[:STEM] for p in tables.all("cues") + tables.all("asking") for w in p.split() if len(w) > STEM
        ),
        ends=Phrases(tables.own("ends")),
        decoys=Decoys(tables.all("decoys")),
        others=_everywhere("others"),
        roles=Words(tables.all("roles") + tables.against("roles", "organisations", "subjects")),
        role_phrases=Phrases([w for w in tables.all("roles") if " " in w or is_unspaced(w)]),
        organisations=Words(tables.all("organisations") + tables.against("organisations", "roles")),
        organisation_phrases=Phrases([w for w in tables.all("organisations") if " " in w or is_unspaced(w)]),
        desks=Phrases(tables.all("desks")),
        desk_words=frozenset(tables.words_of("desks")),
        honorifics=frozenset(w.rstrip(".") for w in tables.all("honorifics")),
        surnames=tuple(sorted(tables.of(language, "surnames"), key=len, reverse=True)),
        particles=frozenset(tables.all("particles")),
        joins={t["language"]: frozenset(map(fold, t["joins"])) for t in tables.every},
        workplace=frozenset(tables.own("workplace")),
        labels=labels,
        label_phrases=Phrases(labels),
        name_labels=frozenset(bare(label).split()[0] for label, kind in labels.items() if kind == "name"),
        address=Words(tables.all("address")),
        extension=_extension(tuple(sorted({fold(w) for t in tables.every for w in t["extension"]}))),
        at=_alternation(tables.all("at")),
        dot=_alternation(tables.all("dot")),
        dots=frozenset(tables.all("dot")),
        signs=frozenset(word for word in tables.all("at") if len(word) >= FOREIGN and word.isalpha()),
        every_dot=frozenset(fold(word) for table in tables.every for word in table["dot"]),
        months=months,
        month_names=Phrases(months),
        calendar=frozenset(months) | frozenset(tables.all("weekdays")),
        places=frozenset(tables.all("places")),
        dateline=frozenset(fold(word) for t in tables.every for phrase in t["dateline"] for word in phrase.split()),
        embargo=_everywhere("embargo"),
        embargo_over=_everywhere("embargo_over"),
        interviews=_everywhere("interviews"),
        speaks=_everywhere("speaks"),
        region_labels=_everywhere("region_labels"),
        topic_labels=_everywhere("topic_labels"),
        serving=Phrases(tables.own("serving")),
        subjects=Words(w for w in tables.all("subjects") if not is_unspaced(w)),
        subject_phrases=Phrases(w for w in tables.all("subjects") if " " in w or is_unspaced(w)),
        link_words={
            "media": _everywhere("media_links"),
            "press": _everywhere("press_links"),
            "site": _everywhere("site_links"),
        },
    )


_LISTS = (
    "stopwords", "release", "cues", "asking", "ends", "decoys", "roles", "organisations", "desks", "honorifics",
    "particles", "surnames", "joins", "workplace", "phone", "mobile", "fax", "extension", "email", "web", "address",
    "name_labels", "role_labels", "org_labels", "at", "dot", "months", "weekdays", "places",
    "dateline", "embargo", "embargo_over", "media_links", "press_links", "site_links", "interviews",
)  # fmt: skip
_BESIDE = ("speaks", "region_labels", "topic_labels", "serving", "subjects", "others", "elsewhere")
"""Lists without which a language can be read; what stands beside and below its contacts is then told by shape alone."""


def _load(path: Path) -> dict[str, Any]:
    table = tomllib.loads(path.read_text("utf-8"))
    missing = [key for key in ("language", "country", "countries", *_LISTS) if key not in table]
    if missing or len(table["months"]) != 12:
        raise ValueError(f"{path.name}: lacks {', '.join(missing) or 'twelve months'}")
    return {key: [] for key in _BESIDE} | table


@cache
def _tables() -> tuple[dict[str, Any], ...]:
    return tuple(_load(path) for path in sorted(TABLES.glob("*.toml")))


@cache
def _folded(key: str) -> dict[str, tuple[str, ...]]:
    """The words of one list, folded, by language: the same for whatever language a text is in."""
    return {t["language"]: tuple(fold(word) for word in t[key]) for t in _tables()}


@cache
def _everywhere(key: str) -> Phrases:
    """The phrases of all languages, the short ones too: of what is looked for at few places."""
    return Phrases(word for words in _folded(key).values() for word in words)


@cache
def titles_of(language: str) -> Words:
    """The words of what somebody does that a language has by itself; those of others, English too, are not among them."""
    return Words(_folded("roles").get(language, ()))


OF_PRESS = tuple(sorted(word.removesuffix("*") for word in across.every(across.read("press")["begins"])))
"""How words for the press and the media begin, in many languages."""


def speak_of_press(words: Iterable[str]) -> bool:
    """Whether one of some folded words is about the press or the media."""
    return any(word.startswith(OF_PRESS) for word in words)


STEM = 5
"""So many letters of a word of cues tell it in a phrase that no table has (`Для контактов`, a misspelt `Contarcar`)."""
FOREIGN = 6
"""A word of another language than the text's own (and English, which all mix in) counts only from so many letters:
shorter ones mean something else too often (Dutch `of` is `or`)."""


NEAR = {"da": ("nb",), "nb": ("da",), "cs": ("sk",), "sk": ("cs",), "hr": ("sr", "sl"), "sr": ("hr",)}
"""Languages that a short text is easily taken for each other's: what somebody does is told in both."""


class _Joined:
    """All tables as one: the text's own language and English whole, of the others the longer words. Cues open a block
    in whatever language."""

    def __init__(self, every: tuple[dict[str, Any], ...], language: str | None) -> None:
        self.every = every
        known = any(t["language"] == language for t in every)
        self._own = [t for t in every if not known or t["language"] in (language, "en")]
        self._others = [t for t in every if t not in self._own]
        self._near = NEAR.get(language or "", ())

    def of(self, language: str | None, key: str) -> list[str]:
        """The words of one language alone."""
        return [word for table in self.every if table["language"] == language for word in table[key]]

    def own(self, key: str) -> list[str]:
        """The words of the text's own language and of English."""
        folded = _folded(key)
        return [word for table in self._own for word in folded[table["language"]]]

    def all(self, key: str) -> list[str]:
        own = self.own(key)
        if key == "stopwords":
            return own
        folded = _folded(key)
        if key == "roles":
            own += [
                word for table in self._others if table["language"] in self._near for word in folded[table["language"]]
            ]
        plain = key in _HARMLESS
        return own + [
            word
            for table in self._others
            for word in folded[table["language"]]
            if plain or len(word) >= FOREIGN or is_unspaced(word) or (key in _OF_NUMBERS and _is_short_form(word))
        ]

    def against(self, key: str, *others: str) -> list[str]:
        """What takes those words out of a list that the text's own language and English know as something else: no ending of
        another language decides over them (`ministerie` is no Polish `minister*`)."""
        own = Words(self.own(key))
        plain = (
            word.rstrip(".") for other in others for word in self.own(other) if "*" not in word and " " not in word
        )
        return [f"!{word}" for word in plain if len(word) >= FOREIGN and word not in own]

    def words_of(self, key: str) -> list[str]:
        """The words that phrases are made of, but for the short ones; of other languages the long ones only: Serbian `biro`
        is a Hungarian name."""
        own = [
            word
            for t in self._own
            if t["language"] != "vi"
            for p in t[key]
            for word in fold(p).split()
            if len(word) > 3
        ]
        foreign = [word for phrase in self.all(key) for word in phrase.split()]
        return own + [word for word in foreign if len(word) >= FOREIGN or is_unspaced(word)]


def _is_short_form(word: str) -> bool:
    """Whether a label is written short with a full stop, and not too short to tell (`tlf.`, `Puh.`)."""
    return len(word) > 3 and word.endswith(".")


_OF_NUMBERS = ("phone", "mobile", "fax")
_HARMLESS = ("cues", "particles", "weekdays")


@cache
def _extension(entries: tuple[str, ...]) -> re.Pattern[str]:
    """`, ext. 12`, ` (Durchwahl 12)`, `（内線12）`."""
    words = "|".join(sorted(map(re.escape, entries), key=len, reverse=True))
    return re.compile(
        rf"\s{{0,2}}[,;(（،/|-]?\s{{0,2}}(?:{words})\.?\s{{0,2}}:?\s{{0,2}}(\d{{1,6}})(?:[~～〜、,・]\s?\d{{1,6}})?[)）]?(?![\s.-]?\d{{2}})(?!\d)"
    )


def _alternation(entries: Iterable[str]) -> re.Pattern[str]:
    """The few words that disguise an address, as one pattern."""
    return re.compile("|".join(sorted((re.escape(e) for e in set(entries)), key=len, reverse=True)))
