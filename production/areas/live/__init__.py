"""What changes while somebody looks at it: hints for the pages, read from `fte.events` by each api process."""
