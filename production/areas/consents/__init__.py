"""Why somebody may be written to, until they want it no more."""
