"""The contests of the trial of conflicts: what two editors press at once, and what must be then.

A contest is a function; ``CONTESTS`` holds all of them. It prepares a piece, has
both editors press at the same moment, and raises Wrong where what was told and
what is found afterwards do not agree.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import timedelta

from trials._contest import (
    Contest,
    Wrong,
    demand_killed,
    fresh,
    has_moved,
    is_held,
    newest,
    one_draft,
    one_winner,
    row_of,
)
from trials._desk import form_of
from trials._wire import TWICE, until


def take_take(contest: Contest) -> None:
    """Two take the same item: one article."""
    from andruck_site.portal.models import Article

    row = contest.item()
    answers = contest.together(*[lambda desk: desk.item(row.pk, "annehmen", stand="new")] * 2)
    won = one_winner(contest, row, answers, ["taken", "taken"])
    made = Article.objects.filter(provenance__wire_item__uri=row.uri).count()
    if won is not None and made != 1:
        raise Wrong(f"{row.uri}: {made} articles")


def take_reject(contest: Contest) -> None:
    """One takes, one rejects."""
    from andruck_site.portal.models import Article

    row = contest.item()
    answers = contest.together(
        lambda desk: desk.item(row.pk, "annehmen", stand="new"),
        lambda desk: desk.item(row.pk, "verwerfen"),
    )
    won = one_winner(contest, row, answers, ["taken", "rejected"])
    made = Article.objects.filter(provenance__wire_item__uri=row.uri).count()
    if won is not None and made != (won == 0):
        raise Wrong(f"{row.uri}: {made} articles, and {'taken' if won == 0 else 'rejected'}")


def take_merge(contest: Contest) -> None:
    """One takes, one merges into another."""
    row, other = contest.item(), contest.item()
    answers = contest.together(
        lambda desk: desk.item(row.pk, "annehmen", stand="new"),
        lambda desk: desk.item(row.pk, "zusammenfuehren", ziel=other.pk),
    )
    won = one_winner(contest, row, answers, ["taken", "merged"])
    if won == 1 and row_of(row.pk).story_id != row_of(other.pk).story_id:
        raise Wrong(f"{row.uri}: merged, and in another story")


def merge_merge(contest: Contest) -> None:
    """Two merge the same item into different ones."""
    row, one, other = contest.item(), contest.item(), contest.item()
    answers = contest.together(
        lambda desk: desk.item(row.pk, "zusammenfuehren", ziel=one.pk),
        lambda desk: desk.item(row.pk, "zusammenfuehren", ziel=other.pk),
    )
    states = [one.is_done for one in answers]
    if all(states):  # a merged item is not merged again, except by whoever takes it back
        raise Wrong(f"{row.uri}: merged twice")
    won = one_winner(contest, row, answers, ["merged", "merged"])
    if won is not None and row_of(row.pk).story_id != row_of((one, other)[won].pk).story_id:
        raise Wrong(f"{row.uri}: in another story than the winner's")


def restore_restore(contest: Contest) -> None:
    """Two take the same rejection back."""
    row = contest.item()
    if not contest.desks[0].item(row.pk, "verwerfen").is_done:
        return
    answers = contest.together(*[lambda desk: desk.item(row.pk, "zuruecknehmen")] * 2)
    one_winner(contest, row, answers, ["new", "new"])


def dismiss_dismiss(contest: Contest) -> None:
    """Two dismiss the same finding with different reasons: both stand in the log."""
    from wagtail.models import ModelLogEntry

    from andruck_site.portal.models import Article, Dismissal

    row = contest.item()
    if not contest.desks[0].item(row.pk, "annehmen").is_done:
        return
    article = Article.objects.filter(provenance__wire_item__uri=row.uri).first()
    marks = contest.desks[0].findings(article.pk)
    if not marks:
        return  # withdrawn in this moment
    reasons = ["Eigenname", "Zitat"]
    answers = contest.together(
        lambda desk: desk.dismiss(article.pk, marks[0], reasons[0]),
        lambda desk: desk.dismiss(article.pk, marks[0], reasons[1]),
    )
    told = {reasons[n] for n, one in enumerate(answers) if one.is_done}
    kept = Dismissal.objects.filter(uri=article.uri, fingerprint=marks[0]).first()
    if kept is None or kept.reason not in told:
        raise Wrong(f"article {article.pk}: the dismissal is {kept and kept.reason}")
    entries = ModelLogEntry.objects.for_instance(article).filter(action="andruck.dismiss")
    if not told <= {entry.data["reason"] for entry in entries}:
        raise Wrong(f"article {article.pk}: a dismissal is not in the log")


def save_save(contest: Contest) -> None:
    """Two save different drafts, both made of the same one."""
    article = contest.article()
    heads = [f"{article.headline} (Anna)", f"{article.headline} (Malte)"]
    forms = [form_of(article, headline=one) for one in heads]
    answers = contest.together(
        lambda desk: desk.save(article.pk, forms[0]),
        lambda desk: desk.save(article.pk, forms[1]),
    )
    one_draft(article, heads, answers)


def publish_publish(contest: Contest) -> None:
    """Two publish different corrections of the same article."""
    article = contest.article(live=True)
    heads = [f"{article.headline} (Anna)", f"{article.headline} (Malte)"]
    forms = [form_of(article, headline=one) for one in heads]
    answers = contest.together(
        lambda desk: desk.save(article.pk, forms[0], publish=True),
        lambda desk: desk.save(article.pk, forms[1], publish=True),
    )
    told = [heads[n] for n, one in enumerate(answers) if one.is_done]
    now = fresh(article)
    if len(told) > 1:
        raise Wrong(f"article {article.pk}: both were told that it is published")
    if told and now.live and now.headline != told[0]:
        raise Wrong(f"article {article.pk}: „{now.headline}“ is live instead of „{told[0]}“")
    if not now.live and not is_held(now):
        raise Wrong(f"article {article.pk}: is off the portal, and nobody took it off")


def publish_kill(contest: Contest) -> None:
    """One publishes a correction, one kills: it is dead, whoever was first."""
    article = contest.article(live=contest.dice.random() < 0.5)
    form = form_of(article, headline=f"{article.headline} (Anna)")
    contest.together(
        lambda desk: desk.save(article.pk, form, publish=True),
        lambda desk: desk.kill(article.pk, "Verwechslung"),
    )
    demand_killed(article)


def save_kill(contest: Contest) -> None:
    """One saves a draft, one kills."""
    article = contest.article()
    form = form_of(article, headline=f"{article.headline} (Anna)")
    contest.together(
        lambda desk: desk.save(article.pk, form),
        lambda desk: desk.kill(article.pk, "Verwechslung"),
    )
    demand_killed(article)


def kill_kill(contest: Contest) -> None:
    """Two kill: one of them did."""
    article = contest.article(live=True)
    answers = contest.together(*[lambda desk: desk.kill(article.pk, "Verwechslung")] * 2)
    if sum(one.is_done for one in answers) > 1:
        raise Wrong(f"article {article.pk}: killed twice")
    demand_killed(article)


def off_and_correct(contest: Contest) -> None:
    """One takes it off, one publishes a correction: the log says who was last."""
    from wagtail.models import ModelLogEntry

    article = contest.article(live=True)
    form = form_of(article, headline=f"{article.headline} (Malte)")
    answers = contest.together(
        lambda desk: desk.unpublish(article.pk),
        lambda desk: desk.save(article.pk, form, publish=True),
    )
    deeds = ("wagtail.publish", "wagtail.unpublish", "andruck.hold", "andruck.kill")
    last = ModelLogEntry.objects.for_instance(article).filter(action__in=deeds).order_by("-pk")
    now, action = fresh(article), last[0].action
    if now.live != (action == "wagtail.publish"):
        raise Wrong(f"article {now.pk}: live {now.live}, and the last deed was {action}")
    if now.live and answers[1].is_done and now.headline != form["headline"]:
        raise Wrong(f"article {now.pk}: „{now.headline}“ is live, not the correction")


def fix_save(contest: Contest) -> None:
    """One takes a proposal over, one saves a headline: what was told is in the draft."""
    article = contest.article()
    found = contest.desks[0].proposals(article.pk)
    if not found:
        raise Wrong(f"article {article.pk}: nothing is proposed")
    form = form_of(article, headline=f"{article.headline} (Malte)")
    answers = contest.together(
        lambda desk: desk.fix(article.pk, found[0]),
        lambda desk: desk.save(article.pk, form),
    )
    draft = fresh(article).latest_revision.as_object()
    if answers[0].is_done and TWICE in draft.body_html():
        raise Wrong(f"article {article.pk}: the proposal is lost")
    if answers[1].is_done and draft.headline != form["headline"]:
        raise Wrong(f"article {article.pk}: the headline is lost")


def restore_save(contest: Contest) -> None:
    """One puts the item back into the queue, which drops its draft; one saves that draft."""
    article = contest.article()
    row = article.wire_items()[0]
    form = form_of(article, headline=f"{article.headline} (Malte)")
    answers = contest.together(
        lambda desk: desk.item(row.pk, "zuruecknehmen"),
        lambda desk: desk.save(article.pk, form),
        or_gone=404,
    )
    there = type(article).objects.filter(pk=article.pk).first()
    if answers[0].is_done and (there or row_of(row.pk).state == "taken"):
        raise Wrong(f"article {article.pk}: back in the queue, and its draft is there")
    if answers[1].is_done and (there is None or newest(article) != form["headline"]):
        raise Wrong(f"article {article.pk}: saved, and lost")
    if not any(one.is_done for one in answers) and not has_moved(row.pk):
        raise Wrong(f"article {article.pk}: nobody won")


def schedule_save(contest: Contest) -> None:
    """The clock opens a scheduled version while two save drafts: it is open afterwards."""
    from django.utils import timezone

    article = contest.article()
    at = timezone.localtime() + timedelta(seconds=2)
    planned = form_of(article, go_live_at=f"{at:%d.%m.%Y %H:%M:%S}")
    if not contest.desks[0].save(article.pk, planned, publish=True).is_done:
        return  # withdrawn in this moment
    start = at.replace(microsecond=0)
    forms = [form_of(fresh(article), headline=f"{article.headline} ({n})") for n in range(2)]
    time.sleep(max(0, (start - timezone.now()).total_seconds() + contest.dice.uniform(-0.1, 0.3)))
    answers = contest.together(
        lambda desk: desk.save(article.pk, forms[0]),
        lambda desk: desk.save(article.pk, forms[1]),
    )
    until(lambda: fresh(article).live, 5)
    time.sleep(0.2)
    now = fresh(article)
    if not now.live and not is_held(now):
        raise Wrong(f"article {now.pk}: was to open at {start:%X}, and is not live")
    if now.live and now.headline != article.headline:
        raise Wrong(f"article {now.pk}: „{now.headline}“ is live, which nobody published")
    # Until it opens the article is locked; who saves then is told.
    one_draft(article, [one["headline"] for one in forms], answers, must=False)


def wire_publish(contest: Contest) -> None:
    """The wire withdraws it while two publish and save: it is dead afterwards."""
    article = contest.article(live=contest.dice.random() < 0.5)
    (row,) = article.wire_items()[:1]
    contest.trial.withdraw(row.uri)
    deadline = time.monotonic() + 20
    while fresh(article).pub_status == "usable":
        if time.monotonic() > deadline:
            raise Wrong(f"article {article.pk}: the withdrawal does not arrive")
        forms = [form_of(fresh(article), headline=f"{article.headline} ({n})") for n in range(2)]
        contest.together(
            lambda desk, form=forms[0]: desk.save(article.pk, form, publish=True),
            lambda desk, form=forms[1]: desk.save(article.pk, form),
        )
    demand_killed(article)
    time.sleep(0.6)
    for desk in contest.desks:
        if (status := desk.ask("GET", article.get_absolute_url()).status) != 404:
            raise Wrong(f"article {article.pk}: withdrawn, and answers {status} at {desk.port}")


CONTESTS: dict[str, Callable[[Contest], None]] = {
    one.__name__: one
    for one in (
        take_take, take_reject, take_merge, merge_merge, restore_restore, dismiss_dismiss,
        save_save, publish_publish, publish_kill, save_kill, kill_kill, off_and_correct, fix_save,
        restore_save, schedule_save, wire_publish,
    )
}  # fmt: skip
