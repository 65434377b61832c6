"""Robots that pick and stack, and the station where goods come to the person."""

from __future__ import annotations

from functools import cache
from math import cos, pi, sin
from random import Random

import screens
import stage
from conveying import TOP, belt, light_barrier, rollers
from goods import carton, fill, load, pallet, small_box, tote
from halls import floor, light_strip, shell, stocked, stripe, trusses
from machines import arm, cabinet, fence, monitor, suction
from shape import Shape


def picking() -> None:
    """A six-axis arm lifts a box out of a tote."""
    chance = Random(14)
    floor("concrete", joint=5)
    shell((-22, 20), (-10, 16), 8)
    for k in range(6):
        rollers(2.5, 0.5, skin="blue").put((-5 + k * 2.5, -0.75, 0))
        belt(2.5, 0.5, skin="offwhite").put((-5 + k * 2.5, 1.05, 0))
    for x, skin in ((-3.1, "blue"), (-2.2, "grey"), (-1.3, "blue"), (0.12, "blue"), (1.4, "paleblue"), (2.4, "blue"), (3.3, "grey")):
        tote(skin).put((x, -0.75, TOP))
        fill((x, -0.75, TOP), 0, chance)
    for x in (-2.4, -1.2, 0.3, 1.5, 2.6):
        carton(0.42, 0.32, 0.18, "kraft").put((x, 1.05, TOP), chance.uniform(-0.1, 0.1))
    pedestal = Shape("pedestal").rod("darkgrey", (0, 0, 0), (0, 0, 0.75), 0.24, 40, 0.2).soft("darkgrey", (-0.35, -0.35, 0), (0.35, 0.35, 0.05), 0.02)
    shape, flange = arm(0.1, 1.75, 1.29, "white", 0.75, 0.75)
    turn, tip = -0.72, (0.1, -0.72, 0.72 + flange[2])
    base = (tip[0] - flange[0] * cos(turn), tip[1] - flange[0] * sin(turn), 0.72)
    pedestal.put((base[0], base[1], 0))
    shape.put(base, turn)
    suction(2, 0.06, 0.05).put(tip, turn)
    small_box("orange", 0).put((tip[0], tip[1], tip[2] - 0.155), turn)
    camera_post = (
        Shape("eye")
        .box("zinc", (0.06, 0.06, 2.5), (0.9, -0.2, 1.25))
        .box("zinc", (0.9, 0.06, 0.06), (0.5, -0.2, 2.48))
        .soft("darkgrey", (0.02, -0.3, 2.36), (0.28, -0.1, 2.45), 0.02)
    )
    camera_post.put((0.55, -0.2, 0))
    light_barrier().put((0.45, -0.99, TOP + 0.03))
    for x in (-6, -2):
        cabinet().put((x, 5.5, 0))
    fence(13.5, 2.0).put((-8, 3.2, 0))
    stocked((-16, 9), 11, [0.1, 1.9, 3.8], 5.4, Random(3))
    stage.lamp((-3.2, -3.2, 3.6), (-0.2, -0.3, 1.1), (1.6, 1.6), 260, "#FFE6C9")
    stage.lamp((3.4, 0.5, 3.2), (0, -0.4, 1.2), (1.2, 2.4), 130, "#CFE4FA")
    for k in range(3):
        light_strip(3.4).put((-2, 3 + k * 4, 5.6))
        stage.lamp((0, 3 + k * 4, 5.5), (0, 3 + k * 4, 0), (16, 1), 360)
    stage.air("#A9BBCB", 0.18)
    stage.haze("#B9C1C6", 5, 24, 0.5)
    stage.camera((1.5, -3.3, 1.85), (-0.28, -0.25, 1.26), 33, 2.8, (tip[0], tip[1], tip[2] - 0.1))
    stage.expose(0.2)


