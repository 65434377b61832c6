"""Places seen whole: the building site, the logistics park from the air, the air-freight hall."""

from __future__ import annotations

from functools import cache
from math import cos, pi, sin
from random import Random

import stage
from halls import cladding, floor, light_strip
from machines import lattice
from outdoor import ground, lorry, semitrailer, tree
from shape import Shape


def site() -> None:
    """A hall's steel frame against the evening sky."""
    ground("soil")
    bays, step, span, high = 7, 7.0, 26.0, 10.5
    s = Shape("slab").block("concrete", (-span / 2 - 2, -2, 0), (span / 2 + 2, bays * step + 2, 0.25), 0.02)
    for k in range(bays + 1):
        y = k * step
        for x in (-span / 2, 0, span / 2):
            _section(s, (x, y, 0.25), (x, y, high if x else high + 1.1))
            s.block("zinc", (x - 0.35, y - 0.35, 0.25), (x + 0.35, y + 0.35, 0.3), 0.01)
        if k > 1:
            for a, b in ((-span / 2, 0), (0, span / 2)):
                _girder(s, a, b, y, high, 1.2, 8)
    for k in range(2, 7):
        for i in range(11):
            x = -span / 2 + i * span / 10
            s.box("primer", (0.14, step, 0.2), (x, k * step + step / 2, high + 1.4 + (1.1 * (1 - abs(x) / (span / 2)))), 0.01)
    for x in (-span / 2, span / 2):
        for k in range(bays):
            s.box("primer", (0.16, step, 0.2), (x, k * step + step / 2, high), 0.01)
            if k in (0, 3):
                s.bar("primer", (x, k * step, 0.6), (x, (k + 1) * step, high - 0.3), 0.08)
                s.bar("primer", (x, (k + 1) * step, 0.6), (x, k * step, high - 0.3), 0.08)
    s.put()
    _girder_alone().put((-5.6, 6.2, 14.2), 0.16)
    _mobile_crane().put((21.5, 20, 0))
    wire = Shape("wire")
    for x in (-9.6, -1.6):
        wire.rod("black", (x, 6.2 + (x + 5.6) * 0.16, 15.5), (-5.6, 6.2, 19.5), 0.035, 6)
    wire.rod("black", (-5.6, 6.2, 19.5), (-5.6, 6.2, 36.6), 0.05, 6).box("amber", (0.4, 0.3, 0.7), (-5.6, 6.2, 19.7), 0.05)
    wire.put()
    for k, (x, y) in enumerate(((-7.5, -13.5), (-17.5, 2), (9, -9))):
        pile = Shape("pile")
        for j in range(4):
            pile.box("primer", (0.3, 7, 0.3), (j * 0.45 - 0.9, 0, 0.3), 0.02).box("primer", (0.3, 7, 0.3), (j * 0.45 - 0.7, 0, 0.62), 0.02)
        pile.put((x, y, 0), -1.1 + 0.5 * k)
    for k in range(14):
        Shape("fence").box("zinc", (3.4, 0.03, 0.03), (0, 0, 2.0)).box("zinc", (3.4, 0.03, 0.03), (0, 0, 0.2)).box(
            "orange", (0.05, 0.05, 2.1), (1.7, 0, 1.05)
        ).put((-26 + k * 3.5, 62, 0))
    stage.sky("#F5C48E", "#4E6F93", 0.8, 0.42)
    stage.sun((0.95, 0.35, -0.3), 5.0, "#FFC07A", 1.5)
    stage.haze("#EBC39A", 40, 240, 0.5)
    stage.camera((-11.5, -22, 1.9), (0.2, 16, 9.6), 26)
    stage.expose(0.2)


def _section(s: Shape, a: tuple[float, float, float], b: tuple[float, float, float]) -> None:
    """An upright H-section."""
    for y in (-0.19, 0.19):
        s.block("primer", (a[0] - 0.19, a[1] + y - 0.015, a[2]), (a[0] + 0.19, a[1] + y + 0.015, b[2]), 0.002)
    s.block("primer", (a[0] - 0.012, a[1] - 0.19, a[2]), (a[0] + 0.012, a[1] + 0.19, b[2]), 0)


