"""What came of a command against what had to. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from production.areas.assistant.model import Answer, Ref
from production.crm.assistant.kinds import Row
from production.lab.evals.assistant.items import Command
from production.lab.evals.report import Failure, Figure, Suite

Snapshot = Mapping[str, Mapping[int, Row]]
"""Kind -> number -> the record."""
RIGHT = 0.95
_UNSTEADY = {"updated_at", "status_since", "completed_at", "closed_at"}
"""Follows from what was changed."""


@dataclass(frozen=True, slots=True)
class Played:
    """One command, what was there before and after it, and the last answer."""

    command: Command
    before: Snapshot
    after: Snapshot
    answer: Answer

    @property
    def wrong_records(self) -> list[str]:
        """Records that differ and should not, or not so."""
        return [fault for fault in self._written() if fault.startswith("wrong")]

    @property
    def faults(self) -> list[str]:
        """All that is not as labelled."""
        return [*self._written(), *self._said()]

    def _written(self) -> list[str]:
        made, changed, gone = self._differences()
        faults = [f"wrong: deleted {name}" for name in sorted(gone - set(self.command.deletes))]
        faults += [f"not deleted: {name}" for name in sorted(set(self.command.deletes) - gone)]
        for kind, rows in made.items():
            wanted = self.command.creates.get(kind) or self._along(kind)
            faults += [
                f"wrong: created {kind} {row['title']}" for row in rows if not wanted or not self._says(row, wanted)
            ]
        faults += [f"not created: {kind}" for kind in self.command.creates if kind not in made]
        for name, row in changed.items():
            wanted = self.command.changes.get(name)
            faults += [] if wanted and self._says(row, wanted) else [f"wrong: changed {name}"]
        return faults + [f"not changed: {name}" for name in self.command.changes if name not in changed]

    def _along(self, kind: str) -> dict[str, Any] | None:
        """With a contact comes the company that it names, as in the API."""
        company = self.command.creates.get("contact", {}).get("company")
        return {"name": company} if kind == "company" and company else None

    def _said(self) -> list[str]:
        command, answer = self.command, self.answer
        shown = {self._shown(ref) for ref in answer.records}
        waits = sum(pending.records for pending in answer.pending)
        faults = [f"tool {answer.tool}"] if answer.tool != command.tool else []
        faults += [f"asks {answer.asks}"] if answer.asks != command.asks else []
        faults += [f"waits for {waits}"] if waits != (command.waits or 0) else []
        faults += [f"shows {sorted(shown)}"] if command.shows is not None and not _shows(command, shown) else []
        return faults + ([f"finds {answer.total}"] if command.total not in {None, answer.total} else [])

    def _differences(self) -> tuple[dict[str, list[Row]], dict[str, Row], set[str]]:
        made: dict[str, list[Row]] = {}
        changed: dict[str, Row] = {}
        gone = set()
        for kind, rows in self.before.items():
            now = self.after[kind]
            if new := [row for number, row in now.items() if number not in rows]:
                made[kind] = new
            gone |= {self._name(kind, row) for number, row in rows.items() if number not in now}
            changed |= {
                self._name(kind, row): now[number]
                for number, row in rows.items()
                if number in now and _steady(row) != _steady(now[number])
            }
        return made, changed, self._without_cascade(gone)

    def _without_cascade(self, gone: set[str]) -> set[str]:
        """With a contact go its deals and tasks, as in the API."""
        mails = {name.removeprefix("contact ") for name in gone if name.startswith("contact ")}
        return {name for name in gone if name.startswith("contact ") or not self._hangs_on(name, mails)}

    def _hangs_on(self, name: str, mails: set[str]) -> bool:
        return any(
            self._name(kind, row) == name and self._mail(row.get("contact_id")) in mails
            for kind in ("deal", "task")
            for row in self.before[kind].values()
        )

    def _says(self, row: Row, wanted: Mapping[str, Any]) -> bool:
        return all(self._value(row, name) == _plain(value) for name, value in wanted.items())

    def _value(self, row: Row, name: str) -> Any:
        if name == "contact":
            return self._mail(row.get("contact_id"))
        if name == "pipeline":
            return str(self.after["pipeline"][row["pipeline_id"]]["name"])
        if name == "phone":
            return "".join(each for each in str(row[name]) if each in "+0123456789")
        return _plain(row.get(name))

    def _mail(self, number: Any) -> str | None:
        row = self.after["contact"].get(number) or self.before["contact"].get(number)
        return row["email"] if row else None

    def _shown(self, ref: Ref) -> str:
        """Its name; what came and went again has none but its title."""
        row = self.before[ref.kind].get(ref.id) or self.after[ref.kind].get(ref.id)
        return self._name(ref.kind, row) if row else f"{ref.kind} {ref.title}"

    def _name(self, kind: str, row: Row) -> str:
        if kind == "contact":
            return f"contact {row['email']}"
        twins = sum(1 for other in self.before[kind].values() if other["title"] == row["title"]) > 1
        return f"{kind} {row['title']}" + (f" / {self._mail(row['contact_id'])}" if twins else "")


def suite(name: str, played: Sequence[Played]) -> Suite:
    """The figures of one set, and what went wrong."""
    right = [one for one in played if not one.faults]
    wrong = sum(len(one.wrong_records) for one in played)
    return Suite(
        f"assistant, {name}",
        (
            Figure("right effect", len(right), len(played), at_least=RIGHT),
            Figure("wrong records changed", wrong, len(played), at_most=0.0),
        ),
        tuple(
            Failure(" | ".join(one.command.says), one.command.tool, "; ".join(one.faults))
            for one in played
            if one.faults
        ),
    )


def _shows(command: Command, shown: Iterable[str]) -> bool:
    wanted = set(command.shows or ())
    return wanted == set(shown) if command.tool.startswith("get_") else wanted <= set(shown)


def _steady(row: Row) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in _UNSTEADY}


def _plain(value: Any) -> Any:
    """A day of a moment, a number of an amount, any case of a text."""
    if isinstance(value, str):
        try:
            moment = datetime.fromisoformat(value)
        except ValueError:
            return value
        return (moment.date().isoformat(), moment.strftime("%H:%M") if "T" in value and moment.hour < 23 else None)
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value
