"""No bytes make the reader raise, and no part of a mail vanishes."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from production.channels.email.html_text import html_to_text
from production.channels.email.mime import attachments_of, body_of, read
from production.channels.email.parse import parse_email
from production.schemas.envelope import Machine

TORTURE = sorted((Path(__file__).parents[2] / "torture" / "mails").glob("*.eml"))
LEAVES = {
    "text": 'Content-Type: text/plain; charset="utf-8"\r\n\r\ntoken{}',
    "html": "Content-Type: text/html\r\n\r\n<p>token{}</p>",
    "file": 'Content-Type: application/pdf\r\nContent-Disposition: attachment; filename="token{}"\r\n\r\n%PDF',
    "named text": 'Content-Type: text/plain\r\nContent-Disposition: attachment; filename="token{}"\r\n\r\nx',
    "image": 'Content-Type: image/png; name="token{}"\r\n\r\nx',
    "invitation": 'Content-Type: text/calendar; name="token{}"\r\n\r\nBEGIN:VCALENDAR',
}


@given(st.binary())
def test_any_bytes(raw: bytes) -> None:
    assert parse_email(raw).machine in Machine


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(TORTURE), st.lists(st.tuples(st.integers(0, 6000), st.binary(max_size=4)), max_size=8))
def test_damaged_mails(path: Path, damage: list[tuple[int, bytes]]) -> None:
    raw = bytearray(path.read_bytes())
    for position, junk in damage:
        raw[position : position + len(junk)] = junk
    assert parse_email(bytes(raw)).machine in Machine


Tree = str | list["Tree"]
_TREE: st.SearchStrategy[Tree] = st.recursive(
    st.sampled_from(sorted(LEAVES)), lambda inner: st.lists(inner, min_size=1, max_size=4), max_leaves=8
)


@given(_TREE.map(lambda tree: [tree]))
def test_every_part_is_text_or_attachment(tree: list[Tree]) -> None:
    tokens: list[str] = []
    message = read(_written(tree, tokens).encode())
    names = [each.name for each in attachments_of(message)]
    words = body_of(message).full().split()
    assert sorted(name for name in [*names, *words] if name.startswith("token")) == sorted(tokens)


def _written(tree: Tree, tokens: list[str]) -> str:
    if isinstance(tree, str):
        tokens.append(f"token{len(tokens)}")
        return LEAVES[tree].format(len(tokens) - 1)
    boundary = f"b{id(tree)}"
    parts = "".join(f"--{boundary}\r\n{_written(each, tokens)}\r\n" for each in tree)
    return f'Content-Type: multipart/mixed; boundary="{boundary}"\r\n\r\n{parts}--{boundary}--\r\n'


@given(st.lists(st.sampled_from(["<p>", "</p>", "<div", ">", "<!--", "-->", "<br", "&amp", ";", "<blockquote", "x "])))
def test_any_html(pieces: list[str]) -> None:
    assert isinstance(html_to_text("".join(pieces)), str)
