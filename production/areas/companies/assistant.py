"""Companies, for the assistant."""

from __future__ import annotations

from production.crm.assistant.kinds import Field, FieldType, Kind, Verb
from production.crm.assistant.words import read_words
from production.crm.permissions.model import Action

COMPANY = Kind(
    name="company",
    plural="companies",
    fields=(
        Field("name", required=True),
        Field("domain"),
        Field("phone", FieldType.PHONE),
        Field("notes"),
    ),
    title=("name",),
    tells_apart=("domain",),
    rights={
        Verb.CREATE: Action.WRITE,
        Verb.FIND: Action.READ,
        Verb.CHANGE: Action.WRITE,
        Verb.DELETE: Action.DELETE,
    },
    path="/console/companies/{id}",
    words=read_words("production.areas.companies"),
)
