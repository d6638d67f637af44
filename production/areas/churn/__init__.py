"""How likely customers who have bought do not buy again: fitted to the shop's own orders, and judged on them."""
