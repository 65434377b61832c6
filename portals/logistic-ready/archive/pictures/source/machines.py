"""Machines that stand: robot arm, gantry, stacker crane, shuttle, wrapper, monitor, cabinet."""

from __future__ import annotations

from functools import cache
from math import cos, pi, sin

from shape import Shape

Point = tuple[float, float, float]


def _joint(s: Shape, at: Point, radius: float, width: float, skin: str = "white") -> None:
    """A drive about y with its dark caps."""
    x, y, z = at
    s.rod(skin, (x, y - width / 2, z), (x, y + width / 2, z), radius, 40)
    for side in (-1, 1):
        s.rod("darkgrey", (x, y, z), (x, y + side * (width / 2 + 0.02), z), radius * 0.82, 40, radius * 0.76)
        s.rod("orange", (x, y, z), (x, y + side * (width / 2 + 0.004), z), radius * 0.93, 40)


def _limb(length: float, thick: float, slim: float, skin: str) -> Shape:
    """An arm's link along +z, tapering."""
    s = Shape("limb")
    outline = [(-thick, 0), (-thick * 0.9, length * 0.3), (-slim, length), (slim, length), (thick * 0.9, length * 0.3), (thick, 0)]
    return s.moulded(skin, outline, -thick * 0.62, thick * 0.62, thick * 0.3)


def arm(
    shoulder: float, elbow: float, wrist: float, skin: str = "white", upper: float = 0.85, fore: float = 0.8, hand: float = 0.22
) -> tuple[Shape, Point]:
    """A six-axis arm in its x-z plane (angles from upright, clockwise); gives the shape and its flange."""
    s = Shape("arm")
    s.soft("darkgrey", (-0.26, -0.26, 0), (0.26, 0.26, 0.06), 0.02)
    s.rod(skin, (0, 0, 0.05), (0, 0, 0.3), 0.2, 40, 0.17)
    s.rod("orange", (0, 0, 0.3), (0, 0, 0.315), 0.178, 40)
    s.rod(skin, (0, 0, 0.315), (0, 0, 0.42), 0.175, 40)
    s.soft(skin, (-0.15, -0.13, 0.36), (0.19, 0.13, 0.62), 0.06)
    at: Point = (0.1, 0, 0.52)
    _joint(s, at, 0.145, 0.36, skin)
    s.add(_limb(upper, 0.125, 0.09, skin), (at[0], 0.0, at[2]), (0, shoulder, 0))
    top = (at[0] + upper * sin(shoulder), 0.0, at[2] + upper * cos(shoulder))
    _joint(s, top, 0.115, 0.27, skin)
    bent = shoulder + elbow
    s.add(_limb(fore, 0.095, 0.065, skin), top, (0, bent, 0))
    tip = (top[0] + fore * sin(bent), 0.0, top[2] + fore * cos(bent))
    collar = (top[0] + fore * 0.42 * sin(bent), 0.0, top[2] + fore * 0.42 * cos(bent))
    past = (collar[0] + 0.02 * sin(bent), 0.0, collar[2] + 0.02 * cos(bent))
    s.rod("darkgrey", collar, past, 0.1, 36)
    _joint(s, tip, 0.078, 0.17, skin)
    last = bent + wrist
    flange = (tip[0] + hand * sin(last), 0.0, tip[2] + hand * cos(last))
    s.rod(skin, tip, flange, 0.06, 32, 0.055)
    s.hose("black", _sag((-0.1, 0.15, 0.4), (top[0] - 0.12, 0.17, top[2] - 0.05), -0.2), 0.018)
    s.hose("black", _sag((top[0] - 0.12, 0.17, top[2] - 0.05), (tip[0], 0.1, tip[2] + 0.06), 0.12), 0.016)
    return s, flange


def _sag(a: Point, b: Point, out: float) -> list[Point]:
    """A cable's path that hangs off to one side."""
    return [
        (a[0] + (b[0] - a[0]) * t + out * sin(pi * t), a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t + abs(out) * 0.6 * sin(pi * t))
        for t in (i / 14 for i in range(15))
    ]


