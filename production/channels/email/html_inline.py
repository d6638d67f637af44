"""What a reader sees in place of a picture, a link or a letter of a symbol font."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import unquote

from production.channels.email.html_marks import LONGEST

_ADDRESS = re.compile(r"\s*(?:(?:https?|ftp)://|mailto:|tel:)[^\s<>]+\s*", re.IGNORECASE)
_UNIMPORTANT = re.compile(r"^\w+:(?://)?(?:www\.)?|/(?=$|\?)|[\s\u00a0\u200b]+")
_CALL = re.compile(r"(?:tel:)?[\d\s()+./-]{5,}", re.IGNORECASE)

_FILE = re.compile(
    r"[^\s/]*\.\w{2,5}|(?:cid|https?|data):.*|.*(?:automatically|AI)[ -]generated.*", re.IGNORECASE | re.DOTALL
)
_NO_WORDS = re.compile(
    r"(?:inline[ -]?)?(?:image|img|picture|photo|logo|banner|icon|spacer|pixel|signature|screenshot|bild|foto|grafik|"
    r"imagen?|immagine|imagem|afbeelding|obraz|kép|kuva|resim|изображение|картинка|图像|图片|画像|이미지)[\s\d:_.-]*",
    re.IGNORECASE,
)
_TINY = re.compile(r"[01](?:px)?\s*")
_CODE = re.compile(r"(?:u?[0-9a-f]{4,5})(?:[_-][0-9a-f]{4,5}){0,8}", re.IGNORECASE)

_FONT = re.compile(r"(?:^|[;\s])font(?:-family)?\s*:([^;]*)", re.IGNORECASE)
_WINGDINGS = re.compile(r"\bwingdings\b(?!\s*[23])", re.IGNORECASE)
_SIGNS = dict(
    zip(
        "JKLCDEFGHAIMN()*àßáâèüûþýoqnl§Øv¨",
        "☺😐☹👍👎👈👉👆👇✌✋💣☠☎✆✉→←↑↓➔✓✗☑☒□❑■●▪➢❖◻",
        strict=True,
    )
)
_POWER = re.compile(r"[+-]?[0-9]{1,3}")
_RAISED = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
_FROM_WINGDINGS = str.maketrans(_SIGNS | {chr(0xF000 + ord(letter)): sign for letter, sign in _SIGNS.items()})


def behind_link(address: str, text: str) -> str:
    """The address in angle brackets, or nothing where the text says it already or there is nothing to go to."""
    if len(address) > LONGEST or not text.strip() or not _ADDRESS.fullmatch(address):
        return ""
    target = re.sub(r"^(?:mailto:([^?]*).*|tel:(.*))$", r"\1\2", address.strip(), flags=re.IGNORECASE)
    return f" <{target}>" if target and _bare(target) not in _bare(text) else ""


def _bare(address: str) -> str:
    if _CALL.fullmatch(address.strip()):
        return re.sub(r"\D", "", address).lstrip("0")[-9:]
    return _UNIMPORTANT.sub("", unquote(address).strip().lower())


def picture_text(attributes: Mapping[str, str]) -> str:
    """Emoji that are sent as pictures, and descriptions that are words; nothing for logos, files and counters."""
    if any(_TINY.fullmatch(attributes.get(side, "")) for side in ("width", "height")):
        return ""
    told = " ".join(attributes.get("alt", "")[:LONGEST].split())
    code = attributes.get("goomoji") or attributes.get("data-goomoji") or ""
    if not told and _CODE.fullmatch(code):
        return "".join(chr(int(each, 16)) for each in re.findall(r"[0-9a-f]{4,5}", code, re.IGNORECASE))
    return "" if _FILE.fullmatch(told) or _NO_WORDS.fullmatch(told) else told


def uses_wingdings(attributes: Mapping[str, str], *, inherited: bool) -> bool:
    """Whether the letters of an element are drawn with the symbol font that Word turns smileys into."""
    fonts = _FONT.findall(attributes.get("style", "")[:LONGEST]) or [attributes.get("face", "")]
    named = fonts[-1].strip()
    return _WINGDINGS.search(named) is not None if named else inherited


def from_wingdings(text: str) -> str:
    """The signs that these letters show."""
    return text.translate(_FROM_WINGDINGS)


def raised(text: str) -> str:
    """A power or a footnote as its own signs: 10 and a raised 5 are not 105. Words stay as they are."""
    return text.translate(_RAISED) if _POWER.fullmatch(text) else text
