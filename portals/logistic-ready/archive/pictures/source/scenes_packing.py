"""Packing: erector, packing table, wrapper, reusable totes."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from math import cos, pi, sin
from random import Random

import screens
import stage
from conveying import belt, rollers
from goods import carton, load, pallet, tote
from halls import floor, light_strip, shell, stocked, stripe, trusses
from machines import cabinet, monitor
from shape import Shape


@cache
def open_carton(x: float = 0.4, y: float = 0.3, z: float = 0.28, skin: str = "kraft", spread: float = 0.5) -> Shape:
    """An erected carton, flaps standing open."""
    s, t = Shape("open"), 0.005
    s.box(skin, (x, y, t), (0, 0, t / 2), 0)
    for side in (-1, 1):
        s.box(skin, (x, t, z), (0, side * (y / 2 - t / 2), z / 2), 0.001)
        s.box(skin, (t, y, z), (side * (x / 2 - t / 2), 0, z / 2), 0.001)
        lean = side * spread
        s.box(skin, (x - 0.004, t, y / 2), (0, side * y / 2 + sin(lean) * y / 4, z + cos(lean) * y / 4), 0.001, (-lean, 0, 0))
        out = side * (spread + 0.45)
        s.box(skin, (t, y - 0.004, y / 2), (side * x / 2 + sin(out) * y / 4, 0, z + cos(out) * y / 4), 0.001, (0, out, 0))
    return s


@cache
def _erector() -> Shape:
    """The machine: framed and glazed, blanks stand in its magazine, cartons leave towards +x."""
    s = Shape("erector")
    x0, x1, y0, y1, high = -1.3, 1.3, -0.85, 0.85, 2.15
    s.block("offwhite", (x0, y0, 0.12), (x1, y1, 0.62), 0.015)
    for x in (x0 + 0.15, x1 - 0.15):
        for y in (y0 + 0.15, y1 - 0.15):
            s.rod("rubber", (x, y, 0), (x, y, 0.12), 0.05)
    for x in (x0 + 0.03, 0.0, x1 - 0.03):
        for y in (y0 + 0.03, y1 - 0.03):
            s.block("steel", (x - 0.03, y - 0.03, 0.62), (x + 0.03, y + 0.03, high), 0.006)
    for y in (y0 + 0.03, y1 - 0.03):
        s.block("steel", (x0, y - 0.03, high - 0.06), (x1, y + 0.03, high), 0.006)
    s.block("offwhite", (x0, y0, high), (x1, y1, high + 0.14), 0.02)
    s.block("glow", (x0 + 0.2, -0.1, high - 0.02), (x1 - 0.2, 0.1, high - 0.005), 0)
    for a, b in ((x0 + 0.07, -0.04), (0.04, x1 - 0.07)):
        s.sheet("glass", (a, y0 + 0.02, 0.66), (b, y0 + 0.02, 0.66), (b, y0 + 0.02, high - 0.08), (a, y0 + 0.02, high - 0.08))
        s.soft("black", (b - 0.1, y0 - 0.02, 1.2), (b - 0.06, y0 + 0.01, 1.5), 0.01)
    for k in range(42):
        x = x0 - 1.05 + k * 0.042
        s.box("kraft" if k % 5 else "kraftlight", (0.008, 0.62, 0.72), (x, 0.05, 1.14), 0.001, (0, -0.2, 0))
    s.block("steel", (x0 - 1.25, -0.32, 0.7), (x0 + 0.75, -0.26, 0.76), 0.005).block("steel", (x0 - 1.25, 0.36, 0.7), (x0 + 0.75, 0.42, 0.76), 0.005)
    for x in (x0 - 1.15, x0 - 0.3):
        for y in (-0.29, 0.39):
            s.block("steel", (x - 0.03, y - 0.03, 0), (x + 0.03, y + 0.03, 0.7), 0.005)
    s.block("darkgrey", (-0.42, -0.4, 1.72), (0.62, -0.28, 1.86), 0.01).block("orange", (-0.2, -0.34, 1.3), (0.0, -0.1, 1.74), 0.015)
    s.rod("chrome", (-0.1, -0.22, 1.0), (-0.1, -0.22, 1.3), 0.03)
    for z in (0.9, 1.06):
        s.rod("orange", (-0.14, -0.17, z), (-0.14, -0.11, z), 0.03, 20, 0.045)
    s.block("darkgrey", (x1 - 0.75, y0 - 0.1, 1.62), (x1 - 0.15, y0 - 0.02, 2.02), 0.015)
    s.rod("gloworange", (x1 - 0.2, y1 - 0.2, high + 0.36), (x1 - 0.2, y1 - 0.2, high + 0.44), 0.04, 20)
    s.rod("glowgreen", (x1 - 0.2, y1 - 0.2, high + 0.27), (x1 - 0.2, y1 - 0.2, high + 0.35), 0.04, 20)
    return s.rod("darkgrey", (x1 - 0.2, y1 - 0.2, high + 0.14), (x1 - 0.2, y1 - 0.2, high + 0.27), 0.02)


def erector() -> None:
    """Flat blanks go in, open cartons come out."""
    floor("concrete", joint=6)
    shell((-20, 22), (-10, 16), 8)
    _erector().put((0, 0, 0))
    monitor(screens.board(900, 600, 2), 0.5, 0.33, False).put((0.85, -0.965, 1.82))
    belt(1.9, 0.5, 0.72, "offwhite").put((-0.6, 0.0, 0))
    rollers(3.2, 0.5, 0.72, "offwhite").put((1.32, 0.0, 0))
    rollers(3.2, 0.5, 0.72, "offwhite").put((4.54, 0.0, 0))
    for k, x in enumerate((0.3, 1.05, 1.75, 2.45, 3.2, 3.95, 4.9, 5.8)):
        open_carton(0.42, 0.34, 0.3, "kraft", 0.28 if k else 0.05).put((x, 0, 0.722), 0.02 * (k % 3 - 1))
    for k in range(3):
        _blank_stack(k).put((-3.6, 1.2 - k * 1.35, 0), 0.02 * k)
    cabinet(0.9, 2.0, 0.5).put((-0.6, 2.6, 0))
    cabinet(0.9, 2.0, 0.5).put((0.35, 2.6, 0))
    stocked((-12, 8.5), 9, [0.1, 1.9, 3.8], 5.4, Random(4))
    stripe((-8, -1.7), (12, -1.7))
    stage.lamp((0, 0, 2.1), (0, 0, 0.7), (2, 0.2), 30, "#FFF3E2")
    stage.lamp((4.5, -5, 4), (0.8, 0, 0.9), (2.5, 2.5), 620, "#FFE2BE")
    stage.lamp((-5, -4, 4), (-1.5, 0, 1), (2, 3), 260, "#D2E4F6")
    for k in range(3):
        for x in (-4, 3):
            light_strip(3.2).put((x, 1 + k * 4.5, 5.8))
        stage.lamp((0, 1 + k * 4.5, 5.7), (0, 1 + k * 4.5, 0), (16, 1), 460)
    stage.air("#B4C3D0", 0.18)
    stage.haze("#BDC9D2", 7, 24, 0.6)
    stage.camera((3.9, -3.7, 1.85), (0.42, 0.1, 1.14), 29, 4.5, (1.6, -0.5, 1))
    stage.expose(0.0)


@cache
def _blank_stack(seed: int) -> Shape:
    s, chance = Shape("blanks").add(pallet()), Random(seed)
    for k in range(70):
        s.box(
            ("kraft", "kraftlight")[k % 9 == 4],
            (1.14, 0.74, 0.009),
            (chance.uniform(-0.006, 0.006), chance.uniform(-0.006, 0.006), 0.149 + k * 0.0095),
            0.001,
        )
    return s.box("blue", (0.02, 0.75, 0.67), (0.25, 0, 0.48), 0).box("blue", (0.02, 0.75, 0.67), (-0.25, 0, 0.48), 0)


def _crumpled(chance: Random, at: tuple[float, float, float], long: float, wide: float, high: float, turn: float = 0) -> None:
    """A crumpled length of padding paper."""
    rows = []
    for i in range(26):
        row = []
        for j in range(14):
            edge = 1 - abs(j - 6.5) / 6.5
            z = high * (0.25 + 0.75 * edge**0.6) * chance.uniform(0.45, 1.0)
            row.append((long * (i / 25 - 0.5) + chance.uniform(-0.012, 0.012), wide * (j / 13 - 0.5) + chance.uniform(-0.012, 0.012), z))
        rows.append(row)
    Shape("padding").grid("crinkle", rows).put(at, turn)


def packing_table() -> None:
    """A packing place: carton, padding paper from the roll, tape, small goods."""
    chance = Random(33)
    floor("concrete", joint=5)
    shell((-18, 18), (-10, 14), 7)
    table = Shape("table").soft("offwhite", (-1.5, -0.5, 0.86), (1.5, 0.5, 0.9), 0.012)
    for x in (-1.4, 1.4):
        for y in (-0.42, 0.42):
            table.block("zinc", (x - 0.035, y - 0.035, 0), (x + 0.035, y + 0.035, 2.1 if y > 0 else 0.86), 0.006)
    table.block("zinc", (-1.4, 0.38, 1.5), (1.4, 0.44, 1.54), 0.004).block("offwhite", (-1.42, 0.2, 1.66), (1.42, 0.48, 1.69), 0.006)
    table.block("zinc", (-1.4, -0.4, 0.3), (1.4, 0.4, 0.33), 0.004).block("white", (-1.3, -0.1, 2.08), (1.3, 0.02, 2.14), 0.01)
    table.block("glow", (-1.25, -0.08, 2.07), (1.25, 0, 2.08), 0)
    for x in (-1.4, 1.4):
        table.block("zinc", (x - 0.03, -0.1, 2.06), (x + 0.03, 0.45, 2.1), 0.004)
    table.put()
    for k in range(9):
        x = -1.2 + k * 0.115
        Shape("flat").box("kraftlight" if k % 3 else "kraft", (0.012, 0.3, 0.34), (0, 0, 0.17), 0.002).put(
            (x, 0.33, 1.7), 0.02 * (k % 3 - 1), (0, 0.1)
        )
    for k, skin in enumerate(("blue", "paleblue", "orange")):
        tote(skin, 0.3, 0.2, 0.15).put((0.25 + k * 0.36, 0.33, 1.69), pi / 2)
    open_carton(0.44, 0.34, 0.26, "kraft", 0.62).put((-0.22, -0.1, 0.902), 0.12)
    _crumpled(chance, (-0.24, -0.1, 1.04), 0.4, 0.3, 0.2, 0.12)
    _crumpled(chance, (-0.2, -0.06, 1.1), 0.28, 0.22, 0.18, 0.9)
    roll = Shape("roll").rod("kraftlight", (-0.2, 0, 0), (0.2, 0, 0), 0.16, 48).rod("kraft", (-0.202, 0, 0), (0.202, 0, 0), 0.04, 24)
    roll.rod("steel", (-0.32, 0, 0), (0.32, 0, 0), 0.014, 16)
    roll.put((0.95, 0.26, 1.14))
    for x in (0.65, 1.25):
        Shape("stand").box("darkgrey", (0.02, 0.16, 0.34), (x, 0.26, 1.06), 0.004).put()
    sheet = [
        [
            (0.95 + side * 0.19, 0.1 - 0.02 * i, 1.14 - 0.2 * min(1, i / 6) ** 0.7 + (0.012 * sin(i * 0.8 + side) if i > 6 else 0))
            for side in (-1, -0.5, 0, 0.5, 1)
        ]
        for i in range(22)
    ]
    Shape("sheet").grid("kraftlight", sheet).put()
    carton(0.36, 0.28, 0.2).put((-1.05, -0.1, 0.9), -0.2)
    carton(0.3, 0.22, 0.14, "kraftlight").put((-1.03, -0.1, 1.101), -0.32)
    carton(0.5, 0.3, 0.24).put((-0.6, 0.05, 0.335), 0.05)
    carton(0.4, 0.3, 0.24).put((0.1, 0.05, 0.335), 0.02)
    tote("blue").put((0.85, 0.0, 0.335), 0.03)
    _tape().put((0.35, -0.3, 0.9), 0.5)
    for k, (x, y, turn, skin) in enumerate(((0.62, -0.12, 0.3, "blue"), (0.5, 0.02, 1.0, "white"), (0.78, -0.3, 0.1, "orange"))):
        Shape("good").soft(skin, (-0.07, -0.05, 0), (0.07, 0.05, 0.05 + 0.02 * k), 0.008).put((x, y, 0.9), turn)
    rollers(4, 0.5, 0.75).put((-2.9, 1.4, 0))
    rollers(4, 0.5, 0.75).put((1.12, 1.4, 0))
    for k in range(6):
        carton(0.42, 0.32, 0.24).put((-2.4 + k * 1.1, 1.4, 0.75), 0.06 * (k % 3 - 1))
    stocked((-11, 6.5), 8, [0.1, 1.9, 3.8], 5.4, Random(8))
    stage.lamp((0, -0.04, 2.06), (0, -0.1, 0.9), (2.4, 0.1), 34, "#FFF0DC")
    stage.lamp((-3, -2.8, 3), (-0.2, 0, 1), (1.6, 1.6), 240, "#FFE4C4")
    for k in range(3):
        light_strip(3).put((0, 2 + k * 3.6, 5.2))
        stage.lamp((0, 2 + k * 3.6, 5.1), (0, 2 + k * 3.6, 0), (14, 1), 300)
    stage.air("#B0C0CE", 0.2)
    stage.haze("#BCC7CF", 4, 17, 0.65)
    stage.camera((1.2, -2.5, 1.98), (0.06, 0.0, 1.17), 32, 3.2, (-0.1, -0.2, 1.05))
    stage.expose(0.1)


@cache
def _tape() -> Shape:
    """A hand dispenser lying with its roll upright."""
    s = Shape("tape").rod("tape", (0, -0.025, 0.075), (0, 0.025, 0.075), 0.06, 36).rod("black", (0, -0.028, 0.075), (0, 0.028, 0.075), 0.036, 30)
    s.moulded("orange", [(-0.03, 0.02), (0.12, 0.005), (0.14, 0.02), (0.08, 0.05), (0.0, 0.05)], -0.032, 0.032, 0.006)
    return s.moulded("black", [(-0.02, 0.05), (-0.16, 0.1), (-0.17, 0.13), (-0.02, 0.09)], -0.018, 0.018, 0.008)


def wrapper() -> None:
    """A pallet turns on the plate while film runs off the mast."""
    floor("concrete", joint=6)
    shell((-18, 20), (-10, 16), 8)
    trusses(38, -6, 16, 6, 6.2, 1.3, x=1)
    s = Shape("wrapper").rod("darkgrey", (0, 0, 0), (0, 0, 0.07), 0.85, 72).rod("steel", (0, 0, 0.07), (0, 0, 0.078), 0.82, 72)
    s.rod("amber", (0, 0, 0.02), (0, 0, 0.055), 0.856, 72)
    s.block("blue", (0.75, -0.35, 0), (1.9, 0.35, 0.12), 0.015).block("blue", (1.35, -0.22, 0.1), (1.75, 0.22, 2.75), 0.02)
    s.block("offwhite", (1.36, -0.235, 1.0), (1.74, -0.215, 1.7), 0.01).block("black", (1.31, -0.05, 0.25), (1.36, 0.05, 2.6), 0.004)
    s.soft("darkgrey", (0.98, -0.2, 0.98), (1.36, 0.2, 1.08), 0.02).soft("darkgrey", (0.98, -0.2, 1.62), (1.36, 0.2, 1.7), 0.02)
    s.rod("film", (1.12, 0.02, 1.08), (1.12, 0.02, 1.6), 0.13, 40).rod("kraft", (1.12, 0.02, 1.07), (1.12, 0.02, 1.63), 0.045, 24)
    s.rod("rubber", (1.05, -0.2, 1.1), (1.05, -0.2, 1.6), 0.035, 20).rod("orange", (1.02, 0.16, 1.02), (1.02, 0.16, 1.66), 0.018, 16)
    s.put()
    load(6, 3, False, "kraft", 0.24).put((0, 0, 0.08), 0.5)
    film = Shape("film").soft("film", (-0.607, -0.407, 0.1), (0.607, 0.407, 1.3), 0.02, 2)
    film.put((0, 0, 0.08), 0.5)
    a, b = (1.05, -0.24), (0.607 * cos(0.5) + 0.407 * sin(0.5), 0.607 * sin(0.5) - 0.407 * cos(0.5))
    Shape("web").grid(
        "film",
        [
            [
                (a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, 1.1 + 0.06 * t),
                (a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, 1.6 - 0.14 * t),
            ]
            for t in (i / 8 for i in range(9))
        ],
    ).put()
    for k, x in enumerate((-3.3, -4.9)):
        load(6, 4 + k, True, ("white", "kraft")[k], 0.24).put((x, 0.9 + k * 0.2, 0), pi / 2)
    load(6, 6, False, "kraft", 0.24).put((3.6, 2.6, 0), 0.2)
    stocked((-12, 7.5), 9, [0.1, 1.9, 3.8], 5.4, Random(14))
    path = [(-1.15, -1.3), (-1.15, 1.3), (2.2, 1.3), (2.2, -1.3), (-1.15, -1.3)]
    for p, q in pairwise(path):
        stripe(p, q, 0.09)
    stage.lamp((-3.5, -3.5, 4), (0.2, 0, 0.9), (2.2, 2.2), 560, "#FFE2BD")
    stage.lamp((4, 3, 3.6), (0.2, 0, 1), (1.4, 3), 420, "#DCEBFA")
    for k in range(3):
        light_strip(3.2).put((0, 1 + k * 4.5, 5.6))
        stage.lamp((0, 1 + k * 4.5, 5.5), (0, 1 + k * 4.5, 0), (16, 1), 420)
    stage.air("#B2C1CE", 0.18)
    stage.haze("#BCC8D0", 6, 22, 0.6)
    stage.camera((1.5, -4.9, 1.6), (0.5, 0.1, 1.28), 31, 4, (0.4, -0.7, 1))
    stage.expose(0.0)


def reusable() -> None:
    """Stacks of totes in many colours before a plain ground."""
    chance = Random(19)
    stage.backdrop("studio", 30, 12, 16)
    plan = [
        (-1.72, 0.3, 6, "deepblue"),
        (-1.05, 0.35, 4, "blue"),
        (-0.38, 0.25, 7, "paleblue"),
        (0.3, 0.32, 4, "orange"),
        (0.98, 0.28, 5, "grey"),
        (1.68, 0.34, 7, "white"),
        (2.36, 0.3, 4, "sand"),
        (-2.4, 0.36, 4, "amber"),
    ]
    for x, y, count, skin in plan:
        for level in range(count):
            tote(skin).put((x, y, level * 0.305), chance.uniform(-0.018, 0.018))
    for x, y, count, skin, turn in ((-1.15, -0.55, 2, "grey", 0.06), (1.15, -0.62, 1, "blue", -0.12), (0.42, -0.5, 2, "paleblue", 0.04)):
        for level in range(count):
            tote(skin, 0.6, 0.4, 0.22).put((x, y, level * 0.205), turn + chance.uniform(-0.02, 0.02))
    for k in range(7):
        tote(("blue", "grey", "paleblue")[k % 3], 0.6, 0.4, 0.12).put((-0.32, -0.52, k * 0.105), chance.uniform(-0.02, 0.02))
    Shape("lid").soft("orange", (-0.3, -0.2, 0), (0.3, 0.2, 0.025), 0.01).put((1.15, -0.62, 0.222), -0.12)
    stage.lamp((-4.5, -4, 5), (0, 0, 0.8), (2.4, 2.4), 900, "#FFE9D0")
    stage.lamp((5, -2, 3.5), (0, 0, 0.8), (2, 4), 220, "#D6E6F6")
    stage.air("#D5DBE0", 0.3)
    stage.camera((1.0, -6.9, 1.8), (0.06, 0, 1.06), 43, 8, (0, 0, 1))
    stage.expose(0.15)


PICTURES = {"kartonaufrichter": erector, "packplatz": packing_table, "folienwickler": wrapper, "mehrwegbehaelter": reusable}
