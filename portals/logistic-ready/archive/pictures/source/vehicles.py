"""Trucks of the hall: fork-lift, reach truck, mobile robots, tug and trailers. All drive towards +x."""

from __future__ import annotations

from functools import cache
from math import cos, pi, sin

from shape import Shape

Point = tuple[float, float, float]


def wheel(s: Shape, at: Point, radius: float, width: float, rim: str = "offwhite") -> None:
    """A wheel about y with tyre, rim and hub."""
    x, y, z = at
    s.rod("rubber", (x, y - width / 2 + 0.02, z), (x, y + width / 2 - 0.02, z), radius, 36)
    for side in (-1, 1):
        s.rod("rubber", (x, y + side * (width / 2 - 0.02), z), (x, y + side * width / 2, z), radius, 36, radius * 0.94)
        s.rod(rim, (x, y, z), (x, y + side * (width / 2 + 0.004), z), radius * 0.6, 32)
        s.rod("darkgrey", (x, y, z), (x, y + side * (width / 2 + 0.012), z), radius * 0.48, 32, radius * 0.42)
        s.rod(rim, (x, y, z), (x, y + side * (width / 2 + 0.03), z), radius * 0.24, 24, radius * 0.2)


def _mast(s: Shape, x: float, half: float, height: float, lift: float, stages: int = 2) -> None:
    """Mast channels that rise with the forks."""
    for stage in range(stages):
        rise = max(0.0, lift - 0.3) * stage / stages
        inset = stage * 0.075
        for y in (-1, 1):
            s.box("black", (0.11, 0.06, height), (x + stage * 0.012, y * (half - inset), 0.09 + height / 2 + rise), 0.008)
            s.box("darkgrey", (0.03, 0.075, height - 0.02), (x + 0.055, y * (half - inset), 0.09 + height / 2 + rise), 0.004)
        for z in (0.25, height * 0.55, height - 0.06):
            s.box("black", (0.05, 2 * (half - inset), 0.09), (x - 0.04, 0, 0.09 + z + rise), 0.006)
    rise = max(0.0, lift - 0.3) * (stages - 1) / stages
    for y in (-0.09, 0.09):
        s.rod("chrome", (x - 0.02, y, 0.2), (x - 0.02, y, height + rise), 0.022)
        s.rod("black", (x - 0.02, y, 0.15), (x - 0.02, y, height * 0.62), 0.036)
    for y in (-0.16, 0.16):
        s.box("darksteel", (0.012, 0.03, height + rise - lift - 0.1), (x + 0.05, y, lift + 0.2 + (height + rise - lift - 0.1) / 2), 0)


def forks(s: Shape, x: float, lift: float, length: float = 1.15, half: float = 0.25, rest: bool = True) -> None:
    """Fork carriage, forks and load backrest; `lift` is the height of the blades."""
    for z in (0.12, 0.42):
        s.box("black", (0.05, half * 2 + 0.5, 0.1), (x, 0, lift + z), 0.008)
    for y in (-half, half):
        s.box("darksteel", (0.045, 0.12, 0.55), (x + 0.045, y, lift + 0.26), 0.008)
        s.moulded(
            "darksteel",
            [(x + 0.03, lift + 0.005), (x + 0.03, lift + 0.05), (x + length, lift + 0.022), (x + length, lift + 0.005)],
            y - 0.06,
            y + 0.06,
            0.003,
        )
    if rest:
        for y in (-0.45, -0.27, -0.09, 0.09, 0.27, 0.45):
            s.box("black", (0.03, 0.025, 0.75), (x + 0.02, y, lift + 0.8), 0.004)
        s.box("black", (0.035, 0.95, 0.05), (x + 0.02, 0, lift + 1.17), 0.006)


def _seat(s: Shape, x: float, z: float) -> None:
    s.soft("black", (x - 0.25, -0.25, z), (x + 0.25, 0.25, z + 0.14), 0.05)
    s.moulded("black", [(x - 0.22, z + 0.1), (x - 0.34, z + 0.62), (x - 0.24, z + 0.64), (x - 0.1, z + 0.12)], -0.24, 0.24, 0.04)


