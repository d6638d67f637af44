"""What reading one mail may cost, in the process that reads it."""

from __future__ import annotations

import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Never

SILENCE_S = 30.0
"""Of such a process; many times what the processor time below takes on a busy machine."""
_MEMORY = 600 * 1024 * 1024
"""Address space in bytes; the largest mail that Gmail takes needs half of it."""


class TooCostlyError(Exception):
    """The processor time of this mail is used up."""


def limit_this_process() -> None:
    """To the memory of one mail; from then on `limited` ends what takes too long."""
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    signal.signal(signal.SIGVTALRM, _stop)


@contextmanager
def limited(mail: bytes) -> Iterator[None]:
    """A second of processor time, and more for what large files need to be decoded.

    Raises:
        TooCostlyError: it was not enough.
    """
    signal.setitimer(signal.ITIMER_VIRTUAL, 1.0 + 0.1 * len(mail) / 1e6)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def _stop(_number: int, _frame: FrameType | None) -> Never:
    raise TooCostlyError
