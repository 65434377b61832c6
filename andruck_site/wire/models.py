"""What came in: sources, the bytes they sent, the items in them, and each run.

Rows carry the value: ``payload`` is the item as JSON, columns are only what is
searched or sorted.
"""

from __future__ import annotations

import gzip
import re
from datetime import datetime

import msgspec
from django.db import models
from django.utils import timezone

from andruck import model
from andruck.model import Finding, Item
from andruck.text.folding import fold

SEARCHED = re.compile(r"[^\W_]+")
SHORTEST = 3  # letters a trigram has
CONTAINS = "+wire_wireitem.id IN (SELECT rowid FROM wire_search WHERE wire_search MATCH %s)"


class Source(models.Model):
    """Where items come from, as portal.toml names it, and how the last visit went."""

    name = models.SlugField("Kennung", max_length=80, unique=True)
    label = models.CharField("Quelle", max_length=200)
    address = models.CharField("Adresse", max_length=500)
    is_folder = models.BooleanField(default=False)
    is_active = models.BooleanField("aktiv", default=True)
    is_sample = models.BooleanField("Beispiel", default=False)
    interval = models.PositiveIntegerField(default=1800, help_text="seconds between two visits")
    next_visit = models.DateTimeField("nächster Abruf", default=timezone.now, db_index=True)
    last_visit = models.DateTimeField("letzter Abruf", null=True, blank=True)
    last_success = models.DateTimeField("zuletzt erreicht", null=True, blank=True)
    failures = models.PositiveIntegerField("Fehlversuche in Folge", default=0)
    error = models.TextField("Fehler", blank=True)
    etag = models.CharField(max_length=500, blank=True)
    last_modified = models.CharField(max_length=200, blank=True)
    body_hash = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["label"]
        verbose_name = "Quelle"
        verbose_name_plural = "Quellen"

    def __str__(self) -> str:
        return self.label


class Capture(models.Model):
    """The bytes a source sent, kept so that any item can be read again."""

    source = models.ForeignKey(Source, models.CASCADE, related_name="captures")
    url = models.CharField(max_length=2000)
    sha256 = models.CharField(max_length=64)
    media_type = models.CharField(max_length=120, blank=True)
    fetched_at = models.DateTimeField(default=timezone.now)
    packed = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "sha256"], name="capture_once"),
        ]

    @property
    def data(self) -> bytes:
        """The bytes as they came."""
        return gzip.decompress(self.packed)

    @property
    def charset(self) -> str:
        """What the server said it is."""
        return self.media_type.partition("; charset=")[2]


class Run(models.Model):
    """One visit to one source: what came in, what was new, changed, dropped and why."""

    source = models.ForeignKey(Source, models.CASCADE, related_name="runs")
    started = models.DateTimeField("begonnen", default=timezone.now)
    finished = models.DateTimeField("beendet", null=True, blank=True)
    seen = models.PositiveIntegerField("gelesen", default=0)
    new = models.PositiveIntegerField("neu", default=0)
    changed = models.PositiveIntegerField("geändert", default=0)
    known = models.PositiveIntegerField("bekannt", default=0)
    dropped = models.PositiveIntegerField("nicht übernommen", default=0)
    # [{"reason": "older", "uri": …, "message": …}], every item that is not in the queue
    reasons = models.JSONField(default=list)
    error = models.TextField("Fehler", blank=True)

    class Meta:
        ordering = ["-started", "-pk"]
        indexes = [models.Index(fields=["source", "-started"])]
        verbose_name = "Lauf"
        verbose_name_plural = "Läufe"

    def __str__(self) -> str:
        return f"{self.source} {self.started:%d.%m.%Y %H:%M}"


class WireStory(models.Model):
    """Items that tell the same."""

    uri = models.CharField(max_length=300, unique=True)
    headline = models.CharField(max_length=500)
    created = models.DateTimeField(default=timezone.now)
    updated = models.DateTimeField(default=timezone.now, db_index=True)

    def __str__(self) -> str:
        return self.headline


class State(models.TextChoices):
    """Where an item stands on the desk."""

    NEW = "new", "Neu"
    TAKEN = "taken", "Angenommen"
    REJECTED = "rejected", "Verworfen"
    MERGED = "merged", "Zusammengeführt"
    WITHDRAWN = "withdrawn", "Zurückgezogen"


def searchable(text: str) -> str:
    """The folded words of a text with one space around each, as the search's trigrams need them."""
    return f" {' '.join(SEARCHED.findall(fold(text)))} "


def _part(word: str) -> str:
    """What to look for: any part of a word from three letters on, below that a beginning."""
    part = " ".join(SEARCHED.findall(fold(word)))
    if len(part) >= SHORTEST:
        return part
    return f" {part}".ljust(SHORTEST) if part else ""


