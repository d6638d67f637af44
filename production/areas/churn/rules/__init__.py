"""The models, what they are judged by, and which of them is used. Pure."""
