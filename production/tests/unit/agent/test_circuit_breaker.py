"""A model that is down is left alone, and found again when it is back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from production.agent.circuit_breaker import BreakerPolicy, CircuitBreaker, CircuitState
from production.tests.support.clock import Clock

PATIENCE = BreakerPolicy(failures=3, slow_s=20.0, rest_s=30.0)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def breaker(clock: Clock) -> CircuitBreaker:
    return CircuitBreaker(clock, PATIENCE)


def open_it(breaker: CircuitBreaker) -> None:
    for _ in range(PATIENCE.failures):
        breaker.failed()


def test_it_opens_after_failures_in_a_row(breaker: CircuitBreaker) -> None:
    open_it(breaker)

    assert (breaker.state, breaker.admit()) == (CircuitState.OPEN, False)


def test_failures_between_successes_do_not_add_up(breaker: CircuitBreaker) -> None:
    for _ in range(10):
        breaker.failed()
        breaker.failed()
        breaker.succeeded(1.0)

    assert breaker.state is CircuitState.CLOSED


def test_slow_answers_count_as_failures(breaker: CircuitBreaker) -> None:
    for _ in range(PATIENCE.failures):
        breaker.succeeded(20.1)

    assert breaker.state is CircuitState.OPEN


def test_after_the_rest_one_call_probes(breaker: CircuitBreaker, clock: Clock) -> None:
    open_it(breaker)
    clock.now = 30.0

    assert breaker.state is CircuitState.HALF_OPEN
    assert [breaker.admit() for _ in range(3)] == [True, False, False]


def test_a_probe_that_succeeds_closes_it(breaker: CircuitBreaker, clock: Clock) -> None:
    open_it(breaker)
    clock.now = 30.0
    breaker.admit()
    breaker.succeeded(1.0)

    assert (breaker.state, breaker.admit()) == (CircuitState.CLOSED, True)


def test_a_probe_that_fails_opens_it_for_another_rest(breaker: CircuitBreaker, clock: Clock) -> None:
    open_it(breaker)
    clock.now = 30.0
    breaker.admit()
    clock.now = 40.0
    breaker.failed()

    assert breaker.state is CircuitState.OPEN
    clock.now = 69.9
    assert not breaker.admit()
    clock.now = 70.0
    assert breaker.admit()


def test_a_probe_that_never_reports_back_is_followed_by_another(breaker: CircuitBreaker, clock: Clock) -> None:
    open_it(breaker)
    clock.now = 30.0
    breaker.admit()
    clock.now = 60.0

    assert breaker.admit()


@given(waits=st.lists(st.floats(0, 5), max_size=200))
def test_a_dead_model_is_called_three_times_and_then_once_a_rest(waits: list[float]) -> None:
    clock = Clock()
    breaker = CircuitBreaker(clock, PATIENCE)
    called = 0
    for wait in waits:
        clock.now += wait
        if breaker.admit():
            called += 1
            breaker.failed()

    assert called <= PATIENCE.failures + sum(waits) / PATIENCE.rest_s
