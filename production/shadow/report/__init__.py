"""The go-live report for people."""
