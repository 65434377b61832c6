"""The whole way in a real browser: an item arrives, is signed off, stands on the portal."""

from __future__ import annotations

import os
import re
import shutil
import time
import urllib.request
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect, sync_playwright

from tests.site.loopback import FEED, Server
from tests.site.test_serve import PORTAL, served

pytestmark = pytest.mark.browser

HEADLINE = "Querhus nimmt Hochregallager in Ulm in Betrieb"
SLUG = "querhus-nimmt-hochregallager-in-ulm"  # of the address, in every list
TEXT = (
    "Der Händler Querhus hat in Ulm ein Hochregallager mit 18.000 Palettenplätzen in Betrieb "
    "genommen. Sechs Regalbediengeräte lagern die Paletten ein und aus. "
    "Die Anlage läuft in zwei Schichten."
)
ITEM = f"""<item><guid isPermaLink="false">querhus-1</guid><title>{HEADLINE}</title>
<link>https://querhus.example/ulm</link><pubDate>Mon, 23 Nov 2026 08:00:00 +0100</pubDate>
<copyright>Abdruck frei</copyright>
<description>&lt;p&gt;{TEXT}&lt;/p&gt;&lt;p&gt;Gebaut hat die Anlage die Firma Querhus
Technik.&lt;/p&gt;</description></item>"""


@pytest.fixture(scope="module")
def feed() -> Iterator[Server]:
    server = Server()
    server.pages["/feed.xml"] = (200, {}, FEED.format(items="").encode())
    yield server
    server.stop()


@pytest.fixture(scope="module")
def andruck(tmp_path_factory: pytest.TempPathFactory, feed: Server) -> Iterator[tuple[str, str]]:
    """A real Andruck with one more source, which is on this machine; address and password."""
    folder = tmp_path_factory.mktemp("portal") / "portal"
    shutil.copytree(PORTAL, folder)
    with (folder / "portal.toml").open("a") as file:
        file.write(
            f'\n[[sources]]\nname = "querhus"\nlabel = "Querhus Presse"\nprovider = "Querhus"\n'
            f'url = "{feed.address}/feed.xml"\ninterval = 86400\n'
            'policy = { text = "full", basis = "Pressemitteilung, Abdruck frei" }\n'
        )
    os.environ |= {"ANDRUCK_PORTAL": str(folder), "ANDRUCK_ALLOW_LOOPBACK": "1"}
    try:
        with served(tmp_path_factory.mktemp("var")) as (address, said, _):
            password = re.search(r"Einmalpasswort\s+(\S+)", said)
            assert password
            yield address, password[1]
    finally:
        del os.environ["ANDRUCK_PORTAL"], os.environ["ANDRUCK_ALLOW_LOOPBACK"]


@pytest.fixture(scope="module")
def page(andruck: tuple[str, str]) -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ["ANDRUCK_CHROMIUM"], args=["--no-sandbox"]
        )
        page = browser.new_page(viewport={"width": 1440, "height": 900}, locale="de-DE")
        page.set_default_timeout(20_000)
        yield page
        browser.close()


def text_of(address: str) -> str:
    with urllib.request.urlopen(address, timeout=5) as answer:
        return answer.read().decode()


def test_from_the_wire_to_the_reader(andruck: tuple[str, str], feed: Server, page: Page) -> None:
    address, password = andruck
    failed: list[str] = []
    page.on(
        "requestfailed",
        lambda request: (
            failed.append(f"{request.url}: {request.failure}")
            if request.failure != "net::ERR_ABORTED"  # what a next page cut off
            else None
        ),
    )
    page.on(
        "request",
        lambda request: failed.append(request.url) if not _is_ours(request.url, address) else None,
    )

    # The first login asks for a name and a password.
    page.goto(f"{address}/desk/")
    page.fill("input[name=username]", "redaktion")
    page.fill("input[name=password]", password)
    page.click("button[type=submit]")
    page.fill("input[name=first_name]", "Katrin")
    page.fill("input[name=last_name]", "Ahlers")
    page.fill("input[name=new_password1]", "Stapler-Kran-Palette")
    page.fill("input[name=new_password2]", "Stapler-Kran-Palette")
    page.click("button[type=submit]")
    expect(page.locator("text=Das Einmalpasswort gilt nicht mehr")).to_be_visible()

    # An item arrives.
    feed.pages["/feed.xml"] = (200, {}, FEED.format(items=ITEM).encode())
    page.goto(f"{address}/desk/quellen/")
    row = page.locator("tr", has_text="Querhus Presse")
    row.get_by_role("button", name="Jetzt abrufen").click()
    item = page.get_by_role("link", name=re.compile(HEADLINE))
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        page.goto(f"{address}/desk/eingang/?q=Querhus")
        if item.count():
            break
        time.sleep(0.5)
    item.first.click()

    # A finding is dismissed with a reason; the item is taken.
    finding = page.locator(".desk-finding", has_text="Weder Autor noch Agentur").first
    finding.get_by_text("Erledigt").first.click()
    finding.locator("input[name=grund]").fill("Pressemitteilung des Unternehmens, geprüft.")
    finding.get_by_role("button", name="Als erledigt melden").click()
    expect(
        page.locator(".desk-finding", has_text="Pressemitteilung des Unternehmens").first
    ).to_be_visible()
    page.get_by_role("button", name=re.compile("Annehmen und bearbeiten")).click()
    page.wait_for_url(re.compile(r"/desk/artikel/.*edit"))
    expect(page.locator("[name=headline]")).to_have_value(HEADLINE)

    # It is published, and stands everywhere within two seconds.
    page.get_by_role("button", name="Veröffentlichen").first.click()
    page.wait_for_load_state("domcontentloaded")
    began = time.monotonic()
    section = "lagertechnik"
    places = [
        "/",
        f"/{section}/",
        "/suche/?q=Querhus+Hochregallager",
        "/feed.rss",
        f"/{section}/feed.rss",
        "/feed.json",
    ]
    missing = list(places)
    while missing and time.monotonic() - began < 2:
        missing = [place for place in missing if SLUG not in text_of(address + place)]
    assert not missing, (missing, page.locator(".messages").all_inner_texts())

    # The reader's page: the words, the source line, and no cookie.
    page.context.clear_cookies()
    page.goto(f"{address}/suche/?q=Querhus")
    page.get_by_role("link", name=re.compile(HEADLINE)).first.click()
    expect(page.locator("h1")).to_have_text(HEADLINE)
    assert "18.000 Palettenplätzen" in page.inner_text("main")
    assert "Querhus" in page.inner_text("main")
    assert page.context.cookies() == []
    assert not failed, failed


def _is_ours(url: str, address: str) -> bool:
    return url.startswith((address, "data:", "blob:"))
