"""Half an hour of an editor's day by keyboard alone: real processes, a real browser, no mouse."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.site.loopback import FEED, Server
from tests.site.test_serve import PORTAL, served

pytestmark = pytest.mark.browser
TOWNS = (
    "Ahlen Bünde Celle Düren Emden Fulda Gera Hanau Iserlohn Jena Kassel Lünen Minden Neuss "
    "Olpe Peine Rheine Soest Trier Unna Velbert Worms Xanten Zwickau Aalen Bonn Coburg Detmold "
    "Erfurt Freital Gotha Herne Ilmenau Jülich Kleve Leer Marl Nürtingen Oelde Passau"
).split()
ENTRY = """<item><guid isPermaLink="false">{town}</guid><title>{title}</title>
<link>{link}</link><pubDate>Mon, 23 Nov 2026 08:{minute:02}:00 +0100</pubDate>
<description>&lt;p&gt;{text}&lt;/p&gt;</description></item>"""
TEXTS = (
    "Der Händler {town}er Hof hat in {town} ein Hochregallager mit {n}.000 Plätzen eröffnet. "
    "Regalbediengeräte lagern dort ein und aus.",
    "In {town} fahren seit Montag {n} autonome Stapler durch die Halle der Spedition {town} Süd. "
    "Ein Leitstand verteilt die Fahraufträge.",
    "Die Brauerei {town} packt {n} Kästen je Minute mit neuer Fördertechnik. "
    "Der Umbau der Packstraße dauerte vier Wochen.",
    "Ein Shuttlelager für {n}.000 Behälter bestellt der Versender {town} Direkt. "
    "Die Kommissionierung folgt dem Prinzip Ware zur Person.",
)


def entries(server: Server) -> str:
    return "".join(
        ENTRY.format(
            town=town,
            title=f"{town}: Neues aus Lager {number}",
            link=f"{server.address}/original/{town}",
            minute=number,
            text=TEXTS[number % 4].format(town=town, n=number + 11),
        )
        for number, town in enumerate(TOWNS)
    )


@pytest.fixture(scope="module")
def feed() -> Iterator[Server]:
    server = Server()
    server.pages["/feed.xml"] = (200, {}, FEED.format(items=entries(server)).encode())
    for town in TOWNS:
        page = f"<title>Original {town}</title>".encode()
        server.pages[f"/original/{town}"] = (200, {"Content-Type": "text/html"}, page)
    yield server
    server.stop()


@pytest.fixture(scope="module")
def andruck(
    tmp_path_factory: pytest.TempPathFactory, feed: Server
) -> Iterator[tuple[str, str, Path]]:
    """A real Andruck without samples and with one source: address, password, data folder."""
    folder = tmp_path_factory.mktemp("portal") / "portal"
    shutil.copytree(PORTAL, folder)
    text = (folder / "portal.toml").read_text("utf-8")
    text += (
        f'\n[[sources]]\nname = "staedte"\nlabel = "Städtedienst"\nprovider = "Städtedienst"\n'
        f'url = "{feed.address}/feed.xml"\ninterval = 86400\n'
        'policy = { text = "full", basis = "Pressemitteilung, Abdruck frei" }\n'
    )
    (folder / "portal.toml").write_text(text, "utf-8")
    data = tmp_path_factory.mktemp("var")
    os.environ |= {"ANDRUCK_PORTAL": str(folder), "ANDRUCK_ALLOW_LOOPBACK": "1"}
    try:
        with served(data, "--empty") as (address, said, _):
            password = re.search(r"Einmalpasswort\s+(\S+)", said)
            assert password
            yield address, password[1], data
    finally:
        del os.environ["ANDRUCK_PORTAL"], os.environ["ANDRUCK_ALLOW_LOOPBACK"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ["ANDRUCK_CHROMIUM"], args=["--no-sandbox"]
        )
        yield browser
        browser.close()


class Desk:
    """An editor's hands on the keys, and what the database says."""

    def __init__(self, page: Page, data: Path) -> None:
        self.page, self.data = page, data

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)

    @property
    def pk(self) -> int:
        """The item beside the list, once it is there."""
        expect(self.page.locator("[data-desk-item]:not([aria-busy])")).to_be_visible()
        return int(self.page.locator("[data-desk-verbs]").get_attribute("data-pk") or 0)

    def onward(self, key: str) -> int:
        """Press a key that leads to another item; the one it was pressed at."""
        before = self.pk
        self.press(key)
        self.page.wait_for_function(
            "pk => { const verbs = document.querySelector('[data-desk-verbs]');"
            " const busy = document.querySelector('[data-desk-item][aria-busy]');"
            " return verbs && !busy && verbs.dataset.pk !== String(pk); }",
            arg=before,
        )
        return before

    def ask(self, sql: str, *values: object) -> list[tuple[object, ...]]:
        with sqlite3.connect(self.data / "andruck.sqlite3", timeout=10) as database:
            return database.execute(sql, values).fetchall()

    def state(self, pk: int) -> object:
        return self.ask("SELECT state FROM wire_wireitem WHERE id = ?", pk)[0][0]

    def dismiss(self, reason: str) -> None:
        """Answer the next open finding."""
        assert self.pk
        answered = self.page.locator(".desk-finding--dismissed").count()
        self.press("b")
        expect(self.page.locator("input[name=grund]:focus")).to_be_visible()
        self.type(reason)
        self.press("Enter")
        expect(self.page.locator(".desk-finding--dismissed")).to_have_count(answered + 1)

    def said(self, words: str) -> None:
        expect(self.page.locator("[data-desk-said]")).to_contain_text(words)


