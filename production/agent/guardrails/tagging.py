"""Tags of a message, from its words. They only help to find it again: nothing is decided by them."""

from __future__ import annotations

from pathlib import Path

from production.agent.guardrails.rules.loader import load_rules

RULES = load_rules(Path(__file__).parent / "tags.toml")
"""One a tag, which is its name; reviewed as the rules of screening are."""


def tags(words: str) -> tuple[str, ...]:
    """In the order of the file; `words` are from `normalise.normalise`."""
    return tuple(rule.name for rule in RULES if any(pattern.search.search(words) for pattern in rule.patterns))
