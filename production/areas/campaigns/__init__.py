"""One message to many, each of whom gets it once, in their own time, and only if they may be written to."""
