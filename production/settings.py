"""Settings: from the environment, `.env` and secret files, read once at the root. Channels and providers have some."""

from __future__ import annotations

import os
from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal, TypeVar, cast

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    Json,
    PrivateAttr,
    SecretStr,
    StringConstraints,
    ValidationError,
)
from pydantic_settings import BaseSettings

from production.channels.registry import channels, providers
from production.crm.catalogue.settings import CatalogueSettings
from production.crm.support.metrics import AlertThresholds
from production.crm.support.scoring import Weights
from production.schemas.env_settings import EnvSettings
from production.schemas.errors import ConfigurationError
from production.schemas.secrets import hard_to_guess, secret
from production.schemas.topics import Topics
from production.schemas.turns import BUILT_IN

Days = Annotated[int | None, BeforeValidator(lambda days: None if days in {"", "0", 0} else days)]
"""A period; 0 or nothing means for ever."""

Temperature = Annotated[
    Annotated[float, Field(ge=0.2, le=0.6)] | None, BeforeValidator(lambda typed: None if typed == "" else typed)
]


def _names_a_model(name: str | None) -> str | None:
    if name in ("auto", "offline"):
        raise ValueError("must name a model; the built-in agent comes last with AGENT_FALLBACK=offline")
    return name


_Own = TypeVar("_Own", bound=BaseSettings)