def _girder(s: Shape, a: float, b: float, y: float, z: float, high: float, fields: int) -> None:
    def lift(x: float) -> float:
        return 1.1 * (1 - abs(x) / 13)

    s.bar("primer", (a, y, z), (b, y, z), 0.2)
    s.bar("primer", (a, y, z + high + lift(a)), (b, y, z + high + lift(b)), 0.2)
    for i in range(fields):
        x0, x1 = a + (b - a) * i / fields, a + (b - a) * (i + 1) / fields
        middle = (x0 + x1) / 2
        s.bar("primer", (x0, y, z + high + lift(x0)), (middle, y, z), 0.11)
        s.bar("primer", (middle, y, z), (x1, y, z + high + lift(x1)), 0.11)


def _girder_alone() -> Shape:
    s = Shape("girder").bar("orange", (-6.5, 0, 0), (6.5, 0, 0), 0.2).bar("orange", (-6.5, 0, 1.3), (6.5, 0, 1.3), 0.2)
    for i in range(8):
        x = -6.5 + i * 1.625
        s.bar("orange", (x, 0, 1.3), (x + 0.81, 0, 0), 0.11).bar("orange", (x + 0.81, 0, 0), (x + 1.625, 0, 1.3), 0.11)
    return s


def _mobile_crane() -> Shape:
    s = Shape("crane").soft("amber", (-2.5, -1.3, 1.0), (10, 1.3, 2.0), 0.15).soft("amber", (7.6, -1.3, 1.2), (10, 1.3, 3.4), 0.25)
    s.box("black", (0.1, 2.1, 1.0), (10, 0, 2.7), 0.03).soft("amber", (-3, -1.2, 2.1), (1.6, 1.2, 4.0), 0.25)
    for k in range(5):
        for y in (-1.15, 1.15):
            s.rod("rubber", (-1.4 + k * 2.4, y - 0.2, 0.65), (-1.4 + k * 2.4, y + 0.2, 0.65), 0.65, 28)
    start, end = (-1.5, 0, 3.6), (-27.1, -13.8, 36.6)
    for part, wide in ((0.0, 1.0), (0.3, 0.8), (0.55, 0.62), (0.78, 0.46)):
        a = tuple(s0 + (e - s0) * part for s0, e in zip(start, end, strict=True))
        s.bar("amber", a, end, wide)
    return s


@cache
def _hall_from_air(long: float, deep: float, skin: str = "roof") -> Shape:
    s = Shape("airhall").block("offwhite", (0, 0, 0), (long, deep, 11.4), 0.1).block(skin, (0.6, 0.6, 11.3), (long - 0.6, deep - 0.6, 11.6), 0.05)
    s.block("deepblue", (-0.05, -0.05, 8.8), (long + 0.05, deep + 0.05, 11.0), 0.05)
    for i in range(int(long / 12)):
        for j in range(int(deep / 20)):
            s.block("paleblue", (4 + i * 12, 6 + j * 20, 11.6), (6.2 + i * 12, 11 + j * 20, 12.0), 0.05)
    for i in range(int(long / 6) - 3):
        for j in range(int(deep / 20)):
            for k in range(2):
                s.sheet(
                    "deepblue",
                    *[
                        (7 + i * 6 + dx, 13.5 + j * 20 + k * 3 + dy, 11.75 + dz)
                        for dx, dy, dz in ((0, 0, 0), (5.5, 0, 0), (5.5, 2.4, 0.6), (0, 2.4, 0.6))
                    ],
                )
    for k in range(int(long / 5.2) - 1):
        s.block("midgrey", (4 + k * 5.2, -0.5, 0.8), (7.4 + k * 5.2, 0, 4.8), 0.05)
    return s


