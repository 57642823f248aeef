"""Kinds of roles: a small closed vocabulary beside the words as written, by the words in `roles.toml`."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal, get_args

from directory.records import Kind
from directory.values.wording import bare

RoleKind = Literal[
    "press-officer",
    "head-of-communications",
    "spokesperson",
    "communications",
    "public-relations-agency",
    "investor-relations",
    "executive",
    "project",
    "academic",
    "desk",
    "other",
]
"""Who somebody is to those who ask. No standard vocabulary has these: IPTC's controlled role vocabularies are of who made a
piece of news, and `contactType` of schema.org is free text ("customer support")."""

ROLE_KINDS: tuple[RoleKind, ...] = get_args(RoleKind)

_TABLE = Path(__file__).parent / "roles.toml"
_LISTS = ("lead", "press", "communications", "spokesperson", "investors", "agency", "executive", "academic", "project")
_UNSPACED = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uff66-\uff9f]")
_AGENCY = re.compile(
    r"\b(?:p\.?r\.?|public relations|pr[ -]agency|communications? (?:agency|consult\w*)|pr[ -]agentur|kommunikationsagentur"
    r"|agence (?:de )?(?:communication|presse|relations)|relations (?:presse|publiques)|relaciones publicas"
    r"|agencia de comunicacion|agenzia di comunicazione|pubbliche relazioni|relacoes publicas)\b"
)
"""Organisations that speak for others."""


def kind_of(kind: Kind, role: str | None, org: str | None = None) -> RoleKind | None:
    """The kind of a contact's role: a desk is one; of a human by the words of the role, else by an organisation that speaks for
    others. None where nothing is said of it; `other` where the words say something else."""
    if kind == "desk":
        return "desk"
    if org is not None and _AGENCY.search(bare(org[:200])) is not None:
        return "public-relations-agency"
    return _of_words(role[:200]) if role is not None and role.strip() else None


@lru_cache(maxsize=8_192)
def _of_words(role: str) -> RoleKind:
    said = bare(role)
    has = {name for name, words in _words().items() if words.search(said) is not None}
    about = has & {"press", "communications"}
    led = _words()["lead"].sub(" ", said) if "lead" in has else said
    first: tuple[tuple[bool, RoleKind], ...] = (
        ("investors" in has, "investor-relations"),
        ("lead" in has and bool(about) and "agency" not in has, "head-of-communications"),
        ("spokesperson" in has, "spokesperson"),
        ("agency" in has, "public-relations-agency"),
        ("press" in has, "press-officer"),
        ("communications" in has, "communications"),
        ("academic" in has, "academic"),
        ("project" in has, "project"),
        ("executive" in has, "executive"),
        ("lead" in has and not led.strip(" .,-/&"), "executive"),
    )
    return next((kind for holds, kind in first if holds), "other")


@cache
def _words() -> dict[str, re.Pattern[str]]:
    entries: defaultdict[str, list[str]] = defaultdict(list)
    for language, table in tomllib.loads(_TABLE.read_text("utf-8")).items():
        missing = [name for name in _LISTS if name not in table]
        if missing:
            raise ValueError(f"{_TABLE.name}: {language} lacks {', '.join(missing)}")
        for name in _LISTS:
            entries[name] += table[name]
    return {name: _pattern(entries[name]) for name in _LISTS}


def _pattern(entries: Iterable[str]) -> re.Pattern[str]:
    folded = sorted({bare(entry) for entry in entries}, key=lambda entry: (-len(entry), entry))
    return re.compile("|".join(map(_one, folded)))


def _one(entry: str) -> str:
    body = re.escape(entry).replace(r"\*", r"\w{0,30}").replace(r"\ ", r"\s")
    return body if _UNSPACED.search(entry) else rf"(?<!\w){body}(?!\w)"
