"""One version: what is built, deployed, documented and answered names the same."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from production import __version__
from production.__main__ import app

ROOT = Path(__file__).parents[3]
_NAMED = {
    r"crm-digital-fte:(\d+\.\d+\.\d+)": (
        "docs/install.md",
        "docker-compose.yml",
        "production/tests/cluster/recipes/marks.Dockerfile",
    ),
    r"newTag: (\S+)": tuple(
        f"k8s/{each}/kustomization.yaml"
        for each in ("base/app", "overlays/minikube", "overlays/production", "overlays/standalone")
    ),
    r"ARG VERSION=(\S+)": ("Dockerfile",),
}


def test_the_command_says_it() -> None:
    assert CliRunner().invoke(app, ["--version"]).output == f"fte {__version__}\n"


@pytest.mark.parametrize(("pattern", "file"), [(each, file) for each, files in _NAMED.items() for file in files])
def test_who_names_it_names_this_one(pattern: str, file: str) -> None:
    assert set(re.findall(pattern, (ROOT / file).read_text("utf-8"))) == {__version__}


@pytest.mark.parametrize("file", ["package.json", "package-lock.json"])
def test_the_pages_have_it(file: str) -> None:
    assert json.loads((ROOT / "web-form" / file).read_text("utf-8"))["version"] == __version__


def test_the_changelog_tells_what_it_brings() -> None:
    assert f"\n## {__version__}" in (ROOT / "CHANGELOG.md").read_text("utf-8")
