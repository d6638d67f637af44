"""Which elements of an HTML mail are no words of the writer: quotes, signatures, what nobody sees."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum, auto


class Part(Enum):
    """What a piece of a mail is."""

    OWN = auto()
    FRAME = auto()
    """Quotes and signatures, as mail programs mark them."""
    HIDDEN = auto()
    """Kept from the eyes by the style sheet, such as the preview line of newsletters."""


UNSEEN = frozenset({"script", "style", "title", "xml"})
"""Elements without words."""
ASIDE = frozenset({"template", "noscript", "datalist", "object", "svg"})
"""Elements whose words are shown by other programs, if by any."""
_BLOCKQUOTE = re.compile(r"\b(?:x_)*(?:gmail_quote|cite|cm_quote|quote|moz-quote|iosymail)\b", re.IGNORECASE)
_QUOTE = re.compile(
    r"\b(?:x_)*(?:gmail_attr|gmail_quote_attribution|moz-cite-prefix|moz-email-headers-table|protonmail_quote|tutanota_quote|"
    r"zmail_extra|OutlookMessageHeader|messageReplySection|reply-intro|OLK_SRC_BODY_SECTION|isReplyContent|isForwardContent|"
    r"ntes-pcmail-quote|mail-editor-reference-message-container|front-blockquote|missive_quote|hey-quote|"
    r"ms-outlook-mobile-reference-message|cm_quote|freebirdmail-quote|ReplyMessageHeader|hm_quote|"
    r"mail_quote_[0-9a-z]+)\b|yahoo_quoted|quotedMessage",
    re.IGNORECASE,
)
_SIGNATURE = re.compile(
    r"\b(?:x_)*(?:gmail_signature|moz-signature|protonmail_signature_block|messageSignatureSection|ms-outlook-mobile-signature|"
    r"AppleMailSignature|tutanota_signature|ymail_android_signature)\b|^(?:x_)*Signature$",
    re.IGNORECASE,
)
_REST = re.compile(r"\b(?:x_)*(?:divRplyFwdMsg|appendonsend|stopSpelling|zwchr|__DIVIDER__)\b", re.IGNORECASE)
_INVISIBLE = re.compile(
    r"(?:display\s*:\s*none|mso-hide\s*:\s*all|visibility\s*:\s*hidden|max-height\s*:\s*0[a-z]*|"
    r"(?<![\w-])opacity\s*:\s*0)\s*(?:!|;|$)",
    re.IGNORECASE,
)
LONGEST = 2000
"""Characters of an attribute that are looked at."""


def part_of(tag: str, attributes: Mapping[str, str], around: Part) -> Part:
    """What an element is, inside one that is `around`."""
    if (
        around is Part.HIDDEN
        or tag in ASIDE
        or "hidden" in attributes
        or _INVISIBLE.search(attributes.get("style", "")[:LONGEST])
    ):
        return Part.HIDDEN
    return Part.FRAME if around is Part.FRAME or _is_frame(tag, attributes) else Part.OWN


def ends_own_text(attributes: Mapping[str, str]) -> bool:
    """Whether everything below this element is an older mail."""
    return _REST.search(_marks(attributes)) is not None


def _is_frame(tag: str, attributes: Mapping[str, str]) -> bool:
    marks = _marks(attributes)
    return (
        _QUOTE.search(marks) is not None
        or (tag == "blockquote" and _BLOCKQUOTE.search(marks) is not None)
        or (tag == "div" and attributes.get("name") == "quote")
        or any(
            _SIGNATURE.search(attributes.get(name, "")[:LONGEST]) for name in ("class", "id", "name", "data-smartmail")
        )
    )


def _marks(attributes: Mapping[str, str]) -> str:
    names = ("class", "id", "type", "name", "data-marker", "data-smartmail")
    return " ".join(attributes[name][:LONGEST] for name in names if name in attributes)
