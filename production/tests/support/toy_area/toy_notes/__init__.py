"""Notes about customers: an area that only a test adds."""
