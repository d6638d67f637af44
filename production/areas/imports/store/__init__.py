"""Imports in Postgres: the file, its rows, and what became of them."""
