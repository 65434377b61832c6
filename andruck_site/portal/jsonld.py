"""What search engines are told of an article: schema.org NewsArticle."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from markupsafe import Markup

from andruck_site.portal import pictures
from andruck_site.portal.author import Author
from andruck_site.portal.byline import Part
from andruck_site.portal.models import Article
from andruck_site.portal.site import portal

# What could end the script element, or a line in old JavaScript.
ESCAPES = {ord(letter): f"\\u{ord(letter):04x}" for letter in "<>&\u2028\u2029"}
TYPES = {"Kommentar": "OpinionNewsArticle"}
MAKING = {
    "compositeWithTrainedAlgorithmicMedia": "CompositeWithTrainedAlgorithmicMediaDigitalSource",
    "trainedAlgorithmicMedia": "TrainedAlgorithmicMediaDigitalSource",
}


def script(value: dict[str, Any]) -> Markup:
    """JSON that stays JSON inside a script element."""
    return Markup(json.dumps(value, ensure_ascii=False).translate(ESCAPES))


def article(article: Article, base: str, told: Iterable[Part] = ()) -> Markup:
    """The article as NewsArticle; ``told`` is its by-line."""
    address = base + article.get_absolute_url()
    value = {
        "@context": "https://schema.org",
        "@type": TYPES.get(article.kind, "NewsArticle"),
        "mainEntityOfPage": address,
        "url": address,
        "identifier": article.uri,
        "headline": article.headline,
        "description": article.description,
        "articleSection": article.section_name,
        "genre": article.kind,
        "keywords": [str(name) for name in article.subjects],
        "inLanguage": portal().language,
        "datePublished": _time(article.first_published_at),
        "dateModified": _time(article.last_published_at or article.first_published_at),
        "dateline": article.located,
        "isAccessibleForFree": True,
        "author": _authors(article, base, told),
        "publisher": publisher(base),
        "image": _image(article, base),
        "copyrightNotice": article.copyright_notice,
        "sourceOrganization": _named("Organization", article.source_name),
        **_origin(article),
    }
    return script({key: one for key, one in value.items() if one})


def publisher(base: str) -> dict[str, str]:
    """The portal as an organisation."""
    return {"@type": "NewsMediaOrganization", "name": portal().name, "url": f"{base}/"}


def _time(at: Any) -> str:
    return at.isoformat(timespec="seconds") if at else ""


def _named(kind: str, name: str) -> dict[str, str]:
    return {"@type": kind, "name": name} if name else {}


def person(author: Author, base: str) -> Markup:
    """An author as Person, on the page that is about them."""
    value = {
        "@context": "https://schema.org",
        "@type": "Person",
        "name": author.name,
        "url": base + author.get_absolute_url(),
        "mainEntityOfPage": base + author.get_absolute_url(),
        "jobTitle": author.role,
        "description": author.bio,
        "image": base + pictures.source(author.picture, 800) if author.picture else "",
        "worksFor": publisher(base),
    }
    return script({key: one for key, one in value.items() if one})


def _authors(article: Article, base: str, told: Iterable[Part]) -> Any:
    """Who wrote it: one, or a list; authors with a page are told with its address."""
    found = []
    for part in told:
        if part.address:
            found.append({**_named("Person", part.text), "url": base + part.address})
        elif part.is_name:
            found.append(_author(article, part.text))
    if not found:
        return _author(article, article.by or portal().name)
    return found if len(found) > 1 else found[0]


def _author(article: Article, name: str) -> dict[str, str]:
    """A person has two names at least; agencies and desks are organisations."""
    words = name.split()
    house = {article.source_name.casefold(), portal().name.casefold(), "redaktion"}
    is_person = (
        2 <= len(words) <= 4
        and name.casefold() not in house
        and all(word[:1].isupper() and not word.isupper() for word in (words[0], words[-1]))
    )
    return _named("Person" if is_person else "Organization", name)


def _image(article: Article, base: str) -> list[dict[str, Any]]:
    one = article.picture
    if one is None:
        return []
    value = {
        "@type": "ImageObject",
        "url": base + pictures.source(one, 1600),
        "caption": one.title,
        "creditText": one.credit,
        "copyrightNotice": one.copyright_holder,
    }
    return [{key: part for key, part in value.items() if part}]


def _origin(article: Article) -> dict[str, Any]:
    """What it rests on, what it was translated from, how it was made, what was put right."""
    work = {"@type": "CreativeWork", "url": article.source_url} if article.source_url else {}
    value: dict[str, Any] = {"isBasedOn": work}
    if article.translated_from:
        language = {"inLanguage": article.translated_from}
        value["translationOfWork"] = {"@type": "CreativeWork", **work, **language}
    if article.digital_source_type in MAKING:
        value["digitalSourceType"] = f"https://schema.org/{MAKING[article.digital_source_type]}"
    if article.correction:
        note = {"@type": "CorrectionComment", "text": article.correction}
        when = {"datePublished": _time(article.corrected_at)} if article.corrected_at else {}
        value["correction"] = note | when
    return value
