"""The yard and beyond: containers, lorries, quay cranes, trees, buildings."""

from __future__ import annotations

from functools import cache
from math import cos, pi, sin
from random import Random

import bmesh
from mathutils import Matrix

from machines import lattice
from shape import Shape
from vehicles import wheel


def ground(skin: str, size: float = 900) -> None:
    """Level ground to the horizon."""
    Shape("ground").sheet(skin, (-size, -size, 0), (size, -size, 0), (size, size, 0), (-size, size, 0)).put()


@cache
def container(skin: str = "blue", length: float = 12.19) -> Shape:
    """A corrugated container along x, doors at +x, origin at the middle of its foot."""
    s, half, high = Shape("container"), 1.22, 2.59
    x0, x1 = -length / 2, length / 2
    for side in (-1, 1):
        rows: list[list[tuple[float, float, float]]] = [[], []]
        for i in range(int((length - 0.3) / 0.28)):
            for step, deep in ((0, 0.0), (0.26, 0.0), (0.5, 0.045), (0.76, 0.045)):
                for row, z in zip(rows, (0.15, high - 0.1), strict=True):
                    row.append((x0 + 0.15 + (i + step) * 0.28, side * (half - 0.02 - deep), z))
        s.grid(skin, rows)
        for z in (0.08, high - 0.06):
            s.box(skin, (length, 0.08, 0.15 if z < 1 else 0.12), (0, side * (half - 0.04), z), 0.01)
        for x in (x0 + 0.08, x1 - 0.08):
            s.box(skin, (0.16, 0.12, high), (x, side * (half - 0.06), high / 2), 0.012)
            for z in (0.06, high - 0.06):
                s.box("darkgrey", (0.18, 0.165, 0.12), (x, side * (half - 0.08), z), 0.012)
    s.box(skin, (length - 0.2, 2.3, 0.04), (0, 0, high - 0.05), 0).box(skin, (0.05, 2.3, high - 0.2), (x0 + 0.1, 0, high / 2), 0)
    s.box("darkgrey", (length - 0.3, 2.2, 0.05), (0, 0, 0.1), 0)
    for side in (-1, 1):
        s.box(skin, (0.05, 1.08, high - 0.28), (x1 - 0.07, side * 0.56, high / 2), 0.01)
        for y in (0.3, 0.78):
            s.rod("zinc", (x1 - 0.025, side * y, 0.12), (x1 - 0.025, side * y, high - 0.12), 0.018, 10)
        for y in (0.3, 0.78):
            s.box("zinc", (0.02, 0.3, 0.03), (x1 - 0.015, side * (y - 0.1), 1.05), 0.004)
    return s


@cache
def tractor(skin: str = "white") -> Shape:
    """A tractor unit driving towards +x; the fifth wheel is at the origin."""
    s = Shape("tractor")
    for side in (-1, 1):
        s.box("darkgrey", (5.2, 0.1, 0.28), (1.55, side * 0.42, 0.8), 0.02)
        wheel(s, (0, side * 0.95, 0.5), 0.5, 0.55, "grey")
        wheel(s, (3.55, side * 1.03, 0.5), 0.5, 0.34, "grey")
        s.soft("darkgrey", (0.75, side * 1.05 - 0.2, 0.35), (2.75, side * 1.05 + 0.18, 0.95), 0.06)
    outline = [
        (2.4, 0.75),
        (2.4, 3.55),
        (2.7, 3.72),
        (4.1, 3.3),
        (4.55, 2.4),
        (4.72, 1.5),
        (4.72, 0.42),
        (4.15, 0.42),
        (4.1, 0.95),
        (3.0, 0.95),
        (2.95, 0.75),
    ]
    s.moulded(skin, outline, -1.24, 1.24, 0.1)
    s.moulded("black", [(4.2, 2.98), (4.5, 2.45), (4.68, 1.78), (4.72, 1.78), (4.56, 2.5), (4.26, 3.02)], -1.08, 1.08, 0.02)
    for side in (-1, 1):
        s.moulded("black", [(3.45, 1.95), (3.45, 2.75), (4.15, 2.75), (4.42, 2.3), (4.5, 1.95)], side * 1.236, side * 1.246, 0)
        s.box("black", (0.16, 0.06, 0.5), (4.5, side * 1.36, 2.3), 0.02)
        s.box("glow", (0.03, 0.34, 0.16), (4.73, side * 0.92, 0.78), 0.01)
        s.box("darkgrey", (0.04, 0.42, 0.24), (4.715, side * 0.92, 0.78), 0.01)
        s.moulded(
            "darkgrey",
            [(4.06, 0.5), (4.0, 0.98), (3.55, 1.14), (3.1, 0.98), (3.04, 0.5), (3.1, 0.5), (3.55, 1.06), (4.0, 0.5)],
            side * 1.0,
            side * 1.25,
            0,
        )
    for z in (1.02, 1.14, 1.26, 1.38):
        s.box("darkgrey", (0.03, 1.7, 0.06), (4.725, 0, z), 0.01)
    return s


