"""The wire of the trials: feeds that grow, change, withdraw, hold back and send pictures."""

from __future__ import annotations

import contextlib
import io
import json
import random
import shutil
import threading
import time
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
TOWNS = ("Kassel", "Soest", "Wismar", "Gera", "Bocholt", "Aalen")
FIRMS = ("Hegeland", "Tarnow", "Brix & Sohn", "Ilsedorf", "Merten", "Wiesner", "Olbrich", "Kantzow")
THINGS = ("Hochregallager", "Shuttlelager", "Kleinteilelager", "Versandzentrum", "Kühllager")
SENTENCES = (
    "Gebaut wird die Anlage von {firm} aus {town}, die Fördertechnik folgt im Herbst.",
    "{firm} stellt {number} Behälter bereit und bedient zwölf Kommissionierplätze.",
    "Die Stapler laden an {gates} Toren, die Regale stehen in drei Hallen in {town}.",
    "Projektleiterin Wiebke Tanner rechnet mit {number} Sendungen am Tag.",
    "Der Vertikalförderer hebt {gates} Paletten in der Minute, teilte {firm} mit.",
    "Eine zweite Gasse mit {number} Stellplätzen ist in {town} bestellt.",
    "Die Intralogistik arbeitet dort im Zweischichtbetrieb, sagte ein Sprecher.",
    "Das Lagerverwaltungssystem kommt von {firm}, die Regale von einem Hersteller aus {town}.",
)
FLAW = "an..die"  # two full stops: an error, which an editor has to dismiss
TWICE = "auf auf"  # a warning, with a proposal
NEVER = "2099-01-01T00:00:00+01:00"
SOON = (15, 70)  # seconds from its release until a short embargo ends


class Wire:
    """What each item is now, and how it must end. Items appear as they are released."""

    def __init__(self, dice: random.Random, feeds: int, items: int) -> None:
        self.dice = dice
        self.lock = threading.Lock()
        self.items = [
            [_item(dice, feed, number) for number in range(items)] for feed in range(feeds)
        ]
        self.released = [0] * feeds
        self.free: dict[str, float] = {}  # monotonic: when it may be served at the earliest
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        for feed in self.items:
            for item in feed:
                if "associations" in item:
                    (shot,) = item["associations"]
                    shot["renditions"][0]["href"] = f"{self.address}/bild/{shot['uri'][-9:]}.jpg"

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                body, kind = outer.body(self.path)
                self.send_response(200)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                with contextlib.suppress(OSError):  # whoever asked was killed
                    self.wfile.write(body)

            def log_message(self, *_: Any) -> None:
                pass

        return Handler

    def body(self, path: str) -> tuple[bytes, str]:
        """What stands there now, and its type."""
        if path.startswith("/bild/"):
            return _photo(path), "image/jpeg"
        feed = int(path.strip("/"))
        with self.lock:
            return json.dumps(self.items[feed][: self.released[feed]]).encode(), "application/json"

    def release(self, count: int) -> set[int]:
        """So many more items in feeds that are not yet complete; which feeds grew."""
        grown = set()
        with self.lock:
            for _ in range(count):
                short = [n for n, size in enumerate(self.released) if size < len(self.items[n])]
                if not short:
                    break
                feed = self.dice.choice(short)
                item = self.items[feed][self.released[feed]]
                wait = float("inf") if is_held(item) else 0.0
                if item.pop("soon", False):
                    wait = self.dice.randint(*SOON)
                    end = datetime.now(UTC) + timedelta(seconds=wait)
                    item["embargoedUntil"] = end.isoformat()
                self.free[item["uri"]] = time.monotonic() + wait
                self.released[feed] += 1
                grown.add(feed)
        return grown

    def change(self, preferred: list[str], count: int) -> tuple[set[int], list[dict[str, Any]]]:
        """A few items get a new version, or are withdrawn, held back or embargoed; half of
        them among the preferred. Which feeds, and copies of the items as they are now."""
        changed, feeds = [], set()
        with self.lock:
            out = [
                item for feed, n in zip(self.items, self.released, strict=True) for item in feed[:n]
            ]
            liked = [item for item in out if item["uri"] in set(preferred)]
            for _ in range(count if out else 0):
                item = self.dice.choice(liked if liked and self.dice.random() < 0.5 else out)
                _next_version(item, self.dice)
                feeds.add(int(item["uri"].rsplit(":", 1)[1].split("-")[0]))
                changed.append(dict(item))
        return feeds, changed

    def withdraw(self, uri: str) -> set[int]:
        """The next version of this item is its withdrawal; its feed."""
        feed, number = (int(one) for one in uri.rsplit(":", 1)[1].split("-"))
        with self.lock:
            item = self.items[feed][number]
            _next_version(item, self.dice)
            item["pubStatus"] = "canceled"
        return {feed}

    def all(self) -> list[dict[str, Any]]:
        """Every released item as it must end."""
        with self.lock:
            pairs = zip(self.items, self.released, strict=True)
            return [dict(item) for feed, count in pairs for item in feed[:count]]


