"""HTML mail as the lines a reader sees, each with what it is: own words, quotes and signatures, or hidden."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from production.channels.email.html_inline import behind_link, from_wingdings, picture_text, raised, uses_wingdings
from production.channels.email.html_lines import Line, Lines
from production.channels.email.html_marks import ASIDE, UNSEEN, Part, ends_own_text, part_of
from production.text.html import UNCLOSED, read_html

_PARAGRAPH = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "pre"})
_BLOCK = _PARAGRAPH | frozenset(
    [
        *("address", "article", "aside", "blockquote", "center", "dd", "div", "dl", "dt", "fieldset", "figure"),
        *("footer", "form", "header", "li", "main", "nav", "section", "tbody", "tfoot", "thead", "tr"),
    ]
)
_PREFORMATTED = frozenset({"pre", "textarea", "listing", "xmp", "plaintext"})
_SPECIAL = UNSEEN | ASIDE | _PREFORMATTED | {UNCLOSED, "sup"}
"""Elements that are something of their own without any attribute."""
_SOFT_HYPHEN = "\u00ad"
"""Where a word may be broken; drawn nowhere else."""
_BARE_ADDRESS = re.compile(r"<([^\s<>@/]{1,64}@[\w.-]{1,255})>")
"""Between the angle brackets of its header, copied into a page: no tag."""
_RULER = "\n________________________________\n"


def html_to_text(html: str, *, quotes: bool = False) -> str:
    """Plain text with the line breaks of the layout; with `quotes`, marked quotes and signatures stay."""
    shown = {Part.OWN, Part.FRAME} if quotes else {Part.OWN}
    return re.sub(r"\n{3,}", "\n\n", "\n".join(line.text for line in html_lines(html) if line.part in shown)).strip()


def html_lines(html: str) -> list[Line]:
    """Every line of the mail, hidden ones too. A hidden element without an end hides nothing."""
    lines = _read(html, hiding=True)
    return _read(html, hiding=False).all() if _hides_the_mail(lines) else lines.all()


def _read(html: str, *, hiding: bool) -> Lines:
    reader = _Reader(hiding=hiding)
    read_html(_BARE_ADDRESS.sub(r"&lt;\1&gt;", html), reader)
    return reader.lines


def _hides_the_mail(lines: Lines) -> bool:
    """Hidden to the end, and no less than what is seen: nobody meant that."""
    if lines.last is not Part.HIDDEN:
        return False
    hidden = sum(len(line.text) for line in lines.all() if line.part is Part.HIDDEN)
    return 2 * hidden >= sum(len(line.text) for line in lines.all())


@dataclass(frozen=True, slots=True)
class _Style:
    """What an element hands down to those inside it."""

    part: Part = Part.OWN
    preformatted: bool = False
    wingdings: bool = False
    raised: bool = False
    unseen: bool = False


class _Reader:
    """Collects lines; the parser closes every element, so the styles are a stack."""

    def __init__(self, *, hiding: bool) -> None:
        self.lines = Lines()
        self._hiding = hiding
        self._styles = [_Style()]
        self._lists: list[int | None] = []
        self._item_begins = False
        self._link: tuple[str, list[str]] | None = None

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        style = self._style(tag, attributes)
        self._styles.append(style)
        if style.unseen:
            return
        if tag == "br":
            self.lines.write(style.part, "\n")
        elif tag == "hr":
            self.lines.write(style.part, _RULER)
        elif tag in {"td", "th"}:
            self.lines.write(style.part, " ")
        elif tag == "img":
            self._text(style, picture_text(attributes))
        elif tag == "a":
            self._link = (attributes.get("href", ""), [])
        self._break(tag, style)
        self._open_list(tag, attributes, style)

    def end(self, tag: str) -> None:
        style = self._styles.pop()
        if style.unseen:
            return
        if tag == "a" and self._link:
            address, texts = self._link
            self._link = None
            self.lines.write(style.part, behind_link(address, "".join(texts)))
        self._break(tag, style)
        if tag in {"ul", "ol"}:
            self._lists.pop()

    def data(self, text: str) -> None:
        style = self._styles[-1]
        if style.unseen:
            return
        text = text.replace(_SOFT_HYPHEN, "")
        text = raised(text) if style.raised else text
        self._text(style, from_wingdings(text) if style.wingdings else text)

    def _style(self, tag: str, attributes: Mapping[str, str]) -> _Style:
        around = self._styles[-1]
        if not attributes and tag not in _SPECIAL:
            return around
        if around.part is Part.OWN and ends_own_text(attributes):
            around = self._from_here(Part.FRAME)
        elif tag == UNCLOSED and self._hiding:
            around = self._from_here(Part.HIDDEN)
        part = part_of(tag, attributes, around.part)
        return _Style(
            part if self._hiding or part is not Part.HIDDEN else around.part,
            around.preformatted or tag in _PREFORMATTED,
            uses_wingdings(attributes, inherited=around.wingdings),
            around.raised or tag == "sup",
            around.unseen or tag in UNSEEN,
        )

    def _from_here(self, part: Part) -> _Style:
        """Everything that follows is this part, wherever elements end."""
        self._styles = [replace(each, part=part) for each in self._styles]
        return self._styles[-1]

    def _text(self, style: _Style, text: str) -> None:
        if self._link:
            self._link[1].append(text)
        self._item_begins = self._item_begins and not text.strip()
        self.lines.words(style.part, text, preformatted=style.preformatted)

    def _open_list(self, tag: str, attributes: Mapping[str, str], style: _Style) -> None:
        if tag in {"ul", "ol"}:
            start = attributes.get("start", "")
            first = int(start) - 1 if re.fullmatch(r"[0-9]{1,6}", start) else 0
            self._lists.append(first if tag == "ol" else None)
        elif tag == "li":
            self.lines.write(style.part, self._marker())
            self._item_begins = True

    def _marker(self) -> str:
        if not self._lists or self._lists[-1] is None:
            return "- "
        self._lists[-1] += 1
        return f"{self._lists[-1]}. "

    def _break(self, tag: str, style: _Style) -> None:
        """A block begins and ends on its own line; a paragraph keeps a blank line around it."""
        if tag in _BLOCK and not self._item_begins:
            self.lines.end(style.part, blank=tag in _PARAGRAPH and not self._lists)
