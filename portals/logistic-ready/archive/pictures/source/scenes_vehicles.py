"""Trucks and mobile robots at work."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from math import cos, pi, sin
from random import Random

import stage
from goods import load, pallet, tote
from halls import cladding, floor, light_strip, sectional_door, shell, stocked, stripe, trusses
from shape import Shape
from vehicles import amr, forklift, reach_truck, stacker, trailer, tug


def _strips(rows: range, columns: tuple[float, ...], high: float, power: float, gap: float = 6, skin: str = "glow") -> None:
    for k in rows:
        for x in columns:
            light_strip(3.4, skin).put((x, k * gap, high), pi / 2)
        stage.lamp((sum(columns) / len(columns), k * gap, high), (0, k * gap, 0), (max(columns) - min(columns) + 1, 1), power)


def reach() -> None:
    """A reach truck sets a pallet into the third level."""
    floor("concrete", joint=6)
    shell((-26, 30), (-14, 22), 10.5)
    trusses(56, -8, 22, 6, 8.6, 1.5, x=2)
    levels = [0.1, 2.0, 3.9, 5.8]
    for k, y in enumerate((3.0, 4.25, 9.5, 10.75, 16)):
        stocked((-13.3, y), 10, levels, 7.6, Random(6 + k), gaps=0.16)
    reach_truck(3.86, 3.0).put((0.55, 1.45, 0), pi / 2)
    load(4, 3, False, "white", 0.26).put((0.55, 1.62, 3.93), pi / 2)
    for y in (1.9, -3.4):
        stripe((-30, y), (30, y))
    _strips(range(-1, 4), (-9, 0, 9), 8.0, 900)
    stage.lamp((-9, -8, 6), (0, 1, 2), (5, 5), 1700, "#FFE1BC")
    stage.lamp((8, -6, 3), (1, 0, 1), (2, 4), 240, "#D3E5F7")
    stage.air("#BBC8D3", 0.2)
    stage.haze("#C4CDD4", 9, 36, 0.6)
    stage.camera((4.9, -5.2, 1.45), (0.4, 0.9, 2.3), 29, 5.6, (0.5, 0, 2))
    stage.expose(-0.05)


def yard() -> None:
    """A fork-lift carries a pallet over the wet yard in the evening."""
    s = Shape("ground").sheet("wet", (-200, -200, 0), (200, -200, 0), (200, 200, 0), (-200, 200, 0))
    s.put()
    front = Shape("front").add(cladding(80, 9, "offwhite", 0.4, 0.05), (-46, 14, 0)).block("darkgrey", (-46, 13.8, 8.6), (34, 14.6, 9.4), 0.02)
    front.block("grey", (-46, 13.85, 0), (34, 14, 0.6), 0.01)
    for k in range(9):
        x = -40 + k * 7.6
        front.add(sectional_door(3.6, 4.5, "blue" if k != 6 else "orange"), (x, 13.84, 0)).block(
            "darkgrey", (x - 2, 13.75, 4.5), (x + 2, 13.95, 4.75), 0.02
        )
        for side in (-1, 1):
            front.block("darkgrey", (x + side * 1.9 - 0.1, 13.75, 0), (x + side * 1.9 + 0.1, 13.95, 4.5), 0.02)
            front.rod("amber", (x + side * 2.2, 13.3, 0), (x + side * 2.2, 13.3, 1.1), 0.08, 16)
        front.box("lamp", (0.4, 0.1, 0.08), (x, 13.6, 5.4), 0.01)
        stage.lamp((x, 13.4, 5.3), (x, 12, 0), (0.5, 0.3), 190, "#FFCE8F")
    front.put()
    turn = -0.16
    forklift(0.32, 2.1).put((-0.35, 0.2, 0), turn)
    load(4, 3, False, "kraft", 0.26).put((-0.35 + 1.22 * cos(turn), 0.2 + 1.22 * sin(turn), 0.34), turn + pi / 2)
    for k in range(5):
        for level in range(11 - k % 3 * 3):
            pallet("oldwood").put((-7.2 - k * 1.4, 8.2, level * 0.146), 0.02 * ((level * 7 + k) % 3 - 1))
    for k in range(6):
        stripe((-14 + k * 5, 4.2), (-16 + k * 5, 9.5), 0.12, "white")
    stage.sky("#F0B98A", "#5F7FA0", 0.75, 0.45)
    stage.sun((0.95, 0.85, -0.24), 4.5, "#FFB674", 2)
    stage.lamp((-1, -7, 4), (0.3, 0, 0.9), (4, 3), 330, "#FFE3C4")
    stage.haze("#E2B792", 18, 150, 0.3)
    stage.camera((4.1, -5.0, 1.25), (-0.35, 0.3, 1.22), 34, 4, (0.4, -0.6, 1))
    stage.expose(0.35)


@cache
def _charger() -> Shape:
    """A wall charger facing -y, origin at its middle."""
    s = Shape("charger").soft("offwhite", (-0.24, -0.26, -0.36), (0.24, 0, 0.36), 0.03)
    s.soft("darkgrey", (-0.2, -0.27, -0.02), (0.2, -0.25, 0.3), 0.01).box("glowblue", (0.22, 0.004, 0.1), (0, -0.272, 0.18), 0)
    for k in range(5):
        s.box("black", (0.34, 0.006, 0.012), (0, -0.262, -0.14 - k * 0.035), 0)
    return s.box("glowgreen", (0.3, 0.005, 0.016), (0, -0.272, 0.05), 0)


@cache
def _battery(skin: str = "blue") -> Shape:
    """A traction battery: tray with cells, straps and a plug cable, 1.0 x 0.65 x 0.75."""
    s = Shape("battery").soft(skin, (-0.5, -0.325, 0), (0.5, 0.325, 0.66), 0.015)
    s.block("black", (-0.47, -0.295, 0.6), (0.47, 0.295, 0.672), 0.005)
    for i in range(6):
        for j in range(4):
            x, y = -0.39 + i * 0.156, -0.21 + j * 0.14
            s.box("darkgrey", (0.145, 0.13, 0.04), (x, y, 0.675), 0.006).rod("amber", (x, y, 0.69), (x, y, 0.715), 0.022, 14)
            s.box("rubber", (0.08, 0.02, 0.012), (x + 0.07, y + 0.04, 0.7), 0.003)
    for side in (-1, 1):
        s.box("black", (0.12, 0.01, 0.05), (side * 0.32, -0.326, 0.56), 0.01)
    return s.box("label", (0.2, 0.002, 0.12), (0.15, -0.3265, 0.3), 0)


def charging() -> None:
    """A row of batteries at their chargers, cables hanging in even curves."""
    floor("concrete", joint=4)
    wall = Shape("wall").block("wall", (-12, 1.0, 0), (24, 1.3, 6), 0).block("deepblue", (-12, 0.985, 0), (24, 1.0, 2.45), 0)
    wall.block("zinc", (-12, 0.78, 2.62), (24, 0.98, 2.7), 0.005).block("zinc", (-12, 0.78, 2.62), (24, 0.79, 2.74), 0)
    wall.put()
    for k in range(12):
        x = -2.6 + k * 1.35
        _charger().put((x, 0.98, 1.78))
        stand = Shape("stand").block("darkgrey", (-0.6, -0.45, 0.3), (0.6, 0.35, 0.36), 0.008)
        for i in range(6):
            stand.rod("steel", (-0.5 + i * 0.2, -0.4, 0.375), (-0.5 + i * 0.2, 0.3, 0.375), 0.022, 14)
        for px in (-0.55, 0.55):
            for py in (-0.4, 0.3):
                stand.box("darkgrey", (0.06, 0.06, 0.3), (px, py, 0.15))
        if k != 5:
            _battery("orange" if k == 2 else "blue" if k % 4 else "grey").put((x, 0.15, 0.4))
            path = [(x + 0.1 + 0.12 * sin(pi * t), 0.72 - 0.55 * t, 1.42 - 0.33 * t - 0.42 * sin(pi * t)) for t in (i / 20 for i in range(21))]
            Shape("cable").hose("rubber", path, 0.016).box("amber", (0.09, 0.14, 0.07), (x + 0.1, 0.15, 1.1), 0.012).put()
        else:
            Shape("cable").hose(
                "rubber", [(x + 0.1, 0.72, 1.42), (x + 0.12, 0.7, 1.1), (x + 0.2, 0.68, 0.95), (x + 0.3, 0.7, 1.2), (x + 0.3, 0.72, 1.6)], 0.016
            ).put()
        stand.put((x, 0.05, 0))
        Shape("drop").box("zinc", (0.06, 0.06, 0.5), (x, 0.9, 2.38)).put()
        light_strip(1.1, "glow").put((x, -0.9, 3.3))
    stage.lamp((5, -0.9, 3.25), (5, 0.2, 0.5), (16, 0.3), 520, "#FFF0DC")
    stage.lamp((-4, -4, 2.6), (0, 0, 1), (2, 2), 160, "#FFE0B8")
    stripe((-8, -0.75), (24, -0.75))
    reach_truck(0.15, 2.2, "white").put((9.6, -3.3, 0), pi * 0.93)
    stage.air("#A8B8C6", 0.16, "#AAB4BC")
    stage.haze("#AEB7BD", 7, 22, 0.6)
    stage.camera((-3.1, -2.5, 1.62), (0.8, 0.25, 1.22), 30, 3.5, (-0.4, 0.1, 1))
    stage.expose(0.25)


@cache
def _pod(kind: int = 0) -> Shape:
    """A mobile shelf, 0.95 square, with bins."""
    s, chance = Shape("pod"), Random(kind)
    for x in (-0.45, 0.45):
        for y in (-0.45, 0.45):
            s.box("zinc", (0.045, 0.045, 2.2), (x, y, 1.1))
    for k in range(6):
        z = 0.36 + k * 0.36
        s.block("offwhite", (-0.46, -0.46, z), (0.46, 0.46, z + 0.025), 0.003)
        if k == 5:
            continue
        for side in (-1, 1):
            for j in range(3):
                pick = chance.random()
                if pick < 0.12:
                    continue
                skin = chance.choice(("blue", "paleblue", "grey", "kraft", "kraftlight", "white", "deepblue"))
                high = chance.uniform(0.16, 0.3)
                s.box(skin, (0.27, 0.4, high), (-0.3 + j * 0.3, side * 0.23, z + 0.03 + high / 2), 0.008)
                s.box("label", (0.1, 0.002, 0.05), (-0.3 + j * 0.3, side * 0.4315, z + 0.03 + high * 0.4), 0)
    return s


def fleet() -> None:
    """Robots drive through streets of shelves, some carrying one."""
    chance = Random(12)
    pitch = 1.25
    floor("concrete", joint=0)
    dots = Shape("dots")
    for i in range(-9, 15):
        for j in range(-3, 26):
            dots.box("darkgrey", (0.06, 0.06, 0.0016), (i * pitch, j * pitch, 0.0008), 0)
    dots.put()
    for i in range(-9, 15):
        for j in range(2, 26):
            if i % 5 and (j - 2) % 5 < 4 and chance.random() < 0.95:
                _pod(chance.randrange(7)).put((i * pitch, j * pitch, 0), chance.choice((0, pi / 2, pi)))
    for i, j, turn in (
        (-1.55, -0.9, 0.0),
        (0, 0.35, pi / 2),
        (1.5, -0.2, 0.0),
        (3.2, 0.6, 0.0),
        (0, 5, pi / 2),
        (0, 7.4, pi / 2),
        (5, 3, pi / 2),
        (-3.4, 0.6, 0.0),
    ):
        amr().put((i * pitch, j * pitch, 0), turn)
    for i, j, kind in ((1.5, -0.2, 3), (0, 5, 2), (-3.4, 0.6, 5)):
        _pod(kind).put((i * pitch, j * pitch, 0.05), 0)
    shell((-26, 32), (-14, 36), 8.5)
    trusses(58, -4, 36, 6, 6.6, 1.4, x=3)
    for k in range(7):
        for x in (-9, -2, 5, 12):
            light_strip(4, "glow").put((x, k * 5, 6.3))
        stage.lamp((2, k * 5, 6.2), (2, k * 5, 0), (20, 0.8), 560, "#FFF4E4")
    stage.lamp((-7, -5, 4), (0, 1, 0), (3, 3), 800, "#FFDDB2")
    stage.air("#B5C5D3", 0.2)
    stage.haze("#BFCAD3", 8, 34, 0.7)
    stage.camera((-1.15, -4.1, 1.28), (0.32, 0.8, 0.72), 27, 2.8, (-0.9, -1.1, 0.2))
    stage.expose(0.0)


def tow_train() -> None:
    """A tug draws three trailers through a bend."""
    chance = Random(9)
    floor("concrete", joint=7)
    shell((-24, 28), (-14, 26), 9)
    trusses(52, -8, 26, 6, 7.2, 1.4, x=2)
    radius, centre = 5.2, (1.2, 5.2)

    def on_lane(distance: float) -> tuple[float, float, float]:
        if distance <= 0:
            return centre[0] - distance * 0.0 + distance, 0.0, 0.0
        a = distance / radius
        return centre[0] + radius * sin(a), centre[1] - radius * cos(a), a

    head = on_lane(1.1)
    tug("orange").put((head[0], head[1], 0), head[2] + 0.1)
    for k in range(3):
        x, y, turn = on_lane(0.95 - k * 2.02)
        trailer().put((x, y, 0), turn)
        goods = ("white", "kraft", "blue")[k]
        cx, cy = x - 1.1 * cos(turn), y - 1.1 * sin(turn)
        if k < 2:
            load(3 + k, 5 + k, False, goods, 0.24).put((cx, cy, 0.26), turn)
        else:
            pallet().put((cx, cy, 0.26), turn)
            for level in range(3):
                for side in (-0.3, 0.3):
                    for across in (-0.2, 0.2):
                        tote(chance.choice(("blue", "paleblue", "grey"))).put((cx + side * cos(turn), cy + across, 0.405 + level * 0.3), turn)
    lane = [on_lane(d * 0.4 - 16) for d in range(70)]
    for out in (-1.0, 1.0):
        path = [(x - out * sin(a), y + out * cos(a)) for x, y, a in lane]
        for a, b in pairwise(path):
            stripe(a, (b[0] + (b[0] - a[0]) * 0.1, b[1] + (b[1] - a[1]) * 0.1), 0.09)
    stocked((-16, 6.0), 6, [0.1, 1.9, 3.8], 5.4, Random(3))
    stocked((-16, 12.4), 6, [0.1, 1.9, 3.8], 5.4, Random(4))
    stocked((10.6, -4), 7, [0.1, 1.9, 3.8], 5.4, Random(5), turn=pi / 2)
    _strips(range(-1, 5), (-9, 0, 9), 6.8, 720)
    stage.lamp((9, -8, 5), (1, 0, 0.5), (4, 5), 1500, "#FFE0B9")
    stage.air("#BAC7D2", 0.2)
    stage.haze("#C6CED3", 10, 40, 0.6)
    stage.camera((5.3, -4.0, 1.75), (-0.1, 0.9, 0.72), 28, 5, (1.6, 0, 0.6))
    stage.expose(-0.4)


def driverless() -> None:
    """A driverless stacker with a pallet, seen from low down."""
    floor("darkconcrete", joint=6)
    shell((-18, 26), (-14, 30), 9.5)
    trusses(44, -8, 30, 6, 7.6, 1.4, x=4)
    stacker("white", 0.14).put((0, 0, 0), -pi / 2 - 0.42)
    load(4, 3, False, "kraft", 0.25).put((-0.66 * cos(-pi / 2 - 0.42), -0.66 * sin(-pi / 2 - 0.42), 0.17), -pi / 2 - 0.42)
    stacker("white", 0.14).put((3.4, 11.5, 0), -pi / 2)
    load(5, 2, False, "white", 0.25).put((3.4, 12.2, 0.17), -pi / 2)
    stripe((-1.6, -8), (-1.6, 30))
    stripe((1.75, -8), (1.75, 30))
    stripe((5.1, -8), (5.1, 30))
    stocked((-4.0, 1), 9, [0.1, 1.9, 3.8, 5.6], 7, Random(1), turn=pi / 2)
    stocked((7.6, 1), 9, [0.1, 1.9, 3.8, 5.6], 7, Random(2), turn=pi / 2)
    _strips(range(0, 5), (-0.2, 3.6), 7.0, 520, skin="glowcool")
    stage.lamp((5, -5.5, 3.6), (0, 0, 0.9), (2.5, 2.5), 420, "#FFDCAE")
    stage.lamp((-5, -3, 3), (0, 0, 1), (2, 3), 160, "#CFE4FA")
    stage.air("#9FB2C4", 0.12)
    stage.haze("#AEBECB", 8, 34, 0.7)
    stage.camera((1.25, -4.3, 0.62), (0.42, 0.4, 1.12), 31, 2.8, (0, -0.9, 0.9))
    stage.expose(0.35)


PICTURES = {
    "schubmaststapler": reach,
    "gegengewichtstapler": yard,
    "batterie-ladestation": charging,
    "amr-flotte": fleet,
    "fts-routenzug": tow_train,
    "fts-palette": driverless,
}