def from_air() -> None:
    """The logistics park from a few hundred metres up, late light."""
    chance = Random(23)
    ground("grass", 3000)
    for i in range(-7, 9):
        for j in range(9):
            wide, deep = 150 + 20 * (j % 3), 90 + 12 * (i % 3)
            Shape("field").box(chance.choice(("field", "grass", "field", "meadow", "meadow")), (wide - 6, deep - 5, 0.06), (0, 0, 0), 0).put(
                (i * 155 + j * 38, 250 + j * 108, 0.1 + (i % 3 + 3 * (j % 3)) * 0.08), 0.12
            )
            if chance.random() < 0.5:
                for k in range(int(wide / 7)):
                    tree(k % 5).put(
                        (i * 155 + j * 38 - wide / 2 + k * 7, 250 + j * 108 - deep / 2 + chance.uniform(-2, 2) + 0.12 * k * 7 - 9, 0),
                        k,
                        scale=chance.uniform(0.7, 1.4),
                    )
    Shape("yard").block("road", (-150, -75, 0), (170, 150, 0.15), 0).put()
    Shape("road").box("road", (1600, 9, 0.2), (0, -98, 0.05), 0).box("road", (9, 500, 0.2), (186, 120, 0.06), 0).box(
        "road", (14, 30, 0.2), (120, -86, 0.05), 0
    ).put()
    for k in range(190):
        Shape("dash").box("white", (3, 0.25, 0.02), (-600 + k * 7, -98, 0.17), 0).put()
    _hall_from_air(180, 84).put((-130, 0, 0.15))
    _hall_from_air(90, 84).put((62, 0, 0.15))
    Shape("office").block("white", (-130, -16, 0), (-96, 0.2, 13), 0.1).block("deepblue", (-130.1, -16.1, 4), (-95.9, 0, 6), 0.05).block(
        "deepblue", (-130.1, -16.1, 8), (-95.9, 0, 10), 0.05
    ).put()
    for k in range(46):
        x = -122 + 4 + k * 5.2 + (9 if k > 30 else 0)
        pick = chance.random()
        if x < -92 or 48 < x < 64 or pick < 0.3:
            continue
        skin = "orange" if pick > 0.95 else chance.choice(("white", "white", "grey", "paleblue", "blue"))
        if pick < 0.62:
            lorry(skin, chance.choice(("white", "blue", "grey"))).put((x + 1.7, -13.4, 0.15), -pi / 2)
        else:
            semitrailer(skin).put((x + 1.7, -13.4, 0.15), -pi / 2)
    for k in range(50):
        Shape("line").box("white", (0.15, 16, 0.02), (0, 0, 0)).put((-120 + k * 5.2, -10, 0.17))
    for k in range(18):
        if chance.random() < 0.75:
            semitrailer(chance.choice(("white", "grey", "blue", "paleblue"))).put((-40 + k * 4.6, -60, 0.15), pi / 2)
    for x, y, turn in ((-60, -100.5, 0.0), (30, -95.6, pi), (96, -100.5, 0.0), (140, -36, 0.9), (-20, -36, 0.02)):
        lorry(chance.choice(("white", "blue")), "white").put((x, y, 0.15), turn)
    _small_cars(chance)
    for k in range(330):
        edge = chance.random()
        if edge < 0.4:
            at = (chance.uniform(-160, 180), -82 + chance.uniform(-4, 3))
        elif edge < 0.6:
            at = (chance.uniform(-260, 300), -112 - chance.uniform(0, 40))
        else:
            at = (chance.uniform(-260, 300), 160 + chance.uniform(0, 14))
        if abs(at[0] - 120) > 10 and abs(at[0] - 186) > 8:
            tree(k % 5).put((at[0], at[1], 0), chance.uniform(0, 6), scale=chance.uniform(0.7, 1.5))
    stage.sky("#E9D8C4", "#7C9DBC", 0.8, 0.4)
    stage.sun((0.75, 0.42, -0.5), 4.6, "#FFDDB0", 1)
    stage.haze("#DCD2C6", 250, 1500, 0.7)
    stage.camera((-118, -235, 108), (6, -2, 0), 33)
    stage.expose(0.0)


