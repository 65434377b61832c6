"""The form a picture is uploaded and described in."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.images.forms import BaseImageForm

from andruck_site.portal import bare

LABELS = {
    "title": ("Bildunterschrift", "Was ist zu sehen, wann und wo? Steht unter dem Bild."),
    "credit": (
        "Bildnachweis",
        "Wer hat das Bild gemacht? Steht beim Bild. Ohne Nachweis erscheint es nicht.",
    ),
    "copyright_holder": ("Rechteinhaber", "Wem gehören die Rechte, wenn nicht dem Urheber selbst?"),
    "usage_terms": (
        "Nutzungsrechte",
        "Warum dürfen wir es drucken? Etwa: eigenes Bild; Pressebild, Abdruck honorarfrei; "
        "CC BY 4.0. Ohne diese Angabe erscheint es nicht.",
    ),
    "description": (
        "Alternativtext",
        "Was sieht, wer das Bild sieht? Ein Satz für alle, die es nicht sehen können.",
    ),
    "is_decorative": (
        "Nur schmückend",
        "Das Bild sagt nichts, was nicht im Text steht; es braucht keinen Alternativtext.",
    ),
}
KEPT_AS_IT_IS = {"image/gif"}


def _whole(read: Callable[[Any], Any], data: Any) -> Any:
    """Wagtail's field takes a picture that is cut off for a fault of its own."""
    try:
        return read(data)
    except bare.BROKEN as error:
        raise ValidationError("Das Bild ist beschädigt.") from error


class PictureForm(BaseImageForm):
    """What Wagtail asks of a picture, in our words; what cameras write into files goes."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, (label, hint) in LABELS.items():
            if field := self.fields.get(name):
                field.label, field.help_text = label, hint
                self[name].label, self[name].help_text = label, hint  # Wagtail looked already
        if file := self.fields.get("file"):
            file.to_python = partial(_whole, file.to_python)

    def clean_file(self) -> Any:
        """The picture without place and device; ValidationError if it is none."""
        file = self.cleaned_data["file"]
        if "file" not in self.changed_data or not file:
            return file
        if getattr(file, "content_type", "") in KEPT_AS_IT_IS:
            return file
        file.seek(0)
        try:
            one = bare.bare(file.read(), smallest=1)
        except bare.NoPicture as refusal:
            raise ValidationError(str(refusal)) from refusal
        stem = file.name.rpartition(".")[0] or file.name
        return SimpleUploadedFile(f"{stem}.{one.suffix}", one.data, f"image/{one.suffix}")
