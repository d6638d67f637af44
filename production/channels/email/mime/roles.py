"""Which parts are the text of a mail, and which are files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from production.channels.email.mime.calendar import CALENDAR
from production.channels.email.mime.parts import Part

_TEXTS = frozenset({"text/plain", "text/html"})
_DATA = frozenset({CALENDAR, "text/vcard", "text/x-vcard", "text/directory"})
_NO_FILES = frozenset({"application/pgp-encrypted", "application/applefile"})
"""Parts that tell programs how to read their neighbour."""


@dataclass(frozen=True, slots=True)
class Roles:
    """Parts in the order of the mail. A file that is the only text is both."""

    texts: tuple[Part, ...]
    files: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class _Leaf:
    part: Part
    in_alternative: bool
    outermost: bool

    @property
    def is_text(self) -> bool:
        if self.part.kind in _TEXTS:
            return self.part.disposition.value != "attachment"
        return self.outermost and self.is_other_form and not is_named(self.part)

    @property
    def is_other_form(self) -> bool:
        """Text of a kind that no person reads as it is."""
        return self.part.kind.startswith("text/") and self.part.kind not in _DATA

    @property
    def invites(self) -> bool:
        return self.part.kind == CALENDAR


def roles_of(root: Part) -> Roles:
    """A text with a file name is the text of the mail only if there is no other."""
    leaves = list(_leaves(root, in_alternative=False, outermost=True))
    possible = [leaf for leaf in leaves if leaf.is_text]
    unnamed = [leaf for leaf in possible if not is_named(leaf.part)]
    first = next((leaf for leaf in possible if leaf.part.has_words), None)
    if any(leaf.part.has_words for leaf in unnamed):
        first = None
    texts = [leaf for leaf in possible if not is_named(leaf.part) or leaf is first or leaf.in_alternative]
    files = [leaf.part for leaf in leaves if leaf not in texts and not _is_nothing(leaf)]
    if not any(leaf.part.has_words for leaf in texts):
        words = [leaf for leaf in leaves if leaf.part.has_words]
        texts += [leaf for leaf in words if leaf.is_other_form][:1] or [leaf for leaf in words if leaf.invites][:1]
    return Roles(tuple(leaf.part for leaf in texts), tuple(files))


def is_named(part: Part) -> bool:
    return bool(part.disposition.parameters.get("filename") or part.declared_type.parameters.get("name"))


def _leaves(part: Part, *, in_alternative: bool, outermost: bool = False) -> Iterator[_Leaf]:
    multipart = part.kind.startswith("multipart/")
    if not multipart:
        yield _Leaf(part, in_alternative, outermost)
    if part.kind.startswith("message/"):
        return
    for child in part.children:
        yield from _leaves(child, in_alternative=part.kind == "multipart/alternative")


def _is_nothing(leaf: _Leaf) -> bool:
    """Another form of the same text, or a note to programs."""
    attached = leaf.part.disposition.value == "attachment"
    return leaf.part.kind in _NO_FILES or (leaf.in_alternative and leaf.is_other_form and not attached)
