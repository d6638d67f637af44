"""`fte ground` says sentence by sentence what the passages back."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from production.__main__ import app

PASSAGES = [{"title": "Export", "content": "Guests cannot export."}]


def test_each_sentence_is_on_one_of_two_lists() -> None:
    asked = json.dumps({"reply": "Guests cannot export. Yes. Thank you.", "passages": PASSAGES})
    found = CliRunner().invoke(app, ["ground"], input=asked)
    assert json.loads(found.stdout) == {"supported": ["Guests cannot export."], "unsupported": ["Yes."]}


@pytest.mark.parametrize("passages", ["Export", [1], [{"title": "Export"}], [{"title": 1, "content": ""}]])
def test_wrong_passages_are_named(passages: object) -> None:
    found = CliRunner().invoke(app, ["ground"], input=json.dumps({"reply": "Hello.", "passages": passages}))
    assert "passages" in str(found.exception)
