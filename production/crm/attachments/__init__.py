"""What customers attach: which files are taken, what they are called, and where they stand."""
