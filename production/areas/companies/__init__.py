"""Companies: where contacts work."""
