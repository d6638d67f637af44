"""Whether evidence holds what was asked, and not only what is near to it. Pure; for every model."""
