"""Audit: who did what, when and from where, to be read and handed out."""