def _gantry() -> None:
    s = Shape("gantry")
    for x in (-3.2, 3.2):
        for y in (-1.7, 1.7):
            s.block("paleblue", (x - 0.11, y - 0.11, 0), (x + 0.11, y + 0.11, 3.5), 0.015).block(
                "darkgrey", (x - 0.2, y - 0.2, 0), (x + 0.2, y + 0.2, 0.03), 0.005
            )
    for y in (-1.7, 1.7):
        s.block("paleblue", (-3.4, y - 0.13, 3.45), (3.4, y + 0.13, 3.75), 0.015).block("steel", (-3.4, y - 0.05, 3.75), (3.4, y + 0.05, 3.8), 0.004)
    for x in (-3.2, 3.2):
        s.block("paleblue", (x - 0.1, -1.7, 3.48), (x + 0.1, 1.7, 3.7), 0.012)
    bridge = 0.75
    for x in (bridge - 0.28, bridge + 0.28):
        s.block("white", (x - 0.08, -1.95, 3.8), (x + 0.08, 1.95, 4.08), 0.015)
    for y in (-1.75, 1.75):
        s.block("darkgrey", (bridge - 0.45, y - 0.18, 3.79), (bridge + 0.45, y + 0.18, 3.98), 0.02)
    for k in range(34):
        s.block("rubber", (bridge + 0.4, -1.6 + k * 0.08, 4.1), (bridge + 0.52, -1.6 + k * 0.08 + 0.07, 4.24), 0.012)
    s.soft("orange", (bridge - 0.22, -0.32, 3.72), (bridge + 0.22, 0.32, 4.3), 0.04)
    s.block("white", (bridge - 0.09, -0.09, 2.16), (bridge + 0.09, 0.09, 5.0), 0.012)
    s.block("steel", (bridge + 0.09, -0.03, 2.2), (bridge + 0.105, 0.03, 4.95), 0)
    s.rod("darkgrey", (bridge, 0, 2.02), (bridge, 0, 2.16), 0.13, 32)
    s.block("darkgrey", (bridge - 0.4, -0.28, 1.94), (bridge + 0.4, 0.28, 2.02), 0.01)
    for i in range(6):
        for j in range(4):
            x, y = bridge - 0.35 + i * 0.14, -0.21 + j * 0.14
            s.rod("orange", (x, y, 1.94), (x, y, 1.88), 0.02, 14, 0.032)
    s.put()


def palletising() -> None:
    """A gantry robot sets cartons on a pallet."""
    floor("concrete", joint=6)
    shell((-22, 24), (-10, 20), 9)
    trusses(46, -6, 20, 6, 7.2, 1.4, x=1)
    _gantry()
    pallet().put((0.75, 0, 0.3), 0)
    rollers(2.2, 1.3, 0.3, "grey", 0.12).put((-0.4, 0, 0))
    rollers(2.2, 1.3, 0.3, "grey", 0.12).put((1.9, 0, 0))
    box = carton(0.395, 0.395, 0.26)
    for layer in range(4):
        for i in range(3):
            for j in range(2):
                if layer == 3 and (i, j) in ((0, 0), (1, 0), (2, 0), (2, 1)):
                    continue
                box.put((0.35 + i * 0.4, -0.2 + j * 0.4, 0.446 + layer * 0.262), pi * (j % 2))
    for i in (0, 1):
        box.put((0.55 + i * 0.4, 0.0, 1.615), 0)
    for k in range(3):
        belt(2.4, 0.55, 0.95, "offwhite").put((-2.0 - 0.2, -0.2 - k * 2.4 - 0.1, 0), -pi / 2)
    for k in range(9):
        box.put((-2.2, -0.5 - k * 0.62, 0.95), pi / 2)
    belt(1.5, 0.55, 0.95, "offwhite").put((-2.6, 0.45, 0))
    box.put((-2.1, 0.45, 0.95))
    box.put((-1.6, 0.45, 0.95))
    load(5, 4, False, "kraft", 0.26).put((3.0, 0, 0.3))
    load(5, 4, True, "kraft", 0.26).put((5.6, 0, 0.3))
    rollers(4.4, 1.3, 0.3, "grey", 0.12).put((4.1, 0, 0))
    fence(10, 2.1).put((-4.2, 2.6, 0))
    cabinet(1.0, 2.0, 0.5).put((-3.3, 3.5, 0))
    cabinet(1.0, 2.0, 0.5, "paleblue").put((-2.2, 3.5, 0))
    stocked((-13, 9), 10, [0.1, 1.9, 3.8], 5.4, Random(9))
    for k in range(4):
        for x in (-5, 2, 9):
            light_strip(3.4).put((x, k * 4.5, 6.8))
        stage.lamp((2, k * 4.5, 6.7), (2, k * 4.5, 0), (16, 1), 620)
    stage.lamp((-5, -6, 4.6), (0.5, 0, 1), (3, 3), 950, "#FFE0B8")
    stage.lamp((7, -2, 3), (0.5, 0, 1.5), (1.5, 2), 170, "#CBE1F8")
    stripe((-8, -2.6), (14, -2.6))
    stage.air("#B4C3D0", 0.18)
    stage.haze("#BEC9D1", 7, 28, 0.6)
    stage.camera((-1.3, -6.9, 2.15), (0.45, 0, 2.02), 28, 5.6, (0.75, -0.4, 1.6))
    stage.expose(-0.05)


