"""The tree of errors that the code raises on purpose; each docstring is the default message.

Each carries the HTTP status and the word with which the api answers it, and passes both on to what is derived from it.

FteError
|-- InvalidInput        the caller's data is wrong; names the field
|-- Forbidden           signature or token does not verify, or does not include this
|   `-- Unauthenticated nobody whom we know asks
|-- NotFound            no such ticket, customer, message
|-- Conflict            not as things stand now: somebody decided already
|   `-- Taken           another record has this; names the field and the record
|-- ChangedMeanwhile    no longer as the caller saw it
|-- TooLarge            over a limit of ours or of the broker: trying again will not help
|-- Unreadable          nothing can make sense of this mail: a person looks at the original
|-- TooSlow             body still not whole after its time
|-- TooManyRequests     rate limit of one sender or address
|-- Unavailable         a component we need is away; the caller may try again
|-- StaleEpoch          somebody else took it over meanwhile
`-- ConfigurationError  a setting is missing or wrong; names it
"""

from __future__ import annotations


class FteError(Exception):
    """Something went wrong."""

    status: int = 500
    code: str = "internal_error"
    retry_after_s: int | None = None
    """When it is worth trying again, if it is."""

    def __init__(self, message: str | None = None) -> None:
        super().__init__(message or type(self).__doc__)


class InvalidInput(FteError):
    """The input is not valid."""

    status = 422
    code = "invalid_input"

    def __init__(self, field: str, message: str) -> None:
        super().__init__(f"{field}: {message}")
        self.field = field
        self.reason = message


class Forbidden(FteError):
    """The request could not be verified."""

    status = 403
    code = "forbidden"


class Unauthenticated(Forbidden):
    """Sign in, or send a token that is still good as Authorization: Bearer <token>."""

    status = 401
    code = "unauthenticated"


class NotFound(FteError):
    """There is nothing under this name."""

    status = 404
    code = "not_found"


class Conflict(FteError):
    """That is not possible any more."""

    status = 409
    code = "conflict"


class Taken(Conflict):
    """Another record has this already."""

    def __init__(self, field: str, message: str, existing_id: int | None) -> None:
        """`existing_id` is None where the caller does not reach that record."""
        super().__init__(f"{field}: {message}")
        self.field = field
        self.reason = message
        self.existing_id = existing_id


class ChangedMeanwhile(FteError):
    """It was changed since you looked at it: look again, then decide."""

    status = 412
    code = "changed_meanwhile"


class TooLarge(FteError):
    """The request body is too large."""

    status = 413
    code = "too_large"


class Unreadable(FteError):
    """The mail cannot be read."""


class TooSlow(FteError):
    """The request body did not arrive in time."""

    status = 408
    code = "too_slow"


class TooManyRequests(FteError):
    """Too many requests: try again later."""

    status = 429
    code = "too_many_requests"

    def __init__(self, retry_after_s: int) -> None:
        super().__init__(f"Too many requests: try again in {retry_after_s} s.")
        self.retry_after_s = retry_after_s


class Unavailable(FteError):
    """A part that this needs is away for the moment: try again."""

    status = 503
    code = "unavailable"
    retry_after_s = 2


class StaleEpoch(FteError):
    """Another worker has claimed this conversation, or taken this message to send it, since."""


class ConfigurationError(FteError):
    """A setting is missing or wrong."""
