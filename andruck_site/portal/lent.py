"""Pictures that come with a wire item: fetched where the source's policy allows it.

What is told of a picture comes along: caption, credit, rights holder, terms and
text alternative. What is not told stays empty; the gate asks for it.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from wagtail.log_actions import log

from andruck.errors import AndruckError, FetchError
from andruck.fetch import fetch
from andruck.locale import translate
from andruck.model import Item, SourceSpec
from andruck.rights import decide
from andruck_site.portal import bare
from andruck_site.portal.models import Article, Picture
from andruck_site.portal.site import portal
from andruck_site.wire.models import WireItem

MOST = 5  # pictures of one item
ATTACHED = ("cid:", "attachment:")


def pictures_of(row: WireItem, at: datetime) -> list[tuple[str, Item]]:
    """The pictures of an item that may be printed, with the name each is kept under."""
    item, source = row.item(), portal().source(row.source.name)
    if item.embargoed_until and item.embargoed_until.tzinfo:
        at = max(at, item.embargoed_until)  # fetched before, printed after: the gate sees to that
    if not decide(item, source.policy if source else None, "picture", at).allowed:
        return []
    found = [one.item for one in item.associations if one.rel == "picture" and one.item]
    return [(_key(row, one), one) for one in found if one.renditions][:MOST]


def _key(row: WireItem, picture: Item) -> str:
    """Addresses of attachments count in their letter only."""
    href = picture.renditions[0].href
    address = urlsplit(href)
    own = href if address.scheme in {"http", "https"} else f"{row.uri[:250]}#{href}"
    return own[:500]


def fetched(article: Article, at: datetime) -> list[Picture]:
    """The pictures of the article's items that are here already."""
    keys = [key for row in article.wire_items() for key, _ in pictures_of(row, at)]
    return list(Picture.objects.filter(source_uri__in=keys).order_by("pk")) if keys else []


def bring(article: Article, at: datetime) -> list[Picture]:
    """Fetch what is not here yet; the first becomes the lead picture of an untouched draft."""
    found = []
    for row in article.wire_items():
        for key, item in pictures_of(row, at):
            known = Picture.objects.filter(source_uri=key).first()
            if known or (known := _bring(article, row, key, item)):
                found.append(known)
    if found:
        _lead_with(article, found[0])
    return found


def _bring(article: Article, row: WireItem, key: str, item: Item) -> Picture | None:
    try:
        one = bare.bare(_bytes(row, item))
    except (AndruckError, OSError, bare.NoPicture) as error:
        message = error.message if isinstance(error, AndruckError) else str(error)
        data = {"picture": item.headline or key, "reason": translate(message, "de", {})}
        log(article, "andruck.no_picture", data=data)
        return None
    source = portal().source(row.source.name)
    picture = Picture(
        title=(item.headline or article.headline)[:255],
        description=item.description[:255],
        credit=(item.by or one.artist)[:200],
        copyright_holder=(item.copyright_holder or item.copyright_notice or one.copyright)[:200],
        usage_terms=(item.usage_terms or (source.policy.basis if source else ""))[:500],
        source_uri=key,
    )
    with transaction.atomic():
        picture.file = ContentFile(one.data, name=f"quelle-{row.pk}.{one.suffix}")
        picture.save()
        log(article, "andruck.picture", data={"picture": picture.title, "pk": picture.pk})
    return picture


def _bytes(row: WireItem, item: Item) -> bytes:
    """The picture's bytes: out of the letter, beside the file, or from its address."""
    href = item.renditions[0].href
    if href.startswith(ATTACHED):
        # Readers of web pages come along with it: 29 MB that the web process never needs.
        from andruck.sources.press_release import attached

        if row.capture is None:
            raise FetchError(href, "Die E-Mail liegt nicht mehr vor.")
        return attached(row.capture.data, href)
    source = portal().source(row.source.name)
    if source is not None and source.folder and not urlsplit(href).scheme:
        return _beside(source, row, href)
    answer = fetch(
        href,
        user_agent=f"Andruck/0.1 (+https://{portal().host}/impressum/)",
        limit_bytes=bare.LARGEST,
        allow_loopback=settings.ALLOW_LOOPBACK,
    )
    if answer.status != 200:
        raise FetchError(href, f"Der Server antwortet mit Status {answer.status}.")
    return answer.body


def _beside(source: SourceSpec, row: WireItem, href: str) -> bytes:
    """A file that lies beside the item's own, never one outside the source's folder."""
    home = (Path(settings.PORTAL) / source.folder).resolve()
    item = Path(settings.PORTAL) / (row.capture.url if row.capture else source.folder)
    path = (item.parent / unquote(href)).resolve()
    home = home if home.is_dir() else home.parent
    if not path.is_relative_to(home) or not path.is_file():
        raise FetchError(href, "Das Bild liegt nicht im Ordner der Quelle.")
    if path.stat().st_size > bare.LARGEST:
        raise bare.NoPicture("Die Datei ist zu groß.")
    return path.read_bytes()


@transaction.atomic
def _lead_with(article: Article, picture: Picture) -> None:
    """Only where nobody has worked on the draft: no editor's choice is overwritten."""
    row = Article.objects.select_for_update().filter(pk=article.pk, live=False).first()
    if row is None or row.picture_id or row.revisions.count() != 1:
        return
    revision = row.revisions.get()
    if revision.content.get("picture"):
        return
    row.picture = picture
    row.save()
    revision.content["picture"] = picture.pk
    revision.save(update_fields=["content"])
