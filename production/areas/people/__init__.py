"""People: who works here, as what, in which teams."""
