"""The draft that is made of a wire item when an editor takes it."""

from __future__ import annotations

from andruck.model import Item, SourceSpec
from andruck_site.portal import body
from andruck_site.portal.models import Article
from andruck_site.portal.site import portal
from andruck_site.wire.models import WireItem

KINDS = set(Article.Kind.values)


def draft_of(row: WireItem, source: SourceSpec | None) -> Article:
    """An unsaved article with all that the item says, and nothing it does not say."""
    item = row.item()
    article = Article(
        section=row.section or portal().sections[0].slug,
        headline=item.headline[:250],
        description=item.description[:1000],
        by=item.by[:200],
        located=item.located[:120],
        kind=_kind(item),
        subjects=[
            subject.name for subject in item.subjects if not subject.uri.startswith("section:")
        ],
        source_name=_source_name(item, source)[:200],
        source_url=item.url if item.url.startswith(("http://", "https://")) else "",
        copyright_notice=(item.copyright_notice or item.copyright_holder)[:500],
        usage_terms=item.usage_terms[:1000],
        rights_basis=_rights_basis(source),
        digital_source_type=_making(item, source),
        translated_from="" if _is_ours(item) else item.language,
        embargoed_until=item.embargoed_until,
    )
    article.body = article._meta.get_field("body").to_python(body.to_blocks(item.body))
    return article


def _is_ours(item: Item) -> bool:
    return item.language in {"und", portal().language} or item.language[:2] == portal().language[:2]


def _kind(item: Item) -> str:
    return next((genre.name for genre in item.genres if genre.name in KINDS), Article.Kind.MELDUNG)


def _source_name(item: Item, source: SourceSpec | None) -> str:
    """Who supplied it: the item's word first, then the source's provider."""
    if item.info_sources:
        return item.info_sources[0].name
    return source.provider if source else ""


def _rights_basis(source: SourceSpec | None) -> str:
    licensed = source is not None and source.policy.text == "full"
    return Article.Rights.LICENSED if licensed else Article.Rights.UNCLEAR


def _making(item: Item, source: SourceSpec | None) -> str:
    code = item.digital_source_type.uri.rsplit("/", 1)[-1] if item.digital_source_type else ""
    if code in Article.Making.values:
        return code
    return ""