@cache
def semitrailer(skin: str = "white", length: float = 13.6, doors: bool = True, open_doors: bool = False) -> Shape:
    """A box trailer behind its kingpin at the origin, its rear at -x."""
    s, front = Shape("semitrailer"), 1.4
    back = front - length
    s.block(skin, (back, -1.27, 1.15), (front, 1.27, 3.98), 0.03)
    for side in (-1, 1):
        s.box("grey", (length - 0.1, 0.02, 0.1), ((front + back) / 2, side * 1.27, 1.22), 0.005)
        s.box("grey", (length - 0.1, 0.02, 0.08), ((front + back) / 2, side * 1.27, 3.93), 0.005)
        s.box("darkgrey", (length - 1, 0.1, 0.3), ((front + back) / 2, side * 0.5, 1.0), 0.02)
        s.box("darkgrey", (5.2, 0.04, 0.5), (-3.6, side * 1.2, 0.75), 0.01)
        for k in range(3):
            wheel(s, (back + 2.2 + k * 1.31, side * 1.03, 0.5), 0.5, 0.36, "grey")
        s.box("darkgrey", (0.12, 0.12, 1.0), (-1.1, side * 0.6, 0.6), 0.01)
        s.box("tail", (0.03, 0.4, 0.12), (back - 0.01, side * 0.95, 0.98), 0.01)
        s.box("label", (length * 0.55, 0.006, 0.02), (front - length * 0.5, side * 1.276, 1.9), 0)
    s.box("black", (0.1, 2.4, 0.14), (back + 0.05, 0, 0.62), 0.02).box("darkgrey", (0.08, 2.5, 0.2), (back + 0.03, 0, 1.05), 0.01)
    if doors:
        for y in (-0.95, -0.35, 0.35, 0.95):
            s.rod("zinc", (back - 0.02, y, 1.2), (back - 0.02, y, 3.95), 0.02, 10)
        s.box("grey", (0.012, 0.02, 2.75), (back - 0.003, 0, 2.56), 0)
    return s


@cache
def lorry(skin: str = "white", cab: str = "white") -> Shape:
    """Tractor and semitrailer; origin at the kingpin."""
    return Shape("lorry").add(tractor(cab)).add(semitrailer(skin), (0.1, 0, 0))


@cache
def tree(kind: int = 0, skin: str = "leaf") -> Shape:
    """A tree of clumps, about 8 m high, foot at the origin."""
    s, chance = Shape("tree"), Random(kind)
    s.rod("oldwood", (0, 0, 0), (0, 0, 3.5), 0.2, 8, 0.1)
    for _ in range(16):
        mesh = bmesh.new()
        size, a, out = chance.uniform(0.9, 1.7), chance.uniform(0, 2 * pi), chance.uniform(0, 1.7)
        bmesh.ops.create_icosphere(mesh, subdivisions=2, radius=size)
        for v in mesh.verts:
            v.co *= 1 + chance.uniform(-0.16, 0.16)
        mesh.transform(Matrix.Translation((out * cos(a), out * sin(a), chance.uniform(3, 7.2) - out * 0.4)))
        s.lump(skin, mesh)
    return s


