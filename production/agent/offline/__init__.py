"""What the built-in agent thinks with: reading a message, picking from passages, phrasing. All deterministic."""
