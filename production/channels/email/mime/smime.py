"""The content of an opaque S/MIME signature (RFC 5652), without a look at the signature."""

from __future__ import annotations

_SIGNED_DATA = bytes.fromhex("06092a864886f70d010702")
_DATA = bytes.fromhex("06092a864886f70d010701")
_OCTETS, _OCTETS_IN_PIECES = 0x04, 0x24
_MOST_PIECES = 100_000


def signed_content(der: bytes) -> bytes | None:
    """None for what is encrypted, detached or no S/MIME."""
    if _SIGNED_DATA not in der[:40]:
        return None
    at = der.find(_DATA, 0, 400)
    if at < 0:
        return None
    position = at + len(_DATA)
    if der[position : position + 1] != b"\xa0":  # detached: nothing inside
        return None
    position, _ = _length(der, position + 1)
    return _octets(der, position)


def _octets(der: bytes, position: int) -> bytes | None:
    kind = der[position : position + 1]
    if kind == bytes([_OCTETS]):
        position, length = _length(der, position + 1)
        return der[position : position + (length or 0)]
    if kind != bytes([_OCTETS_IN_PIECES]):
        return None
    position, length = _length(der, position + 1)
    end = len(der) if length is None else position + length
    pieces: list[bytes] = []
    while position < end and der[position] == _OCTETS and len(pieces) < _MOST_PIECES:
        position, length = _length(der, position + 1)
        pieces.append(der[position : position + (length or 0)])
        position += length or 0
    return b"".join(pieces)


def _length(der: bytes, position: int) -> tuple[int, int | None]:
    """(where the content begins, its length); None for one that an end mark closes."""
    first = der[position] if position < len(der) else 0
    if first < 0x80:
        return position + 1, first
    count = first & 0x7F
    behind = position + 1 + count
    return behind, int.from_bytes(der[position + 1 : behind]) if 0 < count < 5 else None
