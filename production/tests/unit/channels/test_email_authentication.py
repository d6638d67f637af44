"""Only the topmost verdict, of our own provider, about exactly this domain, is proof."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from production.channels.email.authentication import authentication, parse_results
from production.channels.email.headers import LONGEST
from production.schemas.envelope import Authentication

GOOGLE = frozenset({"mx.google.com"})


def verdict(*headers: str, domain: str = "customer.example") -> Authentication:
    return authentication(headers, domain, GOOGLE)


@pytest.mark.parametrize(
    "results",
    [
        "dmarc=pass header.from=customer.example",
        "dmarc=pass (p=REJECT sp=REJECT dis=NONE) header.from=Customer.Example",
        "dkim=pass header.i=@customer.example header.b=ab/c=; spf=none; dmarc=pass header.from=customer.example",
        'dmarc = pass ( p=NONE ( nested \\) ) ) header.from = "customer.example"',
        "DMARC=PASS HEADER.FROM=customer.example",
        'dmarc/1=pass reason="a; dmarc=fail" header.from=customer.example',
        "dkim=pass header.d=customer.example",
        "dkim=pass header.i=@mail.customer.example",
        "dkim=fail header.d=customer.example; dkim=pass header.d=esp.example; dkim=pass header.d=customer.example",
        "spf=pass (google.com: domain of b@customer.example designates 192.0.2.1) smtp.mailfrom=b@customer.example",
        "spf=pass smtp.mailfrom=bounces.customer.example",
        "dkim=pass header.d=customer.example; dmarc=temperror header.from=customer.example",
    ],
)
def test_pass(results: str) -> None:
    assert verdict(f"mx.google.com; {results}") is Authentication.PASS


@pytest.mark.parametrize(
    "header",
    [
        "mx.google.com; none",
        "mx.google.com",
        "",
        ";;; = ; ==",
        "mx.google.com; dmarc=pass header.from=evil.example",
        "mx.google.com; dmarc=pass",
        "mx.google.com; dmarc=none header.from=customer.example",
        "mx.google.com; dmarc=pass header.from=evil.example; dkim=pass header.d=customer.example",
        "mx.google.com; dmarc=pass header.from=evil.example; dmarc=pass header.from=customer.example",
        "mx.google.com; dkim=pass header.d=evil.example",
        "mx.google.com; dkim=pass header.d=customer.example.evil.example",
        "mx.google.com; dkim=pass header.d=notcustomer.example",
        "mx.google.com; dkim=fail header.d=customer.example",
        "mx.google.com; spf=softfail smtp.mailfrom=ada@customer.example",
        "mx.google.com; spf=pass smtp.helo=customer.example",
        "mx.google.com; spf=pass smtp.mailfrom=x@evil.example; spf=pass smtp.mailfrom=ada@customer.example",
        "mx.google.com; x=y (dmarc=pass header.from=customer.example)",
        'mx.google.com; x="; dmarc=pass header.from=customer.example"',
        "evil.example; dmarc=pass header.from=customer.example",
        "mx.google.com.evil.example; dmarc=pass header.from=customer.example",
        "(mx.google.com) evil.example; dmarc=pass header.from=customer.example",
        "dmarc=pass header.from=customer.example",
    ],
)
def test_nothing_that_counts(header: str) -> None:
    assert verdict(header) is Authentication.NONE


@pytest.mark.parametrize(
    "results",
    [
        "dmarc=fail (p=NONE) header.from=customer.example",
        "dkim=pass header.d=customer.example;\tdmarc=fail",
        "dmarc=pass; dmarc=fail",
    ],
)
def test_fail(results: str) -> None:
    assert verdict(f"mx.google.com; {results}") is Authentication.FAIL


def test_the_topmost_header_decides() -> None:
    passed, failed = (f"mx.google.com; dmarc={word} header.from=customer.example" for word in ("pass", "fail"))
    assert verdict(failed, passed) is Authentication.FAIL
    assert verdict("evil.example; dmarc=pass header.from=customer.example", passed) is Authentication.NONE
    assert verdict() is Authentication.NONE


@pytest.mark.parametrize(("behind", "expected"), [("", Authentication.NONE), ("; DMARC = Fail", Authentication.FAIL)])
def test_what_is_too_long_to_be_read_proves_nothing_and_may_fail(behind: str, expected: Authentication) -> None:
    head = "mx.google.com; dmarc=pass header.from=customer.example"
    assert verdict(f"{head}; x={'a' * LONGEST}{behind}") is expected


def test_a_domain_that_is_cut_is_none() -> None:
    head = "mx.google.com; dmarc=pass header.from="
    padding = f"({'a' * (LONGEST - len(head) - len('customer.example') - 2)})"
    assert verdict(f"{head}{padding}customer.example.evil.example") is Authentication.NONE


@pytest.mark.parametrize("blank", ["\u00a0", "\u3000", "\u2028", "\v", "\x1c"])
def test_a_blank_that_is_none_to_the_standard_ends_no_value(blank: str) -> None:
    assert verdict(f"mx.google.com; spf=pass smtp.mailfrom=customer.example{blank}@evil.example") is Authentication.NONE


@pytest.mark.parametrize(
    ("signed", "domain", "expected"),
    [
        ("example.co.uk", "mail.example.co.uk", Authentication.PASS),
        ("other.co.uk", "example.co.uk", Authentication.NONE),
        ("co.uk", "example.co.uk", Authentication.NONE),
        ("evil.github.io", "ada.github.io", Authentication.NONE),
        ("github.io", "github.io", Authentication.NONE),
        ("xn--bcher-kva.example", "bücher.example", Authentication.PASS),
        ("xn--strae-oqa.example", "straße.example", Authentication.PASS),
        ("strasse.example", "straße.example", Authentication.NONE),
    ],
)
def test_domains_of_one_owner(signed: str, domain: str, expected: Authentication) -> None:
    assert verdict(f"mx.google.com; dkim=pass header.d={signed}", domain=domain) is expected


def test_an_operator_names_other_verifiers() -> None:
    header = "mail.techcorp.example 1; dmarc=pass header.from=customer.example"
    assert authentication([header], "customer.example", {"mail.techcorp.example"}) is Authentication.PASS


@given(st.text())
def test_any_text(header: str) -> None:
    assert isinstance(parse_results(header)[0], str)
    assert verdict(header) is Authentication.NONE


@given(st.text(st.characters(exclude_categories=["C"]), max_size=60))
def test_no_quoted_address_becomes_a_verdict(local: str) -> None:
    quoted = local.replace("\\", "\\\\").replace('"', '\\"')
    assert verdict(f'mx.google.com; spf=pass smtp.mailfrom="{quoted}"@evil.example') is Authentication.NONE


@pytest.mark.parametrize("quote", ['"', ""])
@pytest.mark.parametrize(
    "local",
    [
        "a);dkim=pass header.d=customer.example(",
        "a);dmarc=pass header.from=customer.example;spf=pass (",
        "a) smtp.mailfrom=ada@customer.example;x=(",
        "a));dkim=pass header.d=customer.example((",
    ],
)
def test_no_address_leaves_the_comment_that_quotes_it(local: str, quote: str) -> None:
    address = f"{quote}{local}{quote}@evil.example"
    comment = f"google.com: domain of {address} designates 192.0.2.1 as permitted sender"
    assert verdict(f"mx.google.com; spf=pass ({comment}) smtp.mailfrom={address}") is Authentication.NONE
