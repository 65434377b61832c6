"""The catalogue for people: docs/checks.md, and ``andruck explain`` in German."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator

import msgspec

from andruck.checks import Case, Module, catalogue
from andruck.checks._examples import MARK, read
from andruck.locale import translate
from andruck.model import Portal

SEVERITY = {"error": "Fehler", "warning": "Warnung", "note": "Hinweis"}
MEANS = {
    "error": "verhindert die Veröffentlichung",
    "warning": "wird angezeigt",
    "note": "wird auf Wunsch angezeigt",
}
INTRO = """# Checks

What `andruck check` and the desk look for. An **error** stops publishing, a **warning** is shown,
a **note** is shown on request; `portal.toml` turns checks off or changes how seriously they are
taken. In the examples ⟦wrong → right⟧ marks what is found and, where that is sure, what to write
instead.
"""


def page() -> str:
    """docs/checks.md: every check with what it finds and where it keeps silent."""
    parts = [INTRO]
    for name, module in catalogue().items():
        check = module.CHECK
        parts += [
            f"## {name}",
            f"**{check.severity}** · {translate(name, 'de', {})}\n\n> {_message(module)}",
            inspect.getdoc(module) or "",
            f"*Why:* {check.why}",
            "Found:\n\n" + "\n".join(f"- `{_shown(one)}`" for one in check.bad),
            "Not found:\n\n" + "\n".join(f"- `{_shown(one)}`" for one in check.good),
        ]
    return "\n\n".join(part.strip() for part in parts) + "\n"


def explain(name: str) -> str:
    """What a check finds and why, with its examples, in German."""
    module = catalogue()[name]
    check = module.CHECK
    lines = [
        f"{name}: {translate(name, 'de', {})}",
        f"{SEVERITY[check.severity]}, {MEANS[check.severity]}.",
        "",
        _message(module),
        translate(check.why, "de", {}),
        "",
        "Beanstandet:",
        *(f"  {_shown(one)}" for one in check.bad),
        "",
        "Nicht beanstandet:",
        *(f"  {_shown(one)}" for one in check.good),
    ]
    return "\n".join(lines)


def _message(module: Module) -> str:
    """What the first bad example makes the check say, in German."""
    finding = next(module.find(read(module.CHECK.bad[0]).copy))
    return _visible(translate(finding.message, "de", finding.values))


def _shown(example: str | Case) -> str:
    """An example on one line, its marks as ⟦wrong⟧ → right."""
    case = Case(text=example) if isinstance(example, str) else example
    parts = [case.headline and f"Titel: {case.headline}", *case.text.split("\n\n")]
    text = " ¶ ".join(MARK.sub(_mark, part) for part in parts if part)
    told = ", ".join(_facts(case))
    return (_visible(text) or "(ohne Text)") + (f" [{told}]" if told else "")


def _visible(text: str) -> str:
    return "".join(sign if sign.isprintable() else f"[U+{ord(sign):04X}]" for sign in text)


def _mark(match: re.Match[str]) -> str:
    wrong, right = match["wrong"], match["right"]
    return f"⟦{wrong}⟧" if right is None else f"⟦{wrong} → {right}⟧"


def _facts(case: Case) -> Iterator[str]:
    """The fields and circumstances that an example sets, as ``name: value``."""
    if case.date:
        yield f"Datum: {case.date}"
    for name, value in {**case.fields, **case.copy}.items():
        yield f"{name}: {_value(value)}"


def _value(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(_value(one) for one in value)
    if isinstance(value, Portal):
        return value.name
    if isinstance(value, msgspec.Struct):
        said = [getattr(value, name) for name in value.__struct_fields__]
        return " ".join(_value(one) for one in said if one not in ("", None, (), {}))
    return str(value)
