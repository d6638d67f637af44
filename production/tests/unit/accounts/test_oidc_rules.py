"""Whose word about an address is taken, and what one sign-in is made of."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from production.areas.accounts.oidc_rules import Attempt, is_description_of, issuer_of, vouched
from production.schemas.errors import Unauthenticated

GOOGLE = "https://accounts.google.com"
TENANT = "72f988bf-86f1-41af-91ab-2d7cd011db47"
MICROSOFT = f"https://login.microsoftonline.com/{TENANT}/v2.0"
TEMPLATE = "https://login.microsoftonline.com/{tenantid}/v2.0"
KEYCLOAK = "https://id.example.com/realms/staff"


@pytest.mark.parametrize(
    ("issuer", "claims", "believed"),
    [
        (KEYCLOAK, {"email_verified": True}, True),
        (KEYCLOAK, {"email_verified": False}, False),
        (KEYCLOAK, {"email_verified": 1}, False),
        (KEYCLOAK, {"xms_edov": True}, False),
        (GOOGLE, {"email_verified": True, "hd": "example.com"}, True),
        (GOOGLE, {"email_verified": True}, False),
        (GOOGLE, {"email_verified": True, "hd": "evil.example"}, False),
        (GOOGLE, {"email_verified": False, "hd": "example.com"}, False),
        (GOOGLE, {"email_verified": True, "email": "ada@gmail.com"}, True),
        (MICROSOFT, {"xms_edov": True}, True),
        (MICROSOFT, {"xms_edov": "1"}, True),
        (MICROSOFT, {"xms_edov": False}, False),
        (MICROSOFT, {"xms_edov": "0"}, False),
        (MICROSOFT, {"email_verified": True}, False),
        (MICROSOFT, {"email_verified": True, "preferred_username": "ada@example.com"}, False),
    ],
)
def test_an_address_counts_where_the_provider_knows_who_owns_it_now(
    issuer: str, claims: dict[str, Any], *, believed: bool
) -> None:
    told = {"iss": issuer, "sub": "1", "email": "Ada@Example.com"} | claims
    assert vouched(told, ()).vouches is believed


@pytest.mark.parametrize(("domains", "believed"), [((), True), (("example.com",), True), (("ample.com",), False)])
def test_only_of_our_domains_where_some_are_named(domains: tuple[str, ...], *, believed: bool) -> None:
    claims = {"iss": KEYCLOAK, "sub": "1", "email": "ada@EXAMPLE.com", "email_verified": True}
    assert vouched(claims, domains).vouches is believed


@pytest.mark.parametrize("email", [None, 7, ["ada@example.com"], "", "ada", "ada@example.com, eve@evil.example"])
def test_what_is_no_address_leads_to_nobody(email: object) -> None:
    found = vouched({"iss": KEYCLOAK, "sub": "1", "email": email, "email_verified": True}, ())
    assert (found.named, found.vouches) == (None, False)


def test_microsoft_has_an_issuer_for_each_tenant() -> None:
    assert issuer_of(TEMPLATE, {"tid": TENANT}) == MICROSOFT
    assert issuer_of(KEYCLOAK, {"tid": TENANT}) == KEYCLOAK


@pytest.mark.parametrize("tid", [None, "", "common", 7, "../evil", f"{TENANT}/v2.0/x"])
def test_a_tenant_that_is_none_has_issued_nothing(tid: object) -> None:
    with pytest.raises(Unauthenticated):
        issuer_of(TEMPLATE, {"tid": tid})


@pytest.mark.parametrize(
    ("published", "configured", "ours"),
    [
        (KEYCLOAK, KEYCLOAK, True),
        (KEYCLOAK, f"{KEYCLOAK}/", False),
        (GOOGLE, KEYCLOAK, False),
        (TEMPLATE, "https://login.microsoftonline.com/organizations/v2.0", True),
        (TEMPLATE, MICROSOFT, True),
        (TEMPLATE, KEYCLOAK, False),
        ("https://evil.example/{tenantid}/v2.0", "https://evil.example/organizations/v2.0", False),
    ],
)
def test_a_description_is_of_the_issuer_that_was_asked(published: str, configured: str, *, ours: bool) -> None:
    assert is_description_of(published, configured) is ours


@given(st.text(), st.text())
def test_of_one_secret_everything_is_different_and_nothing_of_two_is_the_same(one: str, other: str) -> None:
    attempts = [Attempt(one), Attempt(other)]
    made = [each for a in attempts for each in (a.state, a.nonce, a.verifier, a.challenge)]
    assert len(set(made)) == (8 if one != other else 4)
    assert attempts[0].is_answered_by(attempts[1].state) is (one == other)


@given(st.text())
def test_a_verifier_is_as_long_and_plain_as_the_protocol_wants_it(secret: str) -> None:
    """RFC 7636, 4.1."""
    verifier = Attempt(secret).verifier
    assert 43 <= len(verifier) <= 128
    assert all(char.isascii() and (char.isalnum() or char in "-._~") for char in verifier)
