"""Digests: what is new for somebody who works here, by mail, an hour or a day at a time."""
