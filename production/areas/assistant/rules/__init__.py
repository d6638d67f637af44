"""What people type, understood without a model: words are data, the grammar is small. Pure."""
