"""Figures and data: control room, data stream, two charts, the map."""

from __future__ import annotations

from math import atan, cos, exp, log, pi, radians, sin, tan
from pathlib import Path
from random import Random

from PIL import Image

import screens
import stage
from halls import floor
from machines import monitor
from shape import Shape

Point = tuple[float, float, float]


def control_room() -> None:
    """A dim control room: desks, monitors, the plant on the wall."""
    floor("darkconcrete", joint=0)
    Shape("wall").block("darkgrey", (-8, 3.6, 0), (8, 3.8, 4.2), 0).block("black", (-3.75, 3.5, 0.95), (3.75, 3.62, 3.2), 0.01).put()
    for i in range(3):
        panel = Shape("panel").sheet(
            (screens.board(1400, 840, 4), screens.plant(2400, 1400, 1), screens.board(1400, 840, 6))[i],
            *[((-3.68, -1.62, 1.68)[i] + u * (2.0, 3.24, 2.0)[i], 3.49, 1.02 + v * 2.1) for u, v in ((0, 0), (1, 0), (1, 1), (0, 1))],
        )
        panel.put()
    for side in (-1, 1):
        wall = Shape("side").block("darkgrey", (side * 6.5, -6, 0), (side * 6.5 + 0.2, 3.8, 4.2), 0)
        for k in range(14):
            wall.block("oldwood", (side * 6.4 - 0.03, -5.2 + k * 0.64, 0.1), (side * 6.4 + 0.03, -4.85 + k * 0.64, 3.9), 0.01)
        wall.put()
    Shape("ceiling").block("darkgrey", (-8, -6, 4.1), (8, 4, 4.3), 0).block("glowsoft", (-4, 3.3, 4.05), (4, 3.36, 4.09), 0).put()
    for row, y in enumerate((0.4, -1.9)):
        for k in range(3):
            turn, x = (-0.3, 0.0, 0.3)[k], (-2.45, 0.0, 2.45)[k]
            place = (x, y - 0.28 * abs(k - 1), 0.0)
            _desk(place, -turn, row * 3 + k)
    stage.lamp((0, 3.3, 4.0), (0, 3.6, 2), (8, 0.1), 26, "#FFE3C0")
    stage.lamp((0, -1.2, 4.0), (0, -1.2, 0), (6, 0.5), 40, "#BFD6EE")
    stage.lamp((4.5, -3.2, 3.6), (0.5, -1.9, 0.7), (0.6, 0.6), 46, "#FFD8A8")
    stage.lamp((-5.5, -4.5, 3.4), (-1, -1.5, 0.7), (1.2, 1.2), 70, "#CBDCEE")
    stage.air("#7F9AB4", 0.13)
    stage.camera((2.3, -5.0, 1.92), (-0.42, 0.6, 1.3), 28, 3.5, (0.2, -1.6, 1.1))
    stage.expose(1.0)


def _desk(at: Point, turn: float, seed: int) -> None:
    s = Shape("desk").soft("oldwood", (-1.05, -0.42, 0.71), (1.05, 0.42, 0.745), 0.012)
    for x in (-0.95, 0.95):
        s.block("darkgrey", (x - 0.03, -0.36, 0), (x + 0.03, 0.36, 0.71), 0.006)
    s.block("darkgrey", (-0.95, 0.3, 0.2), (0.95, 0.33, 0.7), 0.004)
    s.soft("black", (-0.24, -0.3, 0.745), (0.22, -0.16, 0.765), 0.006).soft("black", (0.32, -0.28, 0.745), (0.38, -0.18, 0.775), 0.012)
    s.rod("white", (-0.62, -0.18, 0.745), (-0.62, -0.18, 0.84), 0.038, 24, 0.042)
    s.put(at, turn)
    for k, x in enumerate((-0.56, 0.56)):
        picture = screens.board(1200, 720, seed * 2 + k) if (seed + k) % 2 else screens.plant(1600, 960, seed + 2)
        lean = -0.16 * (1 if x > 0 else -1)
        place = (at[0] + x * cos(turn) - 0.16 * sin(turn), at[1] + x * sin(turn) + 0.16 * cos(turn), 0.745)
        monitor(picture, 0.84, 0.5).put(place, turn + lean)
    seat = Shape("chair").soft("black", (-0.25, -0.24, 0.42), (0.25, 0.24, 0.5), 0.04).soft("black", (-0.23, -0.3, 0.52), (0.23, -0.22, 1.08), 0.04)
    seat.rod("darksteel", (0, 0, 0.1), (0, 0, 0.43), 0.03)
    for k in range(5):
        seat.bar("darksteel", (0, 0, 0.1), (0.3 * cos(k * 1.2566), 0.3 * sin(k * 1.2566), 0.06), 0.04)
        seat.rod("rubber", (0.3 * cos(k * 1.2566), 0.3 * sin(k * 1.2566), 0), (0.3 * cos(k * 1.2566), 0.3 * sin(k * 1.2566), 0.06), 0.03)
    for side in (-1, 1):
        seat.soft("black", (side * 0.28 - 0.03, -0.1, 0.64), (side * 0.28 + 0.03, 0.16, 0.68), 0.012).bar(
            "darkgrey", (side * 0.28, 0.02, 0.46), (side * 0.28, 0.02, 0.65), 0.03
        )
    back = 0.85
    seat.put((at[0] + back * sin(turn), at[1] - back * cos(turn), 0), turn + (0.5, -0.3, 0.2, -0.6, 0.35, 0.8)[seed])


