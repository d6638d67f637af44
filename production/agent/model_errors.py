"""What the SDK and a model server raise, as the failures that the chain of models knows."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from agents import ModelTimeoutError, UserError
from openai import APIConnectionError, APIStatusError, APITimeoutError

from production.agent.failures import FailureReason, ModelUnavailable

_NOT_RETRYABLE = (400, 413, 422)
"""HTTP answers of a model server that the same request would get again."""


class RequestRejected(ModelUnavailable):
    """The server is there, but takes no such request: with tools, with a schema, or of this length."""


@asynccontextmanager
async def model_errors(within_s: float | None = None) -> AsyncIterator[None]:
    """Around a run, which may take so long.

    Raises:
        RequestRejected: this request would be refused again.
        ModelUnavailable: the model was slow, out of reach, or failed.
        Exception: what a tool raised, such as a database that is away.
    """
    try:
        async with asyncio.timeout(within_s):
            yield
    except (TimeoutError, ModelTimeoutError, APITimeoutError) as error:
        raise ModelUnavailable(FailureReason.SLOW, "the model did not answer in time") from error
    except APIConnectionError as error:
        raise ModelUnavailable(FailureReason.UNREACHABLE, "the model cannot be reached") from error
    except APIStatusError as error:
        if error.status_code in _NOT_RETRYABLE:
            said = f"the model rejected the request (HTTP {error.status_code})"
            raise RequestRejected(FailureReason.REFUSED, said) from error
        raise ModelUnavailable(FailureReason.REFUSED, f"the model answered with HTTP {error.status_code}") from error
    except UserError as error:
        raise error.__cause__ or error from None  # the SDK wraps what a tool raised