@cache
def _bench() -> Shape:
    """The frame of the station: two tote places in front, a work top, lamps above."""
    s = Shape("bench")
    for x in (-1.25, 1.25):
        s.block("zinc", (x - 0.04, 0.16, 0), (x + 0.04, 0.24, 2.3), 0.006)
        s.block("zinc", (x - 0.04, -0.72, 0), (x + 0.04, -0.64, 0.86), 0.006)
        s.block("zinc", (x - 0.03, -0.72, 0.1), (x + 0.03, 0.24, 0.16), 0.004)
        s.block("zinc", (x - 0.03, -0.5, 2.24), (x + 0.03, 0.24, 2.3), 0.004)
    s.soft("offwhite", (-1.3, -0.78, 0.84), (1.3, -0.28, 0.88), 0.012)
    s.block("zinc", (-1.3, 0.17, 1.75), (1.3, 0.23, 1.81), 0.005).block("white", (-1.2, -0.5, 2.2), (1.2, -0.36, 2.27), 0.01)
    return s.block("glow", (-1.15, -0.48, 2.19), (1.15, -0.38, 2.2), 0)


def station(screen: str) -> None:
    """Goods to person: the tote offered, the order totes beside it, a light that says where."""
    chance = Random(7)
    floor("concrete", joint=5)
    shell((-20, 20), (-10, 18), 8)
    _bench().put((0, 0, 0))
    for x, skin in ((-0.68, "blue"), (0.68, "paleblue")):
        tray = Shape("tray").block("darkgrey", (-0.33, -0.24, -0.03), (0.33, 0.24, 0), 0.008)
        tray.put((x, -0.02, 0.92), 0, (0.32, 0))
        tote(skin).put((x, -0.02, 0.925), 0, (0.32, 0))
        for k in range(8):
            small_box(("kraft", "white", "orange")[k % 3], k % 3).put(
                (x + chance.uniform(-0.2, 0.2), -0.02 + chance.uniform(-0.1, 0.1), 1.0 + 0.012 * k), chance.uniform(-0.7, 0.7), (0.32, 0)
            )
        light = "gloworange" if x < 0 else "glowgreen"
        Shape("pick").soft("darkgrey", (-0.12, -0.03, -0.05), (0.12, 0.02, 0.06), 0.012).box(light, (0.17, 0.004, 0.05), (0, -0.032, 0.005), 0).put(
            (x, 0.14, 1.5)
        )
    monitor(screen, 0.56, 0.33, False).put((0, 0.12, 1.55), 0, (-0.08, 0))
    Shape("arm").box("zinc", (0.05, 0.05, 0.3), (0, 0.18, 1.68)).put()
    for k in range(4):
        rollers(2.5, 0.5).put((-5 + k * 2.5, 0.95, 0))
        rollers(2.5, 0.5, 1.35, "paleblue").put((-5 + k * 2.5, 1.75, 0))
    for k in range(9):
        tote(chance.choice(("blue", "grey", "paleblue", "white"))).put((-4.2 + k * 1.02 + chance.uniform(-0.1, 0.1), 0.95, TOP))
        tote(chance.choice(("blue", "blue", "deepblue"))).put((-4.5 + k * 1.0 + chance.uniform(-0.1, 0.1), 1.75, 1.35))
    Shape("mat").soft("rubber", (-1.1, -1.7, 0), (1.1, -0.85, 0.015), 0.006).put()
    scanner = (
        Shape("scanner")
        .soft("black", (-0.03, -0.09, 0), (0.03, 0.03, 0.05), 0.012)
        .soft("orange", (-0.028, -0.11, 0.01), (0.028, -0.088, 0.045), 0.008)
    )
    scanner.put((0.16, -0.55, 0.88), 0.7)
    carton(0.38, 0.28, 0.2).put((1.02, -0.52, 0.88))
    carton(0.3, 0.22, 0.12, "kraftlight").put((-1.02, -0.55, 0.88), 0.1)
    for k in range(2):
        stocked((-14, 5 + k * 3.0), 10, [0.1, 1.9, 3.8], 5.4, Random(k))
    stage.lamp((0, -0.43, 2.18), (0, -0.3, 0.9), (2.2, 0.12), 55, "#FFF3E2")
    stage.lamp((-3, -3.2, 3.2), (0, 0, 1.1), (2, 2), 260, "#FFE5C6")
    for k in range(4):
        light_strip(3).put((0, 1 + k * 4, 5.4))
        stage.lamp((0, 1 + k * 4, 5.3), (0, 1 + k * 4, 0), (16, 1), 330)
    stage.air("#B2C2D0", 0.2)
    stage.haze("#BCC8D1", 5, 20, 0.65)
    stage.camera((1.75, -3.0, 1.78), (-0.06, 0.15, 1.22), 31, 3.5, (0, 0, 1.2))
    stage.expose(0.15)


PICTURES = {
    "roboterarm-kommissionierung": picking,
    "palettierroboter": palletising,
    "goods-to-person": lambda: station(screens.task()),
}
