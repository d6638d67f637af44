"""Fields that a company adds to its own records."""
