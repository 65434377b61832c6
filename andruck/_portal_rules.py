"""What must fit together in a portal folder: names, addresses, parents, terms.

Each rule yields (table, row or key, message); the reader puts file and line to it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from urllib.parse import urlsplit

from andruck.model import AuthorSpec, House, Policy, Portal, SourceSpec, Subject, Term
from andruck.text.folding import fold

Fault = tuple[str, int | str, str]

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
LABEL = r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"
HOST = re.compile(rf"{LABEL}(\.{LABEL})*(:\d{{1,5}})?")
SCHEMES = ("http", "https", "imap", "imaps", "sftp", "s3")
PAUSE = 60  # seconds; asking more often than this is bad manners
SHORTEST = 4  # letters of a term that may be inflected and compounded
MARKS = "~=*"


def check_settings(portal: Portal) -> Iterator[Fault]:
    """What does not fit together in portal.toml."""
    yield from _head(portal)
    yield from _sections(portal)
    yield from _sources(portal)


def check_tables(
    subjects: Collection[Subject],
    sections: Collection[str] | None,
    glossary: Iterable[Term],
    house: House,
    authors: Collection[AuthorSpec] = (),
) -> Iterator[Fault]:
    """What does not fit in the other files; sections are None when they could not be read."""
    yield from _subjects(subjects, sections)
    yield from _terms(subjects)
    yield from _glossary(glossary)
    yield from _house(house)
    yield from _authors(authors)


def _head(portal: Portal) -> Iterator[Fault]:
    for field in ("name", "tagline"):
        if not getattr(portal, field).strip():
            yield "portal", field, f"“{field}” is empty"
    if not LANGUAGE.fullmatch(portal.language):
        yield (
            "portal",
            "language",
            f"“{portal.language}” is no language code such as de or en-GB",
        )
    if not HOST.fullmatch(portal.host):
        hint = "write it in lower case without https:// and path"
        yield "portal", "host", f"host: “{portal.host}” is no host name; {hint}"


def _sections(portal: Portal) -> Iterator[Fault]:
    if not portal.sections:
        yield "portal", "sections", "there is no section; add [[sections]] with slug and name"
    for row, section in enumerate(portal.sections):
        if not SLUG.fullmatch(section.slug):
            yield "sections", row, _no_slug(section.slug)
        if not section.name.strip():
            yield "sections", row, "the section has no name"
    yield from _twice("sections", (section.slug for section in portal.sections), "section")


def _sources(portal: Portal) -> Iterator[Fault]:
    for row, source in enumerate(portal.sources):
        for message in (*_source(source, Path(portal.folder)), *_policy(source.policy)):
            yield "sources", row, f"{source.name}: {message}"
    yield from _twice("sources", (source.name for source in portal.sources), "source")


def _source(source: SourceSpec, folder: Path) -> Iterator[str]:
    if not SLUG.fullmatch(source.name):
        yield _no_slug(source.name)
    if not source.label.strip():
        yield "the source has no label"
    if source.language and not LANGUAGE.fullmatch(source.language):
        yield f"“{source.language}” is no language code such as de or en-GB"
    if source.interval < PAUSE:
        yield f"interval is {source.interval}; ask at most once in {PAUSE} seconds"
    if bool(source.url) == bool(source.folder):
        yield "give either url or folder"
    elif source.url:
        yield from _url(source.url)
    elif not (folder / source.folder).resolve().is_relative_to(folder.resolve()):
        yield f"the folder “{source.folder}” lies outside the portal"
    elif not (folder / source.folder).exists():
        yield f"the folder “{source.folder}” is not there; create it or mend the name"


def _url(url: str) -> Iterator[str]:
    try:
        parts = urlsplit(url)
        host, secret = parts.hostname, parts.username or parts.password
        known = parts.scheme in SCHEMES and (parts.port is None or parts.port > 0)
    except ValueError:
        host, secret, known = None, None, False
    if not known or not host or re.search(r"\s", url):
        yield f"“{url}” is no address; it begins with {', '.join(s + '://' for s in SCHEMES)}"
    if secret:
        yield "take user name and password out of the address; they belong into the environment"


def _policy(policy: Policy) -> Iterator[str]:
    allowed = policy.text == "full" or policy.translate or policy.pictures
    if allowed and not policy.basis.strip():
        yield "the policy allows print, translation or pictures; say in basis what allows it"
    if policy.translate and policy.text == "none":
        yield "the policy allows translation of a text that may not be printed; set text too"


def _subjects(subjects: Collection[Subject], sections: Collection[str] | None) -> Iterator[Fault]:
    ids = {subject.id: subject for subject in subjects}
    for row, subject in enumerate(subjects):
        if not SLUG.fullmatch(subject.id):
            yield "subjects", row, _no_slug(subject.id)
        if not subject.name:
            yield "subjects", row, f"{subject.id}: the subject has no name"
        if subject.parent and subject.parent not in ids:
            yield "subjects", row, f"{subject.id}: there is no subject “{subject.parent}”"
        if subject.section and sections is not None and subject.section not in sections:
            yield "subjects", row, f"{subject.id}: there is no section “{subject.section}”"
        if _circular(subject, ids):
            yield "subjects", row, f"{subject.id}: is its own ancestor; mend the column parent"
    yield from _twice("subjects", (subject.id for subject in subjects), "subject")


def _circular(subject: Subject, ids: Mapping[str, Subject]) -> bool:
    seen, up = {subject.id}, ids.get(subject.parent)
    while up is not None:
        if up.id == subject.id:
            return True
        if up.id in seen:
            return False  # the circle lies above; its own members are told
        seen.add(up.id)
        up = ids.get(up.parent)
    return False


def _terms(subjects: Iterable[Subject]) -> Iterator[Fault]:
    seen: dict[tuple[str, str], str] = {}
    for row, subject in enumerate(subjects):
        for language, terms in subject.terms.items():
            for term in terms:
                for message in _term(term):
                    yield "subjects", row, f"{subject.id}: the term “{term}” ({language}) {message}"
                plain = language, re.sub(r"[^\w*]", "", fold(term))
                if plain in seen:
                    other = f"stands already at {seen[plain]}"
                    yield "subjects", row, f"{subject.id}: the term “{term}” ({language}) {other}"
                seen[plain] = subject.id


def _term(term: str) -> Iterator[str]:
    bare = term.removeprefix("~")
    whole = bare.startswith("=")
    letters = len(re.sub(r"[\W_]", "", bare))
    if not whole and letters < SHORTEST:
        yield f"has fewer than {SHORTEST} letters; write =term if it counts as a whole word"
    if not letters:
        yield "is empty"
    if whole and "*" in bare:
        yield "is marked as a whole word and as a part of one; take = or * away"
    if any(mark in bare.removeprefix("=") for mark in "~="):
        yield "has a mark inside; ~ and = stand in front, in this order"
    if any("*" in word.removeprefix("*").removesuffix("*") for word in re.split(r"[\s-]", bare)):
        yield "has * inside a word; it stands before or behind a word"


def _glossary(glossary: Iterable[Term]) -> Iterator[Fault]:
    seen: set[tuple[str, str]] = set()
    for row, term in enumerate(glossary):
        if not LANGUAGE.fullmatch(term.language):
            yield "glossary", row, f"“{term.language}” is no language code such as en or es"
        if not term.source or not term.target:
            yield "glossary", row, "the source or the target term is empty"
        key = term.language, term.source.casefold()
        if key in seen:
            yield "glossary", row, f"“{term.source}” ({term.language}) stands there twice"
        seen.add(key)


def _house(house: House) -> Iterator[Fault]:
    for wrong, right in house.spellings.items():
        if not wrong.strip() or wrong == right:
            yield "spellings", wrong, f"“{wrong}” is corrected to itself"
        elif right in house.spellings:
            yield "spellings", wrong, f"“{wrong}” becomes “{right}”, which is itself corrected"
    for word in house.avoid:
        if not word.strip():
            yield "avoid", word, "an entry is empty"
    if any(not opening.strip() for opening in house.promo):
        yield "promo", 0, "an opening is empty"


def _authors(authors: Collection[AuthorSpec]) -> Iterator[Fault]:
    for row, author in enumerate(authors):
        if not author.name:
            yield "authors", row, "the author has no name"
        elif re.search(r",|&| und ", author.name):
            yield "authors", row, f"“{author.name}” are several names; give each a line of its own"
        if not SLUG.fullmatch(author.slug):
            yield "authors", row, _no_slug(author.slug)
    yield from _twice("authors", (author.slug for author in authors), "slug")
    yield from _twice("authors", (author.name for author in authors), "author")


def _twice(table: str, names: Iterable[str], what: str) -> Iterator[Fault]:
    seen: set[str] = set()
    for row, name in enumerate(names):
        if name in seen:
            yield table, row, f"there are two of the {what} “{name}”"
        seen.add(name)


def _no_slug(text: str) -> str:
    return f"“{text}” is no slug: lower-case letters a–z, digits and single hyphens"