class WireItemQuerySet(models.QuerySet["WireItem"]):
    """The questions asked of many items."""

    def current(self) -> WireItemQuerySet:
        """The newest version of each item."""
        return self.filter(is_current=True)

    def containing(self, words: str) -> WireItemQuerySet:
        """The items with all of these words, or with words that have these as a part."""
        parts = [f'"{part}"' for word in words.split() if (part := _part(word))]
        if not parts:
            return self.none() if words.strip() else self.all()
        # The plus keeps SQLite to the index that fits the facets and the order; it would look
        # up every row with a common word to count the facets (10,000 rows: 18 ms instead of 7).
        return self.extra(where=[CONTAINS], params=[" ".join(parts)])

    def in_state(self, state: str) -> WireItemQuerySet:
        """The items that stand there on the desk."""
        return self.filter(state=state)


class WireItem(models.Model):
    """One version of an item that came in."""

    uri = models.CharField(max_length=500)
    version = models.CharField(max_length=80)
    is_current = models.BooleanField(default=True)
    source = models.ForeignKey(Source, models.PROTECT, related_name="items")
    capture = models.ForeignKey(Capture, models.PROTECT, null=True, related_name="items")
    run = models.ForeignKey(Run, models.SET_NULL, null=True, related_name="items")
    story = models.ForeignKey(WireStory, models.PROTECT, related_name="items")
    state = models.CharField("Stand", max_length=12, choices=State, default=State.NEW)
    state_changed = models.DateTimeField(default=timezone.now)
    received = models.DateTimeField("eingegangen", default=timezone.now)
    version_created = models.DateTimeField("Fassung vom", null=True)
    embargoed_until = models.DateTimeField("Sperrfrist", null=True)
    pub_status = models.CharField("Status", max_length=12, default="usable")
    language = models.CharField("Sprache", max_length=12)
    section = models.CharField("Ressort", max_length=60, blank=True)
    relevance = models.FloatField("Relevanz", default=0)
    severity = models.CharField("Befunde", max_length=10, blank=True)  # of the worst finding
    finding_count = models.PositiveIntegerField(default=0)
    headline = models.CharField("Titel", max_length=500)
    search_text = models.TextField()  # see searchable(); indexed in the table wire_search
    content_hash = models.CharField(max_length=64)
    signature = models.BinaryField(null=True)
    payload = models.BinaryField()
    findings_json = models.BinaryField(default=b"[]")

    objects = WireItemQuerySet.as_manager()

    class Meta:
        ordering = ["-received", "-pk"]
        verbose_name = "Meldung"
        verbose_name_plural = "Meldungen"
        constraints = [
            models.UniqueConstraint(fields=["uri", "version", "content_hash"], name="version_once"),
            models.UniqueConstraint(
                fields=["uri"], condition=models.Q(is_current=True), name="one_current_version"
            ),
        ]
        indexes = [
            # The queue in each of its orders. Partial, because SQLite takes no column of an index
            # for a bare truth: it sorted every row that waits (10,000 rows: 14 ms instead of 0.02).
            *(
                models.Index(
                    fields=[*fields, "-id"],
                    condition=models.Q(is_current=True),
                    name=f"wire_queue_{name}",
                )
                for name, fields in {
                    "all": ["-received"],
                    "state": ["state", "-received"],
                    "source": ["source", "-received"],
                    "section": ["section", "-received"],
                    "relevance": ["state", "-relevance"],
                }.items()
            ),
            # The desk counts every combination of these at once (10,000 rows: 8 ms for 55).
            models.Index(
                fields=["state", "source", "section", "language", "severity", "relevance"],
                condition=models.Q(is_current=True),
                name="wire_facets",
            ),
        ]

    def __str__(self) -> str:
        return self.headline

    def item(self) -> Item:
        """The value this row carries."""
        return model.decode(bytes(self.payload))

    def findings(self) -> tuple[Finding, ...]:
        """What the checks said when it came in."""
        return msgspec.json.decode(bytes(self.findings_json), type=tuple[Finding, ...])

    def is_embargoed(self, at: datetime) -> bool:
        """Does the embargo still run at that time?"""
        return self.embargoed_until is not None and at < self.embargoed_until


class Band(models.Model):
    """A slice of an item's near-duplicate signature; equal slices make candidates."""

    key = models.BinaryField(max_length=16)
    item = models.ForeignKey(WireItem, models.CASCADE, related_name="bands")

    class Meta:
        indexes = [models.Index(fields=["key"])]


class Heartbeat(models.Model):
    """When a worker last showed that it lives; what it runs is its own as long as it does."""

    worker = models.CharField(max_length=64, primary_key=True)
    at = models.DateTimeField()
