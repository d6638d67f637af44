"""Fits of small models to what has happened; pure numpy."""
