"""Two processes, one database: what one changes, readers of the other see within a second.

A real web server on this machine; the changes come from a process of its own,
as ``manage.py`` or the worker is one. Both read the same monotonic clock.
"""

from __future__ import annotations

import http.client
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.site.test_serve import ROOT, free_port

WITHIN = 1.0  # seconds
TURNS = 8
WRITER = """
import sys, time
import django
django.setup()
from andruck_site.portal import gate
from andruck_site.portal.models import Article, Clearance

article = Article.objects.live().filter(rights_basis="own").newest()[0]
print("address", article.get_absolute_url(), flush=True)
for line in sys.stdin:
    word = line.strip()
    if word == "kill":
        article.pub_status, article.live = "canceled", False
    else:
        article.headline = f"Fassung {word} der Meldung"
        hashed = gate.content_hash(article.item())
        Clearance.objects.create(uri=article.uri, content_hash=hashed)
    article.save()
    print("done", time.monotonic(), flush=True)
"""


class Web:
    """A running web process and a reader's connection to it."""

    def __init__(self, data: Path) -> None:
        self.data, self.port = data, free_port()
        self.environment = {**os.environ, "ANDRUCK_DATA": str(data),
                            "DJANGO_SETTINGS_MODULE": "andruck_site.settings"}  # fmt: skip
        self.process = subprocess.Popen(
            [sys.executable, "-m", "granian", "--interface", "wsgi", "--port", str(self.port),
             "--workers", "1", "--blocking-threads", "2", "--no-ws", "--log-level", "warning",
             "andruck_site.wsgi:application"],
            cwd=ROOT, env=self.environment,
        )  # fmt: skip
        self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            with suppress(OSError):
                if self.get("/healthz/web")[0] == 200:
                    return
            time.sleep(0.1)
        raise AssertionError("the web process does not answer")

    def get(self, path: str, method: str = "GET", **headers: str) -> tuple[int, dict, str]:
        """Status, headers and text."""
        try:
            self.connection.request(method, path, headers=headers)
            answer = self.connection.getresponse()
            return answer.status, dict(answer.getheaders()), answer.read().decode("utf-8")
        except OSError:
            self.connection.close()
            raise

    def stop(self) -> None:
        """End it."""
        self.connection.close()
        self.process.terminate()
        self.process.wait(20)


@pytest.fixture(scope="module")
def web(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Web]:
    data = tmp_path_factory.mktemp("data")
    subprocess.run(
        [sys.executable, "manage.py", "prepare"], cwd=ROOT, check=True, stdout=subprocess.DEVNULL,
        env={**os.environ, "ANDRUCK_DATA": str(data)},
    )  # fmt: skip
    running = Web(data)
    yield running
    running.stop()


@pytest.fixture
def writer(web: Web) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [sys.executable, "-c", WRITER], cwd=ROOT, env=web.environment,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    yield process
    assert process.stdin is not None
    process.stdin.close()
    process.wait(20)


def test_what_granian_sends(web: Web) -> None:
    for _ in range(2):
        status, headers, text = web.get("/")
        assert status == 200 and text.count("<article") >= 10
    assert headers["vary"] == "Accept-Encoding" and "front" in headers["surrogate-key"].split()
    assert "set-cookie" not in headers
    status, head, text = web.get("/", "HEAD")
    assert (status, text) == (200, "") and head["content-length"] == headers["content-length"]
    status, _, text = web.get("/", **{"If-None-Match": headers["etag"]})
    assert (status, text) == (304, "")
    assert web.get("/", Host="evil.example")[0] == 400
    assert web.get("/suche/?q=" + "x" * 5_000)[0] == 414


def test_published_and_killed_elsewhere(web: Web, writer: subprocess.Popen[str]) -> None:
    assert writer.stdin is not None and writer.stdout is not None
    address = writer.stdout.readline().split()[1]
    pages = ["/", address, "/feed.rss"]
    old: list[float] = []  # how long after the change somebody still got what was before
    served = judged = 0
    for turn in range(TURNS + 1):
        for page in pages:
            web.get(page)
        print(f"{turn}" if turn < TURNS else "kill", file=writer.stdin, flush=True)
        committed = float(writer.stdout.readline().split()[1])
        late = 0.0
        while late < WITHIN + 0.3:
            page = pages[served % 3]
            late = time.monotonic() - committed
            status, _, text = web.get(page)
            served, judged = served + 1, judged + (late > WITHIN)
            if not _is_new(status, text, page == address, turn):
                old.append(late)
    assert max(old, default=0.0) < WITHIN
    assert judged >= 500


def _is_new(status: int, text: str, is_article: bool, turn: int) -> bool:
    if turn == TURNS:
        return status == 404 if is_article else not re.search(r"Fassung \d+ der", text)
    return set(re.findall(r"Fassung (\d+) der Meldung", text)) == {str(turn)}
