"""Suggestions, context and outlooks in Postgres."""
