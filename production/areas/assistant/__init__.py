"""The assistant: people say what they want done with their records, with or without a language model behind it."""
