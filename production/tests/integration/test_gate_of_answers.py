"""The main figures of `fte eval answers` keep their limits, on the small knowledge base that nothing was tuned to."""

from __future__ import annotations

import os

import pytest

from production.lab.evals.answers.run import judge_set


async def test_answers_about_another_trade_keep_their_figures(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", os.environ.get("DATABASE_URL", ""))  # put back what the set's own database sets

    suite, _ = await judge_set("shop-watch")

    found = {figure.name: round(figure.value, 3) for figure in suite.figures}
    assert found["wrong, of what is sent"] <= 0.09
    assert found["right and sent, of what is answerable"] >= 0.36
    assert found["sent, of what is not documented"] <= 0.10
    assert found["handed over for nothing"] <= 0.14
    assert found["right at a confidence from 0.95, below 1.00"] >= 0.90
