"""A mail taken apart: its parts, what of them is to be read, and what was attached."""

from production.channels.email.mime.attachments import attached_parts, attachments_of
from production.channels.email.mime.body import Body, body_of
from production.channels.email.mime.parts import Part
from production.channels.email.mime.read import read

__all__ = ["Body", "Part", "attached_parts", "attachments_of", "body_of", "read"]
