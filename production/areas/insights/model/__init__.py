"""What there is: facts, tallies of them, figures, pages."""
