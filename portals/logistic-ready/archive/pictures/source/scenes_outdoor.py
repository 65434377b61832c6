"""At the quay and in the yard: container terminal, loading ramp, river port."""

from __future__ import annotations

from math import pi
from random import Random

import stage
from halls import cladding, sectional_door, stripe
from outdoor import container, gantry_crane, ground, lorry, quay_crane, semitrailer, tree
from shape import Shape

BOXES = ("blue", "deepblue", "paleblue", "grey", "rust", "white", "midgrey", "blue", "sand")


def terminal() -> None:
    """Container rows under a rail-mounted gantry, early light."""
    chance = Random(31)
    ground("asphalt")
    for row in range(8):
        for line in range(9):
            high = chance.choice((3, 4, 4, 5, 2)) if line > 3 else chance.choice((2, 3, 3, 4) if line == 0 else (1, 2, 3))
            if row == 3 and line == 0:
                high = 1
            for level in range(high):
                skin = "orange" if chance.random() < 0.06 else chance.choice(BOXES)
                container(skin).put((-10.9 + row * 2.85, 8 + line * 13.2, level * 2.6), pi / 2 + (pi if chance.random() < 0.9 else 0))
    gantry_crane(31, 20, "offwhite", -3.5, 7.4).put((0.4, 34, 0))
    container("orange").put((-3.1, 34, 20 - 7.4 - 2.62), -pi / 2)
    gantry_crane(31, 20, "offwhite", 7, 6).put((0.4, 118, 0))
    for x in (-15.1, 15.9):
        Shape("track").box("steel", (0.1, 400, 0.12), (x, 100, 0.06)).put()
    for x in (12.6, 14.7):
        stripe((x, -40), (x, 200), 0.14, "amber")
    lorry("grey", "white").put((20.5, 18, 0), -pi / 2)
    for side in (-1, 1):
        for row in range(5):
            for line in range(7):
                for level in range(chance.choice((2, 3, 4))):
                    container(chance.choice(BOXES)).put((side * 36 + row * 2.9 * side, 30 + line * 13.4, level * 2.6), pi / 2)
    stage.sky("#F0D3B4", "#7FA0BE", 0.85, 0.5)
    stage.sun((-0.9, 0.75, -0.4), 4.2, "#FFD2A0", 1.5)
    stage.haze("#E4D2C0", 30, 230, 0.55)
    stage.camera((19.5, -19, 5.2), (1.5, 25, 9.6), 27)
    stage.expose(0.1)


def ramp() -> None:
    """Lorries at the dock, at night, the yard wet."""
    ground("wet")
    front = Shape("front").add(cladding(90, 10.5, "offwhite", 0.35, 0.05), (-45, 0, 1.2)).block("darkgrey", (-45, -0.05, 0), (45, 0.3, 1.25), 0.01)
    front.block("darkgrey", (-45, -0.25, 11.3), (45, 0.5, 12.1), 0.02)
    for k in range(12):
        x = -25 + k * 5.0
        light = k in (3, 5, 6, 8)
        front.block("black", (x - 1.75, -0.45, 1.0), (x - 1.35, 0, 4.9), 0.03).block("black", (x + 1.35, -0.45, 1.0), (x + 1.75, 0, 4.9), 0.03)
        front.block("black", (x - 1.75, -0.45, 4.5), (x + 1.75, 0, 5.1), 0.03).block("black", (x - 1.2, -0.3, 0.9), (x - 0.9, 0, 1.3), 0.02)
        if light:
            front.block("window", (x - 1.35, -0.1, 1.2), (x + 1.35, -0.08, 4.5), 0)
            stage.lamp((x, -0.3, 3), (x, -6, 0), (2.4, 3), 300, "#FFCF90")
        else:
            front.add(sectional_door(2.7, 3.5, "paleblue"), (x, -0.08, 1.2))
        front.box("lamp", (0.3, 0.14, 0.1), (x, -0.25, 6.3), 0.01)
        stage.lamp((x, -0.5, 6.2), (x, -2.6, 0), (0.4, 0.3), 150, "#FFD9A6")
        front.rod("amber", (x + 2.5, -1.2, 0), (x + 2.5, -1.2, 1.1), 0.09, 16)
        front.box("gloworange" if light else "glowgreen", (0.14, 0.06, 0.14), (x + 2.15, -0.08, 2.6), 0.02)
    front.put()
    for k, skin in ((0, "white"), (1, "paleblue"), (4, "white"), (7, "white"), (9, "grey")):
        x = -25 + k * 5.0
        if k in (4, 7):
            lorry(skin, "orange" if k == 4 else "white").put((x, -12.75, 0), -pi / 2)
        else:
            semitrailer(skin).put((x, -12.6, 0), -pi / 2)
            Shape("leg").box("darkgrey", (1.2, 0.3, 1.1), (x, -13.2, 0.55)).put()
    for k in range(13):
        stripe((-27.5 + k * 5, -1.5), (-27.5 + k * 5, -16.5), 0.12, "white")
    for k in range(4):
        mast = Shape("mast").rod("zinc", (0, 0, 0), (0, 0, 11), 0.13, 16, 0.08).box("lamp", (0.7, 0.3, 0.08), (0, 0, 11), 0.02)
        mast.put((-34 + k * 22, -29, 0))
        stage.lamp((-34 + k * 22, -29, 10.9), (-34 + k * 22, -26, 0), (0.8, 0.4), 1500, "#FFE3BC")
    stage.sky("#2B4058", "#0B1522", 0.55, 0.4)
    stage.haze("#31465C", 20, 110, 0.5)
    stage.camera((4.6, -25.5, 2.1), (-3.8, -6, 3.5), 30)
    stage.expose(0.75)


