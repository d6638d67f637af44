"""What an area tells the assistant about its records: fields, words, rights, and where they are kept."""