def ring(s: Shape, skin: str, at: Point, radius: float, thick: float, tilt: float = 0.0) -> None:
    """A steering wheel."""
    path = [
        (at[0] + radius * cos(a) * cos(tilt), at[1] + radius * sin(a), at[2] - radius * cos(a) * sin(tilt))
        for a in (2 * pi * i / 28 for i in range(29))
    ]
    s.hose(skin, path, thick)


@cache
def forklift(lift: float = 0.25, mast: float = 2.1, skin: str = "orange") -> Shape:
    """A counterbalance truck; origin on the ground below the front axle."""
    s = Shape("forklift")
    s.moulded(skin, [(0.3, 0.3), (0.3, 0.98), (0.16, 1.02), (0.06, 0.62), (-0.5, 0.6), (-0.6, 1.06), (-1.35, 1.1), (-1.35, 0.3)], -0.5, 0.5, 0.035)
    s.moulded("darkgrey", [(-1.2, 0.24), (-1.22, 1.12), (-1.72, 1.12), (-1.98, 0.98), (-2.06, 0.62), (-1.98, 0.34), (-1.86, 0.24)], -0.55, 0.55, 0.07)
    s.soft("black", (-1.18, -0.4, 1.08), (-0.55, 0.4, 1.14), 0.03)
    s.soft("black", (-2.07, -0.2, 0.55), (-1.98, 0.2, 0.75), 0.02)
    s.soft("darkgrey", (-0.7, -0.53, 0.3), (-0.1, 0.53, 0.44), 0.02)
    for side in (-1, 1):
        wheel(s, (0, side * 0.49, 0.33), 0.33, 0.24, "white")
        wheel(s, (-1.5, side * 0.47, 0.27), 0.27, 0.2, "white")
        s.moulded(
            skin,
            [(-0.4, 0.5), (-0.28, 0.68), (0.22, 0.7), (0.38, 0.62), (0.38, 0.56), (0.2, 0.64), (-0.25, 0.62), (-0.36, 0.48)],
            side * 0.36,
            side * 0.62,
            0.012,
        )
        y = side * 0.47
        s.hose(
            "black",
            [
                (0.22, y, 0.98),
                (0.14, y, 1.35),
                (-0.1, y, 2.02),
                (-0.16, y * 0.98, 2.1),
                (-0.3, y * 0.96, 2.13),
                (-1.3, y * 0.96, 2.12),
                (-1.42, y * 0.97, 2.08),
                (-1.47, y, 1.98),
                (-1.6, y, 1.08),
            ],
            0.042,
            12,
        )
        s.rod("label", (0.3, side * 0.4, 1.72), (0.36, side * 0.4, 1.72), 0.06, 20, 0.075)
        s.rod("glow", (0.355, side * 0.4, 1.72), (0.365, side * 0.4, 1.72), 0.06, 20)
        s.bar("black", (0.02, side * 0.46, 1.7), (0.3, side * 0.4, 1.72), 0.03)
        s.box("tail", (0.02, 0.08, 0.14), (-1.62, side * 0.49, 1.5), 0.006)
    for k in range(8):
        s.box("black", (0.03, 0.92, 0.03), (-0.25 - k * 0.15, 0, 2.13), 0.005)
    s.rod("amber", (-1.3, 0, 2.15), (-1.3, 0, 2.27), 0.05, 20, 0.045)
    _seat(s, -0.85, 1.12)
    s.bar("black", (0.05, 0, 0.85), (-0.22, 0, 1.3), 0.07)
    ring(s, "black", (-0.27, 0, 1.34), 0.17, 0.014, 0.6)
    s.soft("black", (0.0, -0.35, 0.98), (0.2, 0.35, 1.16), 0.04)
    _mast(s, 0.43, 0.33, mast, lift)
    forks(s, 0.55, lift)
    return s


