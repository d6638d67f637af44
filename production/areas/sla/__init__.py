"""Service levels: by when a customer hears from somebody, in the hours of business, and who is told if not."""
