"""What stands between the desk and its editors: the first password, and the gate's answer."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse

from andruck_site.desk.models import OneTimePassword
from andruck_site.portal.gate import GateError

View = Callable[[HttpRequest], HttpResponse]


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
