"""Lines that belong together (RFC 3676)."""

from __future__ import annotations


def unflowed(text: str, *, deletes_space: bool) -> str:
    """A line that ends in a space goes on in the next line of the same quote depth."""
    lines: list[list[str]] = []
    open_depth = -1
    for line in text.split("\n"):
        depth = len(line) - len(line.lstrip(">"))
        content = line[depth:].removeprefix(" ")
        soft = content.endswith(" ") and content != "-- "
        kept = content[:-1] if soft and deletes_space else content
        if open_depth == depth and content != "-- ":
            lines[-1].append(kept)
        else:
            lines.append([">" * depth + (" " if depth else ""), kept])
        open_depth = depth if soft else -1
    return "\n".join(map("".join, lines))
