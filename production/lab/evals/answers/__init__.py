"""Fresh questions, what a right answer to each must say, and how the replies compare with that."""
