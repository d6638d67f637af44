"""API tokens: what lets a program act as its person, within what the token was made for."""
