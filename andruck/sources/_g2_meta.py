"""What a NewsML-G2 item says about itself: itemMeta, contentMeta, rightsInfo.

Sections are those of the NewsML-G2 Guidelines (https://www.iptc.org/std/NewsML-G2/).
What is meant for the desk alone (``edNote``, signals, anything with a ``pubconstraint``,
descriptions with a role that readers are not meant to see) goes to ``note``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, NamedTuple, cast

from andruck.model import Concept, ItemType, PubStatus
from andruck.sources._dates import moment, zone
from andruck.sources._texts import byline, line
from andruck.sources._xml import Element, child, children, name, paragraphs, words

SCHEMES = {  # aliases of the IPTC's catalogue; a document may declare its own
    "medtop": "http://cv.iptc.org/newscodes/mediatopic/",
    "subj": "http://cv.iptc.org/newscodes/subjectcode/",
    "genre": "http://cv.iptc.org/newscodes/genre/",
    "digsrctype": "http://cv.iptc.org/newscodes/digitalsourcetype/",
    "wd": "http://www.wikidata.org/entity/",
}
TYPES = {
    "text": "text", "picture": "picture", "photo": "picture", "graphic": "graphic",
    "animation": "video", "video": "video", "audiovisual": "video", "audio": "audio",
    "composite": "composite",
}  # fmt: skip
STATUS = {"usable": "usable", "withheld": "withheld", "canceled": "canceled"}
MAIN = ("", "main", "headline", "title", "web", "online", "long", "short")  # roles of a headline
STANDFIRSTS = ("", "summary", "abstract", "standfirst", "teaser", "lead")
CAPTIONS = ("caption",)
ALTERNATIVES = ("alttext", "alt")
PUBLIC = (*STANDFIRSTS, *CAPTIONS, *ALTERNATIVES)

_ZONED = re.compile(r"T.*(?:Z|[+-]\d\d:?\d\d)$")
_DATELINE = re.compile(r"(?P<place>[^\W\d_][^\d(–—:]*?)\s*(?:\(|[–—:]|\s-|$)")
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


class Embargo(NamedTuple):
    """Until when; ``is_open`` where the item is held back without a time we can trust."""

    until: datetime | None
    is_open: bool


class Meta:
    """The three blocks of metadata of one item, with the names its assertions give."""

    def __init__(self, item: Element) -> None:
        self.item = item
        self.management = child(item, "itemMeta")
        self.content = child(item, "contentMeta")
        self.language = self._language()
        self.names = _asserted(item, self.language)
        self.schemes = SCHEMES | {
            str(one.get("alias")): str(one.get("uri"))
            for one in children(item, "catalog/scheme")
            if one.get("alias") and one.get("uri")
        }

    def _language(self) -> str:
        tag = child(self.content, "language")
        declared = tag.get("tag") if tag is not None else ""
        return declared or self.item.get(XML_LANG) or ""

    # itemMeta: management metadata

    def type(self, default: ItemType) -> ItemType:
        """The class of the content (itemClass); ``default`` where it is a foreign one."""
        return cast("ItemType", TYPES.get(code(child(self.management, "itemClass")), default))

    def status(self) -> PubStatus:
        """pubStatus: usable where none is given; one we do not know holds the item back."""
        element = child(self.management, "pubStatus")
        if element is None:
            return "usable"
        return cast("PubStatus", STATUS.get(code(element), "withheld"))

    def date(self, field: str) -> datetime | None:
        """A date of itemMeta; without a zone, by the clocks where its language is spoken."""
        return moment(words(child(self.management, field)), zone(self.language))

    def embargo(self) -> Embargo:
        """embargoed: empty means until further notice, and so does a time without a zone."""
        element = child(self.management, "embargoed")
        if element is None:
            return Embargo(None, False)
        text = words(element)
        until = moment(text) if _ZONED.search(text) else None
        return Embargo(until, until is None)

    def note(self) -> str:
        """All that is for the desk."""
        notes = [paragraphs(one) for one in children(self.management, "edNote")]
        status = child(self.management, "pubStatus")
        if status is not None and code(status) not in STATUS:
            notes.append(f"Status der Agentur: {self.label(status) or '?'}")
        if self.embargo().is_open:
            text = words(child(self.management, "embargoed"))
            notes.append(f"Sperrfrist: {text or 'bis auf Weiteres'}")
        for one in children(self.management, "signal"):
            notes.append(f"Signal: {self.label(one) or words(one)}")
        for field in ("headline", "description", "by", "dateline", "creditline"):
            for one in children(self.content, field):
                if not self._is_public(one):
                    role = one.get("role") or one.get("pubconstraint") or field
                    notes.append(f"{role}: {words(one)}")
        return "\n\n".join(dict.fromkeys(one for one in notes if one.rpartition(": ")[2]))

    # contentMeta: what readers may see

    def text(self, field: str, roles: Iterable[str]) -> str:
        """The first public text of these roles, in the item's language if there is one."""
        found = [one for one in self._public(field) if role(one) in roles and words(one)]
        order = list(roles)
        found.sort(key=lambda one: (not self._is_native(one), order.index(role(one)), rank(one)))
        return words(found[0]) if found else ""

    def headline(self) -> str:
        """The headline; where there is none, the item's title (itemMeta)."""
        titles = (one for one in children(self.management, "title") if not role(one))
        title = next((one for one in titles if self._is_public(one)), None)
        return self.text("headline", MAIN) or words(title)

    def description(self) -> str:
        """The standfirst: a summary, else the headline of second rank."""
        return self.text("description", STANDFIRSTS) or self.text("headline", ("subheadline",))

    def by(self) -> str:
        """by; else those among the creators who have a name of two words."""
        if lines := [text for one in self._public("by") if (text := words(one))]:
            return ", ".join(dict.fromkeys(byline(one) for one in lines))
        people = [self.label(one) for one in self._open("creator") if _is_person(one)]
        return ", ".join(dict.fromkeys(one for one in people if " " in one))

    def credit(self) -> str:
        """How a picture is credited: its creditline, else its makers."""
        return next(filter(None, map(words, self._public("creditline"))), "") or self.by()

    def located(self) -> str:
        """The place of the dateline."""
        for one in self._open("located"):
            if label := self.label(one):
                return label
        match = _DATELINE.match(words(next(iter(self._public("dateline")), None)))
        return match["place"].strip(" ,") if match else ""

    def urgency(self) -> int | None:
        """1 to 9, or none."""
        text = words(child(self.content, "urgency"))
        return int(text) if re.fullmatch("[1-9]", text) else None

    def concepts(self) -> dict[str, Any]:
        """subjects, people, organisations and places, by the type of each subject."""
        found: dict[str, dict[str, Concept]] = {
            "subjects": {}, "people": {}, "organisations": {}, "places": {},
        }  # fmt: skip
        for one in self._open("subject"):
            kind = (one.get("type") or "").rpartition(":")[2].lower()
            field = {"person": "people", "organisation": "organisations"}.get(kind, "subjects")
            field = "places" if kind in ("geoarea", "poi") else field
            if concept := self.concept(one, "about"):
                found[field].setdefault(concept.uri or concept.name, concept)
        for one in children(self.item, "groupSet/group/conceptRef"):
            if concept := self.concept(one, "mentions"):
                found["subjects"].setdefault(concept.uri or concept.name, concept)
        for one in self._open("keyword"):
            if text := words(one):
                found["subjects"].setdefault(text, Concept(name=text, rel="about"))
        return {field: tuple(concepts.values()) for field, concepts in found.items()}

    def listed(self, field: str) -> tuple[Concept, ...]:
        """The concepts of a field of contentMeta."""
        found = (self.concept(one, "") for one in self._open(field))
        return tuple(one for one in found if one)

    def sources(self) -> tuple[Concept, ...]:
        """infoSource where it has a name, else the provider."""
        found = [one for one in self.listed("infoSource") if " " in one.name or ":" not in one.name]
        if not found and (provider := self.concept(child(self.management, "provider"), "")):
            found = [provider]
        return tuple({one.name: one for one in reversed(found)}.values())[::-1]

    def source_type(self) -> Concept | None:
        """digitalSourceType (2.33)."""
        return self.concept(child(self.content, "digitalSourceType"), "")

    # rightsInfo

    def rights(self) -> dict[str, str]:
        """Holder, notice and terms; of several languages the item's own."""
        return {
            "copyright_holder": self._rights("copyrightHolder"),
            "copyright_notice": self._rights("copyrightNotice"),
            "usage_terms": self._rights("usageTerms"),
        }

    def _rights(self, field: str) -> str:
        found = list(children(self.item, f"rightsInfo/{field}"))
        native = [one for one in found if self._is_native(one)] or found[:1]
        holder = field == "copyrightHolder"
        texts = [self.label(one) if holder else words(one) for one in native]
        texts = [
            text or str(one.get("href") or "") for text, one in zip(texts, native, strict=True)
        ]
        return " ".join(dict.fromkeys(text for text in texts if text))

    # concepts

    def concept(self, element: Element | None, rel: str) -> Concept | None:
        """A concept by name, URI, QCode or literal; none where there is nothing of it."""
        if element is None:
            return None
        uri = self.uri(element)
        label = self.label(element) or uri
        percent = element.get("confidence") or ""
        confidence = int(percent) if re.fullmatch(r"\d{1,2}|100", percent) else None
        creator = (element.get("creator") or "").rpartition(":")[2]
        if not label:
            return None
        return Concept(name=label, uri=uri, rel=rel, confidence=confidence, creator=creator)

    def label(self, element: Element) -> str:
        """What a concept is called: its name, else what the document asserts of it."""
        keys = [element.get(key) or "" for key in ("qcode", "uri", "literal")]
        named = best_name(element, self.language)
        named = named or next((self.names[key] for key in keys if key in self.names), "")
        alone = keys[0].rpartition(":")[
            2
        ]  # "REUTERS" says something without its alias, "20016" not
        return named or line(keys[2]) or (keys[0] if alone.isdecimal() else alone)

    def uri(self, element: Element) -> str:
        """The URI; a QCode as one where its alias is known, else as it stands."""
        qcode = element.get("qcode") or ""
        alias, _, rest = qcode.partition(":")
        if uri := element.get("uri"):
            return str(uri)
        return self.schemes[alias] + rest if alias in self.schemes else qcode

    def _open(self, field: str) -> Iterator[Element]:
        """The values of a field that bear no constraint, whatever their role."""
        found = children(self.content, field)
        return (one for one in found if self._is_public(one, any_role=True))

    def _public(self, field: str) -> Iterator[Element]:
        return (one for one in children(self.content, field) if self._is_public(one))

    def _is_public(self, element: Element, *, any_role: bool = False) -> bool:
        if element.get("pubconstraint") or element.get("pubconstrainturi"):
            return False
        return any_role or name(element) != "description" or role(element) in PUBLIC

    def _is_native(self, element: Element) -> bool:
        tag = element.get(XML_LANG) or self.language
        return tag[:2].lower() == self.language[:2].lower()