@cache
def reach_truck(lift: float = 0.2, mast: float = 3.0, skin: str = "blue") -> Shape:
    """A reach truck; origin on the ground below the load wheels' axle."""
    s = Shape("reach")
    for side in (-1, 1):
        s.soft("darkgrey", (-1.1, side * 0.6 - 0.08, 0.12), (0.12, side * 0.6 + 0.08, 0.34), 0.03)
        s.rod("rubber", (0, side * 0.6 - 0.06, 0.15), (0, side * 0.6 + 0.06, 0.15), 0.15, 32)
        s.rod("offwhite", (0, side * 0.6 - 0.09, 0.15), (0, side * 0.6 + 0.09, 0.15), 0.07, 24)
    s.moulded(
        skin, [(-1.0, 0.1), (-1.0, 0.85), (-1.35, 0.98), (-1.5, 1.05), (-2.2, 1.05), (-2.32, 0.9), (-2.32, 0.16), (-2.2, 0.1)], -0.63, 0.63, 0.05
    )
    s.moulded("offwhite", [(-1.98, 1.0), (-1.98, 1.28), (-2.2, 1.24), (-2.28, 1.0)], -0.6, 0.6, 0.04)
    s.soft("darkgrey", (-1.02, -0.55, 0.14), (-0.72, 0.55, 0.8), 0.03)
    wheel(s, (-1.95, 0.32, 0.17), 0.17, 0.12)
    _seat(s, -1.72, 1.02)
    s.soft("black", (-1.35, -0.52, 0.95), (-1.08, 0.5, 1.18), 0.05)
    ring(s, "black", (-1.3, 0.28, 1.24), 0.11, 0.014, 0.4)
    s.box("glowblue", (0.02, 0.2, 0.13), (-1.2, -0.15, 1.3), 0.004, (0, -0.3, 0))
    for side in (-1, 1):
        s.hose(
            "black",
            [
                (-1.04, side * 0.56, 0.8),
                (-1.04, side * 0.56, 2.12),
                (-1.12, side * 0.55, 2.2),
                (-2.1, side * 0.55, 2.18),
                (-2.2, side * 0.55, 2.1),
                (-2.22, side * 0.56, 1.0),
            ],
            0.04,
            12,
        )
    for k in range(7):
        s.box("black", (0.03, 1.08, 0.025), (-1.2 - k * 0.14, 0, 2.2), 0.005)
    s.rod("amber", (-2.0, 0.4, 2.22), (-2.0, 0.4, 2.33), 0.045, 20, 0.04)
    _mast(s, -0.5, 0.38, mast, lift, 3)
    forks(s, -0.38, lift, 1.2, 0.24, rest=False)
    return s


@cache
def amr(skin: str = "white", strip: str = "gloworange") -> Shape:
    """A low mobile robot, 1.0 x 0.7 x 0.26, origin on the ground."""
    s = Shape("amr")
    s.soft("black", (-0.47, -0.32, 0.03), (0.47, 0.32, 0.12), 0.03)
    s.soft(skin, (-0.5, -0.35, 0.07), (0.5, 0.35, 0.25), 0.06, 4)
    s.soft("darkgrey", (-0.36, -0.27, 0.24), (0.36, 0.27, 0.262), 0.01)
    s.rod("steel", (0, 0, 0.25), (0, 0, 0.285), 0.2, 40)
    s.rod("darkgrey", (0, 0, 0.26), (0, 0, 0.29), 0.15, 40)
    for side in (-1, 1):
        s.soft("black", (side * 0.507 - 0.006, -0.24, 0.11), (side * 0.507 + 0.006, 0.24, 0.155), 0.004)
        s.box(strip, (0.006, 0.4, 0.012), (side * 0.513, 0, 0.145), 0)
        s.box(strip, (0.6, 0.004, 0.01), (0, side * 0.3515, 0.16), 0)
    return s


