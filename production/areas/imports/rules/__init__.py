"""What a file's columns mean, what a row says, and whom it is about. Pure."""
