"""The languages that the assistant knows: one TOML file each."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict

from production.text.folding import spelt

LANGUAGES = ("en", "de", "es")
"""Of two that fit alike, the first."""


Folded = Annotated[frozenset[str], AfterValidator(lambda words: frozenset(map(spelt, words)))]


class DateWords(BaseModel):
    """What dates are made of."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    core: Folded
    """A date by themselves."""
    unit: Folded
    """A date with a number, or with `next`."""
    step: Folded
    """Part of one, beside others."""
    spans: dict[str, Folded]
    """`this_week`, `next_week`, `last_week`, and the same of months."""
    clock: Folded
    """Makes a date a moment."""
    next: Folded
    """May stand before a date and change nothing: the next Friday is the Friday that comes."""


class Language(BaseModel):
    """One of them."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    verbs: dict[str, tuple[str, ...]]
    marks: dict[str, tuple[str, ...]]
    dates: DateWords
    says: dict[str, str]
    """Replies, as templates."""


@cache
def language(tag: str) -> Language:
    """Raises KeyError: no language of ours."""
    if tag not in LANGUAGES:
        raise KeyError(tag)
    text = resources.files("production.areas.assistant").joinpath("words", f"{tag}.toml").read_text("utf-8")
    return Language.model_validate(tomllib.loads(text))
