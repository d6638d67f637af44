"""Tasks: what somebody has to do, by when, and who reminds them."""
