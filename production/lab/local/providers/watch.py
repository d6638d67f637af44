"""Who wants to hear about changes: Gmail's `watch`, and for how long."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from production.lab.local.providers.store import Store, read_setting, write_setting

_WEEK_MS = 7 * 86_400_000
_NAME = "watch"


@dataclass(frozen=True, slots=True)
class Watch:
    """Notify about changes to mails with one of the labels (without one, if `exclude`); no labels mean all."""

    expires_ms: int
    labels: tuple[str, ...] = ()
    exclude: bool = False

    def covers(self, labels: Iterable[str], now_ms: int) -> bool:
        wanted = not self.labels or (not set(self.labels).isdisjoint(labels)) != self.exclude
        return wanted and now_ms < self.expires_ms


class Watches:
    """The mailbox's watch, kept across restarts. A mailbox that never heard of `watch` is watched for a week."""

    def __init__(self, store: Store, now_ms: int) -> None:
        self._store = store
        with store.transaction() as connection:
            if read_setting(connection, _NAME, None) is None:
                write_setting(connection, _NAME, asdict(Watch(now_ms + _WEEK_MS)))

    def start(self, labels: Iterable[str], *, exclude: bool, now_ms: int) -> Watch:
        watch = Watch(now_ms + _WEEK_MS, tuple(labels), exclude)
        self._write(watch)
        return watch

    def stop(self) -> None:
        self._write(Watch(expires_ms=0))

    def current(self) -> Watch:
        with self._store.transaction() as connection:
            stored = read_setting(connection, _NAME, None)
        return Watch(stored["expires_ms"], tuple(stored["labels"]), stored["exclude"])

    def _write(self, watch: Watch) -> None:
        with self._store.transaction() as connection:
            write_setting(connection, _NAME, asdict(watch))
