"""Camera, light, air and the exposure of one picture."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, pi, radians, sin
from pathlib import Path

import bpy
from mathutils import Vector
from PIL import Image, ImageFilter

from materials import rgb
from shape import Shape

Point = Sequence[float]
WIDTH, HEIGHT = 1600, 1000
HEAVIEST = 195_000  # bytes; finer pictures give way in quality, never below 58


def clear() -> None:
    """An empty scene."""
    bpy.ops.wm.read_factory_settings(use_empty=True)
    world = bpy.data.worlds.new("world")
    world.use_nodes = True
    bpy.context.scene.world = world


def camera(
    eye: Point, target: Point, lens: float = 35, stop: float | None = None, focus: Point | None = None, shift: tuple[float, float] = (0, 0)
) -> None:
    """A full-frame camera; `stop` is the f-number and switches depth of field on."""
    data = bpy.data.cameras.new("camera")
    data.lens, data.shift_x, data.shift_y = lens, *shift
    data.clip_end = 5000
    thing = bpy.data.objects.new("camera", data)
    thing.location = eye
    thing.rotation_euler = (Vector(target) - Vector(eye)).to_track_quat("-Z", "Y").to_euler()
    if stop:
        data.dof.use_dof = True
        data.dof.aperture_fstop = stop
        data.dof.focus_distance = (Vector(focus or target) - Vector(eye)).length
    bpy.context.scene.collection.objects.link(thing)
    bpy.context.scene.camera = thing


def lamp(at: Point, target: Point, size: tuple[float, float], power: float, colour: str = "#FFF4E6", spread: float = 180) -> None:
    """A soft rectangular light."""
    data = bpy.data.lights.new("lamp", "AREA")
    data.shape, data.size, data.size_y = "RECTANGLE", *size
    data.energy, data.color, data.spread = power, rgb(colour)[:3], radians(spread)
    _hang(data, at, target)


def sun(towards: Point, strength: float, colour: str = "#FFE9CC", softness: float = 2) -> None:
    """Sunlight shining along `towards`; softness is the sun's width in degrees."""
    data = bpy.data.lights.new("sun", "SUN")
    data.energy, data.color, data.angle = strength, rgb(colour)[:3], radians(softness)
    _hang(data, (0, 0, 50), Vector((0, 0, 50)) + Vector(towards))


def _hang(data: bpy.types.Light, at: Point, target: Point) -> None:
    thing = bpy.data.objects.new(data.name, data)
    thing.location = at
    thing.rotation_euler = (Vector(target) - Vector(at)).to_track_quat("-Z", "Y").to_euler()
    thing.visible_camera = False
    bpy.context.scene.collection.objects.link(thing)


def air(colour: str, strength: float, seen: str | None = None) -> None:
    """Light from all around; `seen` is what the camera sees where nothing stands."""
    tree = bpy.context.scene.world.node_tree
    ground = tree.nodes["Background"]
    ground.inputs["Color"].default_value = rgb(colour)
    ground.inputs["Strength"].default_value = strength
    if seen:
        sight, mix, shown = (tree.nodes.new(f"ShaderNode{k}") for k in ("LightPath", "MixShader", "Background"))
        shown.inputs["Color"].default_value = rgb(seen)
        tree.links.new(sight.outputs["Is Camera Ray"], mix.inputs[0])
        tree.links.new(ground.outputs[0], mix.inputs[1])
        tree.links.new(shown.outputs[0], mix.inputs[2])
        tree.links.new(mix.outputs[0], tree.nodes["World Output"].inputs["Surface"])


def sky(horizon: str, zenith: str, strength: float = 1, sharpness: float = 0.4) -> None:
    """A gradient sky from horizon to zenith, once as light and once as what the camera sees."""
    tree = bpy.context.scene.world.node_tree
    place, split, sight, mix, shown = (tree.nodes.new(f"ShaderNode{k}") for k in ("TexCoord", "SeparateXYZ", "LightPath", "MixShader", "Background"))
    tree.links.new(place.outputs["Generated"], split.inputs[0])
    for ground, name in ((tree.nodes["Background"], "light"), (shown, "seen")):
        ramp = tree.nodes.new("ShaderNodeValToRGB")
        ramp.name, ramp.color_ramp.interpolation = name, "EASE"
        ramp.color_ramp.elements[0].color, ramp.color_ramp.elements[1].color = rgb(horizon), rgb(zenith)
        ramp.color_ramp.elements[1].position = sharpness
        ground.inputs["Strength"].default_value = strength
        tree.links.new(split.outputs["Z"], ramp.inputs["Fac"])
        tree.links.new(ramp.outputs["Color"], ground.inputs["Color"])
    tree.links.new(sight.outputs["Is Camera Ray"], mix.inputs[0])
    tree.links.new(tree.nodes["Background"].outputs[0], mix.inputs[1])
    tree.links.new(shown.outputs[0], mix.inputs[2])
    tree.links.new(mix.outputs[0], tree.nodes["World Output"].inputs["Surface"])


