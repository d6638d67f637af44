"""Messages in many languages: whether they reach the right people, and whether their writers are told why."""
