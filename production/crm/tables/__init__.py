"""Tables in files: read in whatever form the world keeps them, and written."""
