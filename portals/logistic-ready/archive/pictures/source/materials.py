"""The palette: warm greys, off-white, steel blue, kraft, and one signal orange."""

from __future__ import annotations

from typing import Any

import bpy

# name: (colour, roughness, metallic)
PLAIN: dict[str, tuple[str, float, float]] = {
    "white": ("#E9E6DF", 0.45, 0),
    "offwhite": ("#DAD6CD", 0.6, 0),
    "grey": ("#A39E96", 0.5, 0),
    "midgrey": ("#77736D", 0.5, 0),
    "darkgrey": ("#45433F", 0.5, 0),
    "black": ("#1B1B1C", 0.55, 0),
    "rubber": ("#202021", 0.8, 0),
    "blue": ("#33597A", 0.4, 0),
    "paleblue": ("#7E9BB3", 0.45, 0),
    "deepblue": ("#16304A", 0.45, 0),
    "orange": ("#DE5F0E", 0.38, 0),
    "amber": ("#E9A227", 0.5, 0),
    "sand": ("#C8B798", 0.6, 0),
    "steel": ("#B4B7B8", 0.34, 0.9),
    "zinc": ("#A7ABAD", 0.5, 0.65),
    "darksteel": ("#55585B", 0.4, 0.8),
    "chrome": ("#D7D9DA", 0.12, 1),
    "brick": ("#8A6B5C", 0.8, 0),
    "label": ("#F2F0EA", 0.6, 0),
    "ink": ("#222222", 0.7, 0),
    "tape": ("#C09A66", 0.3, 0),
    "green": ("#6F8472", 0.5, 0),
    "leaf": ("#55653F", 0.8, 0),
    "rust": ("#8C5238", 0.6, 0),
    "frostwhite": ("#E4EDF2", 0.7, 0),
    "paper": ("#EFEBE2", 0.85, 0),
    "studio": ("#D8D3C9", 0.9, 0),
    "sea": ("#264A68", 0.85, 0),
    "inkblue": ("#0D1E2F", 0.35, 0),
    "rebar": ("#6E5B4E", 0.7, 0.4),
    "primer": ("#75838E", 0.55, 0),
}
SMOOTH = {"paper", "studio", "label", "sea", "inkblue"}
# name: (colour, strength)
GLOWING: dict[str, tuple[str, float]] = {
    "glow": ("#FFF3DF", 6),
    "glowcool": ("#E4F0FF", 6),
    "lamp": ("#FFE2B0", 25),
    "glowsoft": ("#FFF6EA", 2.2),
    "glowblue": ("#7DB7E8", 3),
    "gloworange": ("#FF7A1C", 5),
    "glowgreen": ("#8FD9A8", 3),
    "tail": ("#FF3B1E", 4),
    "window": ("#FFD9A0", 0.9),
    "daylight": ("#EAF2FA", 1.6),
    "stream": ("#4C9BE0", 1.5),
    "spark": ("#FF7A1C", 3.5),
}
# name: (first colour, second colour, scale of the mottling, roughness, bump)
MOTTLED: dict[str, tuple[str, str, tuple[float, float, float], float, float]] = {
    "concrete": ("#8F8B84", "#A09C94", (0.9, 0.9, 0.9), 0.36, 0.02),
    "darkconcrete": ("#56544F", "#67645E", (0.8, 0.8, 0.8), 0.3, 0.02),
    "wall": ("#C9C5BC", "#D3CFC7", (0.5, 0.5, 0.5), 0.8, 0.05),
    "asphalt": ("#3E3D3B", "#4D4B48", (3, 3, 3), 0.75, 0.35),
    "wet": ("#232527", "#3A3A39", (0.5, 0.5, 0.5), 0.16, 0.05),
    "kraft": ("#A98457", "#B8946A", (9, 9, 9), 0.75, 0.08),
    "kraftlight": ("#BD9E75", "#C7AA84", (9, 9, 9), 0.75, 0.08),
    "wood": ("#A98B63", "#C9AE86", (2, 26, 26), 0.75, 0.2),
    "oldwood": ("#8D7B63", "#AB9A80", (2, 26, 26), 0.8, 0.2),
    "ground": ("#6E6A5C", "#827C69", (0.25, 0.25, 0.25), 0.95, 0.3),
    "grass": ("#6B7452", "#858A62", (0.05, 0.05, 0.05), 0.95, 0.3),
    "meadow": ("#7F8A55", "#8E9462", (0.05, 0.05, 0.05), 0.95, 0.1),
    "field": ("#B5A36F", "#A69C69", (0.02, 0.2, 0.02), 0.95, 0.1),
    "crinkle": ("#CDB48D", "#D8C29F", (7, 7, 7), 0.8, 0.9),
    "frost": ("#C9D8E2", "#EEF4F8", (5, 5, 5), 0.6, 0.5),
    "icefloor": ("#8FA5B3", "#C4D3DC", (0.7, 0.7, 0.7), 0.22, 0.1),
    "roof": ("#B9B6AF", "#C5C2BB", (0.06, 0.06, 0.06), 0.8, 0.02),
    "milk": ("#C9CCCA", "#DFE1DE", (3, 3, 42), 0.4, 0.25),
    "road": ("#6B6964", "#767470", (0.2, 0.2, 0.2), 0.9, 0.05),
    "soil": ("#7A6A57", "#95826A", (0.4, 0.4, 0.4), 0.95, 0.6),
}


