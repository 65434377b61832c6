"""The desk with 10,000 items in the queue, in a real Chromium: how long a key takes.

Measured in the page, from the key to the frame that shows the next item; and
at the server, how long a page of the queue takes that was searched for. Needs
ANDRUCK_CHROMIUM.
"""

from __future__ import annotations

import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bench._data import Missing

ROOT = Path(__file__).resolve().parents[1]
ROWS = 10_000
PRESSED = 60
WORDS = ("lager", "Shuttlelager Kassel", "hochregal", "ki", "Meldung 4711", "gibtesnicht")
PASSWORD = "Stapler-Kran-Palette"

# Run in the data folder of the server that is measured.
FILL = """
import os, django
os.environ["DJANGO_SETTINGS_MODULE"] = "andruck_site.settings"
django.setup()
from datetime import timedelta
from django.contrib.auth import get_user_model
from django.utils import timezone
from andruck_site.desk.models import OneTimePassword
from andruck_site.wire.models import Source, State, WireItem, WireStory, searchable
from andruck.model import Item, encode
from andruck.text.html import plain

user = get_user_model().objects.get()
user.set_password("%(password)s"); user.save(); OneTimePassword.objects.all().delete()
source = Source.objects.first()
sections = ["lagertechnik", "verpackung", "foerdertechnik", ""]
trades = "Shuttlelager Hochregallager Kommissionierung KI Stapler Versand Palette".split()
PART = ("<p>{words}. Das Lager {n} bedient zwölf Plätze über Förderbänder und einen "
        "Vertikalförderer; die Anlage arbeitet im Zweischichtbetrieb.</p>")
now, rows = timezone.now(), []
for n in range(%(rows)d):
    names = [trades[one %% 7] for one in (n, n * n, n // 7)]
    words = f"Meldung {n}: " + " in Kassel mit ".join(names)
    body = "".join(PART.format(words=words, n=n + part) for part in range(8))
    item = Item(uri=f"urn:bench:{n}", headline=words, body=body, language="de")
    if n %% 50 == 0:
        story = WireStory.objects.create(uri=f"story:bench:{n}", headline=words)
    rows.append(WireItem(
        uri=item.uri, version="1", source=source, story=story,
        received=now - timedelta(minutes=n),
        language="de" if n %% 3 else "en", section=sections[n %% 4], relevance=n %% 100 / 100,
        headline=words, search_text=searchable(words + plain(body)), content_hash="x",
        payload=encode(item), state=State.NEW if n %% 9 else State.REJECTED))
WireItem.objects.bulk_create(rows, batch_size=500)
"""
# The time from a key to the frame after the one in which the next item stands.
PRESS = """
(key) => new Promise((done) => {
  const headline = () => document.querySelector("[data-desk-verbs]").dataset.pk;
  const before = headline(), began = performance.now(), since = () => performance.now() - began;
  const look = () => {
    const busy = document.querySelector("[data-desk-item][aria-busy]");
    const taken = since();
    if (headline() !== before && !busy) requestAnimationFrame(() => done(since()));
    else if (taken > 5000) done(taken);
    else requestAnimationFrame(look);
  };
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true });
  document.body.dispatchEvent(event);
  look();
})
"""


def run() -> dict[str, float]:
    """The figures by name, in milliseconds."""
    chromium = os.environ.get("ANDRUCK_CHROMIUM")
    if not chromium:
        raise Missing("ANDRUCK_CHROMIUM names no browser")
    with tempfile.TemporaryDirectory() as folder, _served(Path(folder)) as address:
        fill = FILL % {"rows": ROWS, "password": PASSWORD}
        environment = {**os.environ, "ANDRUCK_DATA": folder}
        subprocess.run([sys.executable, "-c", fill], cwd=ROOT, env=environment, check=True)
        return _measured(address, chromium)


@contextmanager
def _served(data: Path) -> Iterator[str]:
    port = os.environ.get("ANDRUCK_BENCH_PORT", "8249")
    process = subprocess.Popen(
        [sys.executable, "-m", "andruck_site.serve", "--port", port, "--data", data, "--empty"],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    try:
        assert process.stdout is not None
        for line in process.stdout:
            if "Strg-C" in line:
                break
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(20)


def _measured(address: str, chromium: str) -> dict[str, float]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.goto(f"{address}/desk/login/")
        page.fill("input[name=username]", "redaktion")
        page.fill("input[name=password]", PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile(r"/desk/$"))
        page.goto(f"{address}/desk/eingang/")
        page.wait_for_timeout(1500)
        figures = {}
        for name, key, pause in (("j", "j", 300), ("k", "k", 300), ("r", "r", 300)):
            taken = [_pressed(page, key, pause) for _ in range(PRESSED // (3 if key == "r" else 1))]
            figures[f"{name}.median_ms"] = statistics.median(taken)
            figures[f"{name}.p95_ms"] = sorted(taken)[int(len(taken) * 0.95)]
        figures["j_in_a_row.median_ms"] = statistics.median(
            _pressed(page, "j", 0) for _ in range(40)
        )
        figures |= _searched(page, address)
        browser.close()
    return figures


def _pressed(page: Any, key: str, pause: int) -> float:
    taken = float(page.evaluate(PRESS, key))
    page.wait_for_timeout(pause)  # an editor reads a little
    return taken


def _searched(page: Any, address: str) -> dict[str, float]:
    """The slowest and the middle of searches: the counts, which is search and facets alone."""
    slowest = {}
    for words in WORDS:
        taken = []
        for _ in range(7):
            began = time.perf_counter()
            answer = page.request.get(f"{address}/desk/eingang/zahlen/", params={"q": words})
            taken.append((time.perf_counter() - began) * 1000)
            json.loads(answer.text())
        slowest[words] = statistics.median(taken)
    times = sorted(slowest.values())
    return {"search.median_ms": statistics.median(times), "search.slowest_ms": times[-1]}
