"""The record of who signed off what: clearances, and findings that were dismissed."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import models
from django.utils import timezone


class Clearance(models.Model):
    """The sign-off record: who cleared which content when, and what was open.

    Given by a desk action only, never changed. ``findings`` holds what stood
    open as warning and what was dismissed, by whom and why.
    """

    class Kind(models.TextChoices):
        DESK = "desk", "Redaktion"
        SCHEDULED = "scheduled", "geplant"
        ARCHIVE = "archive", "Archiv"

    uri = models.CharField(max_length=300, db_index=True)
    content_hash = models.CharField(max_length=64)
    kind = models.CharField(max_length=12, choices=Kind)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    given_by_name = models.CharField(max_length=200)
    given_at = models.DateTimeField(default=timezone.now)
    not_before = models.DateTimeField(null=True)
    not_after = models.DateTimeField(null=True)
    findings = models.JSONField(default=dict)

    class Meta:
        verbose_name = "Freigabe"
        verbose_name_plural = "Freigaben"
        indexes = [
            models.Index(fields=["uri", "content_hash"]),
            models.Index(
                fields=["not_after"],
                condition=models.Q(not_after__isnull=False),
                name="clearance_ending",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.given_by_name}, {timezone.localtime(self.given_at):%d.%m.%Y %H:%M}"

    def refusals(self, at: datetime) -> list[str]:
        """Why this clearance does not hold at that time."""
        if self.not_before and at < self.not_before:
            when = f"{timezone.localtime(self.not_before):%d.%m.%Y %H:%M}"
            return [f"Die Freigabe gilt erst ab {when} Uhr."]
        if self.not_after and at >= self.not_after:
            return ["Die Freigabe ist mit dem Nutzungsrecht abgelaufen."]
        return []


class Dismissal(models.Model):
    """An editor's word that a finding is none, with the reason. ``uri`` is the
    article's or the wire item's; taking an item takes its dismissals along."""

    uri = models.CharField(max_length=500, db_index=True)
    fingerprint = models.CharField(max_length=32)
    check_name = models.CharField(max_length=80)
    quote = models.TextField(blank=True)
    reason = models.CharField("Begründung", max_length=500)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    given_by_name = models.CharField(max_length=200)
    given_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["uri", "fingerprint"], name="dismissed_once"),
        ]
