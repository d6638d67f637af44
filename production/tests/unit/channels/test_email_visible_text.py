"""What a reader calls the customer's own words, for the habits of many mail programs and languages."""

from __future__ import annotations

import json
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from production.channels.email.words import plain_words

HABITS = json.loads((files(__package__) / "mail_habits.json").read_text("utf-8"))
OWN = "The printer stopped again.\n\nCan you help me?"
SIGNATURE = "\nLisa Chen\nHead of IT\nExample GmbH\nTel: +49 30 901820\nwww.example.com"


def visible_text(mail: str) -> str:
    return plain_words(mail).visible


@pytest.mark.parametrize("attribution", HABITS["attributions"])
def test_attribution_before_marked_quote(attribution: str) -> None:
    assert visible_text(f"{OWN}\n\n{attribution}\n\n> Dear Lisa,\n> have you tried this?\n") == OWN


@pytest.mark.parametrize("attribution", [each for each in HABITS["attributions"] if not each.startswith(">")])
def test_attribution_before_unmarked_quote(attribution: str) -> None:
    assert visible_text(f"{OWN}\n\n{attribution}\n\nDear Lisa,\n\nhave you tried this?\n") == OWN


@pytest.mark.parametrize("attribution", HABITS["attributions"])
def test_answer_below_the_quote(attribution: str) -> None:
    assert visible_text(f"{attribution}\n> have you tried this?\n\n{OWN}") == OWN


def _header_block(labels: list[str], style: str) -> str:
    values = ["Support <support@techcorp.example>", "Tuesday, March 3, 2026 10:14", "lisa@example.com", "RE: Printer"]
    return "\n".join(style.format(label, value) for label, value in zip(labels, values, strict=True))


@pytest.mark.parametrize("language", HABITS["header_labels"])
@pytest.mark.parametrize("style", ["{}: {}", "{} : {}", "*{}:* {}", "{}:\t{}"])
@pytest.mark.parametrize("above", ["", "________________________________\n", "-----------------------\n\n"])
def test_header_block(language: str, style: str, above: str) -> None:
    block = _header_block(HABITS["header_labels"][language], style)
    assert visible_text(f"{OWN}\n\n{above}{block}\n\nDear Lisa,\nhave you tried this?") == OWN


@pytest.mark.parametrize("language", HABITS["header_labels"])
def test_header_block_on_one_line(language: str) -> None:
    block = _header_block(HABITS["header_labels"][language], "{}: {}").replace("\n", " ")
    assert visible_text(f"{OWN}\n\n{block}\n\nDear Lisa,\nhave you tried this?") == OWN


@pytest.mark.parametrize("line", HABITS["original_lines"])
def test_line_over_the_original(line: str) -> None:
    assert visible_text(f"{OWN}\n\n{line}\n\nDear Lisa,\nhave you tried this?") == OWN


@pytest.mark.parametrize("line", HABITS["device_lines"])
@pytest.mark.parametrize(
    "below", ["", "\n\n> On 3 Mar 2026, at 10:14, Support <support@techcorp.example> wrote:\n> \n> Hi"]
)
def test_line_of_a_phone(line: str, below: str) -> None:
    assert visible_text(f"{OWN}\n\n{line}{below}") == OWN


@pytest.mark.parametrize("closing", HABITS["closings"])
@pytest.mark.parametrize("below", ["", "\n\n-----Original Message-----\nFrom: Support"])
def test_closing_with_contact_details(closing: str, below: str) -> None:
    assert visible_text(f"{OWN}\n\n{closing}{SIGNATURE}{below}") == OWN


@pytest.mark.parametrize("text", HABITS["own_words"])
def test_own_words_that_look_like_a_frame(text: str) -> None:
    assert visible_text(text) == text


@pytest.mark.parametrize(
    ("mail", "visible"),
    [
        ("> first?\n\nyes\n\n> second?\nno\n\n> third?", "yes\n\nno"),
        (f"{OWN}\n\nBest regards,\nLisa", f"{OWN}\n\nBest regards,\nLisa"),
        (f"{OWN}\n>50 users are waiting", f"{OWN}\n>50 users are waiting"),
        (f"{OWN}\n\n[cid:image001.png@01DA]", OWN),
        (f"{OWN}\n\n_____________\nhelpers mailing list\nhelpers@lists.example", OWN),
        (
            f"{OWN}\n\nThis e-mail is confidential and intended only for the person it is addressed to. "
            "If you are not the recipient, delete it.",
            OWN,
        ),
        ("> a\n> b", "> a\n> b"),
        (
            "On 3 Mar 2026 at 10:14 Ann <ann@example.com> wrote:\n> a",
            "On 3 Mar 2026 at 10:14 Ann <ann@example.com> wrote:",
        ),
        (
            "---------- Forwarded message ---------\nFrom: Ann\n\nhello",
            "---------- Forwarded message ---------\nFrom: Ann\n\nhello",
        ),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("", ""),
    ],
)
def test_whole_mails(mail: str, visible: str) -> None:
    assert visible_text(mail) == visible


_LINES = st.lists(
    st.text(max_size=60) | st.sampled_from([*HABITS["attributions"], *HABITS["original_lines"], "-- ", ">", "> x"])
)


@given(_LINES)
def test_only_lines_of_the_mail_and_never_nothing(lines: list[str]) -> None:
    mail = "\n".join(lines)
    kept = visible_text(mail)
    known = {line.strip() for line in mail.replace("\r", "\n").split("\n")} | {""}
    assert all(line.strip() in known for line in kept.split("\n"))
    assert bool(kept) == bool(mail.strip())


@given(st.lists(st.text(alphabet="abc XYZ,", min_size=1).map(str.strip).filter(bool), min_size=1))
def test_plain_words_are_all_kept(lines: list[str]) -> None:
    assert visible_text("\n".join(lines)).split("\n") == lines
