"""The forms of an article: what each is, and what a new one begins with.

What is to be replaced stands in [square brackets]; the gate refuses an article
in which one of them is left.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from andruck_site.portal.models import Article

Block = dict[str, Any]


class Form(NamedTuple):
    """A form, in a sentence, and the blocks it begins with."""

    hint: str
    blocks: list[Block]


def _paragraph(text: str = "", bold: bool = False) -> Block:
    return {"type": "paragraph", "value": f"<p><b>{text}</b></p>" if bold else f"<p>{text}</p>"}


def _heading(text: str) -> Block:
    return {"type": "heading", "value": text}


def _table(caption: str, *rows: tuple[str, str]) -> Block:
    value = {
        "data": [list(row) for row in rows],
        "cell": [],
        "mergeCells": [],
        "first_row_is_table_header": True,
        "first_col_is_header": False,
        "table_header_choice": "row",
        "table_caption": caption,
    }
    return {"type": "table", "value": value}


def _box(title: str, text: str) -> Block:
    return {"type": "box", "value": {"title": title, "text": text}}


QUESTION, ANSWER = _paragraph("[Frage]", bold=True), _paragraph("[Antwort]")
FORMS = {
    "Meldung": Form(
        "Das Neue zuerst: wer, was, wann, wo – in wenigen Absätzen und mit Quelle.",
        [_paragraph()],
    ),
    "Fachbeitrag": Form(
        "Erklärt ein Thema der Branche gründlich: wie es funktioniert, was es bringt, wo es hakt.",
        [_paragraph(), _heading("[Zwischentitel]"), _paragraph()],
    ),
    "Anwenderbericht": Form(
        "Erzählt von einer Anlage im Betrieb: Aufgabe, Lösung, Ergebnis – mit Zahlen.",
        [
            _paragraph(),
            _heading("Die Aufgabe"),
            _paragraph(),
            _heading("Die Lösung"),
            _paragraph(),
            _heading("Das Ergebnis"),
            _paragraph(),
            _box("Die Anlage in Zahlen", "<ul><li>[Zahl]</li></ul>"),
        ],
    ),
    "Interview": Form(
        "Fragen und Antworten im Wortlaut, vom Gesprächspartner freigegeben.",
        [_paragraph(), QUESTION, ANSWER, QUESTION, ANSWER],
    ),
    "Produktmeldung": Form(
        "Stellt ein Produkt vor: was es kann, für wen es gedacht ist, was daran neu ist.",
        [
            _paragraph(),
            _box("Auf einen Blick", "<p>[Was ist neu?]</p>"),
            _table("Technische Daten", ("Merkmal", "Wert"), ("[Merkmal]", "[Wert]")),
        ],
    ),
    "Kommentar": Form(
        "Sagt, was die Redaktion meint, und begründet es; als Kommentar gekennzeichnet.",
        [_paragraph()],
    ),
}
TO_REPLACE = (
    "[Frage]", "[Antwort]", "[Zwischentitel]", "[Zahl]", "[Was ist neu?]", "[Merkmal]", "[Wert]",
)  # fmt: skip


def start(article: Article, kind: str) -> None:
    """Make a blank article one of that form; an unknown form is a Meldung."""
    article.kind = kind if kind in FORMS else Article.Kind.MELDUNG
    blocks = FORMS[article.kind].blocks
    article.body = article._meta.get_field("body").to_python(blocks)


def left_over(article: Article) -> list[str]:
    """What of a beginning was never replaced."""
    text = article.body_html()
    return [words for words in TO_REPLACE if words in text]