def stream() -> None:
    """A warehouse as a dark relief; light runs along its lines and rises from it in arcs."""
    chance = Random(41)
    Shape("ground").sheet("inkblue", (-60, -60, 0), (60, -60, 0), (60, 60, 0), (-60, 60, 0)).put()
    blocks = Shape("blocks")
    for i in range(14):
        for half in range(2):
            for j in range(30):
                if chance.random() < 0.9:
                    high = chance.choice((0.35, 0.5, 0.6, 0.75))
                    x, y = -9.1 + i * 1.3 + half * 0.42, 1.0 + j * 0.3
                    blocks.box("deepblue" if chance.random() < 0.85 else "blue", (0.34, 0.26, high), (x, y, high / 2), 0.02)
    for k in range(16):
        blocks.box("deepblue", (0.7, 0.5, 0.22), (-9 + k * 1.22, -3.6, 0.11), 0.03)
    blocks.put()
    lines = Shape("lines")
    lanes = [-8.6 + i * 1.3 + 0.02 for i in range(15)]
    for x in lanes:
        lines.box("stream", (0.03, 9.6, 0.03), (x + 0.18, 5.2, 0.05), 0)
    for y in (0.3, -0.35):
        lines.box("stream", (19.4, 0.035, 0.035), (0.2, y, 0.05), 0)
    for k in range(16):
        lines.box("stream", (0.03, 2.9, 0.03), (-9 + k * 1.22, -1.85, 0.05), 0)
    lines.put()
    for _ in range(150):
        x, y = (
            (chance.choice(lanes) + 0.18, chance.uniform(0.5, 10))
            if chance.random() < 0.55
            else (chance.uniform(-9, 10), chance.choice((0.3, -0.35)))
        )
        hot = chance.random() < 0.16
        Shape("packet").box("spark" if hot else "glowsoft", (0.11, 0.11, 0.08), (0, 0, 0.1), 0.02).put((x, y, 0))
    for k in range(8):
        start = (chance.choice(lanes) + 0.18, chance.uniform(1.5, 9.0), 0.1)
        end = (-9 + chance.randrange(16) * 1.22, -3.6, 0.25)
        _arc("spark" if k in (2, 6) else "stream", start, end, 1.2 + 0.22 * k, 0.022 if k in (2, 6) else 0.014)
    stage.lamp((-8, 14, 9), (0, 3, 0), (6, 6), 1100, "#8FB8DE")
    stage.lamp((9, -8, 5), (2, 0, 0), (3, 3), 160, "#FFC48C")
    stage.air("#17324C", 0.35)
    stage.haze("#0E2236", 8, 26, 0.85)
    stage.camera((4.6, -8.6, 4.6), (-0.4, 1.6, 0.3), 32, 1.2, (0.8, -1.4, 0.2))
    stage.expose(0.35)


def _arc(skin: str, start: Point, end: Point, high: float, thick: float, steps: int = 48) -> None:
    path = [
        (start[0] + (end[0] - start[0]) * t, start[1] + (end[1] - start[1]) * t, start[2] + (end[2] - start[2]) * t + high * 4 * t * (1 - t))
        for t in (i / steps for i in range(steps + 1))
    ]
    Shape("arc").hose(skin, path, thick, 12).put()


