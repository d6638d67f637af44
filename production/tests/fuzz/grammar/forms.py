"""Submissions of the support form, as JSON and multipart: what people type, and what programs that mean harm send."""

from __future__ import annotations

import json
from collections.abc import Callable
from random import Random

from production.tests.fuzz.grammar.parameters import file_name
from production.tests.fuzz.grammar.pen import Pen
from production.tests.fuzz.grammar.sample import Form

Fields = dict[str, object]

_ODD_VALUES: dict[str, object] = {
    "nothing": None,
    "true": True,
    "number": 7,
    "huge number": 10**400,
    "negative": -1,
    "infinity": float("inf"),
    "list": ["a"],
    "object": {"a": {"b": []}},
    "empty": "",
    "blank": " \t\n\u00a0\u2003",
    "NUL": "a\x00b\x00 and so on",
    "only NUL": "\x00" * 20,
    "controls": "a\x01\x07\x1b\x7f\x85\x9f and so on",
    "surrogate": "a\ud800 and so on",
    "pair": "a\U0001f600 and so on",
    "invisible": "\u200b\u2060\ufeff\u00ad" * 6,
    "override": "a\u202e\u2066 and so on",
    "noncharacter": "a\uffff\ufffe\U0010ffff and so on",
    "combining": "a" + "\u0301" * 400,
    "line breaks": "a\r\nBcc: x@evil.example\r\n\r\nb",
    "markup": "<script>alert(1)</script><b> and so on",
    "format": "%s%n{0}{x.__class__}${7*7} and so on",
    "quotes": "'; drop table tickets; --",
    "long": "y" * 6_000,
}
_ADDRESSES = (
    "ada@customer.example",
    "ADA@Customer.Example",
    " ada@customer.example ",
    "o'neil@customer.example",
    "ada@b\u00fccher.example",
    "ada\x00@customer.example",
    "ada@customer.example\r\nBcc: x@evil.example",
    "ada@customer.example, x@evil.example",
    "Ada <ada@customer.example>",
    '"a b"@customer.example',
    "ada@[127.0.0.1]",
    "ada@localhost",
    "@",
    "a" * 250 + "@b.example",
    "ada@" + "a." * 120 + "example",
    "ad\ud800a@customer.example",
    "\uff41\uff44\uff41@customer.example",
)

_EXTRA = ("website", "elapsed_ms", "turnstile_token", "priority", "x" * 300, "\x00", "__class__", "")
_TYPES = ("application/json; charset=utf-16", "APPLICATION/JSON", "text/plain", "", "application/json\x00", "a/b/c")
_SHOWN = {"other": "c", "none": "", "long": "b" * 900, "8-bit": "b\xff", "quotes": '"b'}


def form(rng: Random, size: int = 3) -> Form:
    """Good in one of four."""
    pen = Pen(rng, size)
    email = f"ada{rng.getrandbits(24)}@customer.example"
    fields: Fields = {
        "name": "Ada Lovelace",
        "email": email,
        "subject": pen.sentence(None),
        "category": "how_to",
        "message": " ".join(pen.many(lambda: pen.sentence(pen.own))) + " thanks a lot",
    }
    if pen.chance(0.75):
        _spoil(pen, fields)
    told = fields.get("email")
    body, content_type = pen.pick([_json, _json, _multipart])(pen, fields)
    sound = not any(each.startswith("body:") for each in pen.used)
    words = tuple(pen.own) if sound and _holds(fields, pen.own) else ()
    return Form(body, content_type, words, email if told == email and sound else None, tuple(pen.used))


def _holds(fields: Fields, words: list[str]) -> bool:
    message = fields.get("message")
    return isinstance(message, str) and all(word in message for word in words)


def _spoil(pen: Pen, fields: Fields) -> None:
    for _ in range(pen.rng.randint(1, 1 + pen.size)):
        name = pen.pick(list(fields)) if fields else "name"
        kind = pen.pick(["value", "value", "around", "address", "missing", "more"])
        if kind == "value":
            fields[name] = pen.named(f"form {name}", _ODD_VALUES)
        elif kind == "around" and isinstance(value := fields.get(name), str):
            at = pen.rng.randint(0, len(value)) if name != "message" else len(value)
            fields[name] = value[:at] + pen.odd() + value[at:]
        elif kind == "address":
            fields["email"] = pen.pick(_ADDRESSES)
        elif kind == "missing":
            fields.pop(name, None)
        else:
            fields[pen.pick(_EXTRA)] = pen.named("form extra", _ODD_VALUES)


