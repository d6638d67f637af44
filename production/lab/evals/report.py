"""What an evaluation found: figures against their limits, the cases that went wrong, and what changed. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter, ValidationError

from production.schemas.errors import InvalidInput


@dataclass(frozen=True, slots=True)
class Figure:
    """A share of cases, 0..1, and the limit it must keep."""

    name: str
    hits: int
    cases: int
    at_least: float | None = None
    at_most: float | None = None

    @property
    def value(self) -> float:
        return self.hits / self.cases if self.cases else 0.0

    @property
    def kept(self) -> bool:
        """Whether the limits are kept; a figure without cases keeps none."""
        low = self.at_least is None or self.value >= self.at_least
        return self.cases > 0 and low and (self.at_most is None or self.value <= self.at_most)


@dataclass(frozen=True, slots=True)
class Failure:
    """A case that did not end as labelled."""

    case: str
    expected: str
    got: str


@dataclass(frozen=True, slots=True)
class Suite:
    """One subject of the evaluation."""

    name: str
    figures: tuple[Figure, ...]
    failures: tuple[Failure, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """One run."""

    made_at: datetime
    model: str
    """Which model answered: figures of different models are no progress of the code."""
    suites: tuple[Suite, ...]

    @property
    def kept(self) -> bool:
        return all(figure.kept for suite in self.suites for figure in suite.figures)


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one suite since the last report."""

    suite: str
    moved: dict[str, float]
    """Figure -> its value minus the last one, where they differ or the figure is new."""
    broken: tuple[str, ...]
    """Cases that go wrong now and did not before."""
    mended: tuple[str, ...]


_REPORT = TypeAdapter(Report)


def read_report(text: str, origin: str) -> Report:
    """
    Raises:
        InvalidInput: the text is no report; names `origin`.
    """
    try:
        return _REPORT.validate_json(text)
    except ValidationError as error:
        raise InvalidInput(origin, "is no report of `fte eval`: move it away or name another folder") from error


def as_json(report: Report, changes: Sequence[Change]) -> dict[str, Any]:
    """For programs; the part that `read_report` needs, with values and judgements beside the counts."""
    body: dict[str, Any] = _REPORT.dump_python(report, mode="json")
    for suite, shown in zip(report.suites, body["suites"], strict=True):
        for figure, row in zip(suite.figures, shown["figures"], strict=True):
            row |= {"value": round(figure.value, 4), "kept": figure.kept}
    return body | {"kept": report.kept, "changes": TypeAdapter(list[Change]).dump_python(list(changes), mode="json")}


def compare(before: Report, after: Report) -> list[Change]:
    """One entry for each suite of `after` in which anything changed."""
    old = {suite.name: suite for suite in before.suites}
    changes = [_change(old.get(suite.name, Suite(suite.name, (), ())), suite) for suite in after.suites]
    return [change for change in changes if change.moved or change.broken or change.mended]


def _change(before: Suite, after: Suite) -> Change:
    values = {figure.name: figure.value for figure in before.figures}
    moves = {figure.name: figure.value - values.get(figure.name, 0.0) for figure in after.figures}
    then, now = ({failure.case for failure in suite.failures} for suite in (before, after))
    return Change(
        suite=after.name,
        moved={name: round(by, 4) for name, by in moves.items() if abs(by) > 1e-9 or name not in values},
        broken=tuple(sorted(now - then)),
        mended=tuple(sorted(then - now)),
    )
