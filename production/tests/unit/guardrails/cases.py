"""The labelled texts of this folder, read from the data files beside it.

`cases.jsonl`: `expect` lists triggers that must be found (more may be), `kind` marks harmless texts, `held` marks texts
that were written before the rules and never used to tune them. `feelings.jsonl`: ratings from -4 to +4.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from production.schemas.turns import Trigger

_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Case:
    text: str
    expect: frozenset[Trigger] = frozenset()
    kind: str = ""
    held: bool = False


def _lines(name: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in (_HERE / name).read_text(encoding="utf-8").splitlines()]


def _case(text: str, expect: tuple[str, ...] = (), **marks: str | bool) -> Case:
    return Case(text, frozenset(map(Trigger, expect)), **marks)  # type: ignore[arg-type]  # the file names the fields


CASES = [_case(**line) for line in _lines("cases.jsonl")]  # type: ignore[arg-type]  # as above
FEELINGS = [(float(str(line["rating"])), str(line["text"])) for line in _lines("feelings.jsonl")]
