"""All that the desk shows beside the list: an item, its findings, where it comes from."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from django.utils import timezone
from wagtail.models import ModelLogEntry

from andruck.locale import translate
from andruck.model import Decision, Item, SourceSpec
from andruck.rights import decide
from andruck_site.desk import marks
from andruck_site.desk.actions import article_of
from andruck_site.desk.queue import is_running, language_name, story_sizes
from andruck_site.desk.versions import compare, rested_on
from andruck_site.portal.proof import proof
from andruck_site.portal.site import portal
from andruck_site.wire.models import State, WireItem

CORRECTION = re.compile(r"\W*(?:berichtigung|korrektur|korr\b|correction|corrects?\b)", re.I)
USES = {"publish": "Abdruck", "translate": "Übersetzung"}
SIBLINGS = 20
MAKING = {
    "digitalCreation": "von Menschen geschrieben",
    "trainedAlgorithmicMedia": "maschinell erzeugt oder übersetzt",
    "compositeWithTrainedAlgorithmicMedia": "mit maschineller Hilfe",
}


def lines(rows: list[WireItem], now: datetime) -> list[dict[str, Any]]:
    """The rows of the list with what their badges say."""
    sizes = story_sizes(rows)
    resting = rested_on([row for row in rows if row.state == State.NEW])
    today = timezone.localdate(now)
    return [
        {
            "row": row,
            "language": language_name(row.language),
            "section": section_name(row.section),
            "is_today": timezone.localdate(row.received) == today,
            "badges": badges(row, row.item(), now, is_update=row.uri in resting),
            "findings": _findings(row),
            "story_size": sizes.get(row.story_id, 1),
        }
        for row in rows
    ]


def section_name(slug: str) -> str:
    """The section's name, the slug where the portal does not know it."""
    found = portal().section(slug)
    return found.name if found else slug


def _findings(row: WireItem) -> dict[str, str]:
    count = row.finding_count
    if not count:
        return {}
    words = "1 Befund" if count == 1 else f"{count} Befunde"
    return {"severity": row.severity, "words": words, "worst": marks.WORDS[row.severity]}


def badges(
    row: WireItem, item: Item, now: datetime, *, is_update: bool = False
) -> list[tuple[str, str]]:
    """What an editor must know at a glance: (kind, words)."""
    found = []
    if item.pub_status == "canceled":
        found.append(("stop", "Zurückgezogen"))
    elif item.pub_status == "withheld":
        found.append(("stop", "Zurückgehalten"))
    if row.embargoed_until and is_running(row.embargoed_until, now):
        local = timezone.localtime(row.embargoed_until)
        year = "" if local.year == timezone.localtime(now).year else local.year
        found.append(("wait", f"Sperrfrist bis {local:%d.%m.}{year}, {local:%H:%M} Uhr"))
    if CORRECTION.match(item.ed_note) or CORRECTION.match(item.headline):
        found.append(("wait" if is_update else "note", "Berichtigung"))
    elif is_update:
        found.append(("wait", "Neue Fassung"))
    if row.version.isascii() and row.version.isdigit() and 1 < int(row.version[:9]) < 1000:
        found.append(("plain", f"Fassung {int(row.version)}"))
    return found


def opened(row: WireItem, user: Any, now: datetime) -> dict[str, Any]:
    """The context of an item beside the list."""
    item = row.item()
    proofed = proof(row.uri, row.findings())
    shown = marks.shown(proofed)
    source = portal().source(row.source.name)
    article = article_of(row)
    is_update = article is not None and row.is_current and row.state == State.NEW
    return {
        "row": row,
        "item": item,
        "badges": badges(row, item, now, is_update=is_update),
        "comparison": compare(row, article) if article and is_update else None,
        "findings": shown,
        "counts": marks.counts(proofed),
        "text": marks.marked(item, shown),
        "originals": originals(item, shown),
        "facts": facts(row, item),
        "rights": rights(item, source, now),
        "policy": source.policy if source else None,
        "pictures": [one.item for one in item.associations if one.rel == "picture" and one.item],
        "similar": similar(row),
        "versions": versions(row),
        "article": article,
        "log": ModelLogEntry.objects.for_instance(row).select_related("user")[:10],
        "may": may(row, user, is_update=is_update),
        "proof": proofed,
    }