def _clear_of(haze_colour: str, most: float) -> None:
    """The haze covers the sky too: draw the sky stronger by what the haze will take from it."""
    tree = bpy.context.scene.world.node_tree
    ramp = tree.nodes.get("seen")
    if ramp is None:
        return
    strength, veil = tree.nodes["Background"].inputs["Strength"].default_value, rgb(haze_colour)
    for element in ramp.color_ramp.elements:
        element.color = [max(0.0, (c * strength - most * v) / (1 - most) / strength) for c, v in zip(element.color[:3], veil[:3], strict=True)] + [
            1.0
        ]


def backdrop(skin: str, width: float = 40, depth: float = 20, height: float = 20) -> None:
    """A seamless studio ground: floor, curve, wall behind (towards +y)."""
    rows = [[(-width, -depth, 0), (width, -depth, 0)], [(-width, depth * 0.4, 0), (width, depth * 0.4, 0)]]
    bend = height * 0.25
    for step in range(1, 13):
        angle = step / 12 * pi / 2
        y, z = depth * 0.4 + bend * sin(angle), bend * (1 - cos(angle))
        rows.append([(-width, y, z), (width, y, z)])
    rows.append([(-width, depth * 0.4 + bend, height), (width, depth * 0.4 + bend, height)])
    Shape("backdrop").grid(skin, rows).put()


def haze(colour: str, start: float, depth: float, most: float = 0.8) -> None:
    """Distance fades into a colour (mixed in after rendering, so it costs nothing)."""
    scene = bpy.context.scene
    _clear_of(colour, most)
    scene.view_layers[0].use_pass_mist = True
    scene.world.mist_settings.start, scene.world.mist_settings.depth = start, depth
    scene.world.mist_settings.falloff = "QUADRATIC"
    scene.use_nodes = True
    tree = scene.node_tree
    tree.nodes.clear()
    layers, scaled, mix, out = (
        tree.nodes.new(k) for k in ("CompositorNodeRLayers", "CompositorNodeMath", "CompositorNodeMixRGB", "CompositorNodeComposite")
    )
    scaled.operation, scaled.inputs[1].default_value = "MULTIPLY", most
    mix.inputs[2].default_value = rgb(colour)
    tree.links.new(layers.outputs["Mist"], scaled.inputs[0])
    tree.links.new(scaled.outputs[0], mix.inputs[0])
    tree.links.new(layers.outputs["Image"], mix.inputs[1])
    tree.links.new(mix.outputs[0], out.inputs["Image"])


def expose(stops: float = 0, look: str = "AgX - High Contrast") -> None:
    """How the film answers to the light."""
    view = bpy.context.scene.view_settings
    view.view_transform, view.look, view.exposure = "AgX", look, stops


def shoot(target: Path, preview: bool, samples: int) -> None:
    """Render the scene into a JPEG file."""
    scene = bpy.context.scene
    scene.render.engine = "CYCLES"
    cycles = scene.cycles
    cycles.samples = 6 if preview else min(samples, 8)  # the machine is shared: 18 took ten minutes a picture
    cycles.use_adaptive_sampling, cycles.adaptive_threshold, cycles.adaptive_min_samples = True, 0.08, 6
    cycles.use_denoising, cycles.denoiser = True, "OPENIMAGEDENOISE"
    cycles.max_bounces, cycles.diffuse_bounces, cycles.glossy_bounces = 4, 2, 2
    cycles.transparent_max_bounces, cycles.transmission_bounces = 10, 4
    cycles.sample_clamp_indirect, cycles.caustics_reflective, cycles.caustics_refractive = 4, False, False
    cycles.seed = 7
    scene.render.threads_mode, scene.render.threads = "FIXED", 2
    scene.render.resolution_x, scene.render.resolution_y = WIDTH, HEIGHT
    scene.render.resolution_percentage = 36 if preview else 60  # enlarged in develop()
    raw = target.with_suffix(".png")
    scene.render.image_settings.file_format = "PNG"
    scene.render.filepath = str(raw)
    bpy.ops.render.render(write_still=True)
    develop(raw, target)
    raw.unlink()


def develop(raw: Path, target: Path) -> None:
    """PNG to progressive JPEG within the weight the archive allows."""
    image = Image.open(raw).convert("RGB")
    if image.width > 800:  # a final: enlarge to the size the archive asks for
        image = image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
    image = image.filter(ImageFilter.UnsharpMask(1.2, 60, 2))
    for quality in range(86, 56, -2):
        image.save(target, "JPEG", quality=quality, progressive=True, optimize=True, subsampling=0 if quality > 80 else 2)
        if target.stat().st_size <= HEAVIEST:
            return
