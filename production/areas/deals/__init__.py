"""Deals: what may be sold to whom, how far it is, and where its card stands on the board."""
