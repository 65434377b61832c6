"""What stands between the desk and its editors: sessions, the first password, the gate's answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.handlers.exception import convert_exception_to_response
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.module_loading import import_string

from andruck_site.desk.models import OneTimePassword
from andruck_site.portal.gate import GateError

View = Callable[[HttpRequest], HttpResponse]


class DeskMiddleware:
    """What the desk alone needs: sessions, users, forms and messages. Readers have none of it,
    and their pages do not wait for it."""

    PARTS = (
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware",
        "andruck_site.desk.middleware.OneTimePasswordMiddleware",
        "andruck_site.desk.middleware.RefusalMiddleware",
    )

    def __init__(self, get_response: View) -> None:
        self.get_response = self.desk = get_response
        self.parts: list[Any] = []
        for path in reversed(self.PARTS):
            self.parts.insert(0, import_string(path)(self.desk))
            self.desk = convert_exception_to_response(self.parts[0])

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Through all of it, or past it."""
        return (self.desk if self._is_desk(request) else self.get_response)(request)

    @staticmethod
    def _is_desk(request: HttpRequest) -> bool:
        return request.path.startswith(settings.SESSION_COOKIE_PATH)

    def process_view(self, request: HttpRequest, *view: Any) -> HttpResponse | None:
        """Django asks its own list only: the parts are asked from here."""
        asked = self.parts if self._is_desk(request) else []
        found = (
            part.process_view(request, *view) for part in asked if hasattr(part, "process_view")
        )
        return next(filter(None, found), None)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The same, the innermost first."""
        asked = reversed(self.parts) if self._is_desk(request) else ()
        able = (part for part in asked if hasattr(part, "process_exception"))
        found = (part.process_exception(request, error) for part in able)
        return next(filter(None, found), None)


class OneTimePasswordMiddleware:
    """Nobody works with the password that was printed at the first start."""

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Lead a user with a one-time password to the page for a new one."""
        desk = request.path.startswith(reverse("wagtailadmin_home"))
        if not desk or self._is_free(request.path) or not request.user.is_authenticated:
            return self.get_response(request)
        if OneTimePassword.binds(request.user):
            return redirect("desk:welcome")
        return self.get_response(request)

    @staticmethod
    def _is_free(path: str) -> bool:
        """That page, what it needs, and the way out."""
        names = ("logout", "login", "javascript_catalog", "sprite")
        free = {reverse(f"wagtailadmin_{name}") for name in names}
        return path == reverse("desk:welcome") or path in free


class RefusalMiddleware:
    """A publication the gate refused, by whatever road, is answered in words."""

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Nothing to do before the view."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Say why, and lead back to the article."""
        if not isinstance(error, GateError):
            return None
        if "application/json" in request.headers.get("Accept", ""):
            return JsonResponse({"refused": error.reasons}, status=409)
        messages.error(request, "Nicht veröffentlicht: " + " ".join(error.reasons))
        return redirect(
            reverse(error.article.snippet_viewset.get_url_name("edit"), args=[error.article.pk])
        )
