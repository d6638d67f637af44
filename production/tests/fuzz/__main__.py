"""`make fuzz`: a long run over two processes; prints its figures as JSON and exits 0 only if nothing was found."""

from __future__ import annotations

import argparse
import json
import multiprocessing
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from production.tests.fuzz.doors import check_form, check_webhook
from production.tests.fuzz.grammar.forms import form
from production.tests.fuzz.grammar.mails import mail
from production.tests.fuzz.grammar.sample import Form, Mail, Webhook
from production.tests.fuzz.grammar.webhooks import webhook
from production.tests.fuzz.invariants import Outcome, check_mail

KINDS: dict[str, tuple[Callable[[Random, int], Any], Callable[[Any], Outcome]]] = {
    "mail": (mail, check_mail),
    "form": (form, check_form),
    "webhook": (webhook, check_webhook),
}
_SHARES = {"mail": 6, "form": 2, "webhook": 2}
_AT_ONCE = 200
_KEPT = 20
"""Inputs that are saved of one kind of failure."""


class Example(NamedTuple):
    """An input over which something failed."""

    failure: str
    kind: str
    number: int
    problem: str


@dataclass(slots=True)
class Found:
    """Of some inputs."""

    inputs: int = 0
    worst_cpu_s: float = 0.0
    failures: Counter[str] = field(default_factory=Counter)
    examples: list[Example] = field(default_factory=list)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--inputs", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kind", choices=list(KINDS), help="otherwise all of them")
    given = parser.parse_args()
    began, total = time.monotonic(), Found()
    with multiprocessing.Pool(2) as pool:
        look = partial(_look, given.seed, given.kind)
        for found in pool.imap_unordered(look, _chunks(given.inputs)):
            _add(total, found)
    spent = time.monotonic() - began
    report = {
        "inputs": total.inputs,
        "inputs_per_second": round(total.inputs / spent),
        "millions_per_hour": round(total.inputs / spent * 3_600 / 1e6, 2),
        "worst_cpu_s": round(total.worst_cpu_s, 3),
        "failures": dict(total.failures),
        "files": _save(given.seed, total.examples),
    }
    print(json.dumps(report, indent=1))  # noqa: T201
    return 1 if total.failures else 0


def made(seed: int, kind: str, number: int) -> Any:
    """The input of this number: the same on every machine."""
    return KINDS[kind][0](Random((seed << 40) + number), number % 8)


def _chunks(inputs: int) -> Iterator[range]:
    return (range(first, min(first + _AT_ONCE, inputs)) for first in range(0, inputs, _AT_ONCE))


def _look(seed: int, only: str | None, numbers: range) -> Found:
    found = Found()
    order = [kind for kind, share in _SHARES.items() for _ in range(share)]
    for number in numbers:
        kind = only or order[number % len(order)]
        outcome = KINDS[kind][1](made(seed, kind, number))
        found.inputs += 1
        found.worst_cpu_s = max(found.worst_cpu_s, outcome.cpu_s)
        for problem in outcome.problems:
            name = f"{kind} {problem.partition(':')[0]}"
            found.failures[name] += 1
            found.examples.append(Example(name, kind, number, problem))
    return found


def _add(total: Found, found: Found) -> None:
    total.inputs += found.inputs
    total.worst_cpu_s = max(total.worst_cpu_s, found.worst_cpu_s)
    total.failures += found.failures
    kept = Counter(each.failure for each in total.examples)
    for example in found.examples:
        if kept[example.failure] < _KEPT:
            kept[example.failure] += 1
            total.examples.append(example)


def _save(seed: int, examples: list[Example]) -> dict[str, str]:
    """File -> what is wrong."""
    folder = Path(".local/fuzz")
    folder.mkdir(parents=True, exist_ok=True)
    saved = {}
    for each in examples:
        suffix = "eml" if each.kind == "mail" else "txt"
        path = folder / f"{each.failure.replace(' ', '-')}-{seed}-{each.number}.{suffix}"
        path.write_bytes(_bytes(made(seed, each.kind, each.number)))
        saved[str(path)] = each.problem
    return saved


def _bytes(given: Mail | Form | Webhook) -> bytes:
    if isinstance(given, Mail):
        return given.raw
    if isinstance(given, Form):
        return given.body
    return given.push if given.push is not None else json.dumps(given.fields).encode()


if __name__ == "__main__":
    sys.exit(main())
