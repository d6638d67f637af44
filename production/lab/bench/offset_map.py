"""How large the map of finished offsets gets, and what it costs."""

from __future__ import annotations

import random
import time

from production.lab.bench.figures import Json, Spread, at_most
from production.stream.offsets import decode_finished, encode_finished

_WINDOW = 100_000
_OPEN = _WINDOW // 100
_MAX_BYTES = 3_072


def measure(runs: int) -> Json:
    """A window of 100,000 offsets, 1 % of them open at random; complete means that nothing finished was left out."""
    sizes: list[float] = []
    encode_ms: list[float] = []
    decode_ms: list[float] = []
    complete = True
    for seed in range(runs):
        finished = _finished(seed)
        began = time.perf_counter()
        text = encode_finished(0, finished)
        encoded = time.perf_counter()
        complete &= decode_finished(0, text) == finished
        sizes.append(len(text))
        encode_ms.append((encoded - began) * 1000)
        decode_ms.append((time.perf_counter() - encoded) * 1000)
    return {
        "window": _WINDOW,
        "open": _OPEN,
        "complete": complete,
        "bytes": at_most(_MAX_BYTES).judge(Spread.of(sizes)),
        "encode_ms": Spread.of(encode_ms).as_json(),
        "decode_ms": Spread.of(decode_ms).as_json(),
    }


def _finished(seed: int) -> set[int]:
    """The first offset is open: it is what holds the window."""
    chosen = random.Random(seed)  # noqa: S311 - the same windows in every run
    return set(range(1, _WINDOW)).difference(chosen.sample(range(1, _WINDOW), _OPEN - 1))
