"""Where it happens: floors, walls, roofs, racks, gates."""

from __future__ import annotations

from functools import cache
from itertools import count
from math import atan2, cos, hypot, pi, sin
from random import Random

from goods import load
from shape import Shape

COATS = count()


def floor(skin: str = "concrete", wide: float = 200, deep: float = 200, joint: float = 6) -> None:
    """A hall floor with its joints."""
    s = Shape("floor").sheet(skin, (-wide, -deep, 0), (wide, -deep, 0), (wide, deep, 0), (-wide, deep, 0))
    if joint:
        for i in range(-8, 9):
            s.box("midgrey", (0.008, 100, 0.0008), (i * joint + 1.3, 0, 0), 0)
            s.box("midgrey", (100, 0.008, 0.0008), (0, i * joint + 0.7, 0), 0)
    s.put()


def stripe(start: tuple[float, float], end: tuple[float, float], width: float = 0.1, skin: str = "amber") -> None:
    """A line painted on the floor."""
    ahead = (end[0] - start[0], end[1] - start[1])
    s = Shape("stripe").box(skin, (hypot(*ahead), width, 0.002), (0, 0, 0), 0)
    coat = 0.001 + next(COATS) % 40 * 0.00005  # crossing lines lie one above the other, else they flicker
    s.put(((start[0] + end[0]) / 2, (start[1] + end[1]) / 2, coat), atan2(ahead[1], ahead[0]))


def trusses(span: float, first: float, last: float, step: float, foot: float, high: float = 1.6, skin: str = "zinc", x: float = 0) -> None:
    """Lattice girders across x, one behind the other along y, with purlins and roof sheet."""
    s, half = Shape("truss"), span / 2
    fields = max(6, round(span / 3))
    for z in (0.0, high):
        s.box(skin, (span, 0.22, 0.2), (0, 0, z))
    for i in range(fields):
        a, b = -half + i * span / fields, -half + (i + 1) * span / fields
        middle = (a + b) / 2
        s.bar(skin, (a, 0, 0.1), (middle, 0, high - 0.1), 0.11)
        s.bar(skin, (middle, 0, high - 0.1), (b, 0, 0.1), 0.11)
    count = int((last - first) / step) + 1
    for i in range(count):
        s.put((x, first + i * step, foot))
    roof = Shape("roof").box("offwhite", (span + 4, last - first + step, 0.1), (0, 0, 0), 0)
    for i in range(fields + 1):
        roof.box(skin, (0.14, last - first + step, 0.2), (-half + i * span / fields, 0, -0.16), 0.01)
    roof.put((x, (first + last) / 2, foot + high + 0.42))


@cache
def light_strip(length: float = 3, skin: str = "glow") -> Shape:
    """A lamp as it hangs under the roof; light itself comes from `stage.lamp`."""
    return Shape("strip").box("white", (length, 0.16, 0.06), (0, 0, 0.04)).box(skin, (length - 0.06, 0.11, 0.02), (0, 0, 0.005), 0)


@cache
def upright(height: float, depth: float = 1.05, skin: str = "blue") -> Shape:
    """A rack frame across y with diagonal bracing."""
    s = Shape("upright")
    for y in (-depth / 2, depth / 2):
        s.box(skin, (0.1, 0.09, height), (0, y, height / 2))
        s.box("zinc", (0.16, 0.15, 0.012), (0, y, 0.006))
        front = y + (0.0455 if y > 0 else -0.0455)
        for i in range(int(height / 0.15)):
            s.box("black", (0.014, 0.001, 0.04), (0.02, front, 0.12 + i * 0.15), 0)
            s.box("black", (0.014, 0.001, 0.04), (-0.02, front, 0.12 + i * 0.15), 0)
    z, side = 0.25, 1
    while z + 0.9 < height:
        s.bar("zinc", (0, -side * depth / 2, z), (0, side * depth / 2, z + 0.85), 0.045, 0.03)
        s.bar("zinc", (0, -depth / 2, z), (0, depth / 2, z), 0.045, 0.03)
        z, side = z + 0.9, -side
    return s


@cache
def beam(length: float = 2.7, skin: str = "orange", high: float = 0.12) -> Shape:
    """A rack beam along x with its end plates, origin at its middle."""
    s = Shape("beam").box(skin, (length, 0.05, high), (0, 0, 0), 0.006)
    for x in (-length / 2, length / 2):
        s.box(skin, (0.05, 0.06, high + 0.1), (x, 0, 0), 0.004)
    return s


def rack(
    at: tuple[float, float],
    bays: int,
    levels: list[float],
    height: float,
    skin: str = "blue",
    beam_skin: str = "orange",
    bay: float = 2.8,
    depth: float = 1.05,
    turn: float = 0,
) -> Shape:
    """Pallet racking along x, bays from x=0, middle of its depth at y=0."""
    s = Shape("rack")
    for i in range(bays + 1):
        s.add(upright(height, depth, skin), (i * bay, 0, 0))
    for i in range(bays):
        for z in levels:
            for y in (-depth / 2, depth / 2):
                s.add(beam(bay - 0.1, beam_skin), (i * bay + bay / 2, y, z))
    s.put((at[0], at[1], 0), turn)
    return s