def river() -> None:
    """A river port: barge, quay crane, warehouse."""
    chance = Random(13)
    Shape("river").sheet("water", (-300, -300, 0), (300, -300, 0), (300, 0, 0), (-300, 0, 0)).put()
    quay = Shape("quay").block("wall", (-200, 0, -3), (200, 60, 2.2), 0.05).block("darkgrey", (-200, -0.06, 1.7), (200, 0.5, 2.25), 0.02)
    for k in range(60):
        quay.block("midgrey", (-120 + k * 4, -0.12, -2), (-119.6 + k * 4, 0, 1.7), 0.02)
    for k in range(24):
        quay.rod("darkgrey", (-96 + k * 8, 0.7, 2.2), (-96 + k * 8, 0.7, 2.75), 0.2, 20, 0.26)
    for y in (3.2, 11.2):
        quay.box("steel", (300, 0.1, 0.08), (0, y, 2.24), 0)
    quay.put()
    quay_crane("blue", 22, 21).put((6, 7.2, 2.2), -pi / 2 + 0.32)
    quay_crane("blue", 22, 21).put((48, 7.2, 2.2), -pi / 2 - 1.1)
    _warehouse().put((-46, 24, 2.2))
    for k in range(9):
        for level in range(chance.choice((1, 2, 3))):
            container(chance.choice(BOXES)).put((22 + (k % 5) * 12.6, 15.5 + (k // 5) * 2.7, 2.2 + level * 2.6))
    _barge(chance).put((25, -8.6, -0.2))
    for k in range(34):
        tree(k % 5).put(
            (-120 + k * 8.4 + chance.uniform(-2, 2), 62 + chance.uniform(0, 14), 1.5), chance.uniform(0, 6), scale=chance.uniform(1.0, 1.7)
        )
    stage.sky("#F2DCC2", "#6F93B5", 0.85, 0.45)
    stage.sun((0.8, 0.75, -0.42), 4.2, "#FFD9AC", 1.5)
    stage.haze("#E3D6C8", 30, 220, 0.55)
    stage.camera((-30, -36, 9.5), (6, 3, 7.8), 29)
    stage.expose(0.05)


def _warehouse() -> Shape:
    s = Shape("warehouse").block("brick", (0, 0, 0), (60, 20, 8.5), 0.05)
    for k in range(5):
        x = k * 12
        s.moulded("grey", [(x, 8.5), (x + 6, 12.2), (x + 12, 8.5)], -0.4, 20.4, 0)
        s.moulded("brick", [(x + 0.4, 8.5), (x + 6, 11.9), (x + 11.6, 8.5)], -0.05, 0.5, 0)
        s.block("deepblue", (x + 4, -0.12, 0), (x + 8, 0, 4.6), 0.02).block("offwhite", (x + 3.7, -0.1, 4.6), (x + 8.3, 0, 4.95), 0.02)
        for w in (1.2, 9.4):
            s.block("deepblue", (x + w, -0.06, 5.4), (x + w + 1.5, 0, 7.6), 0.02).block(
                "offwhite", (x + w - 0.1, -0.1, 5.2), (x + w + 1.6, 0, 5.4), 0.01
            )
    return s


def _barge(chance: Random) -> Shape:
    s = Shape("barge").moulded("deepblue", [(-42, 0.3), (-44, 2.4), (36, 2.4), (44, 2.9), (46, 2.9), (40, 0.2), (38, -0.6), (-40, -0.6)], -5, 5, 0.25)
    s.block("rust", (-41, -5.03, 0.05), (39, 5.03, 0.5), 0.1).block("offwhite", (-44, -5.06, 2.25), (38, 5.06, 2.5), 0.03)
    s.block("darkgrey", (-29, -4.3, 2.3), (34, 4.3, 3.3), 0.05)
    for bay in range(4):
        for row in range(3):
            for level in range(chance.choice((1, 2, 2)) if bay != 2 else 1):
                skin = "orange" if (bay, row, level) == (1, 0, 1) else chance.choice(BOXES)
                s.add(container(skin), (-20.5 + bay * 13.2, -2.6 + row * 2.6, 2.7 + level * 2.6))
    s.soft("white", (-42, -3.6, 2.4), (-33, 3.6, 5.0), 0.15).soft("white", (-40.5, -3.2, 5.0), (-35, 3.2, 7.2), 0.15)
    s.block("black", (-40.6, -3.0, 5.9), (-34.9, 3.0, 6.8), 0.02).block("white", (-41, -3.5, 7.15), (-34.5, 3.5, 7.35), 0.04)
    for k in range(5):
        s.block("black", (-41 + k * 1.7, -3.64, 3.4), (-40.1 + k * 1.7, 3.64, 4.3), 0.02)
    return s.rod("white", (-38, 0, 7.3), (-38, 0, 10.5), 0.06, 10).rod("grey", (39, 0, 2.8), (39, 0, 6.5), 0.06, 10)


PICTURES = {"containerterminal": terminal, "lkw-rampe": ramp, "binnenhafen": river}
