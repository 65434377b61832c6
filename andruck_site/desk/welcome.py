"""The first login: a password of one's own, and the name that stands under a sign-off."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.forms import SetPasswordForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from andruck_site.desk.models import OneTimePassword


class WelcomeForm(SetPasswordForm):
    """Name and password; the name goes into the record of every clearance."""

    first_name = forms.CharField(label="Vorname", max_length=150)
    last_name = forms.CharField(label="Nachname", max_length=150)
    new_password1 = forms.CharField(
        label="Neues Passwort",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text="Mindestens zehn Zeichen; eine Folge von Wörtern merkt sich am besten.",
    )
    new_password2 = forms.CharField(
        label="Neues Passwort, noch einmal",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    field_order = ("first_name", "last_name", "new_password1", "new_password2")

    def save(self, commit: bool = True) -> Any:
        """Set both."""
        self.user.first_name = self.cleaned_data["first_name"]
        self.user.last_name = self.cleaned_data["last_name"]
        return super().save(commit)


def welcome(request: HttpRequest) -> HttpResponse:
    """Ask for both, once; afterwards the desk is open."""
    if not OneTimePassword.binds(request.user):
        return redirect("wagtailadmin_home")
    form = WelcomeForm(request.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        update_session_auth_hash(request, form.save())
        messages.success(request, "Willkommen. Das Einmalpasswort gilt nicht mehr.")
        return redirect("wagtailadmin_home")
    return render(request, "desk/welcome.html", {"form": form})
