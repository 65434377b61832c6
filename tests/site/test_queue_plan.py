"""How the queue is read: along an index in the order it is shown, never sorted as a whole."""

from __future__ import annotations

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext

from andruck_site.desk import queue

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="reads SQLite's query plan"),
]


@pytest.mark.parametrize(
    ("asked", "index"),
    [
        ("", "wire_queue_state"),
        ("stand=alle", "wire_queue_all"),
        ("stand=rejected", "wire_queue_state"),
        ("sort=relevanz", "wire_queue_relevance"),
        ("q=lager", "wire_queue_state"),
        ("q=lager&sort=relevanz", "wire_queue_relevance"),
        ("stand=alle&q=lager", "wire_queue_all"),
        ("stand=alle&ressort=verpackung", "wire_queue_section"),
    ],
)
def test_a_page_comes_off_an_index(asked: str, index: str) -> None:
    query = QueryDict(asked)
    with CaptureQueriesContext(connection) as queries:
        queue.page(queue.Question.read(query), query)
    with connection.cursor() as cursor:
        cursor.execute("EXPLAIN QUERY PLAN " + queries[-1]["sql"].replace("%", "%%"))
        plan = " ".join(row[3] for row in cursor.fetchall())
    assert f"wire_wireitem USING INDEX {index}" in plan
    assert "TEMP B-TREE" not in plan