def may(row: WireItem, user: Any, *, is_update: bool = False) -> dict[str, bool]:
    """What this editor can do with the item as it stands."""
    change = row.is_current and user.has_perm("wire.change_wireitem")
    waiting = row.state in {State.NEW, State.REJECTED}
    return {
        "take": row.is_current
        and waiting
        and not is_update
        and user.has_perm("portal.add_article"),
        "adopt": is_update and user.has_perm("portal.change_article"),
        "note": is_update and change,
        "reject": change and row.state == State.NEW and not is_update,
        "merge": change and waiting and not is_update,
        "section": change and waiting,
        "restore": change and row.state in {State.REJECTED, State.MERGED, State.TAKEN},
        "dismiss": user.has_perm("portal.change_article"),
    }


def originals(item: Item, shown: list[marks.Shown]) -> list[dict[str, Any]]:
    """The texts this one was translated from, where they travel along."""
    found = [one.item for one in item.associations if one.rel == "translationOf" and one.item]
    return [
        {
            "item": one,
            "language": language_name(one.language),
            "text": marks.marked_source(one, shown, number),
        }
        for number, one in enumerate(found, 1)
    ]


def facts(row: WireItem, item: Item) -> list[tuple[str, Any]]:
    """What is known of the item, in words; what is not known is left out."""
    making = item.digital_source_type
    code = making.uri.rsplit("/", 1)[-1] or making.name if making else ""
    subjects = [one.name for one in item.subjects if not one.uri.startswith("section:")]
    named = [
        ("Quelle", row.source.label),
        ("Geliefert von", ", ".join(one.name for one in item.info_sources)),
        ("Autor", item.by),
        ("Ortsmarke", item.located),
        ("Erstmals", item.first_created),
        ("Diese Fassung vom", item.version_created),
        ("Eingegangen", row.received),
        ("Sperrfrist bis", item.embargoed_until),
        ("Nutzbar bis", item.expires),
        ("Sprache", language_name(item.language)),
        ("Dringlichkeit", item.urgency),
        ("Stichwortzeile", item.slugline),
        ("Ressort", section_name(row.section) if row.section else ""),
        ("Relevanz", f"{row.relevance * 100:.0f} %"),
        ("Sachgebiete", ", ".join(subjects)),
        ("Orte", ", ".join(one.name for one in item.places)),
        ("Form", ", ".join(one.name for one in item.genres)),
        ("Herstellung", MAKING.get(code, code)),
        ("Kennung", item.uri),
        ("Fassung", row.version),
    ]
    return [(label, value) for label, value in named if value not in (None, "")]


def rights(item: Item, source: SourceSpec | None, now: datetime) -> list[dict[str, Any]]:
    """For each use whether it is allowed now, and if not, why."""
    uses = ["publish"]
    if item.language != "und" and item.language[:2] != portal().language[:2]:
        uses.append("translate")
    policy = source.policy if source else None
    return [_decision(use, decide(item, policy, use, now)) for use in uses]


def _decision(use: str, decision: Decision) -> dict[str, Any]:
    reason = translate(decision.reason, "de", decision.values) if decision.reason else ""
    return {
        "use": USES[use],
        "allowed": decision.allowed,
        "reason": reason,
        "until": decision.until,
    }


def similar(row: WireItem) -> list[WireItem]:
    """The other items of its story, newest first."""
    rows = WireItem.objects.current().filter(story=row.story_id).exclude(uri=row.uri)
    return list(rows.select_related("source").defer("payload", "search_text")[:SIBLINGS])


def versions(row: WireItem) -> list[WireItem]:
    """Every version of the item that came in, newest first; empty where there is one."""
    rows = WireItem.objects.filter(uri=row.uri).defer("payload", "search_text")
    found = list(rows.order_by("-received", "-pk"))
    return found if len(found) > 1 else []
