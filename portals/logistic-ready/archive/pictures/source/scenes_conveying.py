"""Conveyors: sorter, crossing, overhead pouches, the picking station."""

from __future__ import annotations

from itertools import pairwise
from math import atan2, cos, hypot, pi, sin
from random import Random

import stage
from conveying import TOP, chute, light_barrier, rail, rollers, transfer
from goods import carton, fill, pouch, tote
from halls import floor, light_strip, shell, stocked, stripe, trusses
from shape import Shape

TOTES = ("blue", "paleblue", "grey", "white")


def sorter() -> None:
    """Two lines run into the depth; totes are diverted to gravity chutes."""
    chance = Random(3)
    floor("concrete")
    shell((-22, 16), (-10, 46), 9)
    trusses(38, -6, 46, 6.5, 7.6, 1.4)
    for x in (0, 1.35):
        for k in range(14):
            rollers(3, 0.5).put((x, k * 3 - 3, 0), pi / 2)
    for k in range(22):
        at, skin = (0.0, -1.2 + k * 1.05 + chance.uniform(-0.12, 0.12), TOP), chance.choice(TOTES)
        tote("orange" if k == 3 else skin).put(at, pi / 2)
        if k < 9:
            fill(at, pi / 2, chance)
    for k in range(12):
        tote(chance.choice(TOTES)).put((1.35, 0.4 + k * 1.9 + chance.uniform(-0.3, 0.3), TOP), pi / 2)
    for k in range(12):
        y = 1.2 + k * 2.2
        chute(1.9, 0.62).put((-0.31, y, 0), pi)
        transfer(0.5).put((0, y, 0.012), pi / 2)
        for step in range(chance.choice((0, 1, 2, 2))):
            tote(chance.choice(TOTES)).put((-1.75 + step * 0.65, y, 0.49 + step * 0.12), 0, (0, 0.18))
        light_barrier().put((0.29, y - 0.4, TOP + 0.03), pi / 2)
    stripe((2.4, -8), (2.4, 40))
    stripe((-3.0, -8), (-3.0, 40))
    for k in range(4):
        stocked((-18.5, 9 + k * 7), 5, [0.1, 1.9, 3.7], 5.2, chance)
    _lights(range(-1, 8), (-7, 0.7, 8.4), 7.2, 330)
    stage.lamp((14, -1, 6), (0, 6, 0.5), (4, 10), 2600, "#FFEBD2")
    stage.air("#C3D0DC", 0.22)
    stage.haze("#C6CCD0", 12, 50, 0.75)
    stage.camera((1.9, -3.1, 2.0), (-0.55, 3.2, 1.0), 32, 4, (0, 1.9, 1))
    stage.expose(0.05)


def _lights(rows: range, columns: tuple[float, ...], high: float, power: float) -> None:
    for k in rows:
        for x in columns:
            light_strip(3.4, "glow").put((x, k * 6, high), pi / 2)
        stage.lamp((sum(columns) / len(columns), k * 6, high), (0, k * 6, 0), (8, 1.5), power)


def crossing() -> None:
    """Two roller lines cross under the camera."""
    chance = Random(11)
    floor("darkconcrete", joint=9)
    for x in (-6.3, -3.3, 0.3, 3.3):
        rollers(3, 0.62, pitch=0.1).put((x, 0, 0))
    for y in (-6.3, -3.3, 0.3, 3.3):
        rollers(3, 0.62, pitch=0.1, skin="sand").put((0, y, 0), pi / 2)
    transfer(0.66).put()
    for x, skin in ((-3.1, "blue"), (-2.25, "blue"), (-1.1, "orange"), (1.5, "blue"), (2.5, "paleblue")):
        at = (x, 0.0, TOP)
        tote(skin).put(at)
        fill(at, 0, chance)
    for y, size in ((-2.2, 0.4), (-1.15, 0.5), (0.95, 0.4), (1.8, 0.5), (2.6, 0.36)):
        carton(size, 0.38, 0.3, "kraft").put((0, y, TOP), pi / 2 + chance.uniform(-0.05, 0.05))
    for x, y, turn in ((-0.42, -0.52, 0.0), (0.42, 0.52, pi), (-0.52, 0.42, -pi / 2), (0.52, -0.42, pi / 2)):
        light_barrier().put((x * 1.0, y * 0.72, TOP + 0.03), turn)
    for x in (-1.25, 1.25):
        stripe((x, -9), (x, -1.2))
        stripe((x, 9), (x, 1.2))
    for y in (-1.25, 1.25):
        stripe((-9, y), (-1.2, y))
        stripe((9, y), (1.2, y))
    stage.lamp((-5.2, 4.2, 5.2), (0, 0, 0.5), (2.2, 2.2), 950, "#FFE9CE")
    stage.lamp((5, -3, 6), (0, 0, 0), (5, 5), 220, "#CFE2F6")
    stage.air("#B9C6D2", 0.16)
    stage.camera((0.6, -0.9, 6.3), (0.32, -0.05, 0), 36)
    stage.expose(0.3)


