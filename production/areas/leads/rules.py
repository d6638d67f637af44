"""Reads what the Graph API tells of leads and their forms. Pure.

https://developers.facebook.com/docs/marketing-api/guides/lead-ads/retrieving
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from production.areas.leads.model import Form, Lead
from production.channels.meta.payload import parts_at, text_at
from production.crm.customers.contacts import parts_of_name
from production.crm.customers.identity import normalise_delivered
from production.schemas.errors import InvalidInput
from production.schemas.ids import IdentifierKind

_TEST = ("<test lead:", "test@fb.com", "test@meta.com")
"""How the values of Meta's test tool begin."""
_CONTACT = {"company_name": "company", "job_title": "position", "first_name": "first_name", "last_name": "last_name"}
_LONGEST = 200


def form_of(content: Any) -> Form:
    """From `/{form}?fields=id,name,legal_content`."""
    boxes = parts_at(content, "legal_content", "custom_disclaimer", "checkboxes")
    words = {text_at(box, "key"): text_at(box, "text") for box in boxes}
    return Form(text_at(content, "id"), text_at(content, "name") or text_at(content, "id"), words)


def lead_of(content: Any, form: Form) -> Lead:
    """From `/{lead}`; every value of a field counts, not only its first."""
    answers = {text_at(field, "name"): _values(field) for field in parts_at(content, "field_data")}
    ticked = [box for box in parts_at(content, "custom_disclaimer_responses") if text_at(box, "is_checked") == "1"]
    words = (form.boxes.get(text_at(box, "checkbox_key"), "") for box in ticked)
    return Lead(
        id=text_at(content, "id"),
        form=form,
        created_at=time_of(text_at(content, "created_time")),
        email=_key(IdentifierKind.EMAIL, answers.get("email") or answers.get("work_email", "")),
        phone=_key(IdentifierKind.PHONE, answers.get("phone_number") or answers.get("work_phone_number", "")),
        fields=_contact(answers),
        answers=answers,
        agreed_to=tuple(filter(None, words)),
        is_test=any(value.lower().startswith(_TEST) for value in answers.values()),
    )


def time_of(written: str) -> datetime:
    """Now, where Meta does not say."""
    try:
        return datetime.strptime(written, "%Y-%m-%dT%H:%M:%S%z")
    except ValueError:
        return datetime.now(UTC)


def _values(field: Mapping[str, Any]) -> str:
    values = field.get("values")
    found = [text_at({"value": each}, "value") for each in values] if isinstance(values, list) else []
    return ", ".join(filter(None, found))


def _contact(answers: Mapping[str, str]) -> dict[str, str]:
    named = {ours: answers[theirs][:_LONGEST] for theirs, ours in _CONTACT.items() if answers.get(theirs)}
    whole = " ".join(answers.get("full_name", "").split())[:_LONGEST]
    return ({} if "first_name" in named or not whole else parts_of_name(whole)) | named


def _key(kind: IdentifierKind, written: str) -> str | None:
    """None for what is no address, or no number with a country code."""
    try:
        return normalise_delivered(kind, written) if written else None
    except InvalidInput:
        return None
