"""GROUP: is an item new, which story does it belong to, and what is related to it.

Asked before by the site: ``fresh`` (is it new?), ``similar`` (what to look up),
``marks`` (what to store for later comparisons), ``related`` (what to see also).
"""

from __future__ import annotations

from andruck.stories.group import Candidate, Grouping, group

__all__ = ["Candidate", "Grouping", "group"]
