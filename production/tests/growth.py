"""How the cost of a reader grows with its input: what a bound in seconds means on no particular machine."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

_NOTHING_S = 0.25
"""Whoever needs less for the long input is not slow, however the short one compares."""
_LINEAR = 10.0
"""For four times the input: linear costs 4, with a cache that becomes too small 7, quadratic 16."""


def grows_linearly(read: Callable[[str], object], text: Callable[[int], str], length: int) -> bool:
    """Whether `read(text(length))` costs about four times `read(text(length // 4))`; the best of three looks."""
    return any(_looks_linear(read, text(length // 4), text(length)) for _ in range(3))


def _looks_linear(read: Callable[[str], object], short: str, long: str) -> bool:
    cost = _cpu_s(read, long)
    return cost < _NOTHING_S or cost < _LINEAR * _cpu_s(read, short)


def _cpu_s(read: Callable[[str], object], text: str) -> float:
    """Without the collector, whose work depends on what other tests left behind."""
    gc.collect()
    gc.disable()
    try:
        began = time.process_time()
        read(text)
        return time.process_time() - began
    finally:
        gc.enable()
