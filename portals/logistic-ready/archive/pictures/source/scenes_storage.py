"""Storage: high bay, shuttle, small parts, block stacks, cold store."""

from __future__ import annotations

from functools import cache
from math import pi
from random import Random

import stage
from conveying import TOP, rollers
from goods import fill, load, tote
from halls import floor, light_strip, shell, stripe, trusses, upright
from machines import shuttle, stacker_crane
from shape import Shape


@cache
def _bay(height: float, levels: int, step: float, beam_skin: str, skin: str) -> Shape:
    """One high bay along y, 2.9 m wide, with its beams."""
    s = Shape("bay").add(upright(height, 1.1, skin), (0, 0, 0), (0, 0, pi / 2))
    for k in range(levels):
        for x in (-0.55, 0.55):
            s.box(beam_skin, (0.05, 2.8, 0.12), (x, 1.45, 0.5 + k * step), 0.006)
    return s


def aisle() -> None:
    """One-point view down a high-bay aisle, the crane standing in its depth."""
    chance = Random(8)
    floor("darkconcrete", joint=0)
    for side in (-1, 1):
        for k in range(-4, 20):
            _bay(26, 12, 2.1, "orange", "blue").put((side * 1.9, k * 2.9, 0))
            for level in range(12):
                for slot in range(3):
                    if chance.random() < 0.1:
                        continue
                    kind = chance.randrange(6)
                    goods = load(4 + kind % 2, kind, kind == 1, ("kraft", "white", "kraftlight", "kraft", "paleblue", "kraft")[kind], 0.3)
                    goods.put((side * 1.9, k * 2.9 + 0.5 + slot * 0.93, 0.56 + level * 2.1), chance.choice((0, pi)))
    rails = Shape("rails").box("steel", (0.09, 120, 0.1), (0, 40, 0.05)).box("steel", (0.12, 120, 0.16), (0, 40, 26.4))
    rails.put()
    stacker_crane(25.8, 4.6).put((0, 6.5, 0.1))
    load(5, 1, False, "white", 0.26).put((0, 6.5, 4.98), 0)
    stage.lamp((0, 28, 27), (0, 28, 0), (0.9, 64), 24000, "#FFF3E0")
    stage.lamp((0, 62, 12), (0, 0, 8), (3, 22), 5200, "#E3EEF8")
    stage.lamp((0, -9, 9), (0, 9, 6), (2.4, 4), 1300, "#FFE3C2")
    stage.air("#AEBBC6", 0.12, "#E8EEF2")
    stage.haze("#DCE4EA", 16, 60, 0.95)
    stage.camera((-0.3, -7.6, 5.0), (0.05, 6.5, 6.3), 27)
    stage.expose(0.05)


def shuttle_level() -> None:
    """A shuttle between two walls of totes, seen close."""
    chance = Random(21)
    for level in range(-4, 3):
        z = level * 0.55
        s = Shape("level")
        for x in (-0.62, 0.62):
            s.block("zinc", (x - 0.03, -4, z - 0.09), (x + 0.03, 16, z), 0.004)
            s.block("steel", (x - 0.03 if x < 0 else x - 0.05, -4, z - 0.02), (x + 0.05 if x < 0 else x + 0.03, 16, z), 0.002)
        s.put()
        for side in (-1, 1):
            for k in range(-3, 24):
                for deep in (0, 1):
                    if chance.random() < 0.07:
                        continue
                    skin = chance.choice(("blue", "blue", "paleblue", "grey", "deepblue"))
                    tote(skin, 0.6, 0.4, 0.32).put((side * (1.0 + deep * 0.66), k * 0.52, z + 0.02), chance.uniform(-0.01, 0.01))
                    tray = Shape("tray").block("zinc", (-0.34, -0.02, -0.02), (0.98, 0.02, 0.02), 0)
                    if deep == 0:
                        tray.put((side * 1.0, k * 0.52, z), 0 if side > 0 else pi)
    for k in range(-2, 8):
        for x in (-0.7, 0.7):
            Shape("post").box("paleblue", (0.07, 0.09, 6)).put((x, k * 2.08 - 0.26, 0))
            Shape("post").box("paleblue", (0.07, 0.09, 6)).put((x * 2.9, k * 2.08 - 0.26, 0))
    Shape("pit").block("black", (-4, -4, -2.4), (4, 18, -2.3)).put()
    shuttle("white").put((0, 1.5, 0.0))
    tote("orange").put((0, 1.5, 0.13))
    fill((0, 1.5, 0.13), 0, chance)
    shuttle("white").put((0, 7.2, -0.55))
    shuttle("white").put((0, 5.6, 0.55))
    tote("grey").put((0, 5.6, 0.68))
    stage.lamp((0.1, -1.2, 1.25), (0, 1.5, 0.1), (0.8, 0.5), 42, "#FFEEDB")
    for k in range(6):
        stage.lamp((0, 3.5 + k * 2.6, 1.62), (0, 3.5 + k * 2.6, 0), (0.9, 0.2), 26, "#DCEBFA")
    stage.lamp((0, 16, 0.5), (0, 0, 0), (1.2, 3), 240, "#CFE3F5")
    stage.air("#8CA6BD", 0.08, "#6F8BA3")
    stage.haze("#7C97AE", 4, 18, 0.85)
    stage.camera((0.24, -0.72, 0.55), (-0.02, 1.75, 0.13), 27, 2.8, (0, 1.15, 0.2))
    stage.expose(0.45)


