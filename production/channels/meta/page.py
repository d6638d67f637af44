"""Our page at Meta: Messenger, Instagram and lead ads speak through it."""

from __future__ import annotations

from datetime import timedelta

from pydantic import Field, SecretStr

from production.channels.meta.settings import MetaApp

WINDOW = timedelta(hours=24)
"""After a customer's last message anybody may write."""
PEOPLE_WINDOW = timedelta(days=7)
"""So long a person may, and only with the tag that says that it is one."""


class PageSettings(MetaApp):
    meta_page_id: str = Field(default="", pattern=r"^[0-9]*$")
    meta_page_token: SecretStr | None = None
    """With pages_messaging, instagram_manage_messages and leads_retrieval, as far as they are used."""

    meta_lead_answer: str = ""
    """What somebody who filled in a form of an ad hears at once, `{form}` for its name; empty: nothing by itself."""
    meta_lead_marketing: str = ""
    """Words of the box of a form under which somebody agrees to be written to; empty: no box is a consent to that."""

    @property
    def configured(self) -> bool:
        return bool(self.meta_app_id and self.meta_page_id and self.meta_page_token)
