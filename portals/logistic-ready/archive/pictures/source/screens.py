"""Pictures for the monitors: plant plans and curves, drawn flat and without a word."""

from __future__ import annotations

import tempfile
from functools import cache
from math import sin
from pathlib import Path
from random import Random

from PIL import Image, ImageDraw

GROUND, LINE, PALE, DIM, ACCENT = "#0E1E2D", "#2C4A63", "#9FC0DA", "#1C3347", "#F08A2E"
FOLDER = Path(tempfile.gettempdir()) / "picture-screens"


def _save(image: Image.Image, name: str) -> str:
    FOLDER.mkdir(exist_ok=True)
    path = FOLDER / f"{name}.png"
    image.save(path)
    return f"picture:{path}"


@cache
def plant(wide: int = 1600, high: int = 900, seed: int = 1) -> str:
    """A plant seen from above: racks, lines, totes on their way, one of them marked."""
    chance = Random(seed)
    image = Image.new("RGB", (wide, high), GROUND)
    draw = ImageDraw.Draw(image)
    unit = high / 90
    for k in range(14):
        x = (8 + k * 5.4) * unit
        for half in range(2):
            draw.rectangle((x + half * 2.2 * unit, 8 * unit, x + (half * 2.2 + 1.7) * unit, 52 * unit), fill=LINE)
            for cell in range(22):
                if chance.random() < 0.55:
                    top = (8.4 + cell * 1.98) * unit
                    draw.rectangle(
                        (x + (half * 2.2 + 0.2) * unit, top, x + (half * 2.2 + 1.5) * unit, top + 1.5 * unit),
                        fill=chance.choice((PALE, "#5E87A8", "#426A8C")),
                    )
        draw.line((x + 0.85 * unit, 52 * unit, x + 0.85 * unit, 60 * unit), fill=PALE, width=int(unit * 0.4))
    right = wide - 8 * unit
    for y in (60, 66):
        draw.line((6 * unit, y * unit, right, y * unit), fill=PALE, width=int(unit * 0.7))
    draw.line((right, 60 * unit, right, 82 * unit), fill=PALE, width=int(unit * 0.7))
    for k in range(34):
        x, y = chance.uniform(8 * unit, right), chance.choice((60, 66)) * unit
        colour = ACCENT if k in (7, 19, 26) else "#E8EEF3"
        draw.rectangle((x, y - 0.8 * unit, x + 2 * unit, y + 0.8 * unit), fill=colour)
    for k in range(9):
        x = (90 + k * 7.2) * unit
        draw.rounded_rectangle((x, 74 * unit, x + 5 * unit, 82 * unit), unit, outline=PALE, width=2, fill=DIM)
        draw.line((x + 2.5 * unit, 66 * unit, x + 2.5 * unit, 74 * unit), fill=LINE, width=int(unit * 0.5))
    _panel(draw, (90 * unit, 8 * unit, right, 30 * unit), chance, "bars")
    _panel(draw, (90 * unit, 33 * unit, right, 52 * unit), chance, "curve")
    return _save(image, f"plant-{wide}-{seed}")


def _panel(draw: ImageDraw.ImageDraw, box: tuple[float, float, float, float], chance: Random, kind: str) -> None:
    x0, y0, x1, y1 = box
    draw.rectangle(box, fill=DIM)
    if kind == "bars":
        count = 18
        for k in range(count):
            high = (0.35 + 0.3 * sin(k * 0.45) + chance.uniform(0, 0.2)) * (y1 - y0)
            x = x0 + (k + 0.6) * (x1 - x0) / (count + 0.6)
            draw.rectangle((x, y1 - high - 4, x + (x1 - x0) / count * 0.55, y1 - 6), fill=ACCENT if k == 13 else PALE)
        return
    for line, colour in ((0, "#5E87A8"), (1, ACCENT)):
        points = [
            (x0 + i * (x1 - x0) / 60, y1 - (y1 - y0) * (0.35 + 0.18 * line + 0.15 * sin(i * 0.16 + line * 2) + chance.uniform(-0.03, 0.03)))
            for i in range(61)
        ]
        draw.line(points, fill=colour, width=4 + line)


@cache
def board(wide: int = 1200, high: int = 800, seed: int = 1) -> str:
    """Tiles of bars, curves and rings."""
    chance = Random(seed)
    image = Image.new("RGB", (wide, high), GROUND)
    draw = ImageDraw.Draw(image)
    across, down = 3, 2
    for i in range(across):
        for j in range(down):
            box = (i * wide / across + 16, j * high / down + 16, (i + 1) * wide / across - 16, (j + 1) * high / down - 16)
            if (i + j + seed) % 3 == 2:
                draw.rectangle(box, fill=DIM)
                cx, cy, r = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2, min(box[2] - box[0], box[3] - box[1]) * 0.36
                draw.arc((cx - r, cy - r, cx + r, cy + r), -90, 270, fill=LINE, width=int(r * 0.3))
                draw.arc((cx - r, cy - r, cx + r, cy + r), -90, chance.uniform(90, 230), fill=PALE, width=int(r * 0.3))
            else:
                _panel(draw, box, chance, ("bars", "curve")[(i + j) % 2])
    return _save(image, f"board-{wide}-{seed}")


@cache
def task() -> str:
    """The picking screen: a tote in plan, one field lit, a bar of progress."""
    image = Image.new("RGB", (1120, 660), GROUND)
    draw = ImageDraw.Draw(image)
    for i in range(4):
        for j in range(2):
            fill = ACCENT if (i, j) == (1, 1) else LINE
            draw.rounded_rectangle((60 + i * 150, 110 + j * 190, 195 + i * 150, 285 + j * 190), 14, fill=fill, outline=PALE, width=3)
    draw.rounded_rectangle((730, 110, 1060, 475), 14, fill=DIM)
    draw.polygon([(800, 300), (895, 250), (990, 300), (895, 350)], fill="#C79E6B")
    draw.polygon([(800, 300), (895, 350), (895, 430), (800, 380)], fill="#A77F50")
    draw.polygon([(990, 300), (895, 350), (895, 430), (990, 380)], fill="#8E6B42")
    draw.rounded_rectangle((60, 540, 1060, 580), 20, fill=DIM)
    draw.rounded_rectangle((60, 540, 720, 580), 20, fill=PALE)
    return _save(image, "task")
