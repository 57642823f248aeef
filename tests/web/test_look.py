"""The tokens keep their promise of contrast (WCAG 2.2, 1.4.3 and 1.4.11), and nothing else names a colour."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

import directory.web
from directory.presenters import design

TEMPLATES = Path(directory.web.__file__).parent / "templates"
STATIC = Path(directory.web.__file__).parent / "static"
TOKENS = (STATIC / "tokens.css").read_text(encoding="utf-8")
LIGHT, DARK = (
    dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", part))
    for part in TOKENS.split("@media (prefers-color-scheme: dark)")
)


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


TEXT = ("soft", "link", "current", "ageing", "contradicted")


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
class TestContrast:
    def test_names_and_numbers_stand_out_on_paper_card_and_mark(self, scheme: dict[str, str]) -> None:
        for ground in ("paper", "raised", "mark"):
            assert contrast(scheme["ink"], scheme[ground]) >= 7, ground

    def test_every_other_text_is_readable(self, scheme: dict[str, str]) -> None:
        for ground in ("paper", "raised"):
            for text in TEXT:
                assert contrast(scheme[text], scheme[ground]) >= 4.5, (text, ground)
        assert contrast(scheme["link"], scheme["mark"]) >= 4.5
        assert contrast(scheme["on-link"], scheme["link"]) >= 4.5

    def test_the_edges_of_fields_can_be_seen(self, scheme: dict[str, str]) -> None:
        for ground in ("paper", "raised"):
            assert contrast(scheme["edge"], scheme[ground]) >= 3


def test_light_and_dark_name_the_same_tokens() -> None:
    assert LIGHT.keys() == DARK.keys()


@pytest.mark.parametrize(
    "name",
    [
        "base.css",
        "parts.css",
        "calling.css",
        "office.css",
        "lab.css",
        "edit.css",
        "filters.css",
        "subscribe.css",
        "embed.css",
    ],
)
def test_no_other_sheet_names_a_colour_except_for_paper_prints(name: str) -> None:
    screen = re.sub(r"@media print \{.*?\n\}", "", (STATIC / name).read_text(encoding="utf-8"), flags=re.DOTALL)
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b|\brgba?\(|\bhsl", screen) == []


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_the_page_of_the_design_system_shows_every_token_and_each_pair_with_its_contrast(client: FlaskClient) -> None:
    page = client.get("/en/design").text
    for scheme in (LIGHT, DARK):
        for name, colour in scheme.items():
            assert f"--{name}</code>" in page, name
            assert colour in page, name
    for size in re.findall(r"--([\w-]+): [\d.]+(?:rem|px);", TOKENS):
        assert f"--{size}</code>" in page, size
    for pair in design.pairs(TOKENS):
        for scheme, ratio in ((LIGHT, pair.light), (DARK, pair.dark)):
            assert ratio == pytest.approx(contrast(scheme[pair.text.name], scheme[pair.ground.name]))
            assert ratio >= pair.least
            assert f"{round(ratio, 1):g} : 1" in page


def test_every_shared_part_is_on_the_page_of_the_design_system() -> None:
    shared = (TEMPLATES / "parts.html").read_text(encoding="utf-8")
    shown = (TEMPLATES / "design_parts.html").read_text(encoding="utf-8")
    by_others = {"day", "release_name", "book_name", "book_title", "struck", "number", "proof"}  # within others
    by_others |= {"search", "ask", "link"}  # on every page, and rows of links
    missing = [n for n in re.findall(r"{% macro (\w+)\(", shared) if f"parts.{n}(" not in shown]
    assert set(missing) - by_others == set()
