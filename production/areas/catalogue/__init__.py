"""Catalogues: shops tell of products and orders, are asked for what they did not tell, and are compared with it."""
