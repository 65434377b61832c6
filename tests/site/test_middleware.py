"""The desk has sessions, users and forms; readers have none, whatever they send along."""

from __future__ import annotations

from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from andruck_site.desk.middleware import DeskMiddleware
from tests.site.factories import editor


def through(path: str, method: str = "get") -> tuple[HttpRequest, HttpResponse, DeskMiddleware]:
    """A request on its way to a view that says yes."""
    middleware = DeskMiddleware(lambda request: HttpResponse("ja"))
    request = getattr(RequestFactory(enforce_csrf_checks=True), method)(path)
    return request, middleware(request), middleware


@pytest.mark.parametrize("path", ["/", "/lagertechnik/", "/desk", "/deskjet/", "/suche/?q=/desk/"])
def test_readers_have_no_session(path: str) -> None:
    request, answer, middleware = through(path)
    assert answer.content == b"ja"
    assert not hasattr(request, "session") and not hasattr(request, "user")
    assert middleware.process_view(request, lambda: None, (), {}) is None


def test_the_desk_has_session_user_and_messages(db: None) -> None:
    request, _, _ = through("/desk/")
    assert request.session.session_key is None and not request.user.is_authenticated
    assert request._messages is not None  # type: ignore[attr-defined]


def test_a_form_without_its_token_is_refused(db: None) -> None:
    request, _, middleware = through("/desk/eingang/1/annehmen/", "post")
    answer = middleware.process_view(request, lambda: None, (), {})
    assert answer is not None and answer.status_code == 403
    client = Client(enforce_csrf_checks=True)
    client.force_login(editor())
    assert client.post("/desk/eingang/1/annehmen/").status_code == 403


def test_a_session_cookie_changes_nothing_for_readers(db: None, client: Client) -> None:
    plain = client.get("/")
    client.force_login(editor(boss=True))
    answer: Any = client.get("/")
    assert answer.content == plain.content
    assert "Cookie" not in answer.get("Vary", "") and not answer.cookies