class Settings(EnvSettings):
    database_url: str = "postgresql://crm_user:crm_password@localhost:5432/crm_digital_fte"
    database_service_url: str | None = None
    """What api and workers connect with, where that is not the schema's owner: `fte migrate` lets its role in."""
    database_pool_size: int = Field(default=10, ge=2)
    kafka_bootstrap_servers: str = "localhost:9092"
    kafka_partitions: int = Field(default=12, ge=1)
    kafka_replicas: int = Field(default=1, ge=1)
    kafka_create_topics: bool = True
    """False where topics are somebody else's business, or appear by use."""
    kafka_security_protocol: Literal["PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL"] = "PLAINTEXT"
    kafka_sasl_mechanism: Literal["PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512"] = "SCRAM-SHA-512"
    kafka_sasl_username: str | None = None
    kafka_sasl_password: SecretStr | None = None
    kafka_ca_file: Path | None = None
    """Certificate authority of the brokers; unset means the system's own list."""
    kafka_topic_prefix: str = ""
    kafka_publish_timeout_s: float = Field(default=0.3, gt=0)
    """Well below the 500 ms that a provider waits."""

    openai_api_key: SecretStr | None = None
    agent_model: str = "auto"
    """`offline`, a model name, or `auto`: gpt-4o with a key, offline without."""
    agent_base_url: str | None = None
    """An OpenAI-compatible server (vLLM, Ollama, llama.cpp)."""
    agent_api: Literal["responses", "chat_completions"] = "responses"

    agent_temperature: Temperature = 0.3
    """How freely a model writes first drafts and reads markers; empty for one that takes none."""

    model_path: Path | None = None
    """A GGUF file for `fte model serve`; `fte dev` serves it by itself and asks it first."""
    model_n_ctx: int = Field(default=8_192, ge=2_048)
    """Tokens of prompt and answer that it holds."""
    model_n_gpu_layers: int = Field(default=0, ge=0)
    """Of its layers, how many a graphics card computes."""

    agent_fallback_model: Annotated[str | None, AfterValidator(_names_a_model)] = None
    """Answers while the first model is away; unset means none."""
    agent_fallback_base_url: str | None = None
    agent_fallback_api: Literal["responses", "chat_completions"] = "chat_completions"
    agent_fallback_api_key: SecretStr | None = None
    agent_fallback: Literal["offline", "person"] = "offline"
    """Who answers when no model does, or the budget of the day is used up."""
    agent_judge_model: Annotated[str | None, AfterValidator(_names_a_model)] = None
    """Decides about sentences of a model's reply that words neither back nor refute; unset means that a person does."""
    agent_judge_base_url: str | None = None
    agent_judge_api: Literal["responses", "chat_completions"] = "chat_completions"
    agent_judge_api_key: SecretStr | None = None
    agent_price_input: float = Field(default=0.0, ge=0)
    """Dollars per million tokens; and of what it writes:"""
    agent_price_output: float = Field(default=0.0, ge=0)
    agent_fallback_price_input: float = Field(default=0.0, ge=0)
    agent_fallback_price_output: float = Field(default=0.0, ge=0)
    agent_judge_price_input: float = Field(default=0.0, ge=0)
    agent_judge_price_output: float = Field(default=0.0, ge=0)
    agent_customer_tokens_per_day: int | None = Field(default=None, ge=0)
    agent_dollars_per_day: float | None = Field(default=None, ge=0)
    agent_concurrency: int | None = Field(default=None, ge=1)
    """Turns of one worker that may be under way at once; unset means 64, or 8 where the built-in agent thinks."""

    public_url: str | None = None
    """How the world reaches the api, for example https://support.example.com: what Twilio signs."""
    proxy_hops: int = Field(default=0, ge=0, le=10)
    """Proxies between the world and the api that say who called (`X-Forwarded-For`); 0 where it is reached directly."""
    company_name: Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^[^\r\n]+$")] = "TechCorp"
    crisis_help: Annotated[str, StringConstraints(strip_whitespace=True, max_length=300)] = ""
    """Said to whoever writes of a danger to a life, beside the emergency number of their country."""
    ticket_token_secret: Annotated[SecretStr | None, hard_to_guess(32)] = None
    """Unlocks the words of every ticket; the same for every api process, which does not start without it."""
    service_token: Annotated[SecretStr | None, hard_to_guess(24)] = None
    """Lets other systems look customers up and correct who is who; unset lets nobody."""
    mcp_may_send: bool = False
    """Lets an operator's assistant answer customers without a person; it reads what anybody wrote."""
    sandbox_url: str | None = None
    """The local providers' control port; the sandbox page exists only where it is set."""
    oidc_issuer: str | None = None
    """Where people who work here may sign in, besides by password: `https://accounts.google.com`."""
    oidc_client_id: str | None = None
    oidc_client_secret: SecretStr | None = None
    oidc_name: str = "your company account"
    """What the button says after "Sign in with"."""
    oidc_domains: Json[list[str]] = Field(default=[], validate_default=False)
    """Of whose addresses it is believed; all where none is named: `["example.com"]`."""
    sample_people: bool = False
    """Lets whoever opens the console of this machine in as one of the sample people; never where others reach it."""
    web_root: Path = Path("web-form/out")
    attachment_bytes: int = Field(default=25 * 1024 * 1024, ge=1_000)
    """The largest file of a mail or chat that is kept."""
    max_body_bytes: int = Field(default=1_000_000, ge=1_000)
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    worker_port: int | None = None
    """Where a process serves probes and metrics to those inside; unset means not at all."""
    otel_exporter_otlp_endpoint: str | None = None
    """Collector of traces, for example http://collector:4318; unset means that none are kept."""
    trace_share: float = Field(default=1.0, ge=0, le=1)
    """Of the messages, how many are traced."""

    scoring_churn_weight: float = Field(default=3.0, ge=0, le=1_000)
    """What a customer who is sure to leave adds to the score of a ticket; and for each thousand that they are worth:"""
    scoring_value_weight: float = Field(default=2.0, ge=0, le=1_000)
    scoring_min_wait_hours: float = Field(default=0.1, gt=0, le=1)
    """A ticket that came this moment counts as if it had waited so long."""
    topic_alert_boost: float = Field(default=5.0, ge=0, le=1_000)

    alert_escalation_rate: float = Field(default=0.25, gt=0, le=1)
    """A channel of whose turns a larger share went to people needs attention; and one that answers later than this:"""
    alert_latency_ms: float = Field(default=3000.0, gt=0)

    retention_words_days: Days = Field(default=90, ge=1)
    """How long the words and senders of messages without a conversation are kept: machine mail, reactions."""
    retention_conversations_days: Days = Field(default=730, ge=1)
    """How long a conversation without an open ticket is kept after its last message."""
    retention_ledger_days: Days = Field(default=None, ge=31)
    """How long the ledger knows that a message came: a later redelivery is answered; unset means for ever."""
    retention_changes_days: Days = Field(default=730, ge=31)
    """How long the audit log tells what was different before and after; who did what, and when, it tells for ever."""
    retention_figures_days: int = Field(default=400, ge=31)
    """How long events, measured values and what models used are kept: reports look no further back."""
    retention_keys_days: int = Field(default=90, ge=1)
    """How long a form that is submitted again gets its first number, and used codes are kept."""

    _own: dict[type[BaseSettings], BaseSettings] = PrivateAttr(default_factory=dict)

    @property
    def primary_model(self) -> str | None:
        """The model that is asked first; None where the built-in agent answers alone."""
        if self.agent_model == "auto":
            return "gpt-4o" if secret(self.openai_api_key) or self.agent_base_url else None
        return None if self.agent_model == "offline" else self.agent_model

    @property
    def models(self) -> tuple[str, ...]:
        """What may answer, by name, the first asked first."""
        if self.primary_model is None:
            return (BUILT_IN,)
        last = BUILT_IN if self.agent_fallback == "offline" else None
        return tuple(filter(None, (self.primary_model, self.agent_fallback_model, last)))

    @property
    def weights(self) -> Weights:
        """Of the parts of a ticket's score."""
        return Weights(
            churn_weight=self.scoring_churn_weight,
            value_weight=self.scoring_value_weight,
            topic_alert_boost=self.topic_alert_boost,
            min_wait_hours=self.scoring_min_wait_hours,
        )

    @property
    def alert_thresholds(self) -> AlertThresholds:
        return AlertThresholds(self.alert_escalation_rate, self.alert_latency_ms)

    @cached_property
    def topics(self) -> Topics:
        plain = Topics()
        prefix = self.kafka_topic_prefix
        return Topics(*(f"{prefix}{name}" for name in plain.all()))

    def of(self, kind: type[_Own]) -> _Own:
        """What a channel or a provider brings: its own variables of the same places.

        Raises:
            ConfigurationError: as `load_settings`.
        """
        if kind not in self._own:
            self._own[kind] = _read(kind)
        return cast("_Own", self._own[kind])


def load_settings() -> Settings:
    """From the environment, then `.env`, then files named like the variables in the folder SECRETS_DIR.

    Raises:
        ConfigurationError: names the first wrong variable and what would be right.
    """
    settings = _read(Settings)
    for kind in brought_settings():
        settings.of(kind)
    return settings


def brought_settings() -> list[type[EnvSettings]]:
    """Those that channels, providers and catalogues bring."""
    own = (each.settings for each in channels().values())
    return [*(kind for kind in own if kind), *(each.settings for each in providers().values()), CatalogueSettings]


def _read(kind: type[_Own]) -> _Own:
    folder = os.environ.get("SECRETS_DIR")
    if folder and not Path(folder).is_dir():
        raise ConfigurationError(f"SECRETS_DIR: {folder} is no folder; name one with a file for each secret")
    try:
        return kind(_secrets_dir=folder)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        name = "_".join(str(part) for part in first["loc"]).upper()
        raise ConfigurationError(f"{name}: {first['msg'].removeprefix('Value error, ')}") from None
