"""Rows for the tests of the site: made as the machine and the desk make them."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import count
from typing import Any

from django.contrib.auth.models import Group, Permission, User
from django.utils import timezone
from msgspec.structs import replace

from andruck.model import Item
from andruck.text.html import clean
from andruck_site.desk import actions
from andruck_site.portal.models import Article
from andruck_site.portal.site import portal
from andruck_site.wire import intake
from andruck_site.wire.models import Capture, Run, Source, WireItem

FULL, NONE = "dlt", "logistikfunk-24"  # sources of the portal: all rights, no rights
HEADLINE = "Ilsedorf bestellt Shuttlelager für 22 Millionen Euro"
BODY = (
    "<p>Der Handelskonzern Ilsedorf lässt in Kassel ein Shuttlelager mit 31.000 "
    "Behälterstellplätzen bauen. Die Anlage soll im Herbst 2027 in Betrieb gehen, teilte das "
    "Unternehmen am Montag mit. Sie kostet 22 Millionen Euro.</p>"
    "<p>Das Lager bedient zwölf Kommissionierplätze über Förderbänder und einen Vertikalförderer. "
    "Die Intralogistik arbeitet im Zweischichtbetrieb, sagte Projektleiterin Wiebke Tanner.</p>"
)
FLAW = "an..die"  # two full stops: an error
FLAWED = f"<p>Das Hochregallager liefert {FLAW} Fördertechnik im Versand.</p>"
HOSTILE = "<script>alert('x')</script><img src=x onerror=alert(1)>\"'"
NUMBERS = count(1)


def source(name: str = FULL, **fields: Any) -> Source:
    """A source of the portal as a row."""
    spec = portal().source(name)
    label = spec.label if spec else name
    row, _ = Source.objects.get_or_create(name=name, defaults={"label": label, **fields})
    return row


def wire_item(
    *, given_by: str = FULL, row: dict[str, Any] | None = None, raw: bytes = b"{}", **fields: Any
) -> WireItem:
    """An item that went through the pipeline; ``row`` sets columns afterwards."""
    origin = source(given_by)
    number = next(NUMBERS)
    known = {
        "uri": f"urn:beispiel:meldung:{number}",
        "headline": HEADLINE,
        "description": "Die Anlage in Kassel fasst 31.000 Behälter.",
        "body": BODY,
        "by": "dlt",
        "located": "Kassel",
        "language": "de",
        "version_created": datetime(2026, 11, 23, 8, 0, tzinfo=UTC),
        "copyright_notice": "© 2026 Beispiel",
        "url": "https://www.dlt.example/meldung/1",
    }
    item = Item(**{**known, **fields})
    item = replace(item, body=clean(item.body))  # as every reader does
    capture = Capture.objects.create(
        source=origin, url="https://www.dlt.example/", sha256=f"{number:064}", packed=_packed(raw)
    )
    run = Run.objects.create(source=origin)
    stored = intake.store(
        item,
        capture=capture,
        run=run,
        spec=portal().source(given_by),
        portal=portal(),
        at=timezone.now(),
    )
    assert stored is not None
    for name, value in (row or {}).items():
        setattr(stored, name, value)
    stored.save()
    return stored


def _packed(data: bytes) -> bytes:
    import gzip

    return gzip.compress(data)


def editor(name: str = "Katrin Ahlers", *, boss: bool = False) -> User:
    """Somebody at the desk: of the group Redaktion, or who may do everything."""
    first, last = name.split()
    user = User.objects.create_user(name.lower(), first_name=first, last_name=last)
    if boss:
        user.is_superuser = True
        user.save()
    else:
        user.groups.add(redaktion())
    return user


def redaktion() -> Group:
    """The group as ``prepare`` makes it."""
    from andruck_site.wire.management.commands.prepare import Command

    Command()._groups()
    return Group.objects.get(name="Redaktion")


def reader() -> User:
    """Somebody with an account and no right at the desk."""
    return User.objects.create_user("leserin")


def visitor() -> User:
    """Somebody who may enter the desk and do nothing there."""
    user = User.objects.create_user("gast")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    return user


def draft(user: Any, **fields: Any) -> Article:
    """A draft taken from a fresh item."""
    return actions.take(wire_item(**fields).pk, user)


def own_text(user: Any, **fields: Any) -> Article:
    """A draft we wrote ourselves, with its first revision."""
    known = {
        "section": "lagertechnik",
        "headline": HEADLINE,
        "by": "Katrin Ahlers",
        "rights_basis": Article.Rights.OWN,
        "source_name": "eigene Recherche",
        "source_url": "https://www.beispiel.example/",
    }
    article = Article(**{**known, **fields})
    article.body = article._meta.get_field("body").to_python([{"type": "paragraph", "value": BODY}])
    article.save()
    article.save_revision(user=user)
    return Article.objects.get(pk=article.pk)


def posted(article: Article | None = None, **changes: Any) -> dict[str, Any]:
    """What a browser would send from the article's form."""
    from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

    article = article or Article(
        section="lagertechnik", headline=HEADLINE, by="Katrin Ahlers", rights_basis="own",
        source_name="eigene Recherche", source_url="https://www.beispiel.example/",
    )  # fmt: skip
    text = changes.pop("text", None) or article.body_html() or BODY
    names = (
        "headline", "description", "by", "located", "section", "kind", "source_name", "source_url",
        "copyright_notice", "usage_terms", "rights_basis", "digital_source_type",
        "translated_from", "correction", "slug",
    )  # fmt: skip
    data = {name: getattr(article, name) for name in names}
    data |= {"subjects": ", ".join(article.subjects), "picture": article.picture_id or ""}
    for name in ("embargoed_until", "corrected_at", "go_live_at", "expire_at"):
        data[name] = local(getattr(article, name))
    data["body"] = streamfield([("paragraph", rich_text(text))])
    return nested_form_data(data | changes)


def local(at: datetime | None) -> str:
    """A time as the form's fields take it."""
    return f"{timezone.localtime(at):%d.%m.%Y %H:%M}" if at else ""
