"""Which rows are opportunities: rules from a file. Pure."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from production.areas.opportunities.model import About, Candidate, Facts, Hit, Step
from production.schemas.errors import ConfigurationError


class Rule(BaseModel):
    """When a row is an opportunity, and how much of one. Facts that a rule asks for and nobody knows, meet nothing."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(pattern="^[a-z_]+$")
    about: About
    says: str | None = None
    is_: Mapping[str, tuple[str, ...]] = Field({}, alias="is")
    at_least: Mapping[str, float] = {}
    at_most: Mapping[str, float] = {}
    score: int = Field(ge=0, le=100)
    action: Step
    example: Facts
    counter_example: Facts

    def meets(self, facts: Facts) -> bool:
        """Whether all that it asks for is so."""
        known = {name: value for name, value in facts.items() if value is not None}
        return (
            (self.says is None or known.get("says") == self.says)
            and all(known.get(name) in values for name, values in self.is_.items())
            and all(name in known and known[name] >= least for name, least in self.at_least.items())
            and all(name in known and known[name] <= most for name, most in self.at_most.items())
        )


@cache
def rules() -> tuple[Rule, ...]:
    """
    Raises:
        ConfigurationError: the file is wrong; names rule and field.
    """
    data: dict[str, Any] = tomllib.loads(
        files("production.areas.opportunities").joinpath("rules.toml").read_text("utf-8")
    )
    try:
        return tuple(Rule.model_validate(each) for each in data["rules"])
    except ValidationError as error:
        first = error.errors()[0]
        raise ConfigurationError(f"opportunities/rules.toml: {first['loc']}: {first['msg']}") from error


def hits(candidate: Candidate, said: Mapping[str, str]) -> Sequence[Hit]:
    """The rules that it meets; `said` has the sentence for each rule of words that its words met."""
    found = [rule for rule in rules() if rule.about is candidate.about and _met(rule, candidate.facts, said)]
    return [Hit(rule.name, rule.score, candidate, said.get(rule.says or "")) for rule in found]


def action_of(name: str) -> Step:
    """What to do first; of a rule that is no more, to make a task."""
    return next((rule.action for rule in rules() if rule.name == name), Step.TASK)


def _met(rule: Rule, facts: Facts, said: Mapping[str, str]) -> bool:
    return rule.meets({**facts, "says": rule.says if rule.says in said else None})
