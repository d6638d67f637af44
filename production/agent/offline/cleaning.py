"""Takes out of a message what asks nothing: greeting, sign-off, quoted mail, code and logs."""

from __future__ import annotations

import re

_QUOTED = re.compile(r"^\s*>.*$|^On .{5,120} wrote:\s*$", re.MULTILINE)
_CODE = re.compile(r"(?s:```.*?(?:```|\Z))|^(?: {4}|\t)\S.*$|^(?:log|trace|output): .*$", re.MULTILINE | re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_MARKUP = re.compile(r"<[^<>]{0,300}>")
_GREETING = re.compile(
    r"\A\s*(?:hi+|hello|helo|hey+|dear|good (?:morning|afternoon|evening|day)|greetings|to whom it may concern)\b"
    r"(?:[^\n.,!?]{0,40}(?:[,!.]+|\n|\Z)|[ ,]+(?:there|team|support|all|everyone)\b[,!.]*)?",
    re.IGNORECASE,
)
_SIGN_OFF = re.compile(
    r"^[ \t]*(?:(?:many |with )?(?:(?:best|kind|warm|kindest|warmest) )?(?:regards|wishes|best|cheers|sincerely)"
    r"|yours(?: \w+)?|(?:many )?thanks(?: a lot| again| in advance)?|thank you(?: very much| in advance)?|thx)\b"
    r"[^\n?]{0,40}[,.!]?[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_NAME_LINE = re.compile(r"\n[ \t]*[A-Z][\w'.-]+(?: [A-Z][\w'.-]+){0,2}[ \t]*\Z|\n[ \t]*[A-Z]{3,15}[ \t]*\Z")
_SOFT_BREAK = re.compile(r"(?<![.!?:;\n])\n(?=[a-z(])")
"""A line break inside a sentence, as mail programs insert them."""
_SIGNATURE_LINES = 5


def clean(text: str) -> str:
    """What is left to be read as the request; may be empty."""
    text = _CONTROL.sub(" ", text)
    bare = _MARKUP.sub(" ", _CODE.sub("\n", _QUOTED.sub("", text))).strip()
    bare = _GREETING.sub("", _without_signature(bare)).strip()
    return re.sub(r"[ \t]+", " ", _SOFT_BREAK.sub(" ", bare))


def _without_signature(text: str) -> str:
    """Cut at a sign-off within the last lines, or a name that stands alone on the last one."""
    for match in _SIGN_OFF.finditer(text):
        if match.start() > 0 and text.count("\n", match.start()) <= _SIGNATURE_LINES:
            return text[: match.start()].rstrip()
    return _NAME_LINE.sub("", text)
