"""The look, as far as it can be computed: contrast, weight, and what a print leaves out."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest
from markupsafe import Markup

from andruck_site.portal.jinja import dateline
from andruck_site.portal.site import portal

STATIC = Path(__file__).resolve().parents[2] / "andruck_site" / "portal" / "static" / "portal"
CSS = (STATIC / "portal.css").read_text()
THEME = Path(portal().folder) / "static" / "theme.css"
DARK = "@media (prefers-color-scheme: dark)"


def palettes(css: str) -> list[dict[str, str]]:
    """The colours by day and by night."""
    day, night = css.split(DARK, 1)
    night = night.split("\n}", 1)[0]
    pattern = re.compile(r"--([\w-]+):\s*(#[0-9a-f]{3,6})")
    light = dict(pattern.findall(day))
    return [light, light | dict(pattern.findall(night))]


def luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    digits = colour[1:] if len(colour) == 7 else "".join(2 * one for one in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("css", [CSS, THEME.read_text()], ids=["portal", "theme"])
def test_text_can_be_read(css: str) -> None:
    for palette in palettes(css):
        for text, ground in product(("ink", "soft", "accent", "link"), ("paper", "tint", "warm")):
            assert contrast(palette[text], palette[ground]) >= 4.5, (text, ground)
        assert contrast(palette["rule-strong"], palette["paper"]) >= 3


def test_pages_are_light() -> None:
    assert len(CSS.encode()) < 45_000
    fonts = list((STATIC / "fonts").glob("*.woff2"))
    assert sum(font.stat().st_size for font in fonts) < 400_000
    assert {f"fonts/{font.name}" for font in fonts} == set(re.findall(r"fonts/[\w.-]+", CSS))
    assert "SIL OPEN FONT LICENSE" in (STATIC / "fonts" / "OFL.txt").read_text()
    assert "http" not in CSS


@pytest.mark.parametrize(
    ("text", "again"),
    [
        ("<p>Rheine (lhd) – Eine Vorschrift gibt es nicht.</p>", False),
        ("<p><strong>RHEINE</strong>, 23. November (dlt) – Eine Vorschrift fehlt.</p>", False),
        ("<p>Rheine bekommt ein Lager – und mehr.</p>", True),
        ("<p>Eine Vorschrift gibt es nicht.</p>", True),
    ],
)
def test_a_dateline_stands_once(text: str, again: bool) -> None:
    assert ('class="place"' in dateline(Markup(text), "Rheine")) is again
