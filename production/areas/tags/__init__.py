"""Tags of tickets: which there are, what they are called, and in which colour they are seen."""
