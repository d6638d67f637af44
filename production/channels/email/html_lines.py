"""Lines of several kinds, in the order in which they are written."""

from __future__ import annotations

import re
from dataclasses import dataclass

from production.channels.email.html_marks import Part

_LAYOUT = re.compile(r"[ \t\r\n\f]+")
_SPACES = re.compile(r"[ \t\u00a0]+")
_DELIMITER = re.compile(r"--[ \u00a0]+")


@dataclass(frozen=True, slots=True)
class Line:
    """One line and what it is."""

    text: str
    part: Part


class Lines:
    """A hidden word does not break the line around it: each kind writes its own line."""

    def __init__(self) -> None:
        self._done: list[Line] = []
        self._open: dict[Part, list[str]] = {part: [] for part in Part}
        self._blank = dict.fromkeys(Part, True)
        """Whether the last line of a kind is blank."""
        self.last = Part.OWN
        """What the last word is."""

    def words(self, part: Part, text: str, *, preformatted: bool) -> None:
        """Text of the page: only where it is preformatted do its line breaks count."""
        self.write(part, text if preformatted else _LAYOUT.sub(" ", text))

    def write(self, part: Part, text: str) -> None:
        """Text with its line breaks."""
        first, *more = text.split("\n")
        self._add(part, first)
        for each in more:
            self._flush(part)
            self._add(part, each)

    def end(self, part: Part, *, blank: bool) -> None:
        """End the line, if one is open, and leave a blank one. What is seen is in one column, whatever it is."""
        for each in (Part.HIDDEN,) if part is Part.HIDDEN else (Part.OWN, Part.FRAME):
            if any(piece.strip(" ") for piece in self._open[each]):
                self._flush(each)
            self._open[each] = []
        if blank:
            self._flush(part)

    def all(self) -> list[Line]:
        """The lines so far, the open ones too."""
        for part in (Part.OWN, Part.HIDDEN):
            self.end(part, blank=False)
        return self._done

    def _add(self, part: Part, text: str) -> None:
        if text:
            self._open[part].append(text)
            self.last = part if text.strip() else self.last

    def _flush(self, part: Part) -> None:
        text = "".join(self._open[part])
        self._open[part] = []
        if text and not _DELIMITER.fullmatch(text):
            text = _SPACES.sub(" ", text).strip(" ")
        blank = not text.strip()
        if not (blank and self._blank[part]):
            self._done.append(Line(text, part))
        self._blank[part] = blank
