"""Deals on their way: the columns that every pipeline has, what a deal in one of them is worth, and its place there."""
