"""What stands in the last angle brackets is the address, all else is a name; nothing is slow and nothing raises."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from production.channels.email import mailboxes as module
from production.channels.email.mailboxes import mailboxes, named_in
from production.channels.email.mime import read
from production.channels.email.structured import Token, tokens
from production.tests.unit.channels.mails import mail


def only(text: str) -> tuple[str, str, bool]:
    [found] = named_in(text)
    return found.address, found.name, found.exact


@pytest.mark.parametrize(
    ("text", "address", "name"),
    [
        ("ada@customer.example", "ada@customer.example", ""),
        ("Ada Test <Ada@Customer.Example>", "ada@customer.example", "Ada Test"),
        ("Ada O'Neil <ada.o'neil@customer.example>", "ada.o'neil@customer.example", "Ada O'Neil"),
        ("d'arcy@customer.example", "d'arcy@customer.example", ""),
        ("Ada <ada+shop=1@customer.example>", "ada+shop=1@customer.example", "Ada"),
        ('"Ada" <"ada lovelace"@customer.example>', '"ada lovelace"@customer.example', "Ada"),
        ('"ada>x"@customer.example', '"ada>x"@customer.example', ""),
        ("Ada <ada@Bücher.example>", "ada@bücher.example", "Ada"),
        ("Anna <Anna\u2019sBakery@customer.example>", "anna\u2019sbakery@customer.example", "Anna"),
        ("\u201cAda\u201d <ada@customer.example>", "ada@customer.example", "\u201cAda\u201d"),
        ('"victim@bank.example" <x@evil.example>', "x@evil.example", "victim@bank.example"),
        ('"<victim@bank.example>" <x@evil.example>', "x@evil.example", "<victim@bank.example>"),
        ("(victim@bank.example) x@evil.example", "x@evil.example", "victim@bank.example"),
        ("Ada (<victim@bank.example>) <x@evil.example>", "x@evil.example", "Ada (<victim@bank.example>)"),
        ("=?utf-8?q?victim=40bank.example?= <x@evil.example>", "x@evil.example", "victim@bank.example"),
        ("=?utf-8?q?victim@bank.example,?= <x@evil.example>", "x@evil.example", "victim@bank.example,"),
        ("Ada @ Work <ada@customer.example>", "ada@customer.example", "Ada @ Work"),
        ("Ada <3 <ada@customer.example>", "ada@customer.example", "Ada <3"),
        ("Chen, Lisa <lisa@customer.example>", "lisa@customer.example", "Lisa"),
        ('"Chen, Lisa" <lisa@customer.example>', "lisa@customer.example", "Chen, Lisa"),
        ("lisa@customer.example (Lisa (at home))", "lisa@customer.example", "Lisa (at home)"),
        ("Lisa (Example Ltd) <lisa@customer.example>", "lisa@customer.example", "Lisa (Example Ltd)"),
        ("Pete <pete(his account)@silly.example(his host)>", "pete@silly.example", "Pete"),
        ("<@relay.example,@b.example:ada@customer.example>", "ada@customer.example", ""),
        ("'ada@customer.example' <ada@customer.example>", "ada@customer.example", "ada@customer.example"),
        ("<'ada@customer.example'>", "ada@customer.example", ""),
        ("Ada <mailto:ada@customer.example>", "ada@customer.example", "Ada"),
        ('"Shop =?utf-8?q?=C3=96sterreich"?= <ada@customer.example>', "ada@customer.example", "Shop Österreich"),
        ("=?utf-8?q?M=C3=BCller,_Eva?= <eva@customer.example>", "eva@customer.example", "Müller, Eva"),
        ('"Ada \\"the\\" Test" <ada@customer.example>', "ada@customer.example", 'Ada "the" Test'),
        ("Ada <ada@customer.example", "ada@customer.example", "Ada"),
        ("Ada <ada@customer.example>>", "ada@customer.example", "Ada"),
        ('Ada "the <ada@customer.example>', "ada@customer.example", 'Ada "the'),
        ("Ada (the <ada@customer.example>", "ada@customer.example", "Ada (the"),
        ("Ada :-) <ada@customer.example>", "ada@customer.example", "-)"),
        ("ada@customer.example,", "ada@customer.example", ""),
        ("Ada <ada@customer.example.>", "ada@customer.example", "Ada"),
        ("ada.test(Ada)@customer.example", "ada.test@customer.example", "Ada"),
        ("ada (Ada) @ (at work) customer.example", "ada@customer.example", "Ada at work"),
        ("Ada <ada . test @ customer.example>", "ada.test@customer.example", "Ada"),
        ("Ada. ada@customer.example", "ada@customer.example", "Ada."),
        ("\u200bada@customer.example", "ada@customer.example", ""),
        ("Ada <\ufeffada@customer\u00ad.example\u200e>", "ada@customer.example", "Ada"),
    ],
)
def test_one_mailbox(text: str, address: str, name: str) -> None:
    assert only(text)[:2] == (address, name)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("victim@bank.example <x@evil.example>", "x@evil.example"),
        ("<victim@bank.example> <x@evil.example>", "x@evil.example"),
        ("x@evil.example victim@bank.example", "victim@bank.example"),
        ('"ada@customer.example"', "ada@customer.example"),
        ('"Ada <ada@customer.example>"', "ada@customer.example"),
        ("=?utf-8?q?Ada_=3Cada=40customer.example=3E?=", "ada@customer.example"),
        ("Team: ada@customer.example;", "ada@customer.example"),
        ("Ada Test ada@customer.example", "ada@customer.example"),
        ("Ada <ada@customer.example", "ada@customer.example"),
        ("=?utf-8?q?;ada@customer.example,:", "ada@customer.example"),
        ("=?utf-8?q?, ada@customer.example", "ada@customer.example"),
        ("friends:, ada@customer.example", "ada@customer.example"),
        ("ada@customer.example; friends", "ada@customer.example"),
        ("[, ada@customer.example", "ada@customer.example"),
        (">, Ada <ada@customer.example>", "ada@customer.example"),
        ("<> ada@customer.example", "ada@customer.example"),
        (") , ada@customer.example", "ada@customer.example"),
        ("(Ltd , ada@customer.example", "ada@customer.example"),
        ("Ada <Test> <ada@customer.example>", "ada@customer.example"),
        ("victim@bank.example@x, Ada <ada@customer.example>", "ada@customer.example"),
    ],
)
def test_what_could_be_read_in_another_way_is_readable_and_doubtful(text: str, address: str) -> None:
    assert (only(text)[0], only(text)[2]) == (address, False)


@pytest.mark.parametrize(
    "text", ["ada@customer.example,", ", ,Ada <ada@customer.example>", "Lovelace, Ada <ada@customer.example>"]
)
def test_empty_places_and_half_a_name_name_nobody_else(text: str) -> None:
    assert only(text)[2]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "undisclosed-recipients:;",
        "Ada",
        "@",
        "<>",
        "ada@",
        "@customer.example",
        "Mallory <victim@bank.example @evil.example>",
        "<victim@bank.example@evil.example>",
        "<a b@evil.example>",
        f"<{'a' * 400}@evil.example>",
    ],
)
def test_what_is_no_address_is_left_out(text: str) -> None:
    assert named_in(text) == ()


@pytest.mark.parametrize(
    "text", ["a@x.example, B <b@y.example>", "a@x.example; b@y.example", "Team: a@x.example, b@y.example;"]
)
def test_several_mailboxes_in_their_order(text: str) -> None:
    assert [each.address for each in named_in(text)] == ["a@x.example", "b@y.example"]


def test_a_name_is_short_and_clean() -> None:
    found = only(f"=?utf-8?q?A=00=1B[31m{'x' * 300}?= <ada@customer.example>")
    assert found[1] == f"A[31m{'x' * 195}"


def test_a_header_that_is_cut_proves_nothing() -> None:
    [found] = mailboxes(read(mail(**{"from": f"Ada <ada@customer.example>{' x' * 10_000}"})), "from")
    assert (found.address, found.exact) == ("ada@customer.example", False)


PIECES = [*'"\\(),;:<>@. =?', "=?utf-8?q?", "?=", "a", "é", "a@b.example", "<a@b.example>", "mailto:"]


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join) | st.text())
@example("=?a?q?=22" * 5)
def test_any_text(text: str) -> None:
    for found in named_in(text):
        assert found.address.count("@") == 1 or found.address.startswith('"')


@given(st.emails(), st.text(st.characters(exclude_characters='"\\', exclude_categories=["C"]), max_size=80))
def test_no_quoted_name_changes_the_address(address: str, name: str) -> None:
    assert only(f'"{name}" <{address}>')[0] == address.lower().rstrip(".")


@pytest.mark.parametrize(
    "piece", ['"', "\\", '"\\', "(", "\\(", "<", ">", "@", ",", ":", "=?", "=?a?q?", "a@b,", "<a@b.c>", "a b@c "]
)
def test_each_character_is_looked_at_a_bounded_number_of_times(piece: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """300 KB of anything cost no more than the first 10,000 characters of it."""
    seen: list[int] = []

    def counting(text: str, specials: str) -> Iterator[Token]:
        seen.append(len(text))
        return tokens(text, specials)

    monkeypatch.setattr(module, "tokens", counting)
    mailboxes(read(mail(**{"from": piece * (300_000 // len(piece))})), "from")
    assert sum(seen) <= 10_000 * 3


def test_no_letter_becomes_that_of_another_mailbox() -> None:
    assert only("\u212aarl@customer.example")[0] == "\u212aarl@customer.example"
