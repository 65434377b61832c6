"""GROUP: is an item new, which story does it belong to, and what is related to it.

Besides the verb: ``fresh`` (is it new?), ``similar`` (what to store of an item and
where to look for its like), ``related`` (what to see also).
"""

from __future__ import annotations

from andruck.stories.group import Candidate, Grouping, group

__all__ = ["Candidate", "Grouping", "group"]
