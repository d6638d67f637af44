"""What one run may take. Each limit has one owner, so that no two layers retry or wait for the same thing."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds, calls and tokens of one run."""

    run_s: float = 45.0
    """The whole run with all its attempts, pauses and tools."""
    judge_s: float = 8.0
    """Of the run, what a judge of its reply may take: well below what makes a breaker call the run slow."""
    attempt_s: float = 20.0
    """One request to the model."""
    retries: int = 2
    """Further attempts after a transient failure of one request."""
    steps: int = 8
    """Requests to the model in one run."""
    reads: int = 8
    """Searches and look-ups in one run."""
    output_tokens: int = 1500
    """Of one request."""
    tokens: int = 60_000
    """Input and output of one run, after which it makes no further request."""

    def shared_by(self, models: int) -> Limits:
        """The time of one run, divided among models that are asked one after the other."""
        return replace(self, run_s=self.run_s / models, attempt_s=min(self.attempt_s, self.run_s / models))
