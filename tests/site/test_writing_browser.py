"""Writing in a real browser: findings come and go with what is typed, and nothing is lost."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect, sync_playwright

from tests.site.test_serve import served

pytestmark = pytest.mark.browser
SECRET = "Stapler-Kran-Palette"


@pytest.fixture(scope="module")
def andruck(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    with served(Path(tmp_path_factory.mktemp("var")), "--empty") as (address, said, _):
        password = re.search(r"Einmalpasswort\s+(\S+)", said)
        assert password
        yield address, password[1]


@pytest.fixture(scope="module")
def page(andruck: tuple[str, str]) -> Iterator[Page]:
    address, password = andruck
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ["ANDRUCK_CHROMIUM"], args=["--no-sandbox"]
        )
        page = browser.new_page(viewport={"width": 1440, "height": 900}, locale="de-DE")
        page.set_default_timeout(20_000)
        page.goto(f"{address}/desk/")
        page.fill("input[name=username]", "redaktion")
        page.fill("input[name=password]", password)
        page.click("button[type=submit]")
        page.fill("input[name=first_name]", "Katrin")
        page.fill("input[name=last_name]", "Ahlers")
        page.fill("input[name=new_password1]", SECRET)
        page.fill("input[name=new_password2]", SECRET)
        page.click("button[type=submit]")
        expect(page.locator("text=Das Einmalpasswort gilt nicht mehr")).to_be_visible()
        yield page
        browser.close()


@pytest.mark.parametrize("autosave", [True, False])
def test_findings_come_and_go_while_one_writes(
    andruck: tuple[str, str], page: Page, autosave: bool
) -> None:
    address, _ = andruck
    broken: list[str] = []
    page.on("pageerror", lambda error: broken.append(str(error)))
    if not autosave:  # as with WAGTAIL_AUTOSAVE_INTERVAL = 0: nothing answers there
        page.route(
            re.compile(r"/desk/artikel/(add|edit)/"),
            lambda route: route.abort() if route.request.method == "POST" else route.continue_(),
        )
    page.goto(f"{address}/desk/")
    page.get_by_role("link", name="Neuer Artikel").last.click()
    page.get_by_role("link", name=re.compile("^Meldung")).click()
    headline = page.locator("[name=headline]")
    expect(page.locator("[name=by]")).to_have_value("Katrin Ahlers")

    # The headline is counted, and proofed before anything is saved.
    headline.fill("Ein Lager Lager in Kassel")
    expect(page.locator("#id_headline-length")).to_have_text("25 Zeichen")
    finding = page.locator(".desk-finding", has_text="Lager Lager")
    expect(finding).to_have_count(1)

    # So is the text. The cursor stays where it is, and every letter that was typed.
    editor = page.locator("[data-contentpath=body] [contenteditable=true]").first
    editor.click()
    page.keyboard.type("Das Hochregallager liefert an..die Fördertechnik.")
    mark = page.locator("[data-desk-marks] mark", has_text="an..die")
    expect(mark.first).to_be_attached()
    expect(page.locator("[data-check-url]")).to_have_count(1)
    page.keyboard.type(" Das ist alles.")
    expect(editor).to_have_text("Das Hochregallager liefert an..die Fördertechnik. Das ist alles.")

    # What is put right, vanishes.
    headline.fill("Ein Lager in Kassel")
    expect(finding).to_have_count(0)
    expect(mark.first).to_be_attached()
    expect(headline).to_have_value("Ein Lager in Kassel")
    editor.click()
    page.keyboard.press("Control+A")
    page.keyboard.type("Das Hochregallager liefert an die Fördertechnik.")
    expect(mark).to_have_count(0)
    expect(editor).to_have_text("Das Hochregallager liefert an die Fördertechnik.")
    assert broken == []