def log_in(page: Page, address: str, password: str) -> None:
    page.goto(f"{address}/desk/")
    for field, text in (("username", "redaktion"), ("password", password)):
        expect(page.locator(f"input[name={field}]")).to_be_focused()  # not before: words get lost
        page.keyboard.type(text)
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("willkommen"))
    for name, text in (
        ("first_name", "Katrin"),
        ("last_name", "Ahlers"),
        ("new_password1", "Stapler-Kran-Palette"),
        ("new_password2", "Stapler-Kran-Palette"),
    ):
        page.focus(f"input[name={name}]")
        page.keyboard.type(text)
    page.keyboard.press("Enter")
    expect(page.locator("text=Das Einmalpasswort gilt nicht mehr")).to_be_visible()


def test_half_an_hour_by_keyboard(
    andruck: tuple[str, str, Path], browser: Browser, feed: Server
) -> None:
    address, password, data = andruck
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="de-DE")
    context.add_init_script(
        "window.clicks = 0; addEventListener('mousedown', () => window.clicks++, true)"
    )
    page = context.new_page()
    page.set_default_timeout(20_000)
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    desk = Desk(page, data)
    log_in(page, address, password)

    deadline = time.monotonic() + 90
    while desk.ask("SELECT count(*) FROM wire_wireitem")[0][0] != len(TOWNS):
        assert time.monotonic() < deadline, "the items did not arrive"
        time.sleep(0.5)
    page.goto(f"{address}/desk/eingang/")

    # The help lists the keys; Escape closes it.
    desk.press("?")
    expect(page.locator("#desk-help")).to_be_visible()
    expect(page.locator("#desk-help")).to_contain_text("verwerfen")
    desk.press("Escape")
    expect(page.locator("#desk-help")).to_be_hidden()

    # Moving: down and up again is the same item.
    first = desk.onward("j")
    desk.onward("j")
    desk.onward("k")
    desk.onward("k")
    assert desk.pk == first

    # The original opens in a tab that knows nothing of the desk.
    with context.expect_page() as opened:
        desk.press("o")
    tab = opened.value
    tab.wait_for_load_state()
    assert tab.url.startswith(f"{feed.address}/original/")
    assert tab.evaluate("window.opener") is None
    tab.close()

    # Dozens go by: rejected and accepted in turns; two are kept for later.
    rejected, taken = [], []
    for number in range(24):
        if number % 3 == 2:
            taken.append(desk.onward("a"))
            desk.said("Angenommen")
        else:
            rejected.append(desk.onward("r"))
            desk.said("Verworfen")
    assert {desk.state(pk) for pk in rejected} == {"rejected"}
    assert {desk.state(pk) for pk in taken} == {"taken"}
    assert desk.ask("SELECT count(*) FROM portal_article")[0][0] == len(taken)
    expect(page.locator("[data-desk-count='stand:rejected']")).to_have_text(str(len(rejected)))

    # Undo: the last two deeds, one after the other.
    for pk in (taken.pop(), rejected.pop()):
        desk.press("u")
        page.wait_for_url(re.compile(rf"meldung={pk}\b"))
        assert desk.pk == pk and desk.state(pk) == "new"
    assert desk.ask("SELECT count(*) FROM portal_article")[0][0] == len(taken)

    # A section by its number.
    pk = desk.pk
    desk.press("s")
    expect(page.locator("#desk-sections")).to_be_visible()
    choice = page.locator("[data-desk-choice='3']").get_attribute("value")
    desk.press("3")
    desk.said("Ressort")
    assert desk.ask("SELECT section FROM wire_wireitem WHERE id = ?", pk)[0][0] == choice

    # A finding is answered with a reason.
    desk.dismiss("Pressemitteilung, geprüft.")
    assert desk.ask("SELECT count(*) FROM portal_dismissal")[0][0] == 1

    # Merging: into the one the search finds.
    merged = desk.pk
    desk.press("m")
    page.wait_for_url(re.compile("zusammenfuehren"))
    if page.locator("input[name=ziel]").count() == 0:
        desk.type("Lager")
        desk.press("Enter")
        page.wait_for_url(re.compile("q=Lager"))
    desk.press("Enter")
    page.wait_for_url(re.compile(r"/desk/eingang/\?"))
    assert desk.state(merged) == "merged"
    desk.press("u")
    page.wait_for_url(re.compile(rf"meldung={merged}\b"))
    assert desk.state(merged) == "new"

    # Searching, and keeping the search as a filter.
    desk.press("/")
    desk.type("stapler")
    desk.press("Enter")
    page.wait_for_url(re.compile("q=stapler"))
    found = page.locator("[data-desk-line]").count()
    assert 0 < found < len(TOWNS)
    desk.press("f")
    expect(page.locator("#desk-filters")).to_be_visible()
    page.locator("#desk-filters input[name=name]").focus()
    desk.type("Stapler")
    desk.press("Enter")
    expect(page.locator(".desk-filters a", has_text="Stapler")).to_be_visible()
    page.goto(f"{address}/desk/eingang/")
    desk.press("f", "1")
    page.wait_for_url(re.compile("q=stapler"))
    assert page.locator("[data-desk-line]").count() == found

    # Accept, edit, publish: it stands on the page, and the editor is back in the queue.
    page.goto(f"{address}/desk/eingang/")
    chosen = desk.pk
    for _ in range(page.locator(".desk-finding--error details").count()):
        desk.dismiss("geprüft und richtig so")
    desk.press("e")
    page.wait_for_url(re.compile("/desk/artikel/edit/"))
    page.focus("[name=headline]")
    desk.press("ControlOrMeta+a")
    desk.type("Zinnober zieht in ein neues Lager")
    desk.press("ControlOrMeta+Shift+Enter")
    page.wait_for_url(re.compile(r"/desk/eingang/"))
    assert desk.state(chosen) == "taken"
    live = "SELECT count(*) FROM portal_article WHERE live AND headline LIKE 'Zinnober%'"
    assert desk.ask(live)[0][0] == 1, page.locator(".messages").all_inner_texts()
    with urllib.request.urlopen(f"{address}/", timeout=5) as answer:
        assert "Zinnober zieht in ein neues Lager" in answer.read().decode()

    # New items announce themselves; N shows them.
    late = ENTRY.format(town="Ypern", title="Ypern: eben erst", link=f"{feed.address}/original/Y",
                        minute=59, text=TEXTS[0].format(town="Ypern", n=99))  # fmt: skip
    feed.pages["/feed.xml"] = (200, {}, FEED.format(items=late + entries(feed)).encode())
    with sqlite3.connect(data / "andruck.sqlite3", timeout=10) as database:
        database.execute("UPDATE wire_source SET next_visit = '2026-01-01' WHERE name = 'staedte'")
    expect(page.locator("[data-desk-fresh]")).to_contain_text("1 neue Meldung", timeout=30_000)
    desk.press("n")
    expect(page.locator("[data-desk-line]").first).to_contain_text("Ypern")

    assert page.evaluate("window.clicks") == 0
    assert not errors, errors
    context.close()


def test_who_comes_second_is_told_beside_the_item(
    andruck: tuple[str, str, Path], browser: Browser
) -> None:
    address, _, data = andruck
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="de-DE")
    page = context.new_page()
    page.goto(f"{address}/desk/login/")
    page.fill("input[name=username]", "redaktion")
    page.fill("input[name=password]", "Stapler-Kran-Palette")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/desk/$"))
    other = context.new_page()
    for one in (page, other):
        one.goto(f"{address}/desk/eingang/")
    one, two = Desk(page, data), Desk(other, data)
    assert one.pk == two.pk
    pk = one.onward("r")
    two.press("a")
    expect(other.locator("[data-desk-item] [role=alert]")).to_contain_text(
        "bereits erledigt: Verworfen von Katrin Ahlers"
    )
    assert two.state(pk) == "rejected" and other.url.count("eingang")
    context.close()
