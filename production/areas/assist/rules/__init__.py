"""What is decided about suggestions, without I/O."""
