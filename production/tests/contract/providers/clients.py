"""The vendors' own client libraries, pointed at the local providers."""

import http.client
from typing import Any

import httplib2
from google.oauth2.credentials import Credentials
from google_auth_httplib2 import AuthorizedHttp
from googleapiclient.discovery import build
from twilio.http.http_client import TwilioHttpClient
from twilio.http.response import Response
from twilio.rest import Client

TWILIO = "https://api.twilio.com"


class OneAttempt(httplib2.HTTPConnectionWithTimeout):  # type: ignore[misc] # it has no types
    """httplib2 silently sends a request again when the connection closes without an answer; this tells instead."""

    def getresponse(self) -> Any:
        try:
            return super().getresponse()
        except http.client.BadStatusLine as lost:
            raise ConnectionResetError("closed without an answer") from lost


class OneAttemptHttp(httplib2.Http):  # type: ignore[misc] # it has no types
    def request(self, uri: str, *args: Any, **kwargs: Any) -> Any:
        return super().request(uri, *args, **kwargs | {"connection_type": OneAttempt})


def bearer(token: str) -> Credentials:
    return Credentials(token)  # type: ignore[no-untyped-call] # google-auth has no annotations


def gmail_client(url: str, credentials: Credentials, http: httplib2.Http | None = None) -> Any:
    authorised = AuthorizedHttp(credentials, http=http or OneAttemptHttp(timeout=5))
    return build("gmail", "v1", http=authorised, static_discovery=True, client_options={"api_endpoint": url})


class LocalTwilioHttp(TwilioHttpClient):  # type: ignore[misc] # it has no types
    """The library has no setting for its address: exchange it on the way out."""

    def __init__(self, url: str) -> None:
        super().__init__(timeout=5)
        self._url = url

    def request(self, method: str, url: str, *args: Any, **kwargs: Any) -> Response:
        return super().request(method, url.replace(TWILIO, self._url, 1), *args, **kwargs)


def twilio_client(url: str, account_sid: str, auth_token: str) -> Client:
    return Client(account_sid, auth_token, http_client=LocalTwilioHttp(url))
