"""Accounts: signing in and out, sessions, and one's own password."""
