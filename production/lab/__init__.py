"""The laboratory: what tries, measures and teaches the product. No pod imports it, and the image leaves it out."""
