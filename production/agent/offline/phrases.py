"""The few lines that the offline model says without a source: they claim nothing."""

from __future__ import annotations

from production.schemas.ids import Channel

CLARIFY = {
    Channel.EMAIL: "Could you please tell me in a sentence or two what you would like to do, or what happens instead, "
    "with the exact text of any error message?",
    Channel.WHATSAPP: "Happy to help! What would you like to do, or which error do you see?",
    Channel.WEB_FORM: "Could you tell me a little more: what would you like to do, or which error message do you see?",
}
CLOSING = {
    Channel.EMAIL: "You are welcome. Please write to us any time.",
    Channel.WHATSAPP: "You're welcome! Write any time.",
    Channel.WEB_FORM: "You're welcome. Write to us any time.",
}