def stocked(
    at: tuple[float, float],
    bays: int,
    levels: list[float],
    height: float,
    chance: Random,
    skin: str = "blue",
    beam_skin: str = "orange",
    turn: float = 0,
    kinds: int = 5,
    gaps: float = 0.12,
    wrapped: bool = False,
) -> None:
    """Racking with three pallets to a bay; a level below 0.2 stands on the floor."""
    rack(at, bays, [z for z in levels if z > 0.2], height, skin, beam_skin, turn=turn)
    for bay in range(bays):
        for z in levels:
            for slot in range(3):
                if chance.random() < gaps:
                    continue
                kind = chance.randrange(kinds)
                along, foot = bay * 2.8 + 0.5 + slot * 0.9, z + 0.06 if z > 0.2 else 0.0
                goods = load(
                    3 + kind % 3, kind, wrapped or kind == 2, ("kraft", "kraftlight", "white", "kraft", "paleblue")[kind], (0.26, 0.3, 0.25)[kind % 3]
                )
                place = (at[0] + along * cos(turn), at[1] + along * sin(turn), foot)
                goods.put(place, turn + pi / 2 + chance.choice((0, pi)))


@cache
def sectional_door(wide: float = 3.4, high: float = 4, skin: str = "offwhite") -> Shape:
    """A gate leaf in the plane y=0, origin at the middle of its foot."""
    s, panel = Shape("door"), 0.5
    for i in range(round(high / panel)):
        s.box(skin, (wide, 0.05, panel - 0.012), (0, 0, panel / 2 + i * panel), 0.008)
        for k in (0.15, 0.35):
            s.box("grey", (wide, 0.052, 0.008), (0, 0, i * panel + k), 0)
    return s


def cladding(wide: float, high: float, skin: str = "offwhite", pitch: float = 0.3, deep: float = 0.04) -> Shape:
    """Trapezoidal sheet in the plane y=0, from x=0 and z=0, ribs upright."""
    rows: list[list[tuple[float, float, float]]] = [[], []]
    for i in range(int(wide / pitch)):
        for step, out in ((0, 0), (0.4, 0), (0.5, -deep), (0.9, -deep)):
            for row, z in zip(rows, (0.0, high), strict=True):
                row.append(((i + step) * pitch, out, z))
    for row, z in zip(rows, (0.0, high), strict=True):
        row.append((int(wide / pitch) * pitch, 0, z))
    return Shape("cladding").grid(skin, rows)


def shell(
    x: tuple[float, float],
    y: tuple[float, float],
    high: float,
    step: float = 6,
    skin: str = "wall",
    windows: bool = True,
    sides: tuple[int, ...] = (0, 1),
) -> None:
    """The back wall (at the far y) and side walls of a hall, with plinth, columns and a band of windows."""
    s, plinth = Shape("shell"), 1.2
    wide, deep = x[1] - x[0], y[1] - y[0]
    band = (high * 0.66, high * 0.66 + 1.4)
    s.add(cladding(wide, high, skin), (x[0], y[1], 0))
    s.block("grey", (x[0], y[1] - 0.12, 0), (x[1], y[1], plinth), 0.02)
    if windows:
        s.block("daylight", (x[0] + 2, y[1] - 0.08, band[0]), (x[1] - 2, y[1] - 0.05, band[1]), 0)
        for i in range(int(wide / 3)):
            s.block("darkgrey", (x[0] + 3 * i, y[1] - 0.12, band[0]), (x[0] + 3 * i + 0.1, y[1], band[1]), 0)
    for i in range(int(wide / step) + 1):
        s.block("zinc", (x[0] + i * step - 0.15, y[1] - 0.4, 0), (x[0] + i * step + 0.15, y[1] - 0.05, high), 0.01)
    for side in sides:
        at = x[side]
        inward = 1 if side == 0 else -1
        s.add(cladding(deep, high, skin), (at, y[0] if side == 1 else y[1], 0), (0, 0, 1.5707963 if side == 1 else -1.5707963))
        s.block("grey", (at, y[0], 0), (at + inward * 0.12, y[1], plinth), 0.02)
        if windows:
            s.block("daylight", (at + inward * 0.06, y[0], band[0]), (at + inward * 0.08, y[1] - 1, band[1]), 0)
        for i in range(int(deep / step) + 1):
            s.block("zinc", (at + inward * 0.05, y[0] + i * step - 0.15, 0), (at + inward * 0.4, y[0] + i * step + 0.15, high), 0.01)
    s.put()
