"""Questions that every page asks: spelt out once, then asked with other values.

Django takes ten times as long to put a query together as SQLite to answer it,
and a page that is not kept asks the same three or four.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection, models

# What stands in a query for the value that is not known yet.
THEN = datetime(9999, 12, 31, 23, 59, tzinfo=UTC)
NUMBER = -(10**15)


class Prepared:
    """A query made with placeholders, each of them unlike any other value in it."""

    def __init__(self, query: models.QuerySet, *placeholders: Any) -> None:
        self._model = query.model
        self._compiler = query.query.get_compiler(DEFAULT_DB_ALIAS)
        self.sql, self.params = self._compiler.as_sql()
        self._placeholders = [_adapted(one) for one in placeholders]
        selected = (expression for expression, _sql, _alias in self._compiler.select)
        self._converters = self._compiler.get_converters(selected)

    def rows(self, *values: Any) -> Iterator[Sequence[Any]]:
        """The answer for these values, as ``values_list`` has it."""
        with connection.cursor() as cursor:
            cursor.execute(self.sql, self.given(*values))
            found = cursor.fetchall()
        return iter(self._compiler.apply_converters(found, self._converters))

    def models(self, *values: Any) -> Iterator[Any]:
        """The answer for these values as models, where the query asks for whole rows."""
        names = [field.attname for field in self._model._meta.concrete_fields]
        for row in self.rows(*values):
            made = self._model.from_db(DEFAULT_DB_ALIAS, names, row[: len(names)])
            for name, at in self._compiler.annotation_col_map.items():
                setattr(made, name, row[at])
            yield made

    def given(self, *values: Any) -> list[Any]:
        """The parameters with these values in their places."""
        known = dict(zip(self._placeholders, map(_adapted, values), strict=True))
        return [known.get(one, one) for one in self.params]


def _adapted(value: Any) -> Any:
    """A value as the database gets it."""
    at = isinstance(value, datetime)
    return connection.ops.adapt_datetimefield_value(value) if at else value
