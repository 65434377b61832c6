"""A small web server on this machine, with pages that a test sets."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

FEED = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>Werk Nord</title><link>https://nord.example/</link>
{items}</channel></rss>"""
ITEM = """<item><guid>{guid}</guid><title>{title}</title>
<pubDate>Mon, 23 Nov 2026 08:00:00 +0100</pubDate>
<description>&lt;p&gt;Der Stapler fährt im Hochregallager. {text}&lt;/p&gt;</description></item>"""


class Server:
    """A small web server with pages that a test sets."""

    def __init__(self) -> None:
        pages = self.pages = {}  # type: dict[str, tuple[int, dict[str, str], bytes]]
        asked = self.asked = []  # type: list[tuple[str, dict[str, str]]]

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                asked.append((self.path, dict(self.headers)))
                status, headers, body = pages.get(self.path, (404, {}, b""))
                if headers.get("ETag") and self.headers.get("If-None-Match") == headers["ETag"]:
                    status, body = 304, b""
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: Any) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.address = f"http://127.0.0.1:{self.server.server_port}"

    def feed(self, *items: tuple[str, str, str], etag: str = "") -> None:
        text = FEED.format(items="".join(ITEM.format(guid=g, title=t, text=x) for g, t, x in items))
        headers = {"Content-Type": "application/rss+xml"} | ({"ETag": etag} if etag else {})
        self.pages["/feed.xml"] = (200, headers, text.encode())

    def stop(self) -> None:
        """Close it."""
        self.server.shutdown()
        self.server.server_close()
