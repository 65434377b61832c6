"""No process of ours outlives the one that started it, even when that was killed.

Linux tells a child by PR_SET_PDEATHSIG, but not its children; asking whose
child one is works everywhere.
"""

from __future__ import annotations

import os
import threading
import time

SUPERVISED = "ANDRUCK_SUPERVISED"
LOOK = 0.2  # seconds between two looks


def leave_with_parent(grace: float) -> None:
    """From now on: end this process when its parent is gone, after so many seconds' grace."""
    if os.environ.get(SUPERVISED) != "1":
        return
    parent = os.getppid()
    threading.Thread(target=_watch, args=(parent, grace), name="orphan", daemon=True).start()


def _watch(parent: int, grace: float) -> None:
    while os.getppid() == parent:
        time.sleep(LOOK)
    time.sleep(grace)
    os._exit(1)