def orders() -> None:
    """A column chart of fourteen quarters, the latest one marked."""
    stage.backdrop("studio", 40, 10, 20)
    values = (3.1, 3.5, 3.3, 3.9, 4.2, 3.8, 3.2, 2.7, 2.5, 2.9, 3.3, 3.6, 4.1, 4.7)
    base = Shape("base").soft("white", (-5.7, -0.75, 0), (5.7, 0.75, 0.12), 0.02)
    for k in range(1, 6):
        base.rod("grey", (-5.6, 0.62, 0.12 + k), (5.6, 0.62, 0.12 + k), 0.012, 10)
    for x in (-5.6, 5.6):
        base.rod("grey", (x, 0.62, 0.1), (x, 0.62, 5.4), 0.016, 10)
    base.put()
    for k, value in enumerate(values):
        x, skin = -5.0 + k * 0.77, "orange" if k == len(values) - 1 else "blue" if k >= 10 else "paleblue"
        count = round(value * 10)
        column = Shape("column")
        for level in range(count):
            column.box(skin, (0.5, 0.5, 0.092), (0, 0, 0.12 + 0.05 + level * 0.1), 0.01)
        column.put((x, 0, 0))
    path = [(-5.0 + k * 0.77, -0.32, 0.12 + (sum(values[max(0, k - 3) : k + 1]) / len(values[max(0, k - 3) : k + 1]))) for k in range(len(values))]
    Shape("trend").hose("darkgrey", _smooth(path), 0.024, 12).put()
    for p in path[1::4]:
        Shape("knot").rod("darkgrey", (p[0], p[1] - 0.05, p[2]), (p[0], p[1] + 0.05, p[2]), 0.07, 28).put()
    stage.lamp((-6, -5, 8), (0, 0, 1.5), (2.2, 2.2), 1900, "#FFECD4")
    stage.lamp((7, -4, 4), (0, 0, 1.5), (2, 5), 260, "#D5E5F5")
    stage.air("#DCE2E6", 0.32)
    stage.camera((4.6, -11.6, 4.3), (0.55, 0, 2.3), 36, 2, (3.2, -0.3, 2.5))
    stage.expose(0.05)


def _smooth(path: list[Point], steps: int = 8) -> list[Point]:
    """A Catmull-Rom curve through the points."""
    line: list[Point] = []
    for i in range(len(path) - 1):
        a, b, c, d = path[max(0, i - 1)], path[i], path[i + 1], path[min(len(path) - 1, i + 2)]
        for k in range(steps):
            t = k / steps
            line.append(
                tuple(
                    0.5 * (2 * q + (r - p) * t + (2 * p - 5 * q + 4 * r - s) * t**2 + (3 * q - p - 3 * r + s) * t**3)
                    for p, q, r, s in zip(a, b, c, d, strict=True)
                )
            )
    return [*line, path[-1]]


def energy() -> None:
    """A ring of shares around the model of a warehouse with solar panels."""
    stage.backdrop("studio", 40, 12, 20)
    shares = ((0.38, "blue", 0.62), (0.24, "paleblue", 0.46), (0.17, "grey", 0.34), (0.12, "sand", 0.26), (0.09, "orange", 0.8))
    start = 0.35
    for share, skin, high in shares:
        _segment(start + 0.02, start + share * 2 * pi - 0.02, 2.35, 3.3, high, skin).put()
        start += share * 2 * pi
    house = Shape("house").soft("white", (-1.35, -0.9, 0), (1.35, 0.9, 0.72), 0.015).block("offwhite", (-1.38, -0.93, 0.7), (1.38, 0.93, 0.77), 0.01)
    for k in range(6):
        house.block("deepblue", (-1.16 + k * 0.4, -0.915, 0.02), (-0.9 + k * 0.4, -0.9, 0.34), 0.004)
        house.soft("darkgrey", (-1.18 + k * 0.4, -0.95, 0.02), (-0.88 + k * 0.4, -0.9, 0.04), 0.004)
    for i in range(9):
        for j in range(4):
            x, y = -1.2 + i * 0.27, -0.72 + j * 0.4
            if i == 4:
                continue
            house.sheet("deepblue", (x, y, 0.79), (x + 0.23, y, 0.79), (x + 0.23, y + 0.26, 0.88), (x, y + 0.26, 0.88))
            house.box("zinc", (0.012, 0.012, 0.1), (x + 0.115, y + 0.25, 0.82), 0)
    house.block("paleblue", (-0.1, -0.7, 0.77), (0.08, 0.7, 0.84), 0.01)
    house.put((0, 0, 0), 0.35)
    stage.lamp((-5, -4, 7), (0, 0, 0.3), (1.6, 1.6), 1250, "#FFECD4")
    stage.lamp((6, -3, 3.5), (0, 0, 0.5), (2, 4), 170, "#D5E5F5")
    stage.air("#DCE2E6", 0.32)
    stage.camera((1.2, -8.2, 4.9), (0.05, -0.1, 0.12), 36, 2.8, (0.2, -1.2, 0.5))
    stage.expose(0.05)