@cache
def stacker(skin: str = "white", lift: float = 0.12) -> Shape:
    """A driverless pallet stacker; forks towards -x, origin below the fork heels."""
    s = Shape("stacker")
    s.moulded(skin, [(0.24, 0.1), (0.24, 1.5), (0.34, 1.62), (0.62, 1.62), (0.78, 1.42), (0.9, 0.5), (0.9, 0.16), (0.84, 0.1)], -0.42, 0.42, 0.06)
    s.moulded("darkgrey", [(0.2, 0.08), (0.2, 0.34), (0.94, 0.34), (0.98, 0.28), (0.98, 0.14), (0.92, 0.08)], -0.45, 0.45, 0.04)
    s.box("gloworange", (0.01, 0.6, 0.02), (0.978, 0, 0.21), 0)
    s.moulded("black", [(0.66, 1.5), (0.78, 1.36), (0.85, 0.86), (0.88, 0.86), (0.8, 1.4), (0.68, 1.54)], -0.3, 0.3, 0.01)
    s.box("glowblue", (0.008, 0.24, 0.14), (0.842, 0, 1.12), 0, (0, -0.12, 0))
    for side in (-1, 1):
        s.rod("amber", (0.9, side * 0.4, 0.1), (0.9, side * 0.4, 0.2), 0.075, 24)
        s.rod("black", (0.9, side * 0.4, 0.2), (0.9, side * 0.4, 0.24), 0.07, 24)
        s.box("black", (0.1, 0.07, 2.1), (0.13, side * 0.3, 1.15), 0.008)
        s.box("orange", (0.6, 0.006, 0.05), (0.56, side * 0.4225, 0.62), 0)
        s.rod("rubber", (0.55, side * 0.36, 0.09), (0.55, side * 0.43, 0.09), 0.09, 28)
    for z in (0.4, 1.2, 2.15):
        s.box("black", (0.06, 0.6, 0.09), (0.15, 0, z), 0.006)
    s.rod("darkgrey", (0.5, 0, 1.6), (0.5, 0, 2.25), 0.03)
    s.rod("black", (0.5, 0, 2.25), (0.5, 0, 2.36), 0.065, 28)
    s.rod("glowblue", (0.5, 0, 2.36), (0.5, 0, 2.375), 0.05, 28)
    back = Shape("back")
    forks(back, 0, lift, 1.2, 0.23, rest=True)
    return s.add(back, (0.06, 0, 0), (0, 0, pi))


@cache
def tug(skin: str = "blue") -> Shape:
    """A driverless tow tractor, hitch at the origin, driving towards +x."""
    s = Shape("tug")
    s.moulded(skin, [(0.62, 0.2), (0.66, 0.96), (0.78, 1.06), (1.16, 1.06), (1.42, 0.98), (1.64, 0.56), (1.68, 0.2)], -0.41, 0.41, 0.03)
    s.moulded("black", [(1.44, 0.92), (1.62, 0.58), (1.65, 0.58), (1.47, 0.94)], -0.3, 0.3, 0.008)
    s.moulded(skin, [(0.08, 0.2), (0.08, 0.52), (0.2, 0.56), (0.7, 0.56), (0.7, 0.2)], -0.41, 0.41, 0.025)
    s.soft("darkgrey", (0.12, -0.34, 0.55), (0.6, 0.34, 0.6), 0.015)
    s.soft("darkgrey", (0.05, -0.44, 0.1), (1.74, 0.44, 0.27), 0.04)
    s.soft("black", (0.7, -0.34, 1.0), (1.2, 0.34, 1.09), 0.02)
    s.box("gloworange", (0.01, 0.6, 0.02), (1.742, 0, 0.2), 0)
    s.rod("darkgrey", (0.8, 0, 1.05), (0.8, 0, 1.62), 0.028)
    s.rod("black", (0.8, 0, 1.62), (0.8, 0, 1.73), 0.065, 28)
    s.rod("glowblue", (0.8, 0, 1.73), (0.8, 0, 1.742), 0.045, 28)
    s.box("offwhite", (0.5, 0.83, 0.05), (1.1, 0, 0.72), 0.004)
    for side in (-1, 1):
        wheel(s, (0.45, side * 0.36, 0.17), 0.17, 0.1)
        s.rod("amber", (1.62, side * 0.36, 0.26), (1.62, side * 0.36, 0.36), 0.07, 24)
    s.rod("darksteel", (-0.06, 0, 0.24), (0.2, 0, 0.24), 0.03)
    return s


@cache
def trailer() -> Shape:
    """A tow-train trailer frame for one pallet or trolley, hitch at the origin, behind it (-x) the frame of 1.9 m."""
    s = Shape("trailer")
    s.bar("darksteel", (0, 0, 0.24), (-0.35, 0, 0.24), 0.06)
    s.soft("darkgrey", (-1.9, -0.45, 0.16), (-0.3, 0.45, 0.24), 0.02)
    for x in (-0.33, -1.87):
        s.hose("blue", [(x, -0.43, 0.2), (x, -0.43, 1.3), (x, -0.37, 1.36), (x, 0.37, 1.36), (x, 0.43, 1.3), (x, 0.43, 0.2)], 0.03, 12)
    for x in (-0.6, -1.6):
        for side in (-1, 1):
            wheel(s, (x, side * 0.4, 0.11), 0.11, 0.07)
    return s.box("orange", (0.02, 0.7, 0.04), (-1.9, 0, 0.28), 0.004)
