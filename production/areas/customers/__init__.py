"""Customers as documents: the same people as contacts, at the paths and in the shape that others documented."""