@cache
def suction(cups: int = 2, pitch: float = 0.07, length: float = 0.1) -> Shape:
    """A vacuum gripper hanging down from the origin; its lips are `length` + 0.07 below."""
    s, half = Shape("suction"), (cups - 1) * pitch / 2
    s.soft("darkgrey", (-half - 0.05, -half - 0.05, -0.045), (half + 0.05, half + 0.05, 0), 0.012)
    for i in range(cups):
        for j in range(cups):
            x, y = -half + i * pitch, -half + j * pitch
            s.rod("steel", (x, y, -0.04), (x, y, -length), 0.009)
            for k in range(3):
                s.rod("orange", (x, y, -length - k * 0.02), (x, y, -length - 0.02 - k * 0.02), 0.015 + 0.003 * k, 20, 0.024 + 0.002 * k)
    return s


def lattice(s: Shape, skin: str, start: Point, end: Point, width: float, height: float, fields: int, thick: float = 0.08) -> None:
    """A box girder of chords and diagonals between two points (never upright)."""
    dx, dy, dz = (e - b for b, e in zip(start, end, strict=True))
    flat = (dx * dx + dy * dy) ** 0.5
    side = (-dy / flat * width / 2, dx / flat * width / 2, 0.0)
    at = [
        [(start[0] + dx * t + k * side[0], start[1] + dy * t + k * side[1], start[2] + dz * t + h) for t in (i / fields for i in range(fields + 1))]
        for k, h in ((-1, 0), (1, 0), (1, height), (-1, height))
    ]
    for chord in at:
        s.bar(skin, chord[0], chord[-1], thick)
    for i in range(fields):
        for a, b in ((0, 3), (1, 2), (0, 1), (3, 2)):
            first, second = (a, b) if i % 2 == 0 else (b, a)
            s.bar(skin, at[first][i], at[second][i + 1], thick * 0.55)
            s.bar(skin, at[a][i], at[b][i], thick * 0.55)


def tower(s: Shape, skin: str, foot: Point, width: float, height: float, fields: int, thick: float = 0.1) -> None:
    """An upright lattice mast, square."""
    half = width / 2
    corners = [(-half, -half), (half, -half), (half, half), (-half, half)]
    x, y, z = foot
    for cx, cy in corners:
        s.bar(skin, (x + cx, y + cy, z), (x + cx, y + cy, z + height), thick)
    for i in range(fields):
        low, high = z + height * i / fields, z + height * (i + 1) / fields
        for k in range(4):
            a, b = corners[k], corners[(k + 1) % 4]
            first, second = (a, b) if (i + k) % 2 else (b, a)
            s.bar(skin, (x + first[0], y + first[1], low), (x + second[0], y + second[1], high), thick * 0.55)
            s.bar(skin, (x + a[0], y + a[1], low), (x + b[0], y + b[1], low), thick * 0.55)


@cache
def stacker_crane(height: float, lift: float, skin: str = "orange") -> Shape:
    """A storage and retrieval machine, travelling along y; origin between its wheels."""
    s = Shape("crane")
    s.soft("darkgrey", (-0.2, -2.3, 0.08), (0.2, 2.3, 0.5), 0.03)
    for y in (-1.95, 1.95):
        s.rod("darksteel", (-0.07, y, 0.25), (0.07, y, 0.25), 0.25, 32)
    s.block(skin, (-0.24, 1.0, 0.4), (0.24, 1.6, height), 0.012)
    for z in range(1, int(height / 2.5)):
        s.block("darkgrey", (-0.243, 0.98, z * 2.5), (0.243, 1.58, z * 2.5 + 0.03), 0)
    s.soft(skin, (-0.2, -0.6, height - 0.1), (0.2, 1.8, height + 0.3), 0.03)
    s.block("offwhite", (-0.3, 1.62, 0.5), (0.3, 2.2, 2.3), 0.015)
    s.block("darkgrey", (-0.45, -1.0, lift), (0.45, 1.0, lift + 0.22), 0.02)
    s.block("darkgrey", (-0.4, 0.86, lift - 0.2), (0.4, 0.98, lift + 2.1), 0.01)
    for y in (-0.4, 0, 0.4):
        s.block("steel", (-0.6, y - 0.07, lift + 0.22), (0.6, y + 0.07, lift + 0.28), 0.006)
    for x in (-0.3, 0.3):
        s.rod("steel", (x, 0.9, lift + 2.0), (x, 0.9, height), 0.015, 8)
    for k in range(int((height - 1) / 0.3)):
        s.rod("zinc", (-0.16, 0.94, 0.8 + k * 0.3), (0.16, 0.94, 0.8 + k * 0.3), 0.012, 8)
    return s


