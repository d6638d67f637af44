"""A system whose processes run one of two versions of the code, and which can be turned from one to the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from production.crm.permissions.model import Role
from production.tests.load.fleet import Fleet
from production.tests.upgrade.pages import read_everything

REPOSITORY = Path(__file__).parents[3]
SERVING = ("api", "worker", "scheduler")
Version = Literal["old", "new"]


@dataclass(frozen=True, slots=True)
class Answer:
    """Of an api to what a page asks."""

    version: Version
    path: str
    status: int


@dataclass(slots=True, kw_only=True)
class TwoVersions(Fleet):
    """Begins with the older one; what starts runs the version that was named last."""

    old: Path
    """Folder of its code."""
    new: Path
    answers: list[Answer] = field(default_factory=list)
    """Of each look at all pages."""

    def migrate(self) -> None:
        """As the job of the newer release does before anything else of it is there."""
        self.env |= _running(self.new)
        self._run("Migrating", "migrate")
        self.env |= _running(self.old)

    def turn_to(self, code: Path, *, half: bool = False) -> None:
        """Begin to replace what runs the other version, or every second of it."""
        self._rollouts.append(self._turn(code, half=half))

    def look(self) -> None:
        """Read everything that pages read, of one api of each version that runs."""
        token = self.staff_tokens()[Role.ADMIN]
        versions: dict[Version, Path] = {"old": self.old, "new": self.new}
        for version, code in versions.items():
            for child in [child for child in self.named("api") if child.env["PYTHONPATH"] == str(code)][:1]:
                found = read_everything(f"http://127.0.0.1:{child.command[-1]}", token)
                self.answers.extend(Answer(version, path, status) for path, status in found)

    def env_of(self, name: str, probe: int | None) -> dict[str, str]:
        """What is not of the product, as the local providers, is this folder's, whichever versions are tried."""
        return Fleet.env_of(self, name, probe) | ({} if name in SERVING else _running(REPOSITORY))

    def _environment(self) -> dict[str, str]:
        return Fleet._environment(self) | _running(self.old)

    def _start_apps(self) -> None:
        Fleet._start_apps(self)
        port = self.state.port("scheduler-1")
        self.start_child("scheduler", port, "-m", "production", "scheduler")

    def _turn(self, code: Path, *, half: bool) -> Iterator[None]:
        self.env |= _running(code)
        others = [child for child in self.serving() if child.env["PYTHONPATH"] != str(code)]
        yield from self._rollout(others[::2] if half else others)


def _running(code: Path) -> dict[str, str]:
    """Python runs this code, whatever folder it is started in."""
    return {"PYTHONPATH": str(code), "PYTHONSAFEPATH": "1"}
