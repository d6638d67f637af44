"""Insights: what happened, counted once and for good, each figure by one definition and with the rows behind it."""