@cache
def shuttle(skin: str = "white") -> Shape:
    """A tote shuttle running along y on rails 0.6 m to each side; origin at the rails' top."""
    s = Shape("shuttle")
    s.soft("darkgrey", (-0.5, -0.42, 0.02), (0.5, 0.42, 0.1), 0.02)
    for side in (-1, 1):
        s.soft(skin, (-0.52, side * 0.36 - 0.1, 0.04), (0.52, side * 0.36 + 0.1, 0.22), 0.035)
        s.box("gloworange", (0.5, 0.004, 0.012), (0, side * 0.4605, 0.14), 0)
        s.box("black", (0.16, 0.006, 0.05), (0.36, side * 0.4605, 0.12), 0.01)
        s.box("steel", (1.0, 0.03, 0.06), (0, side * 0.235, 0.15), 0.005)
        s.box("orange", (0.1, 0.025, 0.09), (0.42, side * 0.2, 0.2), 0.006)
        for x in (-1, 1):
            s.rod("rubber", (x * 0.52, side * 0.3, 0.045), (x * 0.58, side * 0.3, 0.045), 0.045, 28)
    s.block("rubber", (-0.46, -0.2, 0.1), (0.46, 0.2, 0.125), 0.004)
    return s


@cache
def monitor(picture: str, wide: float = 0.6, high: float = 0.34, stand: bool = True) -> Shape:
    """A screen facing -y; origin at its foot, or at its middle without a stand."""
    s, z = Shape("monitor"), 0.16 + high / 2 if stand else 0.0
    s.soft("black", (-wide / 2 - 0.01, -0.015, z - high / 2 - 0.012), (wide / 2 + 0.01, 0.02, z + high / 2 + 0.012), 0.006)
    s.sheet(
        picture,
        (-wide / 2, -0.0165, z - high / 2),
        (wide / 2, -0.0165, z - high / 2),
        (wide / 2, -0.0165, z + high / 2),
        (-wide / 2, -0.0165, z + high / 2),
    )
    if stand:
        s.box("darkgrey", (0.05, 0.02, z), (0, 0.03, z / 2), 0.006).soft("darkgrey", (-0.13, -0.07, 0), (0.13, 0.11, 0.014), 0.005)
    return s


@cache
def cabinet(wide: float = 0.8, high: float = 1.9, deep: float = 0.4, skin: str = "offwhite") -> Shape:
    """A switch cabinet facing -y."""
    s = Shape("cabinet").block("darkgrey", (-wide / 2, -deep / 2, 0), (wide / 2, deep / 2, 0.1), 0.005)
    s.block(skin, (-wide / 2, -deep / 2, 0.1), (wide / 2, deep / 2, high), 0.01)
    s.block(skin, (-wide / 2 + 0.02, -deep / 2 - 0.02, 0.13), (wide / 2 - 0.02, -deep / 2, high - 0.03), 0.006)
    s.box("black", (0.025, 0.02, 0.14), (wide / 2 - 0.07, -deep / 2 - 0.03, high * 0.55), 0.006)
    return s


def fence(length: float, high: float = 2.0, skin: str = "darkgrey") -> Shape:
    """Machine guarding along x: posts and mesh."""
    s, fields = Shape("fence"), max(1, round(length / 1.5))
    for i in range(fields + 1):
        s.box("orange", (0.06, 0.06, high), (i * length / fields, 0, high / 2))
    for i in range(fields):
        low, far = i * length / fields + 0.04, (i + 1) * length / fields - 0.04
        for z in (0.15, high - 0.03):
            s.box(skin, (far - low, 0.02, 0.02), ((low + far) / 2, 0, z), 0.002)
        for k in range(int((far - low) / 0.06) + 1):
            s.box(skin, (0.004, 0.004, high - 0.2), (low + k * 0.06, 0, high / 2 + 0.06), 0)
        for k in range(int(high / 0.24)):
            s.box(skin, (far - low, 0.004, 0.004), ((low + far) / 2, 0, 0.2 + k * 0.24), 0)
    return s
