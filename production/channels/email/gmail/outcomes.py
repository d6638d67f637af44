"""What each of Gmail's refusals means for the mail."""

from __future__ import annotations

from enum import StrEnum

from googleapiclient.errors import HttpError

from production.schemas.delivery import SendResult, SendStatus

_RATE_REASONS = frozenset({"rateLimitExceeded", "userRateLimitExceeded", "dailyLimitExceeded", "quotaExceeded"})


class Refusal(StrEnum):
    """Why an HTTP answer is not the wanted one."""

    LATER = "later"
    MISSING = "missing"
    DENIED = "denied"
    BROKEN = "broken"


def refusal_of(error: HttpError) -> Refusal:
    """429 and the 403s that are about rates mean later; a 5xx may have done the work all the same."""
    status = error.status_code
    if status == 429 or (status == 403 and _reasons(error) & _RATE_REASONS):
        return Refusal.LATER
    if status == 404:
        return Refusal.MISSING
    return Refusal.BROKEN if status >= 500 else Refusal.DENIED


def result_of(error: HttpError) -> SendResult:
    """Outcome of a send that Gmail answered with an error."""
    reason = " ".join([str(error.status_code), *sorted(_reasons(error))])
    match refusal_of(error):
        case Refusal.LATER:
            return SendResult(SendStatus.RETRY, reason=reason, retry_after_s=_retry_after(error))
        case Refusal.BROKEN:
            return SendResult(SendStatus.UNKNOWN, reason=reason)
        case Refusal.MISSING | Refusal.DENIED:
            return SendResult(_denied(error), reason=reason)


def _denied(error: HttpError) -> SendStatus:
    """A rejected access token is replaced with the next attempt; the mail itself was not looked at."""
    return SendStatus.RETRY if error.status_code == 401 else SendStatus.FAILED


def _reasons(error: HttpError) -> set[str]:
    details = error.error_details if isinstance(error.error_details, list) else []
    return {str(each["reason"]) for each in details if isinstance(each, dict) and "reason" in each}


def _retry_after(error: HttpError) -> float | None:
    wait = str(error.resp.get("retry-after", ""))
    return float(wait) if wait.isdigit() else None
