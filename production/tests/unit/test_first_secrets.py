"""secrets.sh makes what a first try needs, once, and good enough for the processes to start with."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from pydantic import SecretStr

from production.settings import Settings

COMPOSE, MINIKUBE = ".env", "k8s/overlays/minikube/secrets.env"


@pytest.fixture
def folder(tmp_path: Path, repository: Path) -> Path:
    shutil.copy(repository / "secrets.sh", tmp_path)
    (tmp_path / MINIKUBE).parent.mkdir(parents=True)
    return tmp_path


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = ["sh", str(folder / "secrets.sh"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, env={"PATH": os.environ["PATH"]})


def values(file: Path) -> dict[str, str]:
    return dict(line.split("=", 1) for line in file.read_text().splitlines())


def test_what_is_there_stays_as_it_is(folder: Path) -> None:
    (folder / COMPOSE).write_text("LOG_LEVEL=debug\nPOSTGRES_PASSWORD=mine")  # without the last line's end
    files = [folder / COMPOSE, folder / MINIKUBE]
    assert run(folder).returncode == 0
    first = [file.read_text() for file in files]
    assert run(folder).returncode == 0
    assert [file.read_text() for file in files] == first
    assert values(folder / COMPOSE).items() >= {"LOG_LEVEL": "debug", "POSTGRES_PASSWORD": "mine"}.items()


def test_every_secret_is_another_and_passes_the_checks(folder: Path) -> None:
    run(folder)
    given = values(folder / MINIKUBE)
    Settings(
        ticket_token_secret=SecretStr(given["TICKET_TOKEN_SECRET"]), service_token=SecretStr(given["SERVICE_TOKEN"])
    )
    Settings(ticket_token_secret=SecretStr(values(folder / COMPOSE)["TICKET_TOKEN_SECRET"]))
    made = [*given.values(), *values(folder / COMPOSE).values()]
    assert len(set(made)) == len(made)
    assert given["POSTGRES_PASSWORD"] in given["DATABASE_OWNER_URL"]
    assert given["POSTGRES_PASSWORD"] not in given["DATABASE_URL"]


def test_nobody_else_reads_them(folder: Path) -> None:
    run(folder)
    assert {(folder / name).stat().st_mode & 0o077 for name in (COMPOSE, MINIKUBE)} == {0}


def test_one_of_them_alone(folder: Path) -> None:
    run(folder, "minikube")
    assert ((folder / COMPOSE).exists(), (folder / MINIKUBE).exists()) == (False, True)


def test_a_word_that_it_does_not_know(folder: Path) -> None:
    done = run(folder, "everything")
    assert (done.returncode, "everything" in done.stderr) == (2, True)


def test_none_is_committed(repository: Path) -> None:
    files = subprocess.run(["git", "ls-files"], cwd=repository, capture_output=True, text=True, check=True).stdout
    assert not {COMPOSE, MINIKUBE} & set(files.split())
