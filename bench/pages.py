"""Pages: what one costs, kept and made anew.

The sample archive in a fresh data folder, called through WSGI in a process of
its own; the figure is that process's CPU time for one request, in
milliseconds, without the web server's own. Kept pages are asked for packed, as
browsers do.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from importlib import import_module
from typing import Any

from django.apps import apps

from bench._data import ROOT

ROUNDS = 5  # the median of which counts
KEPT, ANEW = 4_000, 60  # requests a round


def run() -> dict[str, float]:
    """The figures by name."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "ANDRUCK_DATA": folder, "ANDRUCK_CACHE_MB": "64"}
        prepare = [sys.executable, "manage.py", "prepare"]
        subprocess.run(prepare, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, check=True)
        measured = subprocess.run(
            [sys.executable, "-m", "bench.pages"],
            cwd=ROOT, env=environment, stdout=subprocess.PIPE, check=True,
        )  # fmt: skip
    return dict(json.loads(measured.stdout))


def measure() -> dict[str, float]:
    """CPU milliseconds a request, in this process, of the data folder it was given."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "andruck_site.settings")
    application = import_module("andruck_site.wsgi").application  # sets Django up
    articles = apps.get_model("portal", "Article").objects
    shown = articles.live().exclude(picture=None)
    pages = {"front": "/", "article": shown.newest()[0].get_absolute_url()}
    figures = {"articles": float(articles.live().count())}
    for name, path in pages.items():
        figures[f"{name}.kb"] = len(ask(application.application, path)) / 1_000
        figures[f"{name}.anew_ms"] = milliseconds(application.application, path, ANEW)
        figures[f"{name}.kept_ms"] = milliseconds(application, path, KEPT)
    return figures


def milliseconds(application: Any, path: str, count: int) -> float:
    """CPU time of one request, the median of some rounds."""
    for _ in range(3):
        ask(application, path)
    rounds = []
    for _ in range(ROUNDS):
        begin = time.process_time()
        for _ in range(count):
            ask(application, path)
        rounds.append((time.process_time() - begin) / count * 1_000)
    return statistics.median(rounds)


def ask(application: Any, path: str) -> bytes:
    """One request, as a web server makes it."""
    environ = {
        "REQUEST_METHOD": "GET", "SCRIPT_NAME": "", "PATH_INFO": path, "QUERY_STRING": "",
        "SERVER_NAME": "localhost", "SERVER_PORT": "80", "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "localhost", "HTTP_ACCEPT_ENCODING": "gzip, br", "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http", "wsgi.input": sys.stdin.buffer, "wsgi.errors": sys.stderr,
        "wsgi.multithread": True, "wsgi.multiprocess": False, "wsgi.run_once": False,
    }  # fmt: skip
    said: list[str] = []
    answer = application(environ, lambda status, headers, _=None: said.append(status))
    body = b"".join(answer)
    if hasattr(answer, "close"):
        answer.close()
    assert said[0].startswith("200"), (path, said)
    return body


if __name__ == "__main__":
    print(json.dumps(measure()))
