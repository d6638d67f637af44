"""What an operator enters about the OpenID Connect provider."""

from __future__ import annotations

from typing import Any

import pytest

from production.bootstrap.oidc import oidc_provider
from production.schemas.errors import ConfigurationError
from production.settings import Settings

GIVEN: dict[str, Any] = {
    "oidc_issuer": "https://accounts.google.com",
    "oidc_client_id": "crm",
    "oidc_client_secret": "secret",
    "oidc_domains": '["Example.com"]',
    "public_url": "https://support.example.com/",
}


def test_it_is_known_where_browsers_come_back_to() -> None:
    provider = oidc_provider(Settings(**GIVEN))
    assert provider is not None
    assert provider.redirect_uri == "https://support.example.com/api/v1/auth/oidc/callback"
    assert provider.domains == {"example.com"}
    assert "secret" not in repr(provider)


def test_without_an_issuer_there_is_none() -> None:
    assert oidc_provider(Settings(**GIVEN | {"oidc_issuer": ""})) is None


@pytest.mark.parametrize("missing", ["oidc_client_id", "oidc_client_secret", "public_url"])
def test_what_is_missing_is_named(missing: str) -> None:
    with pytest.raises(ConfigurationError, match=missing.upper()):
        oidc_provider(Settings(**GIVEN | {missing: None}))


def test_nobody_may_read_on_the_way() -> None:
    with pytest.raises(ConfigurationError, match="OIDC_ISSUER"):
        oidc_provider(Settings(**GIVEN | {"oidc_issuer": "http://id.example.com"}))


def test_a_provider_on_this_machine_is_asked_plainly() -> None:
    assert oidc_provider(Settings(**GIVEN | {"oidc_issuer": "http://127.0.0.1:8080/realms/staff"}))
