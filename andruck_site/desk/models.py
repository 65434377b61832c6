"""What the desk itself remembers."""

from __future__ import annotations

import secrets
from typing import Any

from django.contrib.auth import get_user_model
from django.db import models
from django.utils import timezone

# No letters and digits that look alike: it is read off a screen and typed.
LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"


class OneTimePassword(models.Model):
    """Marks a user whose password was made by us and must be replaced at the first login."""

    user = models.OneToOneField("auth.User", models.CASCADE, related_name="one_time_password")
    password_hash = models.CharField(max_length=200)

    def __str__(self) -> str:
        return f"Einmalpasswort von {self.user}"

    @classmethod
    def first_editor(cls) -> tuple[str, str] | None:
        """Make the first editor of a desk that has none: name and one-time password."""
        users = get_user_model()
        if users.objects.exists():
            return None
        password = "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(3))
        user = users.objects.create_superuser("redaktion", "", password)
        cls.objects.create(user=user, password_hash=user.password)
        return user.get_username(), password

    @classmethod
    def binds(cls, user: Any) -> bool:
        """Must this user choose a password of their own first?"""
        mark = cls.objects.filter(user=user).first()
        if mark is None:
            return False
        if mark.password_hash != user.password:
            mark.delete()
            return False
        return True


class SavedFilter(models.Model):
    """A question to the queue that an editor keeps under a name."""

    MOST = 20  # an editor has

    user = models.ForeignKey("auth.User", models.CASCADE, related_name="saved_filters")
    name = models.CharField(max_length=60)
    query = models.CharField(max_length=1000, blank=True)
    created = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["user", "name"], name="filter_name_once")]

    def __str__(self) -> str:
        return self.name
