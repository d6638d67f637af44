"""Macros: words that people often write, and what they do to a ticket with them."""
