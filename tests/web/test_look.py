"""The tokens keep their promise of contrast (WCAG 2.2, 1.4.3 and 1.4.11), and nothing else names a colour."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import directory.web

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


@pytest.mark.parametrize("name", ["base.css", "parts.css", "calling.css", "office.css", "lab.css", "edit.css"])
def test_no_other_sheet_names_a_colour_except_for_paper_prints(name: str) -> None:
    screen = re.sub(r"@media print \{.*?\n\}", "", (STATIC / name).read_text(encoding="utf-8"), flags=re.DOTALL)
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b|\brgba?\(|\bhsl", screen) == []
