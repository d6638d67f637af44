"""Starts consumers as processes, and hears their results."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from importlib import resources
from pathlib import Path

from production.lab.bench import consumers
from production.lab.bench.consumers.workload import RunResult, Workload
from production.lab.dev import log_progress
from production.schemas.errors import ConfigurationError

_INSTALL_S = 300.0


@dataclass(frozen=True, slots=True)
class ConsumerProcess:
    """A consumer: its name, and the command that starts it but for the workload."""

    name: str
    command: tuple[str, ...]
    arguments: tuple[str, ...] = ()

    @contextmanager
    def started(self, workload: Workload) -> Iterator[subprocess.Popen[str]]:
        """The process, from the moment it says that it is ready; gone after the block."""
        line = [*self.command, json.dumps(asdict(workload)), *self.arguments]
        with subprocess.Popen(line, stdout=subprocess.PIPE, text=True) as process:
            try:
                assert process.stdout is not None  # noqa: S101 - asked for above
                process.stdout.readline()
                yield process
            finally:
                process.kill()

    def run(self, workload: Workload) -> RunResult:
        """
        Raises:
            ConfigurationError: it did not get to the end.
        """
        with self.started(workload) as process:
            return self.result(process)

    def result(self, process: subprocess.Popen[str]) -> RunResult:
        """Wait for the end.

        Raises:
            ConfigurationError: it did not get there.
        """
        out, _ = process.communicate()
        if process.returncode:
            raise ConfigurationError(f"{self.name} ended with {process.returncode}; the reason is above.")
        return RunResult(**json.loads(out))


def own_consumer(program: str) -> ConsumerProcess:
    """One of the programs that need nothing but us: keyed, bare or plain."""
    return ConsumerProcess(program, (sys.executable, "-m", f"{consumers.__name__}.{program}"))


@contextmanager
def library_consumers(
    package: str, libraries: tuple[str, ...], python: str = sys.executable
) -> Iterator[list[ConsumerProcess]]:
    """Peers from a package that is installed for the duration of the block; none, and a word why, if it cannot be."""
    with tempfile.TemporaryDirectory(prefix="fte-peer-") as folder:
        log_progress(f"Installing {package} for this run")
        own = str(Path(folder) / "bin" / "python")
        try:
            _install(python, folder, own, package)
        except (OSError, subprocess.SubprocessError) as error:
            log_progress(f"Without {package}: it cannot be installed with {python} ({type(error).__name__}).")
            yield []
            return
        with resources.as_file(resources.files(consumers) / "peers.py") as program:
            yield [ConsumerProcess(library, (own, str(program)), (library,)) for library in libraries]


def _install(python: str, folder: str, own: str, package: str) -> None:
    pip = [own, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", package]
    for command in ([python, "-m", "venv", folder], pip):
        subprocess.run(command, check=True, stdout=sys.stderr, timeout=_INSTALL_S)
