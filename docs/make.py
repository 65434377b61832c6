"""Writes the generated pages of docs/; ``--check`` says which are not fresh.

./run docs           write them
./run docs --check   exit 1 when one differs from what the code says
"""

from __future__ import annotations

import inspect
import sys
from pathlib import Path

from andruck import plugins, reviewers
from andruck.checks import _docs as checks_docs
from andruck.sources import formats

HERE = Path(__file__).parent
MADE = "<!-- Made by ./run docs from the code; do not edit. -->\n\n"


def pages() -> dict[str, str]:
    """Every generated page by its file name."""
    return {
        "checks.md": MADE + checks_docs.page(),
        "sources.md": MADE + sources_page(),
        "translators.md": MADE + translators_page(),
        "reviewers.md": MADE + reviewers_page(),
    }


def sources_page() -> str:
    """The formats that can be read."""
    lines = ["# Formats that can be read", ""]
    for name, module in formats().items():
        described = module.FORMAT
        types = ", ".join(f"`{one}`" for one in described.media_types)
        lines += [
            f"## {described.label}",
            "",
            f"`andruck/sources/{name}.py` · {types} · {described.spec}",
            "",
        ]
        lines += [inspect.getdoc(module) or "", ""]
    return "\n".join(lines).rstrip() + "\n"


def reviewers_page() -> str:
    """The language models that can be asked to proof-read."""
    lines = ["# Proof-reading by language model", "", inspect.getdoc(reviewers) or "", ""]
    for name, module in plugins.modules("andruck.reviewers").items():
        lines += [f"## {module.REVIEWER.label}", "", f"`ANDRUCK_REVIEWER={name}`", ""]
        lines += [inspect.getdoc(module) or "", ""]
    lines += [
        "`./run andruck check --review …` asks it. A key is a secret: it comes from the",
        "environment only. A hosted model is told the whole text; before the first use, see",
        "whether contracts with agencies and the protection of sources allow that.",
    ]
    return "\n".join(lines).rstrip() + "\n"


def translators_page() -> str:
    """The translators that can be named in portal.toml."""
    lines = ["# Translators", ""]
    rooms = plugins.modules("andruck.translators")
    if not rooms:
        lines.append(
            "None is shipped yet; foreign copy is taken as it is and translated by the editor."
        )
    for name, module in rooms.items():
        lines += [
            f"## {module.TRANSLATOR.label}",
            "",
            f"`{name}`",
            "",
            inspect.getdoc(module) or "",
            "",
        ]
    return "\n".join(lines).rstrip() + "\n"


def main() -> int:
    """Write or compare; the exit code."""
    stale = []
    for name, text in pages().items():
        path = HERE / name
        if path.is_file() and path.read_text("utf-8") == text:
            continue
        if "--check" in sys.argv:
            stale.append(name)
        else:
            path.write_text(text, "utf-8")
            print(f"docs/{name}")
    if stale:
        print(f"Not fresh: {', '.join(stale)}. Run ./run docs and commit.", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
