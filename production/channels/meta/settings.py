"""Our app at Meta, whichever of its channels we use."""

from __future__ import annotations

from typing import Annotated

from pydantic import SecretStr

from production.channels.provider import ProviderSettings
from production.schemas.secrets import hard_to_guess

API_URL = "https://graph.facebook.com"


class MetaApp(ProviderSettings):
    meta_app_id: str = ""
    meta_app_secret: Annotated[SecretStr | None, hard_to_guess(16)] = None
    """Signs what Meta sends, and proves that what we ask comes from us."""
    meta_verify_token: Annotated[SecretStr | None, hard_to_guess(16)] = None
    """Ours: Meta shows it when somebody enters the address of a webhook."""
    meta_graph_version: str = "v24.0"
    meta_graph_url: str = API_URL
    """Another one only for a local provider."""
