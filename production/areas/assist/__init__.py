"""What helps a person to answer: a suggested reply and what becomes of it, the customer's context, value and risk."""
