"""A picture's bytes, looked at before they are kept: a real picture, and nothing else.

Cameras and telephones write into a picture where it was taken, with what and
by whom. Of all that only who made it and whose it is are kept.
"""

from __future__ import annotations

import contextlib
import io
import struct
import warnings
from typing import NamedTuple

from PIL import Image, ImageOps, UnidentifiedImageError

LARGEST = 20 * 1024 * 1024  # bytes
MOST_PIXELS = 60_000_000
SMALLEST = 200  # pixels at the longer side; below it a picture is a logo or counts readers
FORMATS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "AVIF": "avif"}
ARTIST, COPYRIGHT = 0x013B, 0x8298  # Exif 2.3, 4.6.4
PALETTE = {"transparency"}
BROKEN = (OSError, SyntaxError, ValueError, TypeError, EOFError, struct.error, MemoryError)


class NoPicture(Exception):
    """These bytes cannot be shown; the message says why, in German."""


class Bare(NamedTuple):
    """A picture without what nobody needs to know."""

    data: bytes
    suffix: str
    artist: str
    copyright: str


def bare(data: bytes, smallest: int = SMALLEST) -> Bare:
    """The picture, upright, with no more than artist and copyright; NoPicture if it is none."""
    if len(data) > LARGEST:
        raise NoPicture(f"Die Datei ist größer als {LARGEST // 1024**2} MB.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return _bare(data, smallest)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise NoPicture("Das Bild hat zu viele Pixel.") from error
    except UnidentifiedImageError as error:
        raise NoPicture("Die Datei ist kein Bild in JPEG, PNG, WebP oder AVIF.") from error
    except BROKEN as error:
        raise NoPicture("Das Bild ist beschädigt.") from error


def _bare(data: bytes, smallest: int) -> Bare:
    with Image.open(io.BytesIO(data), formats=list(FORMATS)) as image:
        if image.width * image.height > MOST_PIXELS:
            raise NoPicture("Das Bild hat zu viele Pixel.")
        if max(image.size) < smallest:
            raise NoPicture("Das Bild ist zu klein.")
        kind = "JPEG" if image.format == "MPO" else str(image.format)  # telephones make these
        image.load()
        told = image.getexif()
        kept = Image.Exif()
        names = {tag: _words(told.get(tag)) for tag in (ARTIST, COPYRIGHT)}
        for tag, text in names.items():
            if text:
                kept[tag] = text.encode()
        options = {"exif": kept.tobytes(), "icc_profile": image.info.get("icc_profile")}
        turned = ImageOps.exif_transpose(image)
        if kind == "JPEG":
            options |= {"quality": 92, "optimize": True}
        elif kind in {"WEBP", "AVIF"}:
            options |= {"quality": 90}
        # Comments, XMP and what else a format may carry go.
        turned.info = {name: turned.info[name] for name in PALETTE & turned.info.keys()}
        out = io.BytesIO()
        turned.save(out, kind, **options)
    return Bare(out.getvalue(), FORMATS[kind], names[ARTIST], names[COPYRIGHT])


def _words(value: object) -> str:
    """The field as text: by the standard ASCII, in truth mostly UTF-8, read as Latin-1."""
    if not isinstance(value, str):
        return ""
    with contextlib.suppress(UnicodeError):
        value = value.encode("latin-1").decode("utf-8")
    return " ".join(value.replace("\0", " ").split())[:200]
