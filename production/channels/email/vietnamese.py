"""Vietnamese charsets that Python does not bring: VISCII (RFC 1456) and TCVN 5712."""

from __future__ import annotations

import codecs
import unicodedata

_VISCII_LOW = dict(zip("\x02\x05\x06\x14\x19\x1e", "ẲẴẪỶỸỴ", strict=True))
_VISCII_HIGH = (
    "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯ"
    "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡưàáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ"
)
_TCVN_LOW = dict(zip("\x01\x02\x04\x05\x06\x11\x12\x13\x14\x15\x16\x17", "ÚỤỪỬỮỨỰỲỶỸÝỴ", strict=True))
_TCVN_HIGH = (
    "ÀẢÃÁẠẶẬÈẺẼÉẸỆÌỈĨÍỊÒỎÕÓỌỘỜỞỠỚỢÙỦŨ\xa0ĂÂÊÔƠƯĐăâêôơưđẰ\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵắẴ"
    "ẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịòỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ"
)


def _table(low: dict[str, str], high: str) -> str:
    return "".join(low.get(chr(code), chr(code)) for code in range(128)) + high


TABLES = {"viscii": _table(_VISCII_LOW, _VISCII_HIGH), "tcvn": _table(_TCVN_LOW, _TCVN_HIGH)}


def decode(data: bytes, charset: str) -> str:
    """Letters and their marks as one character each."""
    return unicodedata.normalize("NFC", codecs.charmap_decode(data, "strict", TABLES[charset])[0])
