"""Contacts: who they are, what happened with them, and who may be the same."""
