"""Teaching the semantic look of screening."""
