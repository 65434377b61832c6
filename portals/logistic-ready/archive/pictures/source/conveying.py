"""Roller and belt conveyors, the hanging rail, the sorter's outlets."""

from __future__ import annotations

from functools import cache
from math import cos, pi, sin

from shape import Shape

TOP = 0.75  # height of the rollers' crown


@cache
def rollers(length: float, width: float = 0.5, top: float = TOP, skin: str = "paleblue", pitch: float = 0.09, legs: bool = True) -> Shape:
    """A straight roller conveyor along x, from x=0."""
    s = Shape("rollers")
    for y in (-1, 1):
        edge = y * (width / 2 + 0.03)
        s.block(skin, (0, edge - 0.025, top - 0.11), (length, edge + 0.025, top + 0.02), 0.006)
        s.block("steel", (0, edge - 0.03, top + 0.02), (length, edge + 0.03, top + 0.032), 0.003)
        s.block("darkgrey", (0, edge + y * 0.026 - 0.002, top - 0.075), (length, edge + y * 0.026 + 0.002, top - 0.035), 0)
    for i in range(int(length / pitch)):
        s.rod("steel", ((i + 0.5) * pitch, -width / 2, top - 0.027), ((i + 0.5) * pitch, width / 2, top - 0.027), 0.025, 14)
    if legs:
        _legs(s, length, width, top)
    return s


def _legs(s: Shape, length: float, width: float, top: float) -> None:
    count = max(2, round(length / 2) + 1)
    for i in range(count):
        x = 0.15 + i * (length - 0.3) / (count - 1)
        for y in (-1, 1):
            edge = y * (width / 2 + 0.03)
            s.block("darkgrey", (x - 0.03, edge - 0.025, 0.03), (x + 0.03, edge + 0.025, top - 0.11), 0.004)
            s.rod("rubber", (x, edge, 0), (x, edge, 0.03), 0.05)
        s.block("darkgrey", (x - 0.02, -width / 2, 0.25), (x + 0.02, width / 2, 0.29), 0.004)


@cache
def bend(radius: float = 0.9, width: float = 0.5, angle: float = pi / 2, top: float = TOP, skin: str = "paleblue") -> Shape:
    """A roller bend, turning left about (0, radius) from the origin; it starts along +x."""
    s, steps = Shape("bend"), 24
    for offset in (-(width / 2 + 0.03), width / 2 + 0.03):
        r = radius + offset
        for low, high, thick, name in ((top - 0.11, top + 0.02, 0.025, skin), (top + 0.02, top + 0.032, 0.03, "steel")):
            rows = [
                [
                    (rr * sin(a), radius - rr * cos(a), z)
                    for rr, z in ((r - thick, low), (r - thick, high), (r + thick, high), (r + thick, low), (r - thick, low))
                ]
                for a in (angle * i / steps for i in range(steps + 1))
            ]
            s.grid(name, rows)
    count = max(6, int(radius * angle / 0.085))
    for i in range(count):
        a = angle * (i + 0.5) / count
        inner, outer = radius - width / 2, radius + width / 2
        s.rod(
            "steel", (inner * sin(a), radius - inner * cos(a), top - 0.025), (outer * sin(a), radius - outer * cos(a), top - 0.025), 0.018, 14, 0.027
        )
    for a in (0.15 * angle, 0.85 * angle):
        for r in (radius - width / 2 - 0.03, radius + width / 2 + 0.03):
            s.rod("darkgrey", (r * sin(a), radius - r * cos(a), 0), (r * sin(a), radius - r * cos(a), top - 0.1), 0.03)
    return s


@cache
def belt(length: float, width: float = 0.5, top: float = TOP, skin: str = "paleblue", legs: bool = True) -> Shape:
    """A belt conveyor along x, from x=0."""
    s = Shape("belt")
    for y in (-1, 1):
        edge = y * (width / 2 + 0.03)
        s.block(skin, (0, edge - 0.025, top - 0.12), (length, edge + 0.025, top - 0.004), 0.006)
    s.block("rubber", (0.02, -width / 2, top - 0.012), (length - 0.02, width / 2, top), 0.002)
    for x in (0.04, length - 0.04):
        s.rod("darksteel", (x, -width / 2, top - 0.045), (x, width / 2, top - 0.045), 0.045)
    s.block("darkgrey", (length * 0.4, -0.1, top - 0.3), (length * 0.4 + 0.35, 0.1, top - 0.1), 0.02)
    if legs:
        _legs(s, length, width, top)
    return s


@cache
def transfer(size: float = 0.56, top: float = TOP) -> Shape:
    """A right-angle transfer: narrow belts that rise between rollers, centred on the origin."""
    s = Shape("transfer").block("darkgrey", (-size / 2, -size / 2, top - 0.2), (size / 2, size / 2, top - 0.06), 0.01)
    for i in range(6):
        x = -size / 2 + (i + 0.5) * size / 6
        s.rod("steel", (x, -size / 2 + 0.02, top - 0.027), (x, size / 2 - 0.02, top - 0.027), 0.025, 14)
    for i in range(5):
        x = -size / 2 + (i + 1) * size / 6
        s.block("orange", (x - 0.011, -size / 2 + 0.03, top - 0.03), (x + 0.011, size / 2 - 0.03, top + 0.004), 0.003)
    return s


@cache
def light_barrier() -> Shape:
    """A sensor on its bracket, origin at the side rail's top."""
    s = Shape("barrier").box("zinc", (0.03, 0.004, 0.16), (0, 0, 0.05)).box("orange", (0.035, 0.03, 0.05), (0, -0.015, 0.11), 0.006)
    return s.box("gloworange", (0.008, 0.004, 0.008), (0, -0.031, 0.125), 0)


@cache
def chute(length: float = 1.6, width: float = 0.6, top: float = TOP, drop: float = 0.35) -> Shape:
    """A gravity roller chute along x, falling away from x=0."""
    s = Shape("chute")
    fall = drop / length
    for y in (-1, 1):
        edge = y * (width / 2 + 0.02)
        s.bar("offwhite", (0, edge, top - 0.02), (length, edge, top - drop - 0.02), 0.03, 0.14)
    for i in range(int(length / 0.08)):
        x = (i + 0.5) * 0.08
        s.rod("steel", (x, -width / 2, top - 0.03 - fall * x), (x, width / 2, top - 0.03 - fall * x), 0.02, 12)
    s.box("orange", (0.03, width + 0.08, 0.16), (length, 0, top - drop), 0.008)
    for y in (-1, 1):
        s.block("darkgrey", (length - 0.2, y * width / 2 - 0.02, 0), (length - 0.15, y * width / 2 + 0.02, top - drop - 0.05))
    return s


def rail(path: list[tuple[float, float, float]], skin: str = "zinc") -> None:
    """The overhead rail along a path, its crown at the path."""
    s = Shape("rail")
    for out in (-0.02, 0.02):
        rows = []
        for i, p in enumerate(path):
            a, b = path[max(0, i - 1)], path[min(len(path) - 1, i + 1)]
            dx, dy = b[0] - a[0], b[1] - a[1]
            size = (dx * dx + dy * dy) ** 0.5 or 1
            side = (-dy / size, dx / size)
            rows.append(
                [
                    (p[0] + side[0] * (out + w), p[1] + side[1] * (out + w), p[2] + h)
                    for w, h in ((-0.012, -0.02), (-0.012, 0.09), (0.012, 0.09), (0.012, -0.02), (-0.012, -0.02))
                ]
            )
        s.grid(skin, rows)
    s.put()
