"""The api that the tests of its contract call."""

from production.tests.support.calls import system

__all__ = ["system"]
