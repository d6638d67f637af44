"""Charsets: right, wrong, by their nicknames, and codecs that are no charsets."""

from __future__ import annotations

from dataclasses import dataclass

from production.tests.fuzz.grammar.pen import Pen

# Name in the mail -> (Python's codec, letters that only it can tell).
_RIGHT = {
    "utf-8": ("utf-8", "größe"),
    "UTF-8": ("utf-8", "заказ"),
    "iso-8859-1": ("latin-1", "größe"),
    "windows-1252": ("cp1252", "größe"),
    "iso-8859-15": ("iso-8859-15", "größe"),
    "iso-8859-2": ("iso-8859-2", "žluť"),
    "windows-1250": ("cp1250", "žluť"),
    "koi8-r": ("koi8-r", "ключ"),
    "windows-1251": ("cp1251", "ключ"),
    "iso-8859-5": ("iso-8859-5", "ключ"),
    "iso-8859-7": ("iso-8859-7", "κλειδί"),
    "iso-8859-9": ("iso-8859-9", "şğı"),
    "windows-1255": ("cp1255", "שלום"),
    "iso-8859-8-i": ("iso-8859-8", "שלום"),
    "windows-1256": ("cp1256", "سلام"),
    "tis-620": ("tis-620", "สวัสดี"),
    "shift_jis": ("cp932", "注文①"),
    "iso-2022-jp": ("iso-2022-jp", "注文"),
    "euc-jp": ("euc-jp", "注文"),
    "gb2312": ("gbk", "订单"),
    "gb18030": ("gb18030", "订单"),
    "big5": ("big5", "訂單"),
    "euc-kr": ("cp949", "주문"),
    "ks_c_5601-1987": ("cp949", "주문"),
    "macintosh": ("mac_roman", "größe"),
    "utf-7": ("utf-7", "größe"),
    "utf-16": ("utf-16", "größe"),
    "utf-16le": ("utf-16-le", "größe"),
    "utf-16be": ("utf-16-be", "größe"),
    "utf-32": ("utf-32", "größe"),
    "ibm850": ("cp850", "größe"),
    "us-ascii": ("ascii", ""),
}
_NICKNAMES = {
    "utf8": "utf-8",
    "UTF_8": "utf-8",
    "unicode-1-1-utf-8": "utf-8",
    "x-utf-8": "utf-8",
    "utf-8 (unicode)": "utf-8",
    "'utf-8'": "utf-8",
    "utf-8;": "utf-8",
    "utf-8\x00": "utf-8",
    "8bit": "utf-8",
    "unknown-8bit": "utf-8",
    "x-unknown": "utf-8",
    "default": "utf-8",
    "_autodetect_all": "utf-8",
    "": "utf-8",
    "iso8859-1": "latin-1",
    "iso_8859-1:1987": "latin-1",
    "latin1": "latin-1",
    "windows1252": "cp1252",
    "win-1252": "cp1252",
    "ansi_x3.4-1968": "cp1252",
    "x-sjis": "cp932",
    "windows-31j": "cp932",
    "iso-2022-jp-ms": "iso-2022-jp",
    "cp50221": "iso-2022-jp",
    "x-gbk": "gbk",
    "gb_2312-80": "gbk",
    "windows-949": "cp949",
    "x-mac-roman": "mac_roman",
    "x-cp1251": "cp1251",
    "cp-850": "cp850",
}
_SAMPLES = dict(_RIGHT.values()) | {"cp1251": "ключ"}
_NONE = (
    "rot13", "rot_13", "base64", "base64_codec", "hex", "zlib", "bz2", "uu", "quopri", "punycode", "idna",
    "unicode_escape", "raw_unicode_escape", "unicode-escape", "undefined", "mbcs", "oem", "string-escape",
    "charmap", "utf-8-sig", "../../etc/passwd", "%s", "encodings.aliases", "os", "a.b",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Charset:
    label: str
    codec: str
    letters: str = ""
    """Which a right reader shows as they are."""

    @property
    def wide(self) -> bool:
        """Not to be written without an encoding of its own: there are line breaks and NULs within characters."""
        return self.codec.startswith(("utf-16", "utf-32"))

    def encode(self, text: str) -> bytes:
        return text.encode(self.codec, "replace")


def charset(pen: Pen) -> Charset:
    """Right in half of the cases."""
    kind = pen.pick(["right", "right", "plain", "nickname", "utf-8 under another name", "none"])
    if kind == "plain":
        return Charset("utf-8", "utf-8", pen.pick(["", "größe", "заказ"]))
    if kind == "none":
        label = pen.pick([*_NONE, "x" * (1 + pen.long())])
        pen.used.append(f"no charset: {label[:20]}")
        return Charset(label, "utf-8")
    pen.used.append(f"charset: {kind}")
    if kind == "utf-8 under another name":
        return Charset(pen.named("utf-8 as", {name: name for name in _RIGHT}), "utf-8", "größe, ключ".replace(", ", ""))
    if kind == "nickname":
        label, codec = pen.pick(list(_NICKNAMES.items()))
        return Charset(label, codec, _SAMPLES.get(codec, "größe"))
    label, (codec, letters) = pen.pick(list(_RIGHT.items()))
    return Charset(label, codec, letters)
