"""Who may do what to whose records: one table, and the words that it is written in."""
