"""What can go wrong, and where.

    AndruckError(place, message)
    ├── FetchError       bytes could not be brought: network, address refused, too large
    ├── ReadError        bytes that no format understands
    ├── TranslateError   a translator refused or failed
    ├── ReviewError      a language model refused, failed or talked nonsense
    ├── PortalError      a portal folder with a mistake in it
    └── PluginError      two plug-ins of one name, or one that lacks its parts

``place`` is an address a person can go to (url, uri, file, file:line);
``message`` says what is wrong and what to do about it.
"""

from __future__ import annotations


class AndruckError(Exception):
    """Base of every error of ours; printed as ``place: message``."""

    def __init__(self, place: str, message: str) -> None:
        super().__init__(place, message)
        self.place = place
        self.message = message

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"


class FetchError(AndruckError):
    """The bytes behind an address could not be brought.

    ``retry_after`` is how many seconds the other side asks us to wait (RFC 9110 §10.2.3).
    """

    def __init__(self, place: str, message: str, retry_after: float = 0.0) -> None:
        super().__init__(place, message)
        self.retry_after = retry_after


class ReadError(AndruckError):
    """Nobody understands these bytes."""


class TranslateError(AndruckError):
    """A translator refused or failed."""


class ReviewError(AndruckError):
    """A language model that was asked to proof-read refused or failed."""


class PortalError(AndruckError):
    """A portal folder with a mistake in it."""


class PluginError(AndruckError):
    """A plug-in that clashes with another or lacks its parts."""
