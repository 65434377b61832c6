"""``andruck check --html``: the article with its findings marked, for the eye.

One page that needs nothing else: no script, no font, no picture from anywhere.
Each finding has a number in the margin and in the text.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from html import escape

from andruck._papers import Paper
from andruck._report import LABEL, PLURAL, message, where
from andruck.checks import catalogue
from andruck.locale import translate
from andruck.model import Finding
from andruck.text.html import Span, mark

STYLE = """
:root{--paper:#fff;--ink:#1b1b1b;--quiet:#666;--line:#ddd;--error:#b3261e;--warning:#8a5a00;
--note:#2a5d8f;--error-back:#fbe0dd;--warning-back:#fdeecb;--note-back:#dfeaf6}
@media (prefers-color-scheme:dark){:root{--paper:#181818;--ink:#eee;--quiet:#aaa;--line:#3a3a3a;
--error:#ff8a80;--warning:#ffc966;--note:#8ec1f0;--error-back:#4d1f1c;--warning-back:#47350c;
--note-back:#1d3550}}
*{box-sizing:border-box}body{margin:0;background:var(--paper);color:var(--ink);
font:17px/1.55 Georgia,"Times New Roman",serif}main{max-width:72rem;margin:0 auto;padding:1.5rem}
section{display:grid;grid-template-columns:minmax(0,1fr) 24rem;gap:0 2.5rem;
border-top:3px solid var(--ink);padding:1rem 0 3rem}
.file{grid-column:1/-1;margin:0 0 .5rem}.file,aside{font:14px/1.45 system-ui,sans-serif}
.file b{font-weight:600}.file span{color:var(--quiet)}
h1{font-size:1.75rem;line-height:1.2;margin:.4rem 0 1rem}h2,h3{line-height:1.25}
.standfirst{font-weight:bold}td,th{border:1px solid var(--line);padding:.2rem .5rem}
mark{color:inherit;background:var(--note-back);border-bottom:2px solid var(--note)}
mark[data-number]::before{content:attr(data-number);font:700 11px system-ui,sans-serif;
vertical-align:super;margin-right:.15em;color:var(--ink)}
mark.warning{background:var(--warning-back);border-color:var(--warning)}
mark.error{background:var(--error-back);border-color:var(--error)}
mark:target,li:target{outline:3px solid var(--note);outline-offset:2px}
li>a{text-decoration:none;font:700 12px system-ui,sans-serif;color:var(--note)}
ol{list-style:none;margin:0;padding:0}ol li{border-left:4px solid var(--note);
padding:.1rem 0 .1rem .75rem;margin:0 0 1rem;overflow-wrap:anywhere}
li.error{border-color:var(--error)}li.warning{border-color:var(--warning)}
li p{margin:.15rem 0}li .why,li .where{color:var(--quiet)}ins{text-decoration:none;font-weight:600}
@media (max-width:56rem){section{grid-template-columns:minmax(0,1fr)}aside{margin-top:1.5rem}}
"""
HEAD = (
    '<!doctype html><html lang="de"><head><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width,initial-scale=1">'
    f"<title>Andruck: geprüfte Texte</title><style>{STYLE}</style></head><body><main>"
)
TAIL = "</main></body></html>"


def section(paper: Paper, findings: Sequence[Finding]) -> str:
    """A paper with its marks and the list of its findings."""
    own = hashlib.sha256(f"{paper.name} {paper.item.uri}".encode()).hexdigest()[:8]
    names = [f"{own}-{index}" for index, _ in enumerate(findings, 1)]
    parts = [
        f'<section><p class="file"><b>{escape(paper.name)}</b> '
        f"<span>{_count(findings)}</span></p><article>"
    ]
    if paper.item.headline:
        parts.append(f"<h1>{_line(paper.item.headline, 'headline', findings, names)}</h1>")
    if paper.item.description:
        words = _line(paper.item.description, "description", findings, names)
        parts.append(f'<p class="standfirst">{words}</p>')
    parts.append(_marked(paper.item.body, "body", findings, names))
    parts.append("</article><aside><ol>")
    parts += [
        _entry(paper, finding, name, index)
        for index, (finding, name) in enumerate(zip(findings, names, strict=True), 1)
    ]
    parts.append("</ol></aside></section>")
    return "".join(parts)


def _line(text: str, field: str, findings: Sequence[Finding], names: list[str]) -> str:
    marked = _marked(f"<p>{escape(text, quote=False)}</p>", field, findings, names)
    return marked.removeprefix("<p>").removesuffix("</p>")


def _marked(html: str, field: str, findings: Sequence[Finding], names: list[str]) -> str:
    spans: list[Span] = [
        (place.index, place.start, place.end, name, finding.severity)
        for finding, name in zip(findings, names, strict=True)
        if (place := finding.place).field == field and place.end > place.start
    ]
    marked = mark(html, spans)
    for _, _, _, name, _ in spans:
        number = name.rpartition("-")[2]
        marked = marked.replace(
            f'id="finding-{name}"', f'id="finding-{name}" data-number="{number}"'
        )
    return marked


def _entry(paper: Paper, finding: Finding, name: str, index: int) -> str:
    marked = finding.place.end > finding.place.start and finding.place.field != "item"
    number = f'<a href="#finding-{name}">{index}</a>' if marked else f"<b>{index}</b>"
    lines = [
        f'<li class="{finding.severity}" id="{name}">{number} '
        f"<b>{LABEL[finding.severity]}</b> · {escape(translate(finding.check, 'de', {}))}",
        f"<p>{escape(message(finding))}</p>",
    ]
    if finding.fix is not None:
        words = f"besser: <ins>{escape(finding.fix)}</ins>" if finding.fix.strip() else "streichen"
        lines.append(f"<p>{words}</p>")
    lines.append(f'<p class="why">{escape(_why(finding.check))}</p>')
    lines.append(f'<p class="where">{escape(where(paper, finding.place))}</p></li>')
    return "".join(lines)


def _why(name: str) -> str:
    """Why the check of this name exists; a reviewer's remark has no reason of its own."""
    known = catalogue().get(name)
    return translate(known.CHECK.why, "de", {}) if known else ""


def _count(findings: Sequence[Finding]) -> str:
    words = []
    for severity, label in LABEL.items():
        count = sum(finding.severity == severity for finding in findings)
        if count:
            words.append(f"{count} {label if count == 1 else PLURAL[severity]}")
    return ", ".join(words) or "keine Befunde"
