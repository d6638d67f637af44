"""Grounding: what of a reply the evidence backs."""

from production.agent.grounding.ground import Grounding, ground

__all__ = ["Grounding", "ground"]
