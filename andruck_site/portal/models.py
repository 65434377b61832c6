"""What readers see: articles, their pictures, and the record of who signed them off."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.text import slugify
from modelcluster.models import ClusterableModel
from wagtail.fields import StreamField
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    PreviewableMixin,
    RevisionMixin,
)
from wagtail.search import index

from andruck.model import Association, Concept, Item
from andruck_site.portal import body, gate, keys, search
from andruck_site.portal.author import Author
from andruck_site.portal.blocks import BodyBlock
from andruck_site.portal.keys import CacheKey
from andruck_site.portal.picture import Picture, PictureRendition, picture_item
from andruck_site.portal.signoff import Clearance, Dismissal
from andruck_site.portal.site import portal
from andruck_site.portal.teaser import address, section_name
from andruck_site.wire.models import WireItem

__all__ = [
    "Article",
    "ArticleQuerySet",
    "Author",
    "CacheKey",
    "Clearance",
    "Dismissal",
    "Picture",
    "PictureRendition",
    "Provenance",
    "picture_item",
]


class ArticleQuerySet(models.QuerySet["Article"]):
    """The questions asked of many articles."""

    def live(self) -> ArticleQuerySet:
        """What readers may see."""
        return self.filter(live=True)

    def shown(self, at: datetime) -> ArticleQuerySet:
        """What readers may see at that time, also while nobody has yet taken down what ended;
        ``ends`` is when the right to it does."""
        usable = self.live().filter(pub_status="usable")
        ends = models.Q(ends=None) | models.Q(ends__gt=at)
        return usable.annotate(ends=models.F("clearance__not_after")).filter(ends)

    def hidden(self, at: datetime) -> ArticleQuerySet:
        """What is live and yet not shown; an index leads to each kind, and few are of either."""
        live = self.live().order_by().values("pk")
        ended = live.filter(clearance__not_after__lte=at)
        return self.filter(pk__in=ended.union(live.exclude(pub_status="usable")))

    def newest(self) -> ArticleQuerySet:
        """Newest first."""
        return self.order_by("-first_published_at", "-pk")

    def in_section(self, slug: str) -> ArticleQuerySet:
        """The articles of a section."""
        return self.filter(section=slug)

    # Ways past save(): they end every kept page.

    @transaction.atomic
    def update(self, **fields: Any) -> int:
        """Change many at once."""
        if Article.guarded() & set(fields):
            keys.raise_keys(keys.PORTAL)
        return super().update(**fields)

    @transaction.atomic
    def bulk_create(self, rows: Iterable[Article], *args: Any, **kwargs: Any) -> list[Article]:
        """Store many at once."""
        keys.raise_keys(keys.PORTAL)
        return super().bulk_create(rows, *args, **kwargs)

    @transaction.atomic
    def delete(self) -> tuple[int, dict[str, int]]:
        """Delete many at once, and what the search knows of them."""
        keys.raise_keys(keys.PORTAL)
        for pk in self.values_list("pk", flat=True):
            search.remove(pk)
        return super().delete()

    delete.queryset_only = True  # type: ignore[attr-defined]
    update.alters_data = bulk_create.alters_data = delete.alters_data = True  # type: ignore[attr-defined]


class Article(
    DraftStateMixin, LockableMixin, RevisionMixin, PreviewableMixin, index.Indexed, ClusterableModel
):
    """An article of the portal."""

    class Kind(models.TextChoices):
        MELDUNG = "Meldung", "Meldung"
        FACHBEITRAG = "Fachbeitrag", "Fachbeitrag"
        ANWENDERBERICHT = "Anwenderbericht", "Anwenderbericht"
        INTERVIEW = "Interview", "Interview"
        PRODUKTMELDUNG = "Produktmeldung", "Produktmeldung"
        KOMMENTAR = "Kommentar", "Kommentar"

    class Rights(models.TextChoices):
        OWN = "own", "Eigener Text"
        LICENSED = "licensed", "Text der Quelle, Nutzung geregelt"
        UNCLEAR = "unclear", "ungeklärt"

    class Making(models.TextChoices):
        UNKNOWN = "", "keine Angabe"
        HUMAN = "digitalCreation", "Von Menschen geschrieben"
        EDITED_MACHINE = "compositeWithTrainedAlgorithmicMedia", "Maschinell übersetzt, redigiert"
        MACHINE = "trainedAlgorithmicMedia", "Maschinell übersetzt, nicht redigiert"

    uri = models.CharField(max_length=300, unique=True, editable=False)
    slug = models.SlugField(
        "Adresse", max_length=120, blank=True, help_text="Leer lassen: aus dem Titel gebildet."
    )
    section = models.CharField("Ressort", max_length=60)
    kind = models.CharField("Form", max_length=20, choices=Kind, default=Kind.MELDUNG)
    headline = models.CharField("Titel", max_length=250)
    description = models.TextField("Vorspann", blank=True, max_length=1000)
    body = StreamField(BodyBlock(), verbose_name="Text", blank=True)
    by = models.CharField("Autor oder Agentur", max_length=200, blank=True)
    located = models.CharField("Ortsmarke", max_length=120, blank=True)
    picture = models.ForeignKey(
        Picture,
        models.PROTECT,
        verbose_name="Aufmacherbild",
        null=True,
        blank=True,
        related_name="+",
    )
    subjects = models.JSONField("Sachgebiete", default=list, blank=True)  # names
    source_name = models.CharField("Quelle", max_length=200, blank=True)
    source_url = models.URLField("Original", max_length=2000, blank=True)
    copyright_notice = models.CharField("Urheberrechtsvermerk", max_length=500, blank=True)
    usage_terms = models.CharField("Nutzungsrechte", max_length=1000, blank=True)
    rights_basis = models.CharField(
        "Rechtsgrundlage", max_length=10, choices=Rights, default=Rights.UNCLEAR
    )
    digital_source_type = models.CharField("Herstellung", max_length=60, choices=Making, blank=True)
    translated_from = models.CharField("Übersetzt aus", max_length=12, blank=True)
    pub_status = models.CharField(max_length=12, default="usable", editable=False)
    embargoed_until = models.DateTimeField("Sperrfrist bis", null=True, blank=True)
    correction = models.TextField("Korrekturhinweis", blank=True)
    corrected_at = models.DateTimeField("Korrigiert am", null=True, blank=True)
    is_sample = models.BooleanField(default=False, editable=False)
    created = models.DateTimeField(default=timezone.now, editable=False)
    clearance = models.OneToOneField(
        Clearance, models.PROTECT, null=True, editable=False, related_name="article"
    )

    objects = ArticleQuerySet.as_manager()

    search_fields = [
        index.SearchField("headline"),
        index.AutocompleteField("headline"),
        index.FilterField("live"),
        index.FilterField("section"),
    ]

    class Meta:
        verbose_name = "Artikel"
        verbose_name_plural = "Artikel"
        ordering = ["-first_published_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(live=False) | models.Q(clearance__isnull=False),
                name="live_needs_a_clearance",
                violation_error_message="Ohne Freigabe geht kein Artikel online.",
            ),
        ]
        indexes = [
            models.Index(
                fields=["-first_published_at", "-id"],
                condition=models.Q(live=True),
                name="live_newest",
            ),
            models.Index(
                fields=["section", "-first_published_at", "-id"],
                condition=models.Q(live=True),
                name="live_section_newest",
            ),
            models.Index(
                fields=["by", "-first_published_at", "-id"],
                condition=models.Q(live=True),
                name="live_byline_newest",
            ),
            # These hold next to nothing: what is asked for by them is the exception.
            models.Index(
                fields=["expire_at"],
                condition=models.Q(live=True, expire_at__isnull=False),
                name="live_expiring",
            ),
            models.Index(
                fields=["pub_status"],
                condition=models.Q(live=True) & ~models.Q(pub_status="usable"),
                name="live_unusable",
            ),
        ]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        if not args:
            kwargs.setdefault("live", False)  # DraftStateMixin's default is True
        super().__init__(*args, **kwargs)

    def __str__(self) -> str:
        return self.headline

    # One row's questions

    @property
    def section_name(self) -> str:
        """The section's name as readers see it."""
        return section_name(self.section)

    def get_absolute_url(self) -> str:
        """The article's path on the portal."""
        return address(self.section, self.slug, self.pk)

    def wire_items(self) -> list[WireItem]:
        """The current versions of the wire items this article rests on, lead first."""
        found: list[WireItem] = []
        if self.pk is None:
            return found
        for row in self.provenance.select_related("wire_item__source").order_by("pk"):
            current = row.wire_item
            if not current.is_current:
                current = WireItem.objects.select_related("source").get(
                    uri=current.uri, is_current=True
                )
            current.is_translation = row.rel == "translationOf"
            found.append(current)
        return found

    def body_html(self) -> str:
        """The body as clean HTML, pictures as figures without their image."""
        return body.to_html(self.body)

    def pictures(self) -> list[Picture]:
        """The lead picture and those in the text."""
        inside = [block.value["picture"] for block in self.body if block.block_type == "picture"]
        return [one for one in (self.picture, *inside) if one]

    def item(self) -> Item:
        """The article as the value that is checked, signed off and written out."""
        return Item(
            uri=self.uri,
            version=str(self.latest_revision_id or 1),
            pub_status=self.pub_status,  # type: ignore[arg-type]
            first_created=self.first_published_at or self.created,
            version_created=self.last_published_at or self.first_published_at or self.created,
            embargoed_until=self.embargoed_until,
            language=portal().language,
            headline=self.headline,
            description=self.description,
            body=self.body_html(),
            by=self.by,
            located=self.located,
            subjects=self._subjects(),
            genres=(Concept(name=self.kind),),
            info_sources=(Concept(name=self.source_name),) if self.source_name else (),
            copyright_notice=self.copyright_notice,
            usage_terms=self.usage_terms,
            digital_source_type=self._digital_source_type(),
            url=self.source_url,
            associations=tuple(self._associations()),
        )

    def _subjects(self) -> tuple[Concept, ...]:
        section = Concept(name=self.section_name, uri=f"section:{self.section}", rel="about")
        return (section, *(Concept(name=name, rel="about") for name in self.subjects))

    def _digital_source_type(self) -> Concept | None:
        if not self.digital_source_type:
            return None
        code = self.digital_source_type
        return Concept(name=code, uri=f"http://cv.iptc.org/newscodes/digitalsourcetype/{code}")

    def _associations(self) -> list[Association]:
        found = []
        if self.translated_from:
            found.append(
                Association(rel="translationOf", uri=self.source_url, name=self.translated_from)
            )
        found += [Association(rel="picture", item=picture_item(one)) for one in self.pictures()]
        if self.correction:
            found.append(Association(rel="correction", name=self.correction))
        return found

    # Going live

    def clean(self) -> None:
        """Unknown sections are refused; an empty address is made from the headline."""
        super().clean()
        if portal().section(self.section) is None:
            raise ValidationError({"section": "Dieses Ressort gibt es nicht."})
        self.slug = self.slug or slugify(search.fold(self.headline))[:120].strip("-")

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store the article; what goes live must have been signed off (see gate)."""
        fields = kwargs.get("update_fields")
        whole = fields is None or bool(set(fields) & self.guarded())
        if not self.uri:
            self.uri = f"urn:uuid:{uuid.uuid4()}"
        self.slug = self.slug or slugify(search.fold(self.headline))[:120].strip("-")
        with transaction.atomic():
            before = self._standing() if whole else None
            if before and before.pub_status == "canceled":
                self.pub_status = "canceled"  # killed since it was read: no save brings it back
            if self.live and whole:
                self.clearance = gate.require(self)
            elif whole:
                self.clearance = None  # so that update(live=True) meets the constraint
            super().save(*args, **kwargs)
            if whole:
                search.update(self)
                keys.raise_article(self, before)

    def _standing(self) -> keys.Standing | None:
        """How it stands, and nobody changes that before this transaction ends."""
        row = Article.objects.select_for_update().filter(pk=self.pk)
        stored = row.values_list("live", "section", "pub_status").first()
        return keys.Standing(*stored) if stored else None

    @classmethod
    def guarded(cls) -> set[str]:
        """The fields a reader would notice; a save of others needs no gate."""
        own = {"latest_revision", "has_unpublished_changes", "locked", "locked_at", "locked_by"}
        return {field.name for field in cls._meta.concrete_fields} - own

    def get_latest_revision_as_object(self) -> Article:
        """The newest version; of an article that is deleted in this moment, the row as it was."""
        changed = self.has_unpublished_changes and self.latest_revision_id
        newest = self.revisions.filter(pk=self.latest_revision_id).first() if changed else None
        return self.with_content_json(newest.content) if newest else self

    def with_content_json(self, content: Any) -> Article:
        """A revision as an article; no older text brings a killed piece back to life."""
        found = super().with_content_json(content)
        for name in ("pub_status", "uri", "clearance_id", "live_revision_id", "last_published_at"):
            setattr(found, name, getattr(self, name))
        return found

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        """Delete the article, and what the search knows of it."""
        with transaction.atomic():
            search.remove(self.pk)
            keys.raise_article(self, self._standing())
            return super().delete(*args, **kwargs)

    def get_preview_template(self, request: Any, mode_name: str) -> str:
        """The article page itself."""
        return "article.html"

    def serve_preview(self, request: Any, mode_name: str) -> Any:
        """The draft as readers would see it."""
        from andruck_site.portal.views import render_article

        return render_article(request, self, preview=True)


class Provenance(models.Model):
    """Which wire item an article rests on."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="provenance")
    wire_item = models.ForeignKey(WireItem, models.PROTECT, related_name="used_in")
    rel = models.CharField(max_length=20, default="basedOn")  # basedOn | translationOf

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["article", "wire_item"], name="rests_once"),
        ]
