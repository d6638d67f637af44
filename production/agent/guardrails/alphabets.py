"""Alphabets that look like Latin letters to people and models: one table for all of them, made of Unicode's blocks."""

from __future__ import annotations

import re
from string import ascii_lowercase

_BLOCKS = (0x249C, 0x1F110, 0x1F130, 0x1F150, 0x1F170, 0x1F1E6)
"""Where A to Z begin: parenthesised, squared, negative circled and squared, regional indicators."""
_DRAWN = (
    "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘǫʀꜱᴛᴜᴠᴡxʏᴢ",
    "ⱥƀȼđɇꞙǥħɨɉꝁłmꞥøᵽꝗɍꞩŧᵾvwxɏƶ",
    "⠁⠃⠉⠙⠑⠋⠛⠓⠊⠚⠅⠇⠍⠝⠕⠏⠟⠗⠎⠞⠥⠧⠺⠭⠽⠵",
    "ꓮꓐꓚꓓꓰꓝꓖꓧꓲꓙꓗꓡꓟꓠꓳꓑqꓣꓢꓔꓴꓦꓪꓫꓬꓜ",
    "ᎪᏴᏟᎠᎬfᏀᎻᏆᎫᏦᏞᎷnᎾᏢqᎡᏚᎢuᏙᎳxᎩᏃ",
    "ɑɓƈɗҽfɡһıʝƙɩɱɲօρʠɾʂƭυʋɯχỿʐ",
)
_BRAILLE_BLANK = 0x2800
DRAWN = {ord(sign): letter for row in _DRAWN for sign, letter in zip(row, ascii_lowercase, strict=True)}
DRAWN |= {ord(chr(sign).lower()): letter for sign, letter in DRAWN.items()}
DRAWN |= {_BRAILLE_BLANK: " "} | {first + at: letter for first in _BLOCKS for at, letter in enumerate(ascii_lowercase)}

_TURNED = "ɐqɔpǝɟƃɥᴉɾʞlɯuodbɹsʇnʌʍxʎz"
TURNED = {ord(sign): letter for sign, letter in zip(_TURNED, ascii_lowercase, strict=True)} | {ord("ɓ"): "g"}
ONLY_TURNED = re.compile("[ɐɔǝɟƃɥᴉɾʞɯɹʇʌʍʎ]")
"""Letters that stand upside down: the text is read from its end."""

LOOKALIKES = str.maketrans("аеорсухіјѕԁһԛԝοαεινρτυκ", "aeopcyxijsdhqwoaeivptuk")
"""Lower-case Cyrillic and Greek."""
