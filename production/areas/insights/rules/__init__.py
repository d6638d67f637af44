"""Pure: what events say, what figures are made of, how time is cut."""
