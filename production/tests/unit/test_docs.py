"""What the documents name is there: pages and headings, commands and options, targets of make, paths, settings."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import typer
from pydantic_settings import BaseSettings
from typer.core import TyperGroup

from production.__main__ import app
from production.settings import Settings, brought_settings

ROOT = Path(__file__).parents[3]
TEXTS = {
    str(path.relative_to(ROOT)): path.read_text("utf-8")
    for pattern in ("*.md", "docs/**/*.md", "specs/**/*.md", "web-form/*.md")
    for path in sorted(ROOT.glob(pattern))
}
_FENCE = re.compile(r"^ *```.*?^ *```$", re.MULTILINE | re.DOTALL)
_SPAN = re.compile(r"`([^`\n]+)`")
_LINK = re.compile(r"\]\((?!\w+:)([^)\s]+)\)")
_FTE = re.compile(r"(?:^|[\s/])fte (\w[^#>&;`]*)")
_MAKE = re.compile(r"^make ([a-z][\w-]*)")
_CALL = re.compile(r"\b(GET|POST|PUT|PATCH|DELETE) (/[\w/{}.-]+)")
_OURS = re.compile(r"https?://(?:127\.0\.0\.1|localhost|support\.example\.com)(?::8000)?(/[^\s\"'?]*)")
_OPTION = re.compile(r"--?[a-z][a-z-]*")
_SERVED = [
    (re.compile(re.sub(r"\{\w+\}", "[^/]+", path)), set(methods))
    for path, methods in json.loads((ROOT / "specs/openapi.json").read_text("utf-8"))["paths"].items()
]
_OUTSIDE_THE_DESCRIPTION = {"/livez", "/readyz", "/metrics", "/docs", "/openapi.json"}

each_document = pytest.mark.parametrize("name", TEXTS)


def code(text: str) -> list[str]:
    """Lines of the blocks, continued ones as one, and what stands between backticks."""
    blocks = [line.strip() for block in _FENCE.findall(text) for line in re.sub(r"\\\n\s*", "", block).splitlines()]
    return [*blocks, *_SPAN.findall(_FENCE.sub("", text))]


def anchors(text: str) -> set[str]:
    """Of the headings, as GitHub makes them."""
    headings = re.findall(r"^#+ (.+)$", _FENCE.sub("", text), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@each_document
def test_links_lead_to_what_is_there(name: str) -> None:
    for link in _LINK.findall(TEXTS[name]):
        path, _, anchor = link.partition("#")
        target = (ROOT / name).parent / path if path else ROOT / name
        assert target.exists(), link
        assert not anchor or anchor in anchors(target.read_text("utf-8")), link


@cache
def command(path: tuple[str, ...]) -> Any:
    """The command of that name, a group of them, or None."""
    if not path:
        return typer.main.get_command(app)
    group = command(path[:-1])
    return group.get_command(typer.Context(group), path[-1]) if isinstance(group, TyperGroup) else None


def unknown(words: list[str]) -> list[str]:
    """Names of commands and options that `fte` does not have."""
    path: tuple[str, ...] = ()
    for word in words:
        if not isinstance(command(path), TyperGroup) or not re.fullmatch(r"[a-z][a-z-]+", word):
            break
        path = (*path, word)
    if command(path) is None:
        return [" ".join(path)]
    known = {"--help", *(option for each in command(path).params for option in each.opts)}
    return [word for word in words if _OPTION.fullmatch(word) and word not in known]


@each_document
def test_commands_and_options_exist(name: str) -> None:
    calls = [call for line in code(TEXTS[name]) for call in _FTE.findall(line)]
    assert {call: wrong for call in calls if (wrong := unknown(re.sub(r"[\[\]]", "", call).split()))} == {}


def commands(path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    """All that are not hidden."""
    here = command(path)
    if not isinstance(here, TyperGroup):
        return [] if here.hidden else [path]
    return [leaf for name in here.list_commands(typer.Context(here)) for leaf in commands((*path, name))]


def test_every_command_has_its_row() -> None:
    cells = re.findall(r"^\| (`fte .+?) \| ", TEXTS["docs/commands.md"], re.MULTILINE)
    assert [
        path
        for path in commands()
        if not any(f"`fte {path[0]}" in cell and re.search(rf"\b{path[-1]}\b", cell) for cell in cells)
    ] == []


@each_document
def test_targets_of_make_exist(name: str) -> None:
    targets = set(re.findall(r"^([a-z][\w-]*):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert {target for line in code(TEXTS[name]) for target in _MAKE.findall(line)} - targets == set()


def called(line: str) -> list[tuple[str, str]]:
    """Methods and paths of our api that a line of code calls, with curl or as a contract."""
    if "curl " not in line:
        return _CALL.findall(line)
    stated = re.search(r"-X (\w+)", line)
    method = stated[1] if stated else "POST" if " -d " in line else "GET"
    return [(method, re.sub(r"\$(\w+|\(.*)", "{}", path)) for path in _OURS.findall(line)]


def served(method: str, path: str) -> bool:
    return any(pattern.fullmatch(path) and method.lower() in methods for pattern, methods in _SERVED)


@each_document
def test_paths_are_served_with_their_method(name: str) -> None:
    calls = {call for line in code(TEXTS[name]) for call in called(line)}
    assert [call for call in sorted(calls) if call[1] not in _OUTSIDE_THE_DESCRIPTION and not served(*call)] == []


def test_settings_stand_in_their_table_with_their_defaults() -> None:
    listed = re.findall(r"^\| `([A-Z_]+)` \| (?:`([^`]*)` )?\|", TEXTS["docs/settings.md"], re.MULTILINE)
    kinds: list[type[BaseSettings]] = [Settings, *brought_settings()]
    fields = {name: field for kind in kinds for name, field in kind.model_fields.items()}
    defaults = {name.upper(): field.get_default(call_default_factory=True) for name, field in fields.items()}
    read = {
        name: "" if value is None else json.dumps(value, default=str).strip('"') for name, value in defaults.items()
    }
    assert dict(listed) == read | {"SECRETS_DIR": ""}
    assert len(listed) == len(read) + 1
