"""Structured logs on stderr: one JSON line an event, ids instead of names, addresses and words."""

from __future__ import annotations

import logging
import sys
import traceback
from collections.abc import MutableMapping
from typing import Any

import structlog

from production.schemas.tracing import trace_id


def configure(level: str) -> None:
    """Set up structlog and the libraries' own loggers for this process."""
    number = logging.getLevelNamesMapping()[level.upper()]
    common: list[structlog.typing.Processor] = [
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _trace,
        _place_of_exception,
    ]
    structlog.configure(
        processors=[structlog.contextvars.merge_contextvars, *common, structlog.processors.JSONRenderer()],
        wrapper_class=structlog.make_filtering_bound_logger(number),
        logger_factory=lambda *_: structlog.PrintLogger(sys.stderr),
    )
    # Libraries log request urls and bodies at lower levels: those carry personal data.
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[structlog.stdlib.add_logger_name, *common],
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.JSONRenderer(),
            ],
        )
    )
    logging.basicConfig(level=max(number, logging.WARNING), handlers=[handler])


def _trace(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """The message's trace, so that its lines are found together across processes."""
    if found := trace_id():
        event["trace_id"] = found
    return event


def _place_of_exception(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Type and place of an exception, and of what caused it; its words and variables may be a customer's."""
    given = event.pop("exc_info", None)
    error = given[1] if isinstance(given, tuple) else sys.exception() if given else None
    chain = []
    while error is not None:
        frames = traceback.extract_tb(error.__traceback__)
        chain.append(
            {
                "type": type(error).__qualname__,
                "at": [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames],
            }
        )
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if chain:
        event["exception"] = chain
    return event