def _segment(start: float, end: float, inner: float, outer: float, high: float, skin: str) -> Shape:
    steps = max(6, int((end - start) * 18))
    angles = [start + (end - start) * i / steps for i in range(steps + 1)]
    outline = [(outer * cos(a), outer * sin(a)) for a in angles] + [(inner * cos(a), inner * sin(a)) for a in reversed(angles)]
    return Shape("segment").moulded(skin, outline, 0.0, high, 0.012, "z")


def _plane(longitude: float, latitude: float) -> tuple[float, float]:
    """Miller's projection, five units to a radian."""
    return radians(longitude) * 5, 1.25 * log(tan(pi / 4 + 0.4 * radians(latitude))) * 5


def world() -> None:
    """Land as small hexagons on a blue ground, trade routes as arcs over it."""
    Shape("sea").sheet("sea", (-80, -80, 0), (80, -80, 0), (80, 80, 0), (-80, 80, 0)).put()
    land = Image.open(Path(__file__).parent / "land.png")
    tile = Shape("tile").moulded(
        "white", [(0.082 * cos(k * pi / 3 + pi / 6), 0.082 * sin(k * pi / 3 + pi / 6)) for k in range(6)], 0, 0.09, 0.01, "z"
    )
    wide, high, chance = 0.165, 0.143, Random(3)
    field = Shape("land")
    for row in range(-62, 104):
        for column in range(-96, 97):
            x, y = (column + 0.5 * (row % 2)) * wide, row * high
            latitude = 2.5 * (atan(exp(0.8 * y / 5)) - pi / 4)
            pixel = (int((x / 5 / pi + 1) * 360) % 720, min(359, max(0, int((0.5 - latitude / pi) * 360))))
            if land.getpixel(pixel) and latitude > -1.0:
                field.add(tile, (x, y, chance.choice((0, 0, 0, 0.02))))
    field.put()
    ports = {
        "hamburg": (10, 53.5),
        "shanghai": (121.5, 31.2),
        "singapore": (104, 1.3),
        "newyork": (-74, 40.7),
        "santos": (-46.3, -24),
        "dubai": (55, 25),
        "mumbai": (73, 19),
        "durban": (31, -29.9),
        "busan": (129, 35),
        "algeciras": (-5.4, 36.1),
        "houston": (-95, 29.7),
        "lagos": (3.4, 6.5),
    }
    for lon, lat in ports.values():
        x, y = _plane(lon, lat)
        Shape("port").rod("orange", (x, y, 0.05), (x, y, 0.17), 0.13, 28).rod("white", (x, y, 0.1), (x, y, 0.18), 0.07, 24).put()
    routes = (
        ("hamburg", "shanghai", "orange"),
        ("hamburg", "newyork", "orange"),
        ("hamburg", "dubai", "paleblue"),
        ("algeciras", "santos", "paleblue"),
        ("dubai", "singapore", "paleblue"),
        ("singapore", "busan", "paleblue"),
        ("algeciras", "lagos", "paleblue"),
        ("lagos", "durban", "paleblue"),
        ("mumbai", "durban", "paleblue"),
        ("newyork", "houston", "paleblue"),
        ("hamburg", "mumbai", "orange"),
        ("algeciras", "newyork", "paleblue"),
    )
    for a, b, skin in routes:
        start, end = _plane(*ports[a]), _plane(*ports[b])
        reach = ((start[0] - end[0]) ** 2 + (start[1] - end[1]) ** 2) ** 0.5
        _arc(skin, (*start, 0.15), (*end, 0.15), 0.35 + reach * 0.17, 0.035 if skin == "orange" else 0.022)
    stage.lamp((-10, 9, 12), (2, 2, 0), (3, 3), 4200, "#FFE9CD")
    stage.lamp((12, -8, 9), (3, 2, 0), (5, 5), 500, "#CFE2F5")
    stage.air("#BFD0DE", 0.3)
    stage.haze("#3D5D78", 15, 34, 0.7)
    stage.camera((3.6, -8.4, 9.2), (2.7, 2.05, 0.2), 30, 1.4, (2.5, 1.2, 0.3))
    stage.expose(0.05)


PICTURES = {
    "leitstand-monitore": control_room,
    "datenstrom-grafik": stream,
    "diagramm-auftragseingang": orders,
    "diagramm-energie": energy,
    "weltkarte-routen": world,
}