def _json(pen: Pen, fields: Fields) -> tuple[bytes, str]:
    text = json.dumps(fields, ensure_ascii=pen.chance(0.5))
    if pen.chance(0.15):
        text = pen.named("body", _BROKEN)(pen, text)
    content_type = "application/json"
    if pen.chance(0.05):
        content_type = pen.named("body: type", {each: each for each in _TYPES})
    return text.encode("utf-8", "surrogatepass"), content_type


_BROKEN: dict[str, Callable[[Pen, str], str]] = {
    "cut": lambda pen, text: text[: pen.rng.randint(0, len(text))],
    "doubled": lambda _, text: text[:-1] + ', "email": "x@evil.example", "message": null}',
    "deep": lambda pen, _: "[" * pen.rng.randint(1, 5_000 * (1 + pen.size)),
    "deep object": lambda pen, text: '{"a":' * pen.rng.randint(1, 2_000) + text,
    "digits": lambda _, text: '{"elapsed_ms": ' + "9" * 5_000 + "," + text[1:],
    "keys": lambda _, text: "{" + ",".join(f'"k{n}": {n}' for n in range(900)) + "," + text[1:],
    "NaN": lambda _, text: '{"elapsed_ms": NaN,' + text[1:],
    "escapes": lambda _, text: text.replace("a", "\\u0000\\ud800", 1),
    "raw control": lambda _, text: text.replace("a", "\x00\x01", 1),
    "no object": lambda pen, text: pen.pick(["null", "[]", "7", '"x"', "", "\ufeff{}", "\x00", text * 2]),
    "long": lambda _, text: text[:-1] + " " * 18_000 + "}",
}


def _multipart(pen: Pen, fields: Fields) -> tuple[bytes, str]:
    mark = f"b{pen.rng.getrandbits(40)}"
    parts = [_field(pen, name, value) for name, value in fields.items()]
    parts += [_file(pen) for _ in range(pen.rng.randint(0, 1 + pen.size // 2))] if pen.chance(0.3) else []
    if pen.chance(0.2):
        parts = pen.named("body", _BROKEN_PARTS)(pen, parts)
    line = b"--" + mark.encode()
    body = b"".join(line + b"\r\n" + part + b"\r\n" for part in parts) + line + b"--\r\n"
    shown = mark
    if pen.chance(0.05):
        shown = pen.named("body: boundary", _SHOWN)
    return body, f"multipart/form-data; boundary={shown}"


_NAMED = b'Content-Disposition: form-data; name="name"\r\n\r\nx'
_BROKEN_PARTS: dict[str, Callable[[Pen, list[bytes]], list[bytes]]] = {
    "many parts": lambda _, parts: parts * 12,
    "doubled": lambda _, parts: parts + parts,
    "no name": lambda _, parts: [*parts, b"Content-Disposition: form-data\r\n\r\nx"],
    "no headers": lambda _, parts: [*parts, b"\r\n\r\nx", b""],
    "long header": lambda _, parts: [b"X-A: " + b"y" * 20_000 + b"\r\n" + parts[0]] if parts else [],
    "many headers": lambda _, parts: [b"X-A: y\r\n" * 200 + parts[0]] if parts else [],
    "charset": lambda _, parts: [*parts, b'Content-Disposition: form-data; name="_charset_"\r\n\r\nutf-16'],
    "bogus charset": lambda _, parts: [*parts, b"Content-Type: a/b; charset=bogus\r\n" + _NAMED],
    "noise": lambda pen, parts: [*parts, pen.noise(60)],
    "none": lambda _, __: [],
}


def _field(pen: Pen, name: str, value: object) -> bytes:
    written = value if isinstance(value, str) else json.dumps(value)
    shown = name.replace('"', "%22").replace("\r", "").replace("\n", "")
    head = f'Content-Disposition: form-data; name="{shown}"'.encode("utf-8", "surrogatepass")
    return head + b"\r\n\r\n" + written.encode("utf-8", "surrogatepass")


def _file(pen: Pen) -> bytes:
    content = pen.pick([b"", b"hello", b"%PDF-1.4 x", b"\x89PNG\r\n\x1a\n", b"MZ", b"<svg onload=x>", pen.noise(80)])
    name = pen.pick(["files", "files", "files", "other"])
    head = f'Content-Disposition: form-data; name="{name}"{file_name(pen)}'.encode("utf-8", "surrogateescape")
    return (
        head + b"\r\nContent-Type: " + pen.pick([b"text/plain", b"image/png", b"a\x00b", b""]) + b"\r\n\r\n" + content
    )
