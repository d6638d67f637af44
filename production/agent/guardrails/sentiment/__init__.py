"""How a text feels: the vocabulary (words, phrases) and the rules that read it."""