def small_parts() -> None:
    """A miniload aisle seen at an angle: a wall of totes and the slim crane."""
    chance = Random(4)
    floor("concrete", joint=4)
    frame = Shape("frame")
    for k in range(25):
        frame.box("zinc", (0.05, 0.05, 9.4), (k * 1.02, -0.32, 4.7)).box("zinc", (0.05, 0.05, 9.4), (k * 1.02, 0.32, 4.7))
    for level in range(20):
        frame.box("zinc", (24.6, 0.04, 0.03), (12.2, -0.34, 0.38 + level * 0.45))
    frame.put()
    for level in range(20):
        for k in range(48):
            if chance.random() < 0.08:
                continue
            skin = "orange" if chance.random() < 0.012 else chance.choice(("blue", "blue", "blue", "paleblue", "grey", "deepblue"))
            tote(skin, 0.6, 0.4, 0.32).put((0.27 + (k // 2) * 1.02 + (k % 2) * 0.47, chance.uniform(-0.01, 0.01), 0.4 + level * 0.45), pi / 2)
    _miniload().put((8.4, -1.05, 0))
    tote("orange").put((8.4, -1.05, 4.32), pi / 2)
    _miniload().put((17.5, -1.05, 0))
    rail = Shape("rail").box("steel", (40, 0.08, 0.1), (10, -1.05, 0.05)).box("steel", (40, 0.1, 0.12), (10, -1.05, 9.5))
    rail.box("amber", (40, 0.1, 0.004), (10, -2.2, 0.002), 0)
    rail.put()
    for k in range(12):
        rollers(3, 0.45).put((-6 + k * 3, -3.6, 0))
    for k in range(16):
        tote(chance.choice(("blue", "grey", "paleblue"))).put((1.6 + k * 1.7 + chance.uniform(-0.3, 0.3), -3.6, TOP), 0)
    shell((-20, 44), (-30, 30), 11, sides=(1,))
    trusses(60, -14, 2, 5, 10.6, 1.4, x=10)
    for k in range(6):
        light_strip(4, "glow").put((k * 5, -3.4, 9.9))
    stage.lamp((11, -3.6, 9.8), (11, -0.8, 3), (26, 0.7), 2300, "#FFF1DF")
    stage.lamp((-4, -9, 5), (6, 0, 4), (5, 6), 1500, "#FFE3C0")
    stage.air("#BCC8D2", 0.22, "#C6CED4")
    stage.haze("#BAC6CF", 10, 40, 0.6)
    stage.camera((-0.6, -5.6, 3.5), (8.6, -0.9, 4.35), 28)
    stage.expose(-0.05)


@cache
def _miniload() -> Shape:
    """A slim one-mast crane along x."""
    s = Shape("miniload")
    s.soft("darkgrey", (-1.3, -0.14, 0.06), (1.3, 0.14, 0.34), 0.03)
    s.block("orange", (-0.72, -0.12, 0.3), (-0.44, 0.12, 9.4), 0.012)
    s.soft("offwhite", (-1.3, -0.25, 0.34), (-0.85, 0.25, 1.5), 0.03)
    s.soft("darkgrey", (-0.45, -0.2, 4.05), (0.6, 0.2, 4.2), 0.02)
    for y in (-0.18, 0.18):
        s.block("darkgrey", (-0.42, y - 0.02, 4.2), (0.5, y + 0.02, 4.3), 0.004)
    s.block("darkgrey", (-0.44, -0.18, 4.1), (-0.36, 0.18, 5.2), 0.01)
    for z in range(1, 9):
        s.block("black", (-0.725, -0.1, z * 1.04), (-0.435, 0.1, z * 1.04 + 0.02), 0)
    return s.soft("orange", (-0.9, -0.14, 9.2), (0.2, 0.14, 9.42), 0.02)


def block_store() -> None:
    """Pallets stacked in blocks, low sun through an open gate."""
    chance = Random(2)
    floor("concrete", joint=5)
    shell((-16, 24), (-12, 30), 8.5, sides=(0,))
    trusses(40, -10, 30, 6, 7.0, 1.4, x=4)
    gates = Shape("gates").block("wall", (14, -14, 4.6), (14.2, 30, 8.5))
    for k in range(7):
        gates.block("wall", (14, -14 + k * 6.4, 0), (14.2, -11.6 + k * 6.4, 8.5), 0.01)
    gates.put()
    for row in range(6):
        for line in range(9):
            kind = row % 3
            goods = load(4, line % 4 + kind * 7, kind == 1, ("kraft", "white", "kraftlight")[kind], 0.24, "oldwood" if kind else "wood")
            high = 3 if chance.random() < 0.8 else 2
            if row == 0 and line < 2:
                high = 1 + line
            for level in range(high):
                goods.put(
                    (
                        -7.2 + row * 1.75 + (1.3 if row > 2 else 0) + chance.uniform(-0.02, 0.02),
                        2.2 + line * 0.95 + chance.uniform(-0.02, 0.02),
                        level * 1.118,
                    ),
                    chance.uniform(-0.012, 0.012) + chance.choice((0, pi)),
                )
    for row in range(7):
        x = -8.06 + row * 1.75 + (1.3 if row > 3 else 0)
        stripe((x, 1.4), (x, 12), 0.08)
    stripe((-8.1, 1.4), (-2.7, 1.4), 0.08)
    stripe((-1.5, 1.4), (3.7, 1.4), 0.08)
    stage.sun((-1.0, 0.42, -0.2), 9, "#FFC98F", 0.8)
    stage.lamp((0, -2, 6.8), (0, 3, 0), (16, 3), 700, "#EAF1F8")
    stage.air("#B7C7D6", 0.26)
    stage.haze("#D2C6B6", 12, 40, 0.5)
    stage.camera((2.6, -5.6, 1.75), (-2.6, 3.4, 1.55), 32)
    stage.expose(0.1)


def cold_store() -> None:
    """Deep-frozen: rime on racks and goods, cold light, mist over the floor."""
    chance = Random(17)
    floor("icefloor", joint=0)
    for x in (-3.4, 3.4, -6.2, 6.2):
        s = Shape("rack")
        for k in range(10):
            s.add(upright(8, 1.05, "frostwhite"), (x, k * 2.8, 0), (0, 0, pi / 2))
            for z in (2.0, 4.0, 6.0):
                for side in (-0.52, 0.52):
                    s.box("frostwhite", (0.05, 2.7, 0.12), (x + side, k * 2.8 + 1.4, z))
                    s.box("frost", (0.075, 2.7, 0.03), (x + side, k * 2.8 + 1.4, z + 0.065), 0.012)
        s.put()
        for k in range(10):
            for z in (0.0, 2.06, 4.06, 6.06):
                for slot in range(3):
                    if chance.random() < 0.13:
                        continue
                    kind = chance.randrange(4)
                    load(5, kind + 40, kind == 1, ("frost", "frostwhite", "paleblue", "frost")[kind], 0.27, "frost").put(
                        (x, k * 2.8 + 0.5 + slot * 0.9, z), chance.choice((0, pi))
                    )
    for k in range(5):
        for x in (-1.6, 1.6):
            _cooler().put((x, 3 + k * 5.5, 7.6))
        Shape("lamp").box("glowcool", (0.2, 2.4, 0.05)).put((0, 1 + k * 5.5, 8.1))
        stage.lamp((0, 1 + k * 5.5, 8.0), (0, 1 + k * 5.5, 0), (1.0, 2.6), 520, "#D7EBFF")
    Shape("ceiling").box("frostwhite", (20, 60, 0.1), (0, 20, 9)).put()
    Shape("end").box("frostwhite", (20, 0.1, 9), (0, 24.6, 4.5)).box("orange", (2.6, 0.06, 3.2), (0, 24.5, 1.6)).put()
    _mist(chance)
    stage.air("#A9C8E6", 0.4, "#DCE9F3")
    stage.haze("#C3D9E8", 6, 34, 0.7)
    stage.camera((-0.9, -4.2, 1.5), (0.5, 9, 2.6), 28, 5.6, (-2.2, 1.5, 1.5))
    stage.expose(-0.75)


@cache
def _cooler() -> Shape:
    """An evaporator under the ceiling, rimed, with two fans facing -y."""
    s = Shape("cooler").soft("frost", (-0.95, -0.4, 0), (0.95, 0.4, 0.85), 0.03)
    for x in (-0.46, 0.46):
        s.rod("darkgrey", (x, -0.41, 0.43), (x, -0.43, 0.43), 0.34, 32)
        s.rod("frostwhite", (x, -0.42, 0.43), (x, -0.45, 0.43), 0.07, 20)
        for k in range(3):
            s.box("grey", (0.64, 0.01, 0.03), (x, -0.44, 0.43), 0, (0, k * pi / 3, 0))
    for k in range(16):
        s.rod("frostwhite", (-0.85 + k * 0.11, -0.36, 0), (-0.85 + k * 0.11, -0.36, -0.06 - 0.05 * (k % 3)), 0.014, 6, 0.002)
    return s


def _mist(chance: Random) -> None:
    for k in range(5):
        Shape("mist").box("mist", (30, 0.01, 0.7), (0, 3 + k * 4 + chance.random(), 0.35), 0).put()


PICTURES = {
    "hochregallager-gasse": aisle,
    "shuttle-lager": shuttle_level,
    "kleinteilelager": small_parts,
    "blocklager-paletten": block_store,
    "kuehllager": cold_store,
}
