"""Today: what came in, what became of it, and what went wrong, in one look."""
