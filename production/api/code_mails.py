"""One-time codes by mail, whichever page asks for one."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated
from uuid import UUID, uuid4

from pydantic import BaseModel, Field

from production.api.deps import ApiConfig
from production.channels.email.render import new_message_id
from production.crm.customers.codes import CodeMail, CodeVerdict, code_mail_text, digest, new_code
from production.database.customer_codes import CodeStore
from production.schemas.errors import InvalidInput
from production.schemas.wording import Wording

_REFUSED = {
    CodeVerdict.EXPIRED: "this code is too old; ask for a new one",
    CodeVerdict.SPENT: "this code cannot be used any more; ask for a new one",
}


class VerifyCodeRequest(BaseModel):
    """What somebody read in the mail."""

    request_id: UUID
    code: Annotated[str, Field(pattern=r"^\s*\d{4}\s?\d{4}\s*$", description="Eight digits")]


def code_mail(config: ApiConfig, conversation_id: UUID, address: str, wording: Wording) -> CodeMail:
    """A fresh code for whoever reads the mailbox."""
    request_id, code = uuid4(), new_code()
    return CodeMail(
        request_id=request_id,
        conversation_id=conversation_id,
        email=address,
        digest=digest(config.token_secret, request_id, code),
        subject=wording.code.subject,
        text=code_mail_text(code, config.company, wording),
        correlation_id=new_message_id(config.mail_domain),
    )


async def check_code(config: ApiConfig, codes: CodeStore, typed: VerifyCodeRequest) -> UUID:
    """The conversation for which the address is proven now.

    Raises:
        NotFound: no code was asked for under this id.
        InvalidInput: the typed code is not right; says what is left to do.
    """
    code = digest(config.token_secret, typed.request_id, "".join(typed.code.split()))
    found = await codes.verify(typed.request_id, code, datetime.now(UTC))
    if found.verdict is CodeVerdict.WRONG:
        raise InvalidInput("code", f"is not the one we sent; {found.attempts_left} more tries")
    if found.verdict is not CodeVerdict.RIGHT:
        raise InvalidInput("code", _REFUSED[found.verdict])
    return found.conversation_id
