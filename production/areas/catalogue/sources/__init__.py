"""The catalogues that are understood: how each proves its calls, what its words mean, and where it is asked."""
