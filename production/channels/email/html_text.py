"""HTML mail as the text a reader sees, without the quotes and signatures that mail programs mark."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_VOID = frozenset(
    {
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    }
)
_BLOCK = frozenset(
    {
        "address",
        "article",
        "aside",
        "blockquote",
        "center",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "tfoot",
        "thead",
        "tr",
        "ul",
    }
)
_PARAGRAPH = frozenset(
    {
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "table",
        "pre",
    }
)
_UNSEEN = frozenset(
    {
        "head",
        "script",
        "style",
        "title",
        "template",
        "noscript",
        "xml",
    }
)

# What is dropped with everything inside, and what ends the own text of the whole mail.
_QUOTE = re.compile(
    r"\b(?:x_)*(?:gmail_attr|moz-cite-prefix|moz-email-headers-table|protonmail_quote|tutanota_quote|zmail_extra|OutlookMessageHeader|"
    r"messageReplySection|reply-intro|OLK_SRC_BODY_SECTION|isReplyContent|isForwardContent|ntes-pcmail-quote|"
    r"mail-editor-reference-message-container|"
    r"ms-outlook-mobile-reference-message|cm_quote|freebirdmail-quote|ReplyMessageHeader|hm_quote|mail_quote_[0-9a-z]+)\b|yahoo_quoted|quotedMessage",
    re.IGNORECASE,
)
_SIGNATURE = re.compile(
    r"\b(?:x_)*(?:gmail_signature|moz-signature|protonmail_signature_block|messageSignatureSection|ms-outlook-mobile-signature|"
    r"AppleMailSignature|tutanota_signature|ymail_android_signature)\b|^(?:x_)*Signature$",
    re.IGNORECASE,
)
_REST = re.compile(r"\b(?:x_)*(?:divRplyFwdMsg|appendonsend|stopSpelling|zwchr|__DIVIDER__)\b", re.IGNORECASE)
_INVISIBLE = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all", re.IGNORECASE)
_CITE = re.compile(r"\b(?:x_)*(?:gmail_quote|cite|cm_quote|quote|moz-quote|iosymail)\b", re.IGNORECASE)


def html_to_text(html: str, *, quotes: bool = False) -> str:
    """Plain text with the line breaks of the layout; with `quotes`, marked quotes and signatures stay."""
    reader = _Reader(quotes=quotes)
    reader.feed(_closed(_without_comments(html)))
    reader.close()
    lines = [re.sub(r"[ \t\u00a0]+", " ", line).strip(" ") for line in "".join(reader.out).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _without_comments(html: str) -> str:
    """The standard parser takes quadratic time over comments that nobody closed; what follows those is text."""
    kept, position = [], 0
    while (start := html.find("<!--", position)) >= 0:
        end = html.find("-->", start + 4)
        if end < 0:
            break
        kept.append(html[position:start])
        position = end + 3
    return "".join(kept) + html[position:].replace("<!--", "")


def _closed(html: str) -> str:
    """Behind the last `>` no tag ends; the standard parser would look for its end from every `<` again."""
    end = html.rfind(">") + 1
    return html[:end] + html[end:].replace("<", "&lt;")


class _Reader(HTMLParser):
    """Collects text; `_hidden` is the stack of open elements below one that is dropped."""

    def __init__(self, *, quotes: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.out: list[str] = []
        self._quotes = quotes
        self._hidden: list[str] = []
        self._over = False
        self._preformatted = 0
        self._numbers: list[int | None] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._hidden:
            if tag not in _VOID:
                self._hidden.append(tag)
            return
        if self._is_dropped(tag, attrs):
            self._break(tag)
            if tag not in _VOID:
                self._hidden.append(tag)
            return
        self._open(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._hidden:
            # Tags that nobody closed end with the element around them.
            while self._hidden.pop() != tag:
                pass
            return
        if not self._hidden:
            self._close(tag)

    def handle_data(self, data: str) -> None:
        if self._hidden or self._over:
            return
        if self._preformatted:
            self.out.append(data)
        elif text := re.sub(r"[ \t\r\n\f]+", " ", data):
            at_start = not self.out or self.out[-1].endswith(("\n", " "))
            self.out.append(text.lstrip(" ") if at_start else text)

    def _is_dropped(self, tag: str, attrs: list[tuple[str, str | None]]) -> bool:
        if tag in _UNSEEN or any(name == "style" and _INVISIBLE.search(value or "") for name, value in attrs):
            return True
        marks = " ".join(
            value or ""
            for name, value in attrs
            if name in {"class", "id", "type", "name", "data-marker", "data-smartmail"}
        )
        if self._quotes:
            return False
        if _REST.search(marks):
            self._over = True
        return bool(
            _QUOTE.search(marks)
            or any(
                _SIGNATURE.search(value or "")
                for name, value in attrs
                if name in {"class", "id", "name", "data-smartmail"}
            )
            or (tag == "blockquote" and _CITE.search(marks))
        )

    def _open(self, tag: str) -> None:
        if self._over:
            return
        if tag == "br":
            self.out.append("\n")
        elif tag == "hr":
            self.out.append("\n________________________________\n")
        elif tag in {"td", "th"}:
            self.out.append(" ")
        self._break(tag)
        self._preformatted += tag in {"pre", "textarea"}
        if tag in {"ul", "ol"}:
            self._numbers.append(0 if tag == "ol" else None)
        elif tag == "li":
            self.out.append(self._marker())

    def _close(self, tag: str) -> None:
        self._break(tag)
        if tag in {"pre", "textarea"}:
            self._preformatted = max(self._preformatted - 1, 0)
        if tag in {"ul", "ol"} and self._numbers:
            self._numbers.pop()

    def _marker(self) -> str:
        if not self._numbers or self._numbers[-1] is None:
            return "- "
        self._numbers[-1] += 1
        return f"{self._numbers[-1]}. "

    def _break(self, tag: str) -> None:
        """A block begins and ends on its own line; a paragraph keeps a blank line around it."""
        if tag not in _BLOCK or self._over:
            return
        text = self.out[-1] if self.out else "\n"
        if not text.endswith("\n"):
            self.out.append("\n")
        if tag in _PARAGRAPH and not self._numbers:
            self.out.append("\n")
