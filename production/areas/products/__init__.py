"""Products: what is sold, in which variants and at what price, and to whom it may be of use."""