@cache
def gantry_crane(span: float = 30, high: float = 20, skin: str = "white", trolley: float = 6, drop: float = 9) -> Shape:
    """A rail-mounted gantry across x over the stack; origin at the middle of its track."""
    s, half = Shape("gantry"), span / 2
    for x in (-half, half):
        for y in (-5.5, 5.5):
            s.bar(skin, (x, y, 1.6), (x * 0.99, y * 0.62, high), 0.9, 0.9)
            s.soft("darkgrey", (x - 0.6, y - 2.2, 0.4), (x + 0.6, y + 2.2, 1.7), 0.15)
            for k in (-1.4, -0.5, 0.5, 1.4):
                s.rod("darksteel", (x - 0.2, y + k, 0.4), (x + 0.2, y + k, 0.4), 0.4, 20)
        s.bar(skin, (x, -5.5, 2.2), (x, 5.5, 2.2), 0.7, 0.9)
        s.bar(skin, (x * 0.995, -4.4, high * 0.62), (x * 0.995, 4.4, high * 0.62), 0.5, 0.6)
    for y in (-3.2, 3.2):
        s.soft(skin, (-half - 7, y - 0.55, high - 0.2), (half + 7, y + 0.55, high + 1.7), 0.08)
        s.box("darkgrey", (span + 14, 0.05, 0.05), (0, y * 1.32, high + 2.7), 0)
        for k in range(int((span + 14) / 2)):
            s.box("darkgrey", (0.05, 0.05, 1.1), (-half - 7 + k * 2, y * 1.32, high + 2.2), 0)
    for x in (-half - 6.8, half + 6.8):
        s.bar(skin, (x, -3.2, high + 0.7), (x, 3.2, high + 0.7), 0.8, 1.2)
    s.soft("orange", (trolley - 2.6, -3.6, high + 1.7), (trolley + 2.6, 3.6, high + 3.6), 0.15)
    s.soft("offwhite", (trolley + 2.4, -1.2, high - 2.4), (trolley + 4.4, 1.2, high - 0.2), 0.15)
    s.box("black", (0.06, 2.0, 1.1), (trolley + 4.4, 0, high - 1.5), 0.02)
    for x in (-0.9, 0.9):
        for y in (-2.4, 2.4):
            s.rod("black", (trolley + x, y, high + 1.8), (trolley + x * 0.9, y, high - drop + 0.4), 0.05, 6)
    s.soft("orange", (trolley - 1.1, -5.9, high - drop), (trolley + 1.1, 5.9, high - drop + 0.4), 0.08)
    return s


@cache
def quay_crane(skin: str = "blue", reach: float = 24, high: float = 22) -> Shape:
    """A slewing portal crane for the river quay; its jib points along +x, origin on the rails' middle."""
    s = Shape("quaycrane")
    for x in (-4, 4):
        for y in (-4, 4):
            s.bar(skin, (x, y, 0.8), (x * 0.45, y * 0.45, 9), 0.6)
            s.soft("darkgrey", (x - 1.2, y - 0.4, 0.1), (x + 1.2, y + 0.4, 1.0), 0.1)
        s.bar(skin, (x, -4, 1.6), (x, 4, 1.6), 0.4)
    s.soft(skin, (-2.4, -2.4, 8.8), (2.4, 2.4, 9.8), 0.2)
    s.rod("darkgrey", (0, 0, 9.8), (0, 0, 10.6), 1.7, 32)
    s.soft("offwhite", (-5, -1.8, 10.6), (2.2, 1.8, 13.8), 0.2)
    s.soft("offwhite", (2.2, 0.4, 10.8), (4.2, 1.8, 13.2), 0.2)
    s.box("black", (0.06, 1.2, 1.3), (4.2, 1.1, 12.2), 0.02)
    s.soft("darkgrey", (-7, -1.7, 10.7), (-5, 1.7, 13), 0.2)
    lattice(s, skin, (2, 0, 12.2), (reach, 0, high), 1.7, 1.3, 14, 0.18)
    for y in (-1, 1):
        s.bar(skin, (-2.5, y, 13.6), (-1, y * 0.4, high), 0.3)
        s.bar(skin, (1.5, y, 13.6), (-1, y * 0.4, high), 0.26)
        s.rod("darksteel", (-1, y * 0.4, high), (reach - 0.5, y * 0.4, high + 1.1), 0.05, 6)
        s.rod("darksteel", (reach, y * 0.3, high + 0.3), (reach, y * 0.3, 7), 0.045, 6)
    return s
