"""Two editors in one article: nobody saves over what they have not seen.

A form was filled in while the article stood in a certain way. Whether it still
does is asked inside the transaction that saves, with the article's row locked;
so of two who save at the same moment one is told.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse

from andruck_site.desk._rules import name_of
from andruck_site.portal.models import Article

GONE = "Den Artikel gibt es nicht mehr; jemand hat ihn inzwischen gelöscht."
KEPT = (
    " Ihr Text steht noch im Formular, gespeichert ist er nicht. Wenn Sie noch einmal speichern, "
    "gilt er; die andere Fassung bleibt im Verlauf."
)


class Standing(NamedTuple):
    """How an article stands, as far as a form rests on it."""

    revision: int | None
    saved_at: Any
    live: bool
    live_revision: int | None
    status: str

    @classmethod
    def of(cls, article: Article) -> Standing:
        """That of this row."""
        newest = article.latest_revision
        return cls(
            article.latest_revision_id,
            newest and newest.created_at,
            article.live,
            article.live_revision_id,
            article.pub_status,
        )


class OnNewest:
    """Of a view that saves an article: only on what its editor has seen."""

    def demand_newest(self) -> None:
        """PermissionDenied, which the view answers with the form, when the article moved on."""
        now = Article.objects.select_for_update().filter(pk=self.object.pk).first()
        if now is None:
            raise Http404(GONE)
        seen = Standing.of(self.live_object)
        if seen == Standing.of(now) and not self.is_out_of_date:
            return
        self._look_again(now)
        raise PermissionDenied(_what_happened(seen, now) + KEPT)

    def _look_again(self, now: Article) -> None:
        """The form that goes back to the editor rests on how the article stands now."""
        self.object.latest_revision = now.latest_revision
        for name in ("latest_revision", "latest_revision_created_at"):
            self.__dict__.pop(name, None)

    def form_invalid(self, form: Any) -> HttpResponse:
        """Too late or locked is a conflict, not a mistake in the form."""
        response = super().form_invalid(form)
        if getattr(self, "produced_error_code", "") in ("invalid_revision", "locked"):
            response.status_code = 409
        return response


def _what_happened(seen: Standing, now: Article) -> str:
    if now.pub_status != seen.status:
        return "Der Artikel wurde inzwischen zurückgezogen."
    if now.live != seen.live:
        what = "veröffentlicht" if now.live else "von der Seite genommen"
        return f"Der Artikel wurde inzwischen {what}."
    newest = now.latest_revision
    who = name_of(newest.user) if newest and newest.user else "Jemand"
    return f"{who} hat inzwischen eine andere Fassung gespeichert."
