"""What was attached to a mail: metadata of everything that is not its text, and the parts themselves."""

from __future__ import annotations

import re

from production.channels.email.encoded_words import decode_words
from production.channels.email.mime.parts import Part, made
from production.channels.email.mime.roles import roles_of
from production.crm.attachments.names import clean_name
from production.schemas.envelope import Attachment

MOST = 100
_KNOWN = {
    "text/calendar": "invite.ics",
    "message/rfc822": "message.eml",
    "message/delivery-status": "delivery-status.txt",
    "message/disposition-notification": "read-receipt.txt",
    "application/ms-tnef": "winmail.dat",
    "application/pkcs7-mime": "smime.p7m",
    "application/pkcs7-signature": "smime.p7s",
    "application/pgp-signature": "signature.asc",
    "application/octet-stream": "attachment-{}.bin",
    "text/plain": "attachment-{}.txt",
}


def attachments_of(root: Part) -> tuple[Attachment, ...]:
    """Files, inline images, invitations, attached mails."""
    return tuple(
        Attachment(name=_name(part, number), content_type=part.kind, size_bytes=len(part.content))
        for number, part in enumerate(attached_parts(root), start=1)
    )


def attached_parts(root: Part) -> tuple[Part, ...]:
    """What `attachments_of` describes, in its order. More than `MOST` end in a note that names the others."""
    files = roles_of(root).files
    if len(files) <= MOST:
        return files
    others = [f"{_name(part, number)}\n" for number, part in enumerate(files, start=1) if number >= MOST]
    return (*files[: MOST - 1], made("text/plain", "".join(others).encode(), f"{len(others)} more files.txt"))


def _name(part: Part, number: int) -> str:
    """As the sender's program wrote it, without any folder; invented where it wrote none."""
    sources = part.disposition.parameters, part.declared_type.parameters
    written = [sources[0].get("filename", ""), sources[1].get("name", ""), sources[0].get("name", "")]
    names = [name for each in written if (name := clean_name(decode_words(each)))]
    name = next((name for name in names if "\ufffd" not in name), names[0] if names else "")
    if part.kind == "message/rfc822":
        return _mail_name(part, name)
    return name or _KNOWN.get(part.kind, f"attachment-{{}}.{_extension(part.kind)}").format(number)


def _mail_name(part: Part, name: str) -> str:
    subject = decode_words(str(part.children[0].get("subject", ""))) if part.children else ""
    name = name or clean_name(re.sub(r"[/\\]", "-", subject))
    return clean_name(f"{name.removesuffix('.eml')}.eml") if name else _KNOWN[part.kind]


def _extension(kind: str) -> str:
    return re.sub(r"[^a-z0-9]", "", kind.partition("/")[2]) or "bin"
