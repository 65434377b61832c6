"""What is moved: pallets, cartons, totes, loads."""

from __future__ import annotations

from functools import cache
from math import cos, pi, sin
from random import Random

from shape import Shape

PALLET = (1.2, 0.8, 0.144)
TOTE = (0.6, 0.4, 0.32)


@cache
def pallet(skin: str = "wood") -> Shape:
    """A flat pallet of 1200 x 800, origin at the middle of its foot."""
    s = Shape("pallet")
    for y in (-0.3275, 0, 0.3275):
        s.box(skin, (1.2, 0.145 if y == 0 else 0.1, 0.022), (0, y * (1 if y == 0 else 1.07), 0.011))
        for x in (-0.5275, 0, 0.5275):
            s.box(skin, (0.145, 0.145 if y == 0 else 0.1, 0.078), (x, y * (1 if y == 0 else 1.07), 0.061))
    for x in (-0.5275, 0, 0.5275):
        s.box(skin, (0.145, 0.8, 0.022), (x, 0, 0.111))
    for y, wide in ((-0.3275, 0.145), (-0.17, 0.1), (0, 0.145), (0.17, 0.1), (0.3275, 0.145)):
        s.box(skin, (1.2, wide, 0.022), (0, y, 0.133), 0.005)
    return s


@cache
def carton(x: float = 0.4, y: float = 0.3, z: float = 0.28, skin: str = "kraft", label: bool = True) -> Shape:
    """A taped carton, origin at the middle of its foot."""
    s = Shape("carton").block(skin, (-x / 2, -y / 2, 0), (x / 2, y / 2, z), 0.004)
    s.box("ink", (x * 0.98, 0.0016, 0.001), (0, 0.0275, z), 0)
    s.box("tape", (x * 1.004, 0.05, 0.0012), (0, 0, z + 0.0004), 0)
    for side in (-1, 1):
        s.box("tape", (0.0012, 0.05, 0.07), (side * (x / 2 + 0.0004), 0, z - 0.035), 0)
    if label:
        for side in (-1, 1):
            _label(s, side, x, y, z)
    return s


def _label(s: Shape, side: int, x: float, y: float, z: float) -> None:
    wide, high, face = min(0.14, x * 0.4), min(0.09, z * 0.4), side * (y / 2 + 0.0006)
    left = side * x * 0.2 - wide / 2
    s.box("label", (wide, 0.001, high), (left + wide / 2, face, z * 0.55), 0)
    at = left + wide * 0.12
    for i, bar in enumerate((3, 1, 2, 1, 1, 3, 1, 2, 2, 1, 3, 1)):
        step = bar * wide * 0.022
        if i % 2 == 0:
            s.box("ink", (step, 0.0012, high * 0.42), (at + step / 2, face + side * 0.0004, z * 0.55 - high * 0.15), 0)
        at += step * 1.5
    s.box("ink", (wide * 0.6, 0.0012, high * 0.06), (left + wide * 0.42, face + side * 0.0004, z * 0.55 + high * 0.3), 0)


@cache
def tote(skin: str = "blue", x: float = 0.6, y: float = 0.4, z: float = 0.32) -> Shape:
    """A stacking container with ribs and rim, open at the top."""
    s, wall = Shape("tote"), 0.006
    s.block(skin, (-x / 2 + 0.02, -y / 2 + 0.02, 0), (x / 2 - 0.02, y / 2 - 0.02, 0.012), 0.003)
    for side in (-1, 1):
        s.box(skin, (x - 0.03, wall, z), (0, side * (y / 2 - 0.018), z / 2), 0.002)
        s.box(skin, (wall, y - 0.03, z), (side * (x / 2 - 0.018), 0, z / 2), 0.002)
        s.box(skin, (x, 0.016, 0.045), (0, side * (y / 2 - 0.008), z - 0.0225), 0.005)
        s.box(skin, (0.016, y - 0.03, 0.045), (side * (x / 2 - 0.008), 0, z - 0.0225), 0.005)
        s.box(skin, (x - 0.02, 0.01, 0.012), (0, side * (y / 2 - 0.012), z * 0.62), 0.003)
        s.box(skin, (0.01, y - 0.02, 0.012), (side * (x / 2 - 0.012), 0, z * 0.62), 0.003)
        s.box(skin, (x - 0.02, 0.012, 0.02), (0, side * (y / 2 - 0.012), 0.012), 0.003)
        s.box(skin, (0.012, y - 0.02, 0.02), (side * (x / 2 - 0.012), 0, 0.012), 0.003)
        count = max(3, round(x / 0.1))
        for i in range(count + 1):
            s.box(skin, (0.008, 0.01, z - 0.04), (-x / 2 + 0.03 + i * (x - 0.06) / count, side * (y / 2 - 0.013), z / 2), 0.002)
        for k in (-1, 1):
            s.box(skin, (0.01, 0.008, z - 0.04), (side * (x / 2 - 0.013), k * y * 0.28, z / 2), 0.002)
            s.box(skin, (0.03, 0.03, z - 0.02), (side * (x / 2 - 0.022), k * (y / 2 - 0.022), z / 2), 0.01)
        s.box("black", (0.005, 0.12, 0.028), (side * (x / 2 - 0.0138), 0, z * 0.75), 0.008)
        s.box("label", (0.14, 0.002, 0.05), (-x * 0.22, side * (y / 2 - 0.0135), z * 0.42), 0)
    return s


