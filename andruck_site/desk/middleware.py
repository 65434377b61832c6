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
        """Lead a user with a one-time password to the account page, and on to the desk."""
        home, account = reverse("wagtailadmin_home"), reverse("wagtailadmin_account")
        if not request.path.startswith(home) or self._is_free(request.path):
            return self.get_response(request)
        if not request.user.is_authenticated or not OneTimePassword.binds(request.user):
            return self.get_response(request)
        if request.path != account:
            messages.warning(request, "Bitte vergeben Sie zuerst ein eigenes Passwort.")
            return redirect(account)
        response = self.get_response(request)
        if request.method == "POST" and not OneTimePassword.binds(request.user):
            return redirect(home)
        return response

    @staticmethod
    def _is_free(path: str) -> bool:
        """What the account page and the way out need."""
        names = ("logout", "javascript_catalog", "sprite")
        return path in {reverse(f"wagtailadmin_{name}") for name in names}


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
