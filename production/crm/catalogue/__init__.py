"""Where a catalogue comes from."""
