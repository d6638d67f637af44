"""Pipelines: the ways that deals take, each with the same six columns."""