def fill(
    place: tuple[float, float, float],
    turn: float,
    chance: Random,
    skins: tuple[str, ...] = ("kraft", "white", "paleblue"),
    size: tuple[float, float, float] = TOTE,
) -> None:
    """Small boxes lying in a tote that stands at `place`."""
    for _ in range(10):
        along, across = chance.uniform(-0.31, 0.31) * size[0], chance.uniform(-0.2, 0.2) * size[1]
        at = (
            place[0] + along * cos(turn) - across * sin(turn),
            place[1] + along * sin(turn) + across * cos(turn),
            place[2] + size[2] * chance.uniform(0.25, 0.6),
        )
        small_box(chance.choice(skins), chance.randrange(3)).put(
            at, turn + chance.uniform(-0.5, 0.5), (chance.uniform(-0.2, 0.2), chance.uniform(-0.2, 0.2))
        )


@cache
def small_box(skin: str, kind: int = 0) -> Shape:
    """A small labelled box of one of three sizes, origin at its middle."""
    size = ((0.16, 0.1, 0.06), (0.12, 0.12, 0.09), (0.2, 0.08, 0.05))[kind]
    return Shape("box").box(skin, size, (0, 0, 0), 0.003).box("label", (size[0] * 0.5, size[1] * 0.4, 0.001), (0, 0, size[2] / 2), 0)


@cache
def load(layers: int = 5, seed: int = 1, wrapped: bool = False, skin: str = "kraft", tall: float = 0.26, base: str = "wood") -> Shape:
    """A pallet with cartons in layers; every layer turned against the one below."""
    chance = Random(seed)
    s = Shape("load").add(pallet(base))
    for layer in range(layers):
        foot = 0.145 + layer * (tall + 0.002)
        for i in range(3):
            for j in range(2 if layer % 2 == 0 else 3):
                deep = 0.4 if layer % 2 == 0 else 0.267
                x, y = -0.4 + 0.4 * i, (j - (0.5 if layer % 2 == 0 else 1)) * deep
                jitter = (x + chance.uniform(-0.004, 0.004), y + chance.uniform(-0.004, 0.004), foot)
                s.add(carton(0.395, deep - 0.005, tall, skin), jitter, (0, 0, chance.choice((0, pi)) + chance.uniform(-0.008, 0.008)))
    if wrapped:
        top = 0.15 + layers * (tall + 0.002)
        s.soft("milk", (-0.612, -0.412, 0.07), (0.612, 0.412, top), 0.02, 2)
    return s


@cache
def pouch(skin: str = "blue") -> Shape:
    """A hanging bag with its carrier; origin at the rail."""
    s = Shape("pouch")
    s.box("darkgrey", (0.05, 0.09, 0.05), (0, 0, -0.04), 0.01)
    for x in (-0.03, 0.03):
        s.rod("rubber", (x, -0.03, 0.012), (x, -0.015, 0.012), 0.018)
        s.rod("rubber", (x, 0.03, 0.012), (x, 0.015, 0.012), 0.018)
    s.hose("steel", [(0, 0, -0.06), (0, 0, -0.13), (0, -0.02, -0.15), (0, -0.2, -0.17), (0, -0.235, -0.2)], 0.005)
    s.hose("steel", [(0, 0, -0.13), (0, 0.02, -0.15), (0, 0.2, -0.17), (0, 0.235, -0.2)], 0.005)
    for side in (-1, 1):
        rows = []
        for down in range(17):
            t = down / 16
            belly = 0.012 + 0.12 * sin(pi * min(1, t**1.5 * 0.8)) ** 1.3 if t < 1 else 0.03
            rows.append(
                [(side * belly * (1 - (abs(k - 6) / 6) ** 3 * 0.75), (-0.24 + 0.04 * k) * (1 - 0.06 * t), -0.2 - 0.62 * t) for k in range(13)]
            )
        s.grid(skin, rows)
    s.rod("steel", (0, -0.245, -0.2), (0, 0.245, -0.2), 0.008)
    s.box("white", (0.002, 0.1, 0.06), (0.03, 0, -0.33), 0, (0, -0.13, 0))
    return s
