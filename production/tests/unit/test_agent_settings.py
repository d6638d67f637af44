"""Which model is asked first, and what may not be named as the second."""

from __future__ import annotations

import pytest
from pydantic import SecretStr

from production.schemas.errors import ConfigurationError
from production.settings import Settings, load_settings


@pytest.mark.parametrize(
    ("settings", "model"),
    [
        (Settings(), None),
        (Settings(openai_api_key=SecretStr("")), None),
        (Settings(openai_api_key=SecretStr("key")), "gpt-4o"),
        (Settings(agent_base_url="http://127.0.0.1:9/v1"), "gpt-4o"),
        (Settings(openai_api_key=SecretStr("key"), agent_model="offline"), None),
        (Settings(agent_model="mine"), "mine"),
    ],
)
def test_the_first_model_follows_from_name_and_key(settings: Settings, model: str | None) -> None:
    assert settings.primary_model == model


@pytest.mark.parametrize("setting", ["AGENT_FALLBACK_MODEL", "AGENT_JUDGE_MODEL"])
@pytest.mark.parametrize("name", ["auto", "offline"])
def test_the_built_in_agent_is_no_second_model_and_no_judge(
    monkeypatch: pytest.MonkeyPatch, setting: str, name: str
) -> None:
    monkeypatch.setenv(setting, name)

    with pytest.raises(ConfigurationError, match=f"{setting}: must name a model"):
        load_settings()


@pytest.mark.parametrize(("typed", "temperature"), [(None, 0.3), ("0.2", 0.2), ("0.6", 0.6), ("", None)])
def test_a_model_writes_with_controlled_creativity(
    monkeypatch: pytest.MonkeyPatch, typed: str | None, temperature: float | None
) -> None:
    if typed is not None:
        monkeypatch.setenv("AGENT_TEMPERATURE", typed)
    assert load_settings().agent_temperature == temperature


@pytest.mark.parametrize("typed", ["0.1", "0.7", "hot"])
def test_other_temperatures_are_refused_by_name(monkeypatch: pytest.MonkeyPatch, typed: str) -> None:
    monkeypatch.setenv("AGENT_TEMPERATURE", typed)
    with pytest.raises(ConfigurationError, match="AGENT_TEMPERATURE"):
        load_settings()
