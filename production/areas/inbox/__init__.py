"""The inbox: every ticket in the order in which somebody should look at it."""
