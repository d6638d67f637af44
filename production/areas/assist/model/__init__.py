"""What there is: suggested replies, customers, settings."""
