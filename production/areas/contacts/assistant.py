"""Contacts, for the assistant."""

from __future__ import annotations

from production.crm.assistant.kinds import Field, FieldType, Kind, Verb
from production.crm.assistant.words import read_words
from production.crm.permissions.model import Action

CONTACT = Kind(
    name="contact",
    plural="contacts",
    fields=(
        Field("first_name", required=True),
        Field("last_name", required=True),
        Field("email", FieldType.EMAIL, required=True),
        Field("phone", FieldType.PHONE),
        Field("company"),
        Field("position"),
        Field("notes"),
    ),
    title=("first_name", "last_name"),
    tells_apart=("email", "company"),
    rights={
        Verb.CREATE: Action.WRITE,
        Verb.FIND: Action.READ,
        Verb.CHANGE: Action.WRITE,
        Verb.DELETE: Action.DELETE,
    },
    customer="id",
    path="/console/contacts/{id}",
    words=read_words("production.areas.contacts"),
)
