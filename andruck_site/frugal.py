"""What a process gives back when it has nothing to do.

The model that tells languages takes 75 MB and is read in less than a second;
between two visits nobody needs it.
"""

from __future__ import annotations

import ctypes
import gc
import sys
import threading
import time

from andruck.text import language


def give_back() -> None:
    """Free what is quickly read again, and hand the room to the system."""
    if not language.forget():
        return
    gc.collect()
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # glibc has it, musl has not
        if trim is not None:
            trim(0)


def give_back_every(seconds: float) -> None:
    """Do so now and then, beside everything else."""

    def again() -> None:
        while True:
            time.sleep(seconds)
            give_back()

    threading.Thread(target=again, name="frugal", daemon=True).start()