def rgb(code: str) -> tuple[float, float, float, float]:
    """An sRGB hex code as linear light."""
    parts = [int(code[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return red, green, blue, 1.0


def skin(name: str) -> bpy.types.Material:
    """The material of that name; "film", "glass", "water", "mist" and "picture:<file>" are made apart."""
    found = bpy.data.materials.get(name)
    if found:
        return found
    material = bpy.data.materials.new(name)
    material.use_nodes = True
    nodes = material.node_tree.nodes
    surface = nodes["Principled BSDF"]
    if name in PLAIN:
        _plain(name, material, surface, *PLAIN[name])
    elif name in GLOWING:
        colour, strength = GLOWING[name]
        surface.inputs["Base Color"].default_value = rgb(colour)
        surface.inputs["Emission Color"].default_value = rgb(colour)
        surface.inputs["Emission Strength"].default_value = strength
        material.cycles.emission_sampling = "NONE"  # lamps are for the eye; light comes from `stage.lamp`
    elif name in MOTTLED:
        _mottled(material, surface, *MOTTLED[name])
    elif name.startswith("picture:"):
        _picture(material, surface, name.removeprefix("picture:"))
    else:
        {"film": _film, "glass": _glass, "water": _water, "mist": _mist}[name](material, surface)
    return material


def _link(material: bpy.types.Material, source: Any, target: Any) -> None:
    material.node_tree.links.new(source, target)


def _noise(material: bpy.types.Material, scale: tuple[float, float, float], detail: float = 5) -> Any:
    nodes = material.node_tree.nodes
    place, stretch, noise = (nodes.new(f"ShaderNode{kind}") for kind in ("TexCoord", "Mapping", "TexNoise"))
    stretch.inputs["Scale"].default_value = scale
    noise.inputs["Scale"].default_value = 1
    noise.inputs["Detail"].default_value = detail
    _link(material, place.outputs["Object"], stretch.inputs["Vector"])
    _link(material, stretch.outputs["Vector"], noise.inputs["Vector"])
    return noise


def _ramp(material: bpy.types.Material, value: Any, first: Any, second: Any, low: float, high: float) -> Any:
    ramp = material.node_tree.nodes.new("ShaderNodeValToRGB")
    ramp.color_ramp.elements[0].position, ramp.color_ramp.elements[1].position = low, high
    ramp.color_ramp.elements[0].color, ramp.color_ramp.elements[1].color = first, second
    _link(material, value, ramp.inputs["Fac"])
    return ramp.outputs["Color"]


def _tinted(material: bpy.types.Material, surface: Any, colour: Any, spread: float) -> None:
    """No two things of one kind are of quite the same lightness."""
    nodes = material.node_tree.nodes
    info, reach, shade = nodes.new("ShaderNodeObjectInfo"), nodes.new("ShaderNodeMapRange"), nodes.new("ShaderNodeHueSaturation")
    reach.inputs["To Min"].default_value, reach.inputs["To Max"].default_value = 1 - spread, 1 + spread
    _link(material, info.outputs["Random"], reach.inputs["Value"])
    _link(material, reach.outputs["Result"], shade.inputs["Value"])
    _link(material, colour, shade.inputs["Color"])
    _link(material, shade.outputs["Color"], surface.inputs["Base Color"])


def _plain(name: str, material: bpy.types.Material, surface: Any, colour: str, roughness: float, metallic: float) -> None:
    surface.inputs["Metallic"].default_value = metallic
    dull = (*(c * (1 if name in SMOOTH else 0.9) for c in rgb(colour)[:3]), 1.0)
    noise = _noise(material, (3, 3, 3), 1)
    _tinted(material, surface, _ramp(material, noise.outputs["Fac"], dull, rgb(colour), 0.3, 0.6), 0.05)
    reach = material.node_tree.nodes.new("ShaderNodeMapRange")
    spread = 1 if name in SMOOTH else 1.25
    reach.inputs["To Min"].default_value, reach.inputs["To Max"].default_value = roughness / spread, min(1, roughness * spread)
    _link(material, noise.outputs["Fac"], reach.inputs["Value"])
    _link(material, reach.outputs["Result"], surface.inputs["Roughness"])


def _mottled(
    material: bpy.types.Material,
    surface: Any,
    first: str,
    second: str,
    scale: tuple[float, float, float],
    roughness: float,
    bump: float,
) -> None:
    noise = _noise(material, scale, 4)
    _tinted(material, surface, _ramp(material, noise.outputs["Fac"], rgb(first), rgb(second), 0.35, 0.65), 0.07)
    nodes = material.node_tree.nodes
    reach, rough = nodes.new("ShaderNodeMapRange"), nodes.new("ShaderNodeBump")
    reach.inputs["To Min"].default_value, reach.inputs["To Max"].default_value = roughness * 0.6, min(1, roughness * 1.4)
    _link(material, noise.outputs["Fac"], reach.inputs["Value"])
    _link(material, reach.outputs["Result"], surface.inputs["Roughness"])
    fine = _noise(material, tuple(s * 12 for s in scale), 1)
    rough.inputs["Strength"].default_value = bump
    rough.inputs["Distance"].default_value = 0.01
    _link(material, fine.outputs["Fac"], rough.inputs["Height"])
    _link(material, rough.outputs["Normal"], surface.inputs["Normal"])


def _picture(material: bpy.types.Material, surface: Any, file: str) -> None:
    image = material.node_tree.nodes.new("ShaderNodeTexImage")
    image.image = bpy.data.images.load(file)
    surface.inputs["Base Color"].default_value = (0.01, 0.01, 0.01, 1)
    surface.inputs["Roughness"].default_value = 0.25
    surface.inputs["Emission Strength"].default_value = 1.1
    _link(material, image.outputs["Color"], surface.inputs["Emission Color"])


def _film(material: bpy.types.Material, surface: Any) -> None:
    """Stretch film: mostly clear, with creases that shine."""
    surface.inputs["Base Color"].default_value = rgb("#EDF1F3")
    surface.inputs["Roughness"].default_value = 0.3
    nodes = material.node_tree.nodes
    noise, rough = _noise(material, (3, 3, 42), 2), nodes.new("ShaderNodeBump")
    rough.inputs["Strength"].default_value = 0.3
    rough.inputs["Distance"].default_value = 0.004
    _link(material, noise.outputs["Fac"], rough.inputs["Height"])
    _link(material, rough.outputs["Normal"], surface.inputs["Normal"])
    clear = _ramp(material, noise.outputs["Fac"], (0.12, 0.12, 0.12, 1), (0.4, 0.4, 0.4, 1), 0.4, 0.7)
    _link(material, clear, surface.inputs["Alpha"])


def _glass(material: bpy.types.Material, surface: Any) -> None:
    surface.inputs["Base Color"].default_value = rgb("#8FA6B5")
    surface.inputs["Roughness"].default_value = 0.05
    surface.inputs["Alpha"].default_value = 0.22


def _water(material: bpy.types.Material, surface: Any) -> None:
    surface.inputs["Base Color"].default_value = rgb("#24384A")
    surface.inputs["Roughness"].default_value = 0.08
    nodes = material.node_tree.nodes
    noise, rough = _noise(material, (0.35, 0.9, 1), 4), nodes.new("ShaderNodeBump")
    rough.inputs["Strength"].default_value = 0.35
    rough.inputs["Distance"].default_value = 0.25
    _link(material, noise.outputs["Fac"], rough.inputs["Height"])
    _link(material, rough.outputs["Normal"], surface.inputs["Normal"])


def _mist(material: bpy.types.Material, surface: Any) -> None:
    """A veil that hangs over a cold floor, denser below."""
    nodes = material.node_tree.nodes
    place, split, veil = (nodes.new(f"ShaderNode{kind}") for kind in ("TexCoord", "SeparateXYZ", "MapRange"))
    veil.inputs["From Min"].default_value, veil.inputs["From Max"].default_value = 0, 0.7
    veil.inputs["To Min"].default_value, veil.inputs["To Max"].default_value = 0.3, 0.0
    veil.interpolation_type = "SMOOTHSTEP"
    _link(material, place.outputs["Object"], split.inputs[0])
    _link(material, split.outputs["Z"], veil.inputs["Value"])
    _link(material, veil.outputs["Result"], surface.inputs["Alpha"])
    surface.inputs["Base Color"].default_value = rgb("#F2F7FA")
    surface.inputs["Emission Color"].default_value = rgb("#E2EEF6")
    surface.inputs["Emission Strength"].default_value = 0.35
    surface.inputs["Roughness"].default_value = 1
