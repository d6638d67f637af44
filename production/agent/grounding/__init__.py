"""Grounding: what of a reply the evidence backs."""

from production.agent.grounding.citations import Citation
from production.agent.grounding.ground import Grounding, OpenClaim, ground

__all__ = ["Citation", "Grounding", "OpenClaim", "ground"]
