"""How much foreign markup is worked on: what is far beyond real texts costs quadratic time."""

from __future__ import annotations

import re
from collections import Counter

from andruck.errors import ReadError

MAX_LENGTH = 2_000_000  # characters; a very long report has 200,000
MAX_DEPTH = 1_000  # elements open at once; nh3 takes quadratic time from here on
MAX_ATTRIBUTES = 1_000  # of one element; parsers compare each with all before it

VOID = frozenset("br hr img wbr input meta link area base col embed param source track".split())
NOT_NESTING = VOID | frozenset(  # their end tags may be left out; they close one another
    "p li dt dd tr td th thead tbody tfoot option optgroup colgroup caption".split()
)

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*)")
_ATTRIBUTE = r"""[\s/]*+[^\s/>=]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"']*+))?+"""
_CROWDED = re.compile(
    rf"<[a-zA-Z][^\s/>]*+(?:(?P<many>(?:{_ATTRIBUTE}){{{MAX_ATTRIBUTES + 1}}})|(?:{_ATTRIBUTE})*+)"
)


def check_size(html: str, url: str) -> None:
    """Raise ReadError where a text is beyond MAX_LENGTH, MAX_DEPTH or MAX_ATTRIBUTES."""
    if len(html) > MAX_LENGTH:
        raise ReadError(url, f"a text of {len(html)} characters; the limit is {MAX_LENGTH}")
    check_attributes(html, url)
    depth = 0
    unclosed: Counter[str] = Counter()
    for end, name in _TAG.findall(html):
        tag = name.lower()
        if tag in NOT_NESTING:
            continue
        if not end:
            unclosed[tag] += 1
            depth += 1
        elif unclosed[tag]:
            unclosed[tag] -= 1
            depth -= 1
        if depth > MAX_DEPTH:
            raise ReadError(url, f"more than {MAX_DEPTH} elements nested in one another")


def check_attributes(markup: str, url: str) -> None:
    """Raise ReadError for an element with more than MAX_ATTRIBUTES attributes."""
    if any(tag["many"] for tag in _CROWDED.finditer(markup)):
        raise ReadError(url, f"an element with more than {MAX_ATTRIBUTES} attributes")
