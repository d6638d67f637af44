"""Writing to customers first: when it may leave, and when an answer is overdue. Pure."""
