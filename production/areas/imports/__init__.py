"""Imports: contacts out of files, tried before they are made, remembered row by row, and taken back."""