def code(element: Element | None) -> str:
    """The last part of a concept's QCode or URI, in small letters."""
    if element is None:
        return ""
    key = element.get("qcode") or element.get("uri") or element.get("literal") or ""
    return re.split(r"[:/#]", key)[-1].lower()


def role(element: Element) -> str:
    """The role without its alias, in small letters."""
    return re.split(r"[:/#]", element.get("role") or element.get("roleuri") or "")[-1].lower()


def rank(element: Element) -> int:
    """The rank among values of one property; those without one come last."""
    text = element.get("rank") or ""
    return int(text) if re.fullmatch(r"\d{1,4}", text) else 10_000


def best_name(element: Element, language: str) -> str:
    """The name in this language, else the first; a mnemonic is not a name."""
    found = [one for one in children(element, "name") if role(one) != "mnemonic" and words(one)]
    native = [one for one in found if (one.get(XML_LANG) or "")[:2] == language[:2]]
    return words((native or found)[0]) if found else ""


def _asserted(item: Element, language: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for one in children(item, "assert"):
        if label := best_name(one, language):
            found |= {key: label for at in ("qcode", "uri", "literal") if (key := one.get(at))}
    return found


def _is_person(creator: Element) -> bool:
    kind = (creator.get("type") or "").rpartition(":")[2].lower()
    return kind in ("", "person") and child(creator, "organisationDetails") is None