def _small_cars(chance: Random) -> None:
    cars = {
        skin: Shape("car").soft(skin, (-2.1, -0.9, 0.3), (2.1, 0.9, 0.95), 0.2).soft("black", (-1.3, -0.78, 0.9), (1.0, 0.78, 1.5), 0.3)
        for skin in ("white", "grey", "blue", "darkgrey", "orange")
    }
    for row in range(3):
        for k in range(22):
            if chance.random() < 0.75:
                cars[chance.choice(("white", "grey", "blue", "darkgrey", "grey"))].put(
                    (-146 + row * 8.5, -66 + k * 2.8, 0.15), chance.choice((0, pi))
                )


@cache
def _uld(skin: str = "steel") -> Shape:
    """An air-freight container with its slanted side."""
    s = Shape("uld").moulded(skin, [(-1.0, 0.02), (0.55, 0.02), (1.0, 0.5), (1.0, 1.62), (-1.0, 1.62)], -0.76, 0.76, 0.015)
    for y in (-0.765, 0.765):
        for x in (-0.97, -0.3, 0.36):
            s.box("zinc", (0.05, 0.02, 1.55), (x, y, 0.84), 0.004)
        for z in (0.05, 0.85, 1.58):
            s.box("zinc", (1.9 if z > 0.1 else 1.5, 0.02, 0.06), (0.0 if z > 0.1 else -0.22, y, z), 0.004)
        s.box("blue", (0.5, 0.006, 0.34), (0.03, y * 1.004, 1.22), 0)
    return s.box("paleblue", (0.012, 1.36, 1.0), (-1.005, 0, 0.9), 0.005)


@cache
def _net_pallet(seed: int) -> Shape:
    """An air-freight pallet, built up and netted."""
    s, chance = Shape("net"), Random(seed)
    s.box("steel", (3.17, 2.43, 0.03), (0, 0, 0.025), 0.01)
    for i in range(5):
        for j in range(4):
            for k in range(chance.choice((3, 4, 4))):
                skin = chance.choice(("kraft", "kraft", "kraftlight", "white", "paleblue"))
                s.box(skin, (0.57, 0.54, 0.44), (-1.2 + i * 0.6, -0.87 + j * 0.58, 0.27 + k * 0.46), 0.006)
    for i in range(13):
        x = -1.5 + i * 0.25
        for y in (-1.19, 1.19):
            s.rod("amber", (x, y, 0.04), (x, y, 1.9), 0.009, 6)
        s.rod("amber", (x, -1.19, 1.9), (x, 1.19, 1.9), 0.009, 6)
    for k in range(8):
        z = 0.2 + k * 0.24
        for y in (-1.19, 1.19):
            s.rod("amber", (-1.51, y, z), (1.51, y, z), 0.009, 6)
        for x in (-1.51, 1.51):
            s.rod("amber", (x, -1.19, z), (x, 1.19, z), 0.009, 6)
    for i in range(10):
        y = -1.19 + i * 0.264
        for x in (-1.51, 1.51):
            s.rod("amber", (x, y, 0.04), (x, y, 1.9), 0.009, 6)
        s.rod("amber", (-1.51, y, 1.9), (1.51, y, 1.9), 0.009, 6)
    return s


def _tail() -> Shape:
    """The after part of a freighter on the apron: fuselage, fin, tailplane."""
    s, rows = Shape("tail"), []
    for i in range(21):
        t = i / 20
        r = 3.0 * (1 - max(0, t - 0.45) / 0.55) ** 0.7 + 0.25
        rows.append([(-30 + 60 * t, r * cos(2 * pi * k / 32), 5.2 + (3.0 - r) * 0.55 + r * sin(2 * pi * k / 32)) for k in range(33)])
    s.grid("white", rows)
    s.moulded("blue", [(17, 7.4), (25.5, 16.8), (29.5, 16.8), (28, 7.2)], -0.28, 0.28, 0.1)
    s.moulded("orange", [(23.6, 14.7), (25.5, 16.8), (29.5, 16.8), (29.2, 14.7)], -0.3, 0.3, 0.08)
    for side in (-1, 1):
        s.moulded("offwhite", [(22, side * 0.8), (27.5, side * 8.6), (29.6, side * 8.6), (28.4, side * 0.6)], 7.0, 7.3, 0.08, "z")
    return s


