"""Who wrote a mail, by the table of rules."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from production.channels.email.ours import Trust
from production.channels.email.parse import ParsedEmail, parse_email
from production.channels.email.senders import RULES
from production.schemas.envelope import Authentication
from production.schemas.ids import Proof
from production.tests.unit.channels.mails import mail, multipart

MAILBOX = "support@techcorp.example"
TRUST = Trust(forwarders=frozenset({"forms.example", "relay@service.example"}))
HELP = "'Ada Test' via Help <help@techcorp.example>"


def parsed(body: str | bytes = "Hello", /, **headers: str) -> ParsedEmail:
    raw = body if isinstance(body, bytes) else mail(body, **headers)
    return parse_email(raw, mailbox=MAILBOX, own_domain="techcorp.example", trust=TRUST)


def checked(domain: str, verdict: str = "pass") -> str:
    return f"mx.google.com; dmarc={verdict} header.from={domain}"


@pytest.mark.parametrize(
    ("rule", "headers", "address"),
    [
        ("group", {"from": HELP, "x_original_from": "Ada <ada@c.example>"}, "ada@c.example"),
        ("group", {"from": HELP, "x_original_sender": "ada@c.example", "reply_to": "x@y.example"}, "ada@c.example"),
        ("form", {"from": HELP, "reply_to": "Ada <ada@c.example>"}, "ada@c.example"),
        ("form", {"from": "WordPress <wordpress@techcorp.example>", "reply_to": "tom@b.example"}, "tom@b.example"),
        ("form", {"from": f"Web <{MAILBOX}>", "reply_to": f"{MAILBOX}, Tom <tom@b.example>"}, "tom@b.example"),
        ("form", {"from": "www-data@web1.techcorp.example", "reply_to": "tom@b.example"}, "tom@b.example"),
        ("form", {"from": "Jo <jo@techcorp.example>", "reply_to": "o'neil@b.example"}, "o'neil@b.example"),
        ("program", {"from": "noreply@else.example", "reply_to": "tom@b.example"}, "tom@b.example"),
        ("program", {"from": "shop-no-reply@else.example", "reply_to": "tom@b.example"}, "tom@b.example"),
        ("program", {"from": "webform@host.example", "reply_to": "tom@b.example"}, "tom@b.example"),
        ("program", {"from": "contact-form+7@host.example", "reply_to": "tom@b.example"}, "tom@b.example"),
        ("ourselves", {"from": f"Web <{MAILBOX}>"}, None),
        ("ourselves", {"from": MAILBOX, "reply_to": MAILBOX}, None),
        ("author", {"from": "Ada <ada@c.example>", "reply_to": "tom@b.example"}, "ada@c.example"),
        ("author", {"from": "ada@c.example", "x_original_from": "tom@b.example"}, "ada@c.example"),
        ("author", {"from": "other-group@g.example", "x_original_sender": "tom@b.example"}, "other-group@g.example"),
        ("author", {"from": "noreply@x.example", "reply_to": "no-reply@y.example"}, "noreply@x.example"),
        ("author", {"from": "noreply@x.example", "reply_to": MAILBOX}, "noreply@x.example"),
        ("author", {"from": "Jo <jo@techcorp.example>"}, "jo@techcorp.example"),
        ("author", {"from": "x@nottechcorp.example", "reply_to": "tom@b.example"}, "x@nottechcorp.example"),
        ("author", {"from": "", "sender": "ada@c.example"}, "ada@c.example"),
        ("author", {"from": ""}, None),
    ],
)
def test_rule(rule: str, headers: dict[str, str], address: str | None) -> None:
    found = parsed(**headers)
    assert (found.origin.rule, found.sender, found.origin.sender.proof) == (rule, address, Proof.CLAIMED)


@pytest.mark.parametrize(
    "person",
    [
        "formann",
        "forms.smith",
        "mailerson",
        "notificationsmith",
        "noreplyson",
        "wordpresser",
        "webformer",
        "norepp",
        "info",
    ],
)
def test_people_are_no_programs(person: str) -> None:
    assert parsed(**{"from": f"{person}@c.example", "reply_to": "tom@b.example"}).sender == f"{person}@c.example"


def test_the_name_comes_from_where_the_address_comes() -> None:
    assert parsed(**{"from": HELP, "x_original_sender": "ada@c.example"}).origin.sender.name == "Ada Test"
    assert parsed(**{"from": HELP, "x_original_from": "A. Test <ada@c.example>"}).origin.sender.name == "A. Test"


@pytest.mark.parametrize(
    ("sender", "domain"), [("mail@forms.example", "forms.example"), ("relay@service.example", "service.example")]
)
def test_a_listed_forwarder_is_believed_only_where_its_own_mail_passes(sender: str, domain: str) -> None:
    headers = {"from": sender, "reply_to": "tom@b.example"}
    assert parsed(**headers).sender == sender
    assert parsed(**headers, authentication_results=checked(domain)).sender == "tom@b.example"
    assert parsed(**headers, authentication_results=checked(domain)).origin.sender.proof is Proof.CLAIMED


@pytest.mark.parametrize(
    "headers",
    [
        {"from": "noreply@techcorp.example", "reply_to": "victim@bank.example"},
        {"from": HELP, "x_original_from": "victim@bank.example"},
        {"from": "noreply@evil.example", "reply_to": "victim@bank.example"},
        {"from": "boss@techcorp.example", "subject": "Fwd: x"},
    ],
)
def test_nothing_that_a_forged_mail_says_is_followed(headers: dict[str, str]) -> None:
    body = (
        "---------- Forwarded message ---------\nFrom: Victim <victim@bank.example>\nSubject: x\nDate: 1.1.2026\n\nHi"
    )
    found = parsed(body, **headers, authentication_results=checked("techcorp.example", "fail"))
    assert (found.origin.rule, found.origin.authentication) == ("forged", Authentication.FAIL)
    assert found.sender
    assert found.sender in headers["from"]


def test_a_mailbox_at_a_shared_domain_has_no_colleagues() -> None:
    raw = mail(**{"from": "stranger@gmail.com", "reply_to": "victim@bank.example"})
    assert parse_email(raw, mailbox="techcorp@gmail.com", own_domain="gmail.com").sender == "stranger@gmail.com"
    raw = mail(**{"from": "techcorp@gmail.com", "reply_to": "tom@b.example"})
    assert parse_email(raw, mailbox="techcorp@gmail.com", own_domain="gmail.com").sender == "tom@b.example"


@pytest.mark.parametrize(
    ("written", "domain", "proof"),
    [
        ("Ada <ada@c.example>", "c.example", Proof.PROVEN),
        ('"victim@bank.example" <x@evil.example>', "evil.example", Proof.PROVEN),
        ("Ada <ada@Bücher.example>", "xn--bcher-kva.example", Proof.PROVEN),
        ("Ada <ada@c.example>", "evil.example", Proof.CLAIMED),
        ("victim@bank.example <x@evil.example>", "evil.example", Proof.CLAIMED),
        ("<victim@c.example> <x@c.example>", "c.example", Proof.CLAIMED),
        ("ada@c.example, eva@c.example", "c.example", Proof.CLAIMED),
        ("Team: ada@c.example;", "c.example", Proof.CLAIMED),
        ('"victim@bank.example, x"@evil.example', "bank.example", Proof.CLAIMED),
    ],
)
def test_proof_needs_one_mailbox_of_the_domain_that_was_checked(written: str, domain: str, proof: Proof) -> None:
    assert parsed(**{"from": written, "authentication_results": checked(domain)}).origin.sender.proof is proof


PIECES = ["victim@bank.example", "x@evil.example", *'"\\<>(),:;@ .', "=?utf-8?q?", "?=", "=22", "name", "mailto:", "'"]


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_nobody_is_proven_at_a_domain_that_was_not_checked(written: str) -> None:
    origin = parsed(**{"from": written, "authentication_results": checked("evil.example")}).origin
    assert origin.sender.proof is Proof.CLAIMED or origin.sender.value.endswith("@evil.example")


def test_two_from_headers_prove_nothing() -> None:
    found = parsed(
        b"From: ada@c.example\r\n" + mail(**{"from": "x@c.example", "authentication_results": checked("c.example")})
    )
    assert (found.sender, found.origin.sender.proof) == ("ada@c.example", Proof.CLAIMED)


HABITS = json.loads((files(__package__) / "mail_habits.json").read_text("utf-8"))
FORWARDS = {program: "\n".join(lines) for program, lines in HABITS["forwards"].items()}


@pytest.mark.parametrize("subject", HABITS["forward_subjects"])
@pytest.mark.parametrize("program", FORWARDS)
def test_a_colleague_passes_on_a_customers_mail(program: str, subject: str) -> None:
    found = parsed(
        f"Can you take this?\n\n{FORWARDS[program]}My lamp is broken.",
        subject=subject,
        **{"from": "bob@techcorp.example"},
    )
    assert (found.sender, found.origin.sender.name, found.visible_text) == (
        "tom@b.example",
        "Tom Ray",
        "My lamp is broken.",
    )
    assert found.words.cut.startswith("Can you take this?")


@pytest.mark.parametrize("program", ["gmail", "apple", "thunderbird", "german", "french", "spanish"])
def test_a_line_that_says_forwarded_needs_no_subject(program: str) -> None:
    found = parsed(f"{FORWARDS[program]}My lamp is broken.", subject="Lamp", **{"from": "bob@techcorp.example"})
    assert (found.origin.rule, found.visible_text) == ("forward", "My lamp is broken.")


@pytest.mark.parametrize(
    "passed_on",
    [
        '-------- Пересылаемое сообщение --------\n02.11.2026, 09:14, "Ada" <ada@c.example>:\n\nMy lamp?',
        "> Begin forwarded message:\n> \n> From: Ada <ada@c.example>\n> Subject: Lamp\n> \n> My lamp?",
        "----- Forwarded Message ----- From: Ada <ada@c.example>To: Bo <bo@t.example>Subject: x\n\nMy lamp?",
    ],
)
def test_a_forward_without_a_block_of_headers_has_its_writer(passed_on: str) -> None:
    found = parsed(f"Please see to it.\n\n{passed_on}", subject="Fwd: Lamp", **{"from": "bob@techcorp.example"})
    assert (found.sender, found.visible_text) == ("ada@c.example", "My lamp?")


def test_an_answer_of_a_colleague_is_no_forward() -> None:
    body = f"Done.\n\n-----Original Message-----\n{FORWARDS['outlook with mailto']}My lamp is broken."
    assert parsed(body, subject="Re: Lamp", **{"from": "bob@techcorp.example"}).sender == "bob@techcorp.example"


def test_a_customer_who_forwards_is_the_writer() -> None:
    found = parsed(f"See below.\n\n{FORWARDS['gmail']}x", subject="Fwd: Lamp", **{"from": "ada@c.example"})
    assert found.sender == "ada@c.example"


def test_a_mail_attached_to_a_forward() -> None:
    inner = "Content-Type: message/rfc822\n\nFrom: Tom Ray <tom@b.example>\nSubject: Lamp\n\nMy lamp is broken."
    raw = multipart(
        "mixed", "Content-Type: text/plain\n\nCan you?", inner, subject="FW: Lamp", **{"from": "bob@techcorp.example"}
    )
    assert (parsed(raw).sender, parsed(raw).visible_text) == ("tom@b.example", "My lamp is broken.")


def test_the_page_for_operators_shows_the_rules() -> None:
    page = (Path(__file__).parents[4] / "docs/operations/who-wrote-this.md").read_text("utf-8")
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")] for line in page.splitlines() if line.startswith("| ")
    ]
    assert [(row[0], row[-1]) for row in rows[1:]] == [(rule.name, rule.why) for rule in RULES]
