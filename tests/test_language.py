"""Languages are told apart where they can be, and left open where they cannot."""

from __future__ import annotations

import pytest

from andruck.text.language import detect, normal_tag


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Der Kran hebt vierzig Tonnen.", "de"),
        ("The crane lifts forty tonnes.", "en"),
        ("La grúa levanta cuarenta toneladas en el puerto.", "es"),
        ("Żuraw podnosi czterdzieści ton w porcie.", "pl"),
        ("La grue soulève quarante tonnes dans le port.", "fr"),
        ("La gru solleva quaranta tonnellate nel porto.", "it"),
        ("De kraan tilt veertig ton in de haven.", "nl"),
        ("KRANE FÜR DIE NEUE HALLE IN LÜBECK BESTELLT", "de"),
        ("Der Kran hebt", "und"),
        ("12 345 67 8.9 – 10 % !", "und"),
        ("", "und"),
        # Danish is none of ours: forced into them it would be German or Dutch.
        ("Regeringen har besluttet at investere yderligere midler i udbygning af havne og "
         "jernbaner over hele landet i de kommende år, siger ministeren til avisen i dag, og "
         "kommunerne får en større rolle i planlægningen end hidtil.", "und"),
    ],
)  # fmt: skip
def test_detect(text: str, language: str) -> None:
    assert detect(text) == language


def test_what_the_source_declares_comes_first() -> None:
    assert detect("The crane lifts forty tonnes.", "de_AT") == "de-AT"
    assert detect("The crane lifts forty tonnes.", "und") == "en"
    assert detect("Kran", "German") == "und"


@pytest.mark.parametrize(
    ("tag", "normal"),
    [
        ("de", "de"), ("DE-de", "de-DE"), ("en_US.UTF-8", "en-US"), ("zh-hans-cn", "zh-Hans-CN"),
        ("es-419", "es-419"), ("x-default", ""), ("German", ""), ("", ""), ("mul", ""),
        ("  fr ", "fr"),
    ],
)  # fmt: skip
def test_normal_tag(tag: str, normal: str) -> None:
    assert normal_tag(tag) == normal


def test_a_long_text_takes_no_longer_than_a_page() -> None:
    assert detect("Der Kran hebt vierzig Tonnen. " * 200_000) == "de"
