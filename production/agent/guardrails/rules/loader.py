"""Reads tables of rules from their TOML files; CONTRIBUTING ("Add a screening rule") says how one is written."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from production.agent.guardrails.rules.table import Rule, RuleTable, any_of
from production.schemas.errors import ConfigurationError
from production.schemas.turns import Trigger

_REFERENCE = re.compile(r"\{([a-z_]+)\}")


def _in_one_line(pattern: str) -> str:
    return "".join(line.lstrip() for line in pattern.splitlines())


_Text = Annotated[str, StringConstraints(min_length=1)]
_Name = Annotated[str, StringConstraints(pattern="^[a-z_]+$")]
_Pattern = Annotated[_Text, AfterValidator(_in_one_line)]
"""A regular expression; a long one is broken over lines, and the breaks and indentation do not count."""
_Fragments = dict[str, str]
"""Patterns by the name that stands for them, in braces, in others."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _RuleData(_Strict):
    name: _Text
    example: _Text
    counter_example: _Text
    foreign: bool = False
    wordings: tuple[_Pattern, ...] = Field(min_length=1)


class _HarmlessData(_Strict):
    also_of: _Text | None = None
    """Another table whose harmless phrases count here as well."""
    phrases: tuple[_Pattern, ...] = ()


class _FragmentsData(_Strict):
    fragments: dict[_Name, _Pattern | tuple[_Pattern, ...]] = {}
    """A pattern, or several of which any will do."""


class _RulesData(_FragmentsData):
    rules: tuple[_RuleData, ...] = Field(min_length=1)


class _TableData(_RulesData):
    trigger: Trigger
    harmless: _HarmlessData = _HarmlessData()
    undoubted: bool = False


_Data = TypeVar("_Data", bound=_FragmentsData)


@cache
def load_table(folder: Path, name: str) -> RuleTable:
    """The table in `<name>.toml`; `fragments.toml` in `folder` has what tables share.

    Raises:
        ConfigurationError: a file is missing or wrong; names file, rule and field.
    """
    file = folder / f"{name}.toml"
    data = _read(file, _TableData)
    known = _known(file, data, _shared(folder))
    also = load_table(folder, data.harmless.also_of).harmless if data.harmless.also_of else ()
    phrases = [_filled_in(phrase, known, f"{file}: field harmless.phrases") for phrase in data.harmless.phrases]
    rules = tuple(_rule(file, rule, known) for rule in data.rules)
    return RuleTable(data.trigger, rules, (*also, *phrases), data.undoubted)


@cache
def load_rules(file: Path) -> tuple[Rule, ...]:
    """The rules of a file that are no table of one trigger; errors as `load_table`."""
    data = _read(file, _RulesData)
    known = _known(file, data, {})
    return tuple(_rule(file, rule, known) for rule in data.rules)


@cache
def _shared(folder: Path) -> _Fragments:
    file = folder / "fragments.toml"
    return _known(file, _read(file, _FragmentsData), {})


def _known(file: Path, data: _FragmentsData, before: _Fragments) -> _Fragments:
    """The fragments `before` and those of `data`, each of which may use the ones above it."""
    known = dict(before)
    for name, given in data.fragments.items():
        pattern = given if isinstance(given, str) else any_of(*given)
        known[name] = _filled_in(pattern, known, f"{file}: field fragments.{name}")
    return known


def _rule(file: Path, data: _RuleData, known: _Fragments) -> Rule:
    where = f"{file}: rule {data.name!r}, field wordings"
    wordings = tuple(_filled_in(wording, known, where) for wording in data.wordings)
    try:
        return Rule(data.name, wordings, data.example, data.counter_example, data.foreign)
    except re.error as error:
        raise ConfigurationError(f"{where}: {error} of {error.pattern!r}") from error


def _filled_in(pattern: str, known: _Fragments, where: str) -> str:
    """`pattern` with the fragments whose names it says."""
    if unknown := set(_REFERENCE.findall(pattern)) - set(known):
        raise ConfigurationError(f"{where}: no fragment is called {min(unknown)!r}")
    return _REFERENCE.sub(lambda reference: known[reference[1]], pattern)


def _read(file: Path, shape: type[_Data]) -> _Data:
    try:
        given = tomllib.loads(file.read_text("utf-8"))
    except FileNotFoundError as error:
        raise ConfigurationError(f"{file}: there is no such file of rules") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationError(f"{file}: {error}") from error
    try:
        return shape.model_validate(given)
    except ValidationError as error:
        first = error.errors()[0]
        raise ConfigurationError(f"{file}: {_place(given, first['loc'])}: {first['msg']}") from error


def _place(given: dict[str, Any], location: tuple[int | str, ...]) -> str:
    """Where in a file an error is: the rule by its name, or by its number if it has none, and the field."""
    match location:
        case ("rules", int(at), *field):
            rule = given["rules"][at]
            called = rule.get("name") if isinstance(rule, dict) else None
            return f"rule {called or at + 1!r}, field {'.'.join(map(str, field))}"
        case _:
            return f"field {'.'.join(map(str, location))}"
