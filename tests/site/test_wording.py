"""What Wagtail says in German, in the words and signs of a newsroom."""

from __future__ import annotations

import gettext
import re
from pathlib import Path
from typing import Any

import pytest
import wagtail
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from andruck_site.desk.wording import WORDS, quoted

PLACEHOLDER = re.compile(r"%\(\w+\)s")


def theirs() -> set[Any]:
    """Every message that Wagtail has a German for."""
    found: set[Any] = set()
    for path in Path(wagtail.__file__).parent.glob("**/locale/de/LC_MESSAGES/django.mo"):
        found |= set(gettext.translation("django", path.parents[2], ["de"])._catalog)  # type: ignore[attr-defined]
    return found


def test_only_what_wagtail_says_is_said_anew() -> None:
    assert [key for key in WORDS if key not in theirs()] == []


@pytest.mark.parametrize("key", WORDS, ids=str)
def test_nothing_is_filled_in_that_is_not_there(key: str | tuple[str, int]) -> None:
    known = PLACEHOLDER.findall(key if isinstance(key, str) else key[0])
    assert set(PLACEHOLDER.findall(WORDS[key])) <= set(known)


@pytest.mark.parametrize(
    ("straight", "german"),
    [
        ("Artikel '%(object)s' geändert.", "Artikel „%(object)s“ geändert."),
        ('Nichts zu "<em>%(query)s</em>"', "Nichts zu „<em>%(query)s</em>“"),
        ("in '<span class=\"w\">%(t)s</span>'", 'in „<span class="w">%(t)s</span>“'),
        (
            '<a href="%(url)s" target="_blank">hier</a>',
            '<a href="%(url)s" target="_blank">hier</a>',
        ),
        ("<b>'{title}'</b> ist gesperrt.", "<b>„{title}“</b> ist gesperrt."),
        ("Los geht's mit Django", "Los geht's mit Django"),
    ],
)
def test_quotation_marks_are_german(straight: str, german: str) -> None:
    assert quoted(straight) == german


def test_the_desk_speaks_so() -> None:
    said = _("%(model_name)s '%(object)s' updated and published.")
    assert said == "%(model_name)s „%(object)s“ wurde aktualisiert und veröffentlicht."
    assert _("Site history") == "Verlauf"
    said = ngettext("Used %(usage_count)s time", "Used %(usage_count)s times", 3)
    assert said % {"usage_count": 3} == "3-mal verwendet"
