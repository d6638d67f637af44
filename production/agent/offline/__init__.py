"""What the offline model thinks with: reading a message, picking from passages, phrasing. All deterministic."""
