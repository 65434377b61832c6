"""REVIEW: an optional proof-reader by language model; off unless the environment names one.

A reviewer is a module in this folder with ``REVIEWER`` and ``ask``. Whatever it
says is only believed as far as it can be shown: a remark is kept when the words
it quotes stand in the text, letter for letter, and it is never more than a note
for a person. The text is handed over as data; what it asks of the model changes
nothing, for the model can do nothing but point at words.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol, cast

import msgspec

from andruck import plugins
from andruck.errors import ReviewError
from andruck.locale import gettext_noop as _
from andruck.model import Finding
from andruck.reviewers._remarks import Message, findings, messages
from andruck.text.copy import Copy

__all__ = ["Message", "Module", "Review", "Reviewer", "chosen", "review"]

SETTING = "ANDRUCK_REVIEWER"
UNKNOWN = _("There is no such reviewer; docs/reviewers.md lists them.")
UNSET = _("The environment does not set it, and the reviewer needs it.")


class Reviewer(msgspec.Struct, frozen=True):
    """What a reviewer is called, and which settings it needs from the environment."""

    label: str
    settings: tuple[str, ...]


class Review(msgspec.Struct, frozen=True):
    """What is kept of a review, and how many remarks could not be shown in the text."""

    findings: tuple[Finding, ...] = ()
    dropped: int = 0


class Module(Protocol):
    """What a reviewer module offers."""

    REVIEWER: Reviewer

    def ask(self, messages: tuple[Message, ...], settings: Mapping[str, str]) -> str:
        """The model's answer; raises ReviewError."""


def chosen(settings: Mapping[str, str]) -> Module | None:
    """The reviewer that the environment names, if it names one."""
    name = settings.get(SETTING, "")
    if not name:
        return None
    known = plugins.modules("andruck.reviewers")
    if name not in known:
        raise ReviewError(f"{SETTING}={name}", UNKNOWN)
    module = cast("Module", known[name])
    for needed in module.REVIEWER.settings:
        if not settings.get(needed):
            raise ReviewError(needed, UNSET)
    return module


def review(copy: Copy, settings: Mapping[str, str]) -> Review:
    """The remarks of the reviewer that the environment names; none where it names none."""
    module = chosen(settings)
    if module is None:
        return Review()
    kept, dropped = findings(copy, module.ask(messages(copy), settings))
    return Review(kept, dropped)
