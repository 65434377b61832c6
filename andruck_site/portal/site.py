"""The one portal this process serves, read once."""

from functools import cache

from django.conf import settings

from andruck.model import Portal
from andruck.portal import read_portal


@cache
def portal() -> Portal:
    """The portal of settings.PORTAL; PortalError says what is wrong with it."""
    return read_portal(settings.PORTAL)
