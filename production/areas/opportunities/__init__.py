"""What may be won or lost with a customer, found by rules as data; a person acts on it, or waves it away."""
