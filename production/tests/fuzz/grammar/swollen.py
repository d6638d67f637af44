"""One small thing again and again: what is quick once may be slow ten thousand times."""

from __future__ import annotations

from production.tests.fuzz.grammar.pen import Pen

_HTML = (
    "<b>", "</b>", "<i>", "</i>", "<p>", "</p>", "<div>", "</div>", "<li>", "<td>", "<table>", "<tr>", "<font size=1>",
    "<blockquote>", "<br>", "<hr>", "<pre>", "<a href=x>", "<", ">", "</", "<!--", "-->", "<!", "<![", "<?", "&", "&#",
    ";", "=", '"', "'", " ", "x", "<p style='", "display:none", "<div style=display:none>", "class=gmail_quote", "\n",
    "\u00a0",
)  # fmt: skip
_TEXT = (
    ">", "> ", "-- ", "\n", "_", "-----", "On ", " wrote:", "From: a", "Sent: b", "a:", "a: b", "<a@b.example>", " ",
    "\t", "-----Original Message-----", "Am 02.03. schrieb ", "-----BEGIN PGP SIGNED MESSAGE-----", "begin 644 a",
    "end", "http://", "www.", "+49 30 1", "*", "=", "[", "]", "(", ")", "Best regards",
    "Sent from my ", "\u200b", "\u0301", ",", "@", "x",
)  # fmt: skip
_HEADER = (
    "@", "<", ">", "(", ")", '"', "\\", ",", ";", ":", " ", "\r\n ", "=?utf-8?q?", "?=", "=?utf-8?b?", "a@b.example",
    "a", "[", "]", "=", "Re: ", "*0*=", "dmarc=pass ", "mx.google.com", "\t", "'", "%", "\udcff",
)  # fmt: skip
_NAMES = (
    "From", "Sender", "Reply-To", "To", "Cc", "Subject", "Message-ID", "References", "In-Reply-To",
    "Authentication-Results", "List-Id", "Auto-Submitted", "Return-Path", "Precedence", "X-Original-From",
    "Content-Type", "Content-Disposition", "Content-Transfer-Encoding",
)  # fmt: skip


def swollen_text(pen: Pen) -> str:
    return _again(pen, _TEXT)


def swollen_html(pen: Pen) -> str:
    return _again(pen, _HTML)


def swollen_header(pen: Pen) -> str:
    """A header beside the true one, or instead of it: nothing of the mail is sound any more."""
    pen.sound = False
    name = pen.pick(_NAMES)
    pen.used.append(f"swollen: {name}")
    return f"{name}: {_again(pen, _HEADER)}"


def _again(pen: Pen, pieces: tuple[str, ...]) -> str:
    unit = "".join(pen.pick(pieces) for _ in range(pen.rng.randint(1, 3)))
    before = pen.pick(pieces) if pen.chance(0.5) else ""
    after = "".join(pen.pick(pieces) for _ in range(2))
    pen.used.append(f"swollen: {unit!r}")
    return before + unit * (8_000 * (1 + pen.size) // len(unit)) + after * pen.pick([0, 1, 4_000])
