"""What a customer prefers, learnt from what they write and buy, each with the sentence or order that it comes from."""