def mark(uri: str) -> str:
    """The word that stands in an item's headline and text, and in no other's."""
    feed, number = uri.rsplit(":", 1)[1].split("-")
    return f"Zeichen{int(feed)}x{int(number)}x"


def is_held(item: dict[str, Any]) -> bool:
    """May nothing of it be published now?"""
    until = item.get("embargoedUntil")
    runs = until is not None and datetime.fromisoformat(until) > datetime.now(UTC)
    return item.get("pubStatus", "usable") != "usable" or runs


def _item(dice: random.Random, feed: int, number: int) -> dict[str, Any]:
    uri = f"tag:probe.example,2026:{feed:02}-{number:06}"
    town, thing = dice.choice(TOWNS), dice.choice(THINGS)
    item: dict[str, Any] = {
        "uri": uri,
        "version": "1",
        "type": "text",
        "language": "de",
        "versionCreated": "2026-11-20T08:00:00+01:00",
        "by": "probe",
        "headlines": [{"role": "main", "value": f"{mark(uri)}: {thing} in {town}"}],
        "chosen": [dice.randrange(10**9), town, thing],
    }
    _write(item)
    if dice.random() < 0.15:
        item["associations"] = [_shot(uri)]
    if (roll := dice.random()) < 0.06:
        item["embargoedUntil"] = NEVER
    elif roll < 0.10:
        item["soon"] = True
    elif roll < 0.12:
        item["pubStatus"] = "withheld"
    return item


def _write(item: dict[str, Any]) -> None:
    """The text: the item's own sentences, and which version it is."""
    seed, town, thing = item["chosen"]
    dice, word = random.Random(seed), mark(item["uri"])
    values = {"firm": dice.choice(FIRMS), "town": town, "number": dice.randrange(1000, 9000)}
    chosen = dice.sample(SENTENCES, 4)
    first, second = (" ".join(chosen[at : at + 2]) for at in (0, 2))
    text = (
        f"<p>Das {thing} {word} in {town} wird größer, Fassung {item['version']}. {first}</p>"
        f"<p>{second} Das {thing} {word} liefert {FLAW} Fördertechnik, und zwar {TWICE} Rollen.</p>"
    ).format(**values, gates=dice.randrange(4, 40))
    item["bodies"] = [{"role": "main", "contentType": "text/html", "value": text}]


def _next_version(item: dict[str, Any], dice: random.Random) -> None:
    number = int(item["version"]) + 1
    item["version"] = str(number)
    stamp = datetime(2026, 11, 20, 8, tzinfo=UTC) + timedelta(minutes=number)
    item["versionCreated"] = stamp.isoformat()
    _write(item)
    if item.get("pubStatus") == "canceled":
        return
    roll = dice.random()
    if roll < 0.35:
        item["pubStatus"] = "canceled"
    elif roll < 0.5:
        item["pubStatus"] = "withheld"
    elif roll < 0.6:
        item["embargoedUntil"] = NEVER


def _shot(uri: str) -> dict[str, Any]:
    return {
        "name": "bild",
        "rel": "picture",
        "type": "picture",
        "uri": f"{uri}",
        "by": "Foto: Dirk Meenken",
        "usageTerms": "Abdruck frei",
        "headlines": [{"value": "Regal von vorn"}],
        "descriptions": [{"role": "altText", "value": "Ein Regal"}],
        "renditions": [{"name": "gross", "href": "", "contentType": "image/jpeg"}],
    }


def _photo(path: str) -> bytes:
    from PIL import Image

    shade = sum(path.encode()) % 256
    data = io.BytesIO()
    Image.new("RGB", (900, 600), (shade, 90, 255 - shade)).save(data, "JPEG", quality=50)
    return data.getvalue()


def portal(folder: Path, address: str, feeds: int) -> None:
    """A portal whose sources are these feeds."""
    origin = ROOT / "portals" / "logistic-ready"
    (folder / "portal").mkdir()
    for name in ("subjects.csv", "glossary.csv", "house.toml"):
        shutil.copy(origin / name, folder / "portal" / name)
    shutil.copytree(origin / "static", folder / "portal" / "static")  # so that the template fits
    head = (origin / "portal.toml").read_text("utf-8").split("[[sources]]")[0]
    policy = '{ text = "full", pictures = true, basis = "Vertrag" }'
    for number in range(feeds):
        head += (
            f'\n[[sources]]\nname = "feed-{number}"\nlabel = "Feed {number}"\n'
            f'url = "{address}/{number}"\npolicy = {policy}\n'
        )
    (folder / "portal" / "portal.toml").write_text(head, "utf-8")


def until(what: Any, seconds: float, pause: float = 0.1) -> bool:
    """Wait for it; was it so in time?"""
    deadline = time.monotonic() + seconds
    while not what():
        if time.monotonic() > deadline:
            return False
        time.sleep(pause)
    return True
