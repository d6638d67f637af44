"""The api that the tests of its contract call."""

from production.tests.support.calls import system
from production.tests.support.tickets import rep, ticket

__all__ = ["rep", "system", "ticket"]
