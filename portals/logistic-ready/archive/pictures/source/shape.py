"""Meshes from a few solid parts: boxes, rods, mouldings. Units are metres, z is up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import count
from math import atan2, cos, hypot, pi, sin

import bmesh
import bpy
from mathutils import Euler, Matrix, Vector

import materials

Point = Sequence[float]
SERIAL = count()
SHARP = 0.62  # radians; flatter edges are shaded smooth


class Shape:
    """Collects parts into one mesh; `put` places it as often as needed."""

    def __init__(self, name: str = "shape") -> None:
        self.name = name
        self.points: list[Vector] = []
        self.faces: list[tuple[int, ...]] = []
        self.skins: list[str] = []
        self.key = f"{name}-{next(SERIAL)}"  # a cached shape outlives the scene, its mesh does not

    def _take(self, skin: str, points: Iterable[Vector], faces: Iterable[Sequence[int]]) -> None:
        start = len(self.points)
        self.points.extend(points)
        for face in faces:
            self.faces.append(tuple(start + i for i in face))
            self.skins.append(skin)

    def block(self, skin: str, low: Point, high: Point, chamfer: float = 0.004) -> Shape:
        """A box between two corners."""
        size = [abs(b - a) for a, b in zip(low, high, strict=True)]
        middle = [(a + b) / 2 for a, b in zip(low, high, strict=True)]
        return self.box(skin, size, middle, chamfer)

    def box(self, skin: str, size: Point, at: Point = (0, 0, 0), chamfer: float = 0.004, turn: Point = (0, 0, 0)) -> Shape:
        """A box around a centre, edges chamfered so that they catch the light."""
        half = [s / 2 for s in size]
        cut = min(chamfer, *(h * 0.45 for h in half))
        place = Matrix.Translation(at) @ Euler(turn).to_matrix().to_4x4()
        points: list[Vector] = []
        index: dict[tuple[int, int, int, int], int] = {}
        corners = [(x, y, z) for x in (-1, 1) for y in (-1, 1) for z in (-1, 1)]
        for corner in corners:
            for axis in range(3):
                index[(*corner, axis)] = len(points)
                inner = [s * (h if i == axis else h - cut) for i, (s, h) in enumerate(zip(corner, half, strict=True))]
                points.append(place @ Vector(inner))
        self._take(skin, points, _box_faces(index))
        return self

    def soft(self, skin: str, low: Point, high: Point, radius: float, segments: int = 3) -> Shape:
        """A box with rounded edges."""
        mesh = bmesh.new()
        bmesh.ops.create_cube(mesh, size=1)
        scale = Matrix.Diagonal([abs(b - a) for a, b in zip(low, high, strict=True)]).to_4x4()
        middle = Matrix.Translation([(a + b) / 2 for a, b in zip(low, high, strict=True)])
        bmesh.ops.transform(mesh, matrix=middle @ scale, verts=mesh.verts)
        return self._rounded(skin, mesh, radius, segments)

    def moulded(self, skin: str, outline: Sequence[Point], near: float, far: float, radius: float = 0.02, axis: str = "y") -> Shape:
        """An outline drawn in (x, z), pulled along y, edges rounded; axis "z" reads it as (x, y), "x" as (y, z)."""
        mesh = bmesh.new()
        order = {"y": lambda a, b, d: (a, d, b), "z": lambda a, b, d: (a, b, d), "x": lambda a, b, d: (d, a, b)}[axis]
        rings = [[mesh.verts.new(order(a, b, depth)) for a, b in outline] for depth in (near, far)]
        mesh.faces.new(rings[0])
        mesh.faces.new(list(reversed(rings[1])))
        for i in range(len(outline)):
            j = (i + 1) % len(outline)
            mesh.faces.new((rings[0][i], rings[1][i], rings[1][j], rings[0][j]))
        bmesh.ops.recalc_face_normals(mesh, faces=mesh.faces)
        return self._rounded(skin, mesh, radius, 3 if radius > 0.008 else 1)

    def lump(self, skin: str, mesh: bmesh.types.BMesh) -> Shape:
        """A ready mesh; it is used up."""
        return self._rounded(skin, mesh, 0, 1)

    def _rounded(self, skin: str, mesh: bmesh.types.BMesh, radius: float, segments: int) -> Shape:
        if radius > 0:
            bmesh.ops.bevel(
                mesh,
                geom=list(mesh.edges),
                offset=radius,
                segments=segments,
                affect="EDGES",
                profile=0.5,
                clamp_overlap=True,
            )
        mesh.verts.index_update()
        self._take(skin, [v.co.copy() for v in mesh.verts], [[v.index for v in f.verts] for f in mesh.faces])
        mesh.free()
        return self

    def rod(self, skin: str, start: Point, end: Point, radius: float, sides: int = 16, tip: float | None = None) -> Shape:
        """A cylinder from start to end; `tip` is the radius at the end."""
        a, b = Vector(start), Vector(end)
        turn = (b - a).to_track_quat("Z", "Y").to_matrix()
        rings = []
        for centre, r in ((a, radius), (b, radius if tip is None else tip)):
            rings.append([centre + turn @ Vector((r * cos(2 * pi * i / sides), r * sin(2 * pi * i / sides), 0)) for i in range(sides)])
        walls = [(i, (i + 1) % sides, sides + (i + 1) % sides, sides + i) for i in range(sides)]
        caps = [tuple(reversed(range(sides))), tuple(range(sides, 2 * sides))]
        self._take(skin, rings[0] + rings[1], walls + caps)
        return self

    def hose(self, skin: str, path: Sequence[Point], radius: float, sides: int = 10) -> Shape:
        """A tube along a path of points."""
        line = [Vector(p) for p in path]
        points: list[Vector] = []
        for i, centre in enumerate(line):
            ahead = line[min(i + 1, len(line) - 1)] - line[max(i - 1, 0)]
            turn = ahead.to_track_quat("Z", "Y").to_matrix()
            points += [centre + turn @ Vector((radius * cos(2 * pi * k / sides), radius * sin(2 * pi * k / sides), 0)) for k in range(sides)]
        faces: list[Sequence[int]] = [tuple(reversed(range(sides))), tuple(range(len(points) - sides, len(points)))]
        for i in range(len(line) - 1):
            for k in range(sides):
                n = (k + 1) % sides
                faces.append((i * sides + k, i * sides + n, (i + 1) * sides + n, (i + 1) * sides + k))
        self._take(skin, points, faces)
        return self

    def bar(self, skin: str, start: Point, end: Point, width: float, height: float | None = None) -> Shape:
        """A rectangular section between two points (struts, braces, forks)."""
        a, b = Vector(start), Vector(end)
        ahead = b - a
        size = (width, height or width, ahead.length)
        flat = hypot(ahead.x, ahead.y)
        turn = (0, atan2(flat, ahead.z), atan2(ahead.y, ahead.x))
        return self.box(skin, size, (a + b) / 2, min(width, height or width) * 0.08, turn)

    def sheet(self, skin: str, *corners: Point) -> Shape:
        """One flat face."""
        self._take(skin, [Vector(c) for c in corners], [range(len(corners))])
        return self

    def grid(self, skin: str, rows: Sequence[Sequence[Point]]) -> Shape:
        """A surface through rows of points."""
        wide = len(rows[0])
        faces = [(r * wide + c, r * wide + c + 1, (r + 1) * wide + c + 1, (r + 1) * wide + c) for r in range(len(rows) - 1) for c in range(wide - 1)]
        self._take(skin, [Vector(p) for row in rows for p in row], faces)
        return self

    def add(self, other: Shape, at: Point = (0, 0, 0), turn: Point = (0, 0, 0), scale: float = 1) -> Shape:
        """Another shape, as a part of this one."""
        place = Matrix.Translation(at) @ Euler(turn).to_matrix().to_4x4() @ Matrix.Scale(scale, 4)
        start = len(self.points)
        self.points.extend(place @ p for p in other.points)
        self.faces.extend(tuple(start + i for i in face) for face in other.faces)
        self.skins.extend(other.skins)
        return self

    def mesh(self) -> bpy.types.Mesh:
        """The mesh in the present scene, made when first asked for."""
        mesh = bpy.data.meshes.get(self.key)
        if mesh is None:
            mesh = bpy.data.meshes.new(self.key)
            mesh.from_pydata([tuple(p) for p in self.points], [], self.faces)
            names = list(dict.fromkeys(self.skins))
            for name in names:
                mesh.materials.append(materials.skin(name))
            slot = {name: i for i, name in enumerate(names)}
            mesh.polygons.foreach_set("material_index", [slot[s] for s in self.skins])
            mesh.polygons.foreach_set("use_smooth", [True] * len(self.faces))
            mesh.set_sharp_from_angle(angle=SHARP)
            self._lay_pictures(mesh)
            mesh.update()
        return mesh

    def _lay_pictures(self, mesh: bpy.types.Mesh) -> None:
        """A sheet with a picture shows all of it, its first corner being the lower left one."""
        corners = ((0, 0), (1, 0), (1, 1), (0, 1))
        laid = [i for i, skin in enumerate(self.skins) if skin.startswith("picture:")]
        layer = mesh.uv_layers.new() if laid else None
        for i in laid:
            for loop, corner in zip(mesh.polygons[i].loop_indices, corners, strict=True):
                layer.data[loop].uv = corner

    def put(self, at: Point = (0, 0, 0), turn: float = 0, tilt: Point = (0, 0), scale: float | Point = 1) -> bpy.types.Object:
        """Place the shape in the scene; `turn` is about z, in radians."""
        thing = bpy.data.objects.new(self.name, self.mesh())
        thing.location = at
        thing.rotation_euler = (tilt[0], tilt[1], turn)
        thing.scale = (scale, scale, scale) if isinstance(scale, int | float) else scale
        bpy.context.scene.collection.objects.link(thing)
        return thing


def _box_faces(index: dict[tuple[int, int, int, int], int]) -> list[tuple[int, ...]]:
    faces: list[tuple[int, ...]] = []
    signs = (-1, 1)
    for axis in range(3):
        u, v = (axis + 1) % 3, (axis + 2) % 3

        def corner(a: int, b: int, c: int, on: int, axis: int = axis, u: int = u, v: int = v) -> int:
            place = [0, 0, 0]
            place[axis], place[u], place[v] = a, b, c
            return index[(place[0], place[1], place[2], on)]

        for s in signs:
            flat = [corner(s, b, c, axis) for b, c in ((-1, -1), (1, -1), (1, 1), (-1, 1))]
            faces.append(tuple(flat if s > 0 else reversed(flat)))
        for b in signs:
            for c in signs:
                edge = [corner(-1, b, c, u), corner(1, b, c, u), corner(1, b, c, v), corner(-1, b, c, v)]
                faces.append(tuple(edge if b * c > 0 else reversed(edge)))
    for x in signs:
        for y in signs:
            for z in signs:
                tip = [index[(x, y, z, axis)] for axis in range(3)]
                faces.append(tuple(tip if x * y * z > 0 else reversed(tip)))
    return faces