def air_freight() -> None:
    """Built-up pallets on the roller deck, the gate open to the apron."""
    floor("concrete", joint=6)
    Shape("apron").sheet("road", (-300, 17.2, 0.005), (300, 17.2, 0.005), (300, 600, 0.005), (-300, 600, 0.005)).put()
    wall = (
        Shape("wall")
        .add(cladding(16, 11, "wall"), (-25.5, 16.7, 0))
        .add(cladding(16, 11, "wall"), (9.5, 16.7, 0))
        .add(cladding(19.2, 4, "wall"), (-9.6, 16.7, 7.6))
    )
    for x in (-9.6, 9.4):
        wall.block("zinc", (x - 0.3, 16.4, 0), (x + 0.3, 16.9, 8), 0.02).block("amber", (x - 0.15, 16.2, 0), (x + 0.15, 16.4, 1.2), 0.01)
    wall.put()
    for k in range(5):
        s = Shape("truss")
        lattice(s, "zinc", (-26, 0, 8.2), (26, 0, 8.2), 0.9, 1.5, 26, 0.14)
        s.put((0, -6 + k * 5.4, 0))
    Shape("roof").block("offwhite", (-26, -10, 10), (26, 17, 10.2), 0).put()
    deck = Shape("deck")
    for line in (-2.6, 2.6):
        for y in range(-8, 17):
            deck.block("darkgrey", (line - 1.7, y + 0.04, 0.32), (line + 1.7, y + 0.12, 0.46), 0.004)
            for x in range(9):
                deck.rod("steel", (line - 1.55 + x * 0.36, y + 0.5, 0.48), (line - 1.3 + x * 0.36, y + 0.5, 0.48), 0.045, 12)
        for edge in (-1.78, 1.78):
            deck.block("amber", (line + edge - 0.06, -9, 0.3), (line + edge + 0.06, 16.4, 0.6), 0.01)
        deck.block("darkgrey", (line - 1.7, -9, 0.0), (line + 1.7, 16.4, 0.06), 0)
    deck.put()
    for y, seed in ((-2.2, 1), (4.4, 2), (9.4, 3)):
        _net_pallet(seed).put((-2.6, y, 0.53), pi / 2)
    for y in (0.2, 2.0, 7.2, 12.6):
        _uld("paleblue" if y == 2.0 else "steel").put((2.6, y, 0.53), 0)
    for k in range(4):
        _uld().put((8.2, 2 + k * 2.1, 0), pi / 2 * (k % 2))
    for k in range(4):
        _net_pallet(5 + k).put((-8.6, 1 + k * 3.6, 0.15), 0)
    _tail().put((-27, 62, 0), 0.06)
    for k in range(3):
        for x in (-6, 0, 6):
            light_strip(3.2, "glow").put((x, -3 + k * 6, 8.0), pi / 2)
        stage.lamp((0, -3 + k * 6, 7.9), (0, -3 + k * 6, 0), (14, 1), 820)
    stage.lamp((-8, -8, 5), (-1, 0, 1), (3, 3), 800, "#FFE0B8")
    stage.sky("#F3DEC6", "#86A6C4", 0.75, 0.4)
    stage.sun((-0.5, -0.85, -0.32), 3.2, "#FFD7A8", 1.5)
    stage.haze("#E6DACB", 24, 200, 0.45)
    stage.camera((0.6, -10.8, 2.9), (-0.4, 6, 2.7), 28)
    stage.expose(0.1)


PICTURES = {"baustelle-halle": site, "logistikzentrum-luft": from_air, "flughafen-fracht": air_freight}
