"""From the bytes of a source to rows on the desk: real files, real servers on loopback."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from andruck_site.wire import sources
from andruck_site.wire.models import Capture, Run, Source, State, WireItem
from andruck_site.wire.tasks import visit
from tests.site.loopback import FEED, ITEM, Server

PORTAL = Path(__file__).resolve().parents[2] / "portals" / "logistic-ready"
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def server() -> Iterator[Server]:
    server = Server()
    yield server
    server.stop()


@pytest.fixture
def portal(tmp_path: Path, settings: Any, server: Server) -> Path:
    """A portal with one real address and one folder."""
    folder = tmp_path / "portal"
    folder.mkdir()
    for name in ("subjects.csv", "glossary.csv", "house.toml"):
        shutil.copy(PORTAL / name, folder / name)
    head = (PORTAL / "portal.toml").read_text("utf-8").split("[[sources]]")[0]
    (folder / "wire").mkdir()
    (folder / "portal.toml").write_text(
        head
        + f'''
[[sources]]
name = "nord"
label = "Werk Nord"
url = "{server.address}/feed.xml"
policy = {{ text = "full", basis = "Vertrag" }}

[[sources]]
name = "ordner"
label = "Ordner"
folder = "wire"
policy = {{ text = "full", basis = "Vertrag" }}
''',
        "utf-8",
    )
    settings.PORTAL = folder
    settings.ALLOW_LOOPBACK = True
    sources.sync(samples=True, now=timezone.now())
    return folder


def go(name: str) -> Run:
    source = Source.objects.get(name=name)
    visit.func(source.pk)
    return Run.objects.filter(source=source).first()


def test_new_known_changed(portal: Path, server: Server) -> None:
    server.feed(("a", "Erste", "Eins."), ("b", "Zweite", "Zwei."))
    run = go("nord")
    assert (run.seen, run.new, run.dropped, run.error) == (2, 2, 0, "")
    server.feed(("a", "Erste", "Eins."), ("b", "Zweite, neu gefasst", "Zwei."))
    run = go("nord")
    assert (run.seen, run.new, run.changed, run.known) == (2, 0, 1, 1)
    rows = WireItem.objects.current()
    assert {row.headline for row in rows} == {"Erste", "Zweite, neu gefasst"}
    assert WireItem.objects.count() == 3
    server.feed(("a", "Erste", "Eins."), ("b", "Zweite", "Zwei."))
    go("nord")  # back to what it was
    assert {row.headline for row in WireItem.objects.current()} == {"Erste", "Zweite"}


def test_the_bytes_are_kept_and_read_the_same_again(portal: Path, server: Server) -> None:
    from andruck.sources import read

    server.feed(("a", "Erste", "Eins."))
    go("nord")
    row = WireItem.objects.get()
    capture = Capture.objects.get()
    again = next(iter(read(capture.data, capture.url)))
    assert again.uri == row.uri and again.headline == row.item().headline
    assert server.pages["/feed.xml"][2] == capture.data


def test_the_servers_charset_is_used_and_kept(portal: Path, server: Server) -> None:
    from andruck.sources import read

    item = ITEM.format(guid="a", title="Żółte suwnice", text="Eins.")
    body = FEED.format(items=item).replace(' encoding="utf-8"', "").encode("iso-8859-2")
    headers = {"Content-Type": "application/rss+xml; charset=ISO-8859-2"}
    server.pages["/feed.xml"] = (200, headers, body)
    go("nord")
    capture = Capture.objects.get()
    (again,) = read(capture.data, capture.url, charset=capture.charset)
    assert WireItem.objects.get().headline == again.headline == "Żółte suwnice"


def test_unchanged_feeds_are_not_read_twice(portal: Path, server: Server) -> None:
    server.feed(("a", "Erste", "Eins."), etag='"x1"')
    go("nord")
    run = go("nord")
    assert run.seen == 0 and not run.error
    assert server.asked[-1][1].get("If-None-Match") == '"x1"'
    assert "andruck" in server.asked[-1][1]["User-Agent"].lower()


@pytest.mark.parametrize(
    ("status", "body", "word"),
    [
        (500, b"", "500"),
        (200, b"", "empty"),
        (200, b"<html><body><p>Wartung</p></body></html>", "page"),
        (200, b"<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]>"
              b"<rss><channel><item><title>&b;</title></item></channel></rss>", ""),
        (200, bytes(range(256)) * 100, ""),
    ],
)  # fmt: skip
def test_a_failing_source_is_told_and_stops_nothing(
    portal: Path, server: Server, status: int, body: bytes, word: str
) -> None:
    server.pages["/feed.xml"] = (status, {"Content-Type": "text/html"}, body)
    run = go("nord")
    source = Source.objects.get(name="nord")
    assert run.finished and word in (run.error or source.error)
    assert WireItem.objects.count() == 0
    if run.error:
        assert source.failures == 1 and source.error and source.next_visit > timezone.now()
    (portal / "wire" / "a.xml").write_text(
        FEED.format(items=ITEM.format(guid="z", title="Andere", text="Geht weiter."))
    )
    assert go("ordner").new == 1
    server.feed(("a", "Erste", "Eins."))
    assert go("nord").new == 1
    assert Source.objects.get(name="nord").failures == 0


def test_a_cut_off_feed_loses_only_what_was_cut(portal: Path, server: Server) -> None:
    server.feed(("a", "Erste", "Eins."), ("b", "Zweite", "Zwei."), ("c", "Dritte", "Drei."))
    status, headers, body = server.pages["/feed.xml"]
    server.pages["/feed.xml"] = (status, headers, body[: body.rindex(b"<description>")])
    run = go("nord")
    assert run.new >= 2
    assert {"Erste", "Zweite"} <= {row.headline for row in WireItem.objects.all()}


def test_a_broken_file_in_a_folder_is_counted(portal: Path) -> None:
    (portal / "wire" / "kaputt.json").write_bytes(b'{"uri": 3, "headlines": "x"')
    (portal / "wire" / "leer.xml").write_bytes(b"")
    (portal / "wire" / "zut.xml").write_text(
        FEED.format(items=ITEM.format(guid="z", title="Gut", text="Geht."))
    )
    run = go("ordner")
    assert run.new == 1 and run.dropped == 2
    assert all(one["reason"] and one["uri"] for one in run.reasons)


def test_update_kill_and_late_old_version(portal: Path) -> None:
    def put(name: str, version: str, headline: str, **more: str) -> None:
        (portal / "wire" / name).write_text(
            json.dumps(
                {
                    "uri": "tag:x.example,2026:1", "version": version, "type": "text",
                    "versionCreated": f"2026-11-2{version}T08:00:00+01:00", "language": "de",
                    "headlines": [{"role": "main", "value": headline}],
                    "bodies": [{"role": "main", "contentType": "text/html",
                                "value": f"<p>Der Stapler hebt {version} Tonnen.</p>"}],
                    **more,
                }
            )
        )  # fmt: skip

    put("1.json", "1", "Erste Fassung")
    go("ordner")
    put("2.json", "2", "Zweite Fassung")
    run = go("ordner")
    assert run.changed == 1, (run.seen, run.known, run.reasons, run.error)
    assert run.dropped + run.known == 1, "version 1 comes again and is counted"
    assert WireItem.objects.current().get().headline == "Zweite Fassung"
    put("3.json", "3", "Zurückgezogen", pubStatus="canceled")
    go("ordner")
    row = WireItem.objects.current().get()
    assert row.state == State.WITHDRAWN and row.version == "3"
    assert WireItem.objects.count() == 3


def test_items_without_uri_headline_or_date_are_kept(portal: Path, server: Server) -> None:
    server.pages["/feed.xml"] = (200, {}, FEED.format(
        items="<item><description>Nur Text über ein Lager, das läuft.</description></item>"
              "<item><title>Nur ein Titel</title></item><item></item>"
    ).encode())  # fmt: skip
    run = go("nord")
    assert run.new == 2 and run.dropped == 1
    rows = list(WireItem.objects.all())
    assert all(row.uri and row.version_created is None for row in rows)
    again = go("nord")
    assert again.new == 0


def test_the_sample_wire_is_in_the_queue_or_counted(settings: Any) -> None:
    settings.PORTAL = PORTAL
    sources.sync(samples=True, now=timezone.now())
    runs = [go(source.name) for source in Source.objects.filter(is_sample=True)]
    assert not [run.error for run in runs if run.error]
    seen = sum(run.seen for run in runs)
    assert seen >= 52
    stored = WireItem.objects.count()
    dropped = sum(run.dropped for run in runs)
    assert stored + dropped + sum(run.known for run in runs) >= seen
    assert all(one["reason"] for run in runs for one in run.reasons)
    current = WireItem.objects.current()
    assert current.filter(state=State.WITHDRAWN).count() == 1
    assert set(current.values_list("language", flat=True)) >= {"de", "pl", "es"}
    assert current.filter(embargoed_until__gt=timezone.now()).exists()
    told_twice = [
        story for story in current.values_list("story", flat=True)
        if current.filter(story=story).count() > 1
    ]  # fmt: skip
    assert len(set(told_twice)) >= 4, "near-duplicates of two agencies share a story"