def _loop(y: float, x0: float, x1: float, radius: float, z: float) -> list[tuple[float, float, float]]:
    """A straight run that turns back on itself at its far end."""
    path = [(x1 - (x1 - x0) * (1 - i / 60), y, z) for i in range(60)]
    path += [(x1 + radius * sin(a), y + radius - radius * cos(a), z) for a in (pi * i / 24 for i in range(25))]
    return path + [(x1 - (x1 - x0) * i / 60, y + 2 * radius, z) for i in range(1, 60)]


def _along(path: list[tuple[float, float, float]], pitch: float) -> list[tuple[float, float, float, float]]:
    """Places at even distances on a path, each with its heading."""
    places, left = [], pitch
    for a, b in pairwise(path):
        size = hypot(b[0] - a[0], b[1] - a[1])
        while left < size:
            t = left / size
            places.append((a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2], atan2(b[1] - a[1], b[0] - a[0])))
            left += pitch
        left -= size
    return places


def pouches() -> None:
    """Bags on overhead rails, close behind one another, in a bright hall."""
    chance = Random(5)
    floor("concrete", joint=5)
    shell((-34, 32), (-10, 26), 9.5)
    for lane in range(5):
        path = _loop(lane * 2.5, -16, 3.4 + (0, 1.2, 0.4, 1.6, 0.6)[lane], 0.8, 3.1)
        rail(path)
        for k, (x, y, z, heading) in enumerate(_along(path, 0.26)):
            if x < -13 or (lane and chance.random() < 0.1):
                continue
            skin = (
                "orange" if (lane, k) in ((0, 68), (1, 84), (2, 90)) else chance.choice(("blue", "blue", "deepblue", "grey", "paleblue", "offwhite"))
            )
            pouch(skin).put((x, y, z - 0.03), heading + chance.uniform(-0.08, 0.08), (0, chance.uniform(-0.04, 0.04)))
        for k in range(9):
            post = Shape("post").box("zinc", (0.07, 2.2, 0.09), (0, 0.8, 0.3)).rod("zinc", (0, 0, 0), (0, 0, 0.3), 0.015)
            post.rod("zinc", (0, 1.6, 0), (0, 1.6, 0.3), 0.015).rod("zinc", (0, 0.8, 0.3), (0, 0.8, 4), 0.02)
            post.put((-13 + k * 2, lane * 2.5, 3.1))
    trusses(62, 0, 26, 6, 7.2, 1.4, x=1)
    for k in range(6):
        for x in (-14, -8, -2, 4, 10):
            light_strip(3, "glowcool").put((x, -1 + k * 3.5, 6.2))
        stage.lamp((0, -1 + k * 3.5, 6.1), (0, -1 + k * 3.5, 0), (16, 0.6), 420, "#F2F5FF")
    stage.lamp((9, -7, 3.5), (1, 2, 2.4), (5, 3), 900, "#FFDDB4")
    stage.air("#D5DEE6", 0.25)
    stage.haze("#D2D9DE", 7, 30, 0.75)
    stage.camera((6.1, -1.5, 1.55), (2.3, 1.35, 2.75), 30, 3.2, (3.9, 0.1, 2.6))
    stage.expose(0.1)


PICTURES = {"foerderband-sorter": sorter, "kreuzung-rollenfoerderer": crossing, "haengefoerderer": pouches}
