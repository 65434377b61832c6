"""The values that travel: Item, Story, Concept, Place, Finding, Portal.

Field names are those of IPTC ninjs 3.1 in snake_case (the one field it lacks
is ``url``). Values are frozen: a stage never changes an item, it returns a new
one (``msgspec.structs.replace``). Decoding is strict and names the place of
what does not fit.
"""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import Literal

import msgspec

ItemType = Literal[
    "text", "picture", "graphic", "audio", "video", "composite", "component", "event", "planning"
]
PubStatus = Literal["usable", "withheld", "canceled"]
Severity = Literal["error", "warning", "note"]
Field = Literal["headline", "description", "body", "by", "located", "item"]
Side = Literal["text", "source"]

PAYLOAD_VERSION = 1


class Value(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Base of every value. A stage never changes an item, it returns a new one."""


class Concept(Value, frozen=True, kw_only=True):
    """Something an item is about or comes from: a subject, person, place, source."""

    name: str
    uri: str = ""
    rel: str = ""  # "about" | "mentions" | a role such as "press release"
    confidence: int | None = None  # 0 .. 100 (ninjs 3.1, subjects.confidence)
    creator: str = ""  # "person" or the program that said so


class Rendition(Value, frozen=True, kw_only=True):
    """One form of a picture or recording that can be fetched."""

    href: str
    content_type: str = ""
    width: int | None = None
    height: int | None = None
    name: str = ""


class Association(Value, frozen=True, kw_only=True):
    """Another item this one belongs with; its fields where they travel along."""

    rel: str  # basedOn | translationOf | seeAlso | picture
    uri: str = ""
    name: str = ""
    item: Item | None = None  # a picture: headline = caption, description = text alternative


class Item(Value, frozen=True, kw_only=True):
    """One piece of news: wire copy, press release, feed entry, or our own article."""

    uri: str  # the same over all versions
    version: str = "1"
    type: ItemType = "text"
    pub_status: PubStatus = "usable"
    urgency: int | None = None  # 1 most urgent .. 9
    first_created: datetime | None = None
    version_created: datetime | None = None
    embargoed_until: datetime | None = None
    expires: datetime | None = None
    language: str = "und"  # BCP 47; und = not known
    headline: str
    description: str = ""  # the standfirst, plain text
    body: str = ""  # clean HTML, see andruck.text.html.TAGS
    slugline: str = ""
    by: str = ""
    located: str = ""
    ed_note: str = ""  # to the desk, never published
    subjects: tuple[Concept, ...] = ()
    people: tuple[Concept, ...] = ()
    organisations: tuple[Concept, ...] = ()
    places: tuple[Concept, ...] = ()
    genres: tuple[Concept, ...] = ()
    info_sources: tuple[Concept, ...] = ()  # who supplied it
    copyright_holder: str = ""
    copyright_notice: str = ""
    usage_terms: str = ""
    digital_source_type: Concept | None = None  # IPTC code: made by people, a machine, both
    url: str = ""  # where the original can be read; the one field ninjs lacks
    renditions: tuple[Rendition, ...] = ()
    associations: tuple[Association, ...] = ()


class Problem(Value, frozen=True, kw_only=True):
    """Something in the bytes that could not be read; the rest went on."""

    place: str
    message: str


class Story(Value, frozen=True, kw_only=True):
    """Items that tell the same; the lead first."""

    uri: str
    items: tuple[str, ...]
    first_created: datetime | None = None
    version_created: datetime | None = None
    subjects: tuple[Concept, ...] = ()


class Place(Value, frozen=True, kw_only=True):
    """Where in a copy: code points in the plain text of one block.

    ``index`` counts the blocks of the body (0 for headline and description).
    A place of no length in the field ``item`` means the piece as a whole.
    """

    field: Field
    index: int = 0
    start: int = 0
    end: int = 0
    quote: str = ""
    sentence: str = ""  # the sentence around it, for the fingerprint
    side: Side = "text"


class Finding(Value, frozen=True, kw_only=True):
    """What an editor should look at, and where."""

    check: str
    severity: Severity
    message: str  # English with {names}; the desk translates and fills in values
    place: Place
    related: tuple[Place, ...] = ()
    fix: str | None = None  # what to write instead, only when it is sure
    values: dict[str, str] = {}
    occurrence: int = 0  # the how-manieth of its kind in this copy

    @property
    def fingerprint(self) -> str:
        """The same over edits elsewhere in the copy; other when its own sentence changes."""
        parts = (
            self.check,
            self.place.field,
            self.place.quote,
            self.place.sentence,
            *(f"{place.side}:{place.quote}" for place in self.related),
            str(self.occurrence),
        )
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:32]


class Section(Value, frozen=True, kw_only=True):
    """A section (Ressort) of the portal."""

    slug: str
    name: str
    description: str = ""


class Subject(Value, frozen=True, kw_only=True):
    """A subject of the trade with the terms that tell of it, by language."""

    id: str
    name: str
    parent: str = ""
    section: str = ""
    terms: dict[str, tuple[str, ...]] = {}


class Term(Value, frozen=True, kw_only=True):
    """A line of the glossary: a source term and how the house writes it."""

    source: str
    language: str
    target: str
    note: str = ""


class Policy(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a source lets us do with its texts. Deny by default.

    ``text`` is how much may be printed: ``full``, ``quote`` (headline and a
    short quotation with a link), or ``none``.
    """

    text: Literal["full", "quote", "none"] = "none"
    translate: bool = False
    pictures: bool = False
    basis: str = ""  # contract, licence or permission, in words


class SourceSpec(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A source as portal.toml names it: an address to ask or a folder to watch."""

    name: str
    label: str
    url: str = ""
    folder: str = ""
    language: str = ""
    provider: str = ""  # who supplies it, as printed in the source line
    page: bool = False  # the address is a web page with an article, no feed
    interval: int = 1800  # seconds between two requests
    machine_translated: bool = False  # the source's own copy is machine translation
    sample: bool = False
    policy: Policy = Policy()


class Imprint(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who publishes (§ 5 DDG) and who answers for it (§ 18 para. 2 MStV).

    A value in [square brackets] is a placeholder that has not been filled in.
    """

    publisher: str
    street: str
    city: str
    country: str = "Deutschland"
    represented_by: str = ""
    email: str = ""
    phone: str = ""
    register: str = ""
    vat_id: str = ""
    responsible: str = ""
    responsible_address: str = ""
    supervisory: str = ""
    privacy: str = ""  # the portal's own paragraphs for the privacy page


class AuthorSpec(Value, frozen=True, kw_only=True):
    """Somebody who writes for the portal, as authors.csv has it."""

    name: str  # as it stands in the by-line
    slug: str
    role: str = ""
    bio: str = ""


class CheckSettings(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which checks a portal turns off, and which it takes more or less seriously."""

    off: tuple[str, ...] = ()
    severity: dict[str, Severity] = {}


class House(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """House style: how words are spelt here, and which are not to be printed."""

    spellings: dict[str, str] = {}  # wrong -> right
    avoid: dict[str, str] = {}  # word -> why
    promo: tuple[str, ...] = ()  # the portal's own promo openings


class Portal(Value, frozen=True, kw_only=True):
    """A portal: a folder of data, read once."""

    name: str
    tagline: str
    language: str
    host: str
    folder: str
    imprint: Imprint
    sections: tuple[Section, ...] = ()
    sources: tuple[SourceSpec, ...] = ()
    authors: tuple[AuthorSpec, ...] = ()
    subjects: tuple[Subject, ...] = ()
    glossary: tuple[Term, ...] = ()
    house: House = House()
    checks: CheckSettings = CheckSettings()

    def section(self, slug: str) -> Section | None:
        """The section of that slug."""
        return next((one for one in self.sections if one.slug == slug), None)

    def source(self, name: str) -> SourceSpec | None:
        """The source of that name."""
        return next((one for one in self.sources if one.name == name), None)


class Relevance(Value, frozen=True, kw_only=True):
    """How much an item belongs to the portal's field, and what says so."""

    score: float  # 0 .. 1
    terms: tuple[str, ...] = ()  # the portal's terms found, each once
    section: str = ""


class Decision(Value, frozen=True, kw_only=True):
    """May this be done with the item now? If not, why, and until when."""

    allowed: bool
    reason: str = ""  # English message, translated on the screen
    values: dict[str, str] = {}
    until: datetime | None = None  # an allowance ends here, or a refusal


def encode(item: Item) -> bytes:
    """The item as our own stored JSON, with the version of its shape."""
    return msgspec.json.encode({"payload_version": PAYLOAD_VERSION, "item": item})


class _Payload(msgspec.Struct):
    payload_version: int
    item: Item


def decode(payload: bytes | str) -> Item:
    """The item out of stored JSON; raises msgspec.ValidationError with the place."""
    return msgspec.json.decode(payload, type=_Payload).item
