"""Andruck: the newsroom engine for specialist portals."""

__version__ = "0.1.0"
