"""`fte ground` says sentence by sentence what the passages back."""

from __future__ import annotations

import json

import pytest
from agents.testing import ScriptedModel, assistant_message
from typer.testing import CliRunner

from production.__main__ import app
from production.agent.judge import Judge
from production.agent.limits import Limits
from production.bootstrap import model_chain

OPEN = "Guests have no way to get data out."
PASSAGES = [{"title": "Export", "content": "Guests cannot export."}]


def test_each_sentence_is_on_one_of_two_lists() -> None:
    asked = json.dumps({"reply": "Guests cannot export. Yes. Thank you.", "passages": PASSAGES})
    found = CliRunner().invoke(app, ["ground"], input=asked)
    assert json.loads(found.stdout) == {"supported": ["Guests cannot export."], "unsupported": ["Yes."]}


@pytest.mark.parametrize(
    ("said", "supported"),
    [('{"verdicts": [{"number": 1, "follows": true}]}', [OPEN]), ("Yes, certainly.", [])],
    ids=["yes", "nonsense"],
)
def test_a_judge_is_asked_about_what_is_open(monkeypatch: pytest.MonkeyPatch, said: str, supported: list[str]) -> None:
    monkeypatch.setenv("AGENT_JUDGE_MODEL", "judge")
    named = Judge("judge", ScriptedModel([[assistant_message(said)]]), Limits())
    monkeypatch.setattr(model_chain, "judge", lambda _: named)
    asked = json.dumps({"reply": f"{OPEN} Guests can export.", "passages": PASSAGES})

    found = json.loads(CliRunner().invoke(app, ["ground"], input=asked).stdout)

    rest = [sentence for sentence in (OPEN, "Guests can export.") if sentence not in supported]
    assert found == {"supported": supported, "unsupported": rest}


@pytest.mark.parametrize("passages", ["Export", [1], [{"title": "Export"}], [{"title": 1, "content": ""}]])
def test_wrong_passages_are_named(passages: object) -> None:
    found = CliRunner().invoke(app, ["ground"], input=json.dumps({"reply": "Hello.", "passages": passages}))
    assert "passages" in str(found.exception)
