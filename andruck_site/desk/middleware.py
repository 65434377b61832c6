"""What stands between the desk and its editors: the first password, and the gate's answer."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html_join

from andruck_site.desk.models import OneTimePassword
from andruck_site.portal.gate import GateError

View = Callable[[HttpRequest], HttpResponse]


class OneTimePasswordMiddleware:
    """Nobody works with the password that was printed at the first start."""

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Lead a user with a one-time password to the account page."""
        account = reverse("wagtailadmin_account")
        free = (account, reverse("wagtailadmin_logout"), reverse("wagtailadmin_javascript_catalog"))
        desk = request.path.startswith(reverse("wagtailadmin_home"))
        if desk and request.path not in free and request.user.is_authenticated:
            if OneTimePassword.binds(request.user):
                messages.warning(request, "Bitte vergeben Sie zuerst ein eigenes Kennwort.")
                return redirect(account)
        return self.get_response(request)


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
        listed = format_html_join(" ", "{}", ((reason,) for reason in error.reasons))
        messages.error(request, "Nicht veröffentlicht: " + listed)
        return redirect(
            reverse(error.article.snippet_viewset.get_url_name("edit"), args=[error.article.pk])
        )
