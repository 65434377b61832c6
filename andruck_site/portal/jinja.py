"""The Jinja2 environment of the public pages."""

from jinja2 import Environment


def environment(**options: object) -> Environment:
    """Jinja2 as the portal's templates expect it."""
    return Environment(**options)
