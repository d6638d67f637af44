"""Its page of the console."""

from production.api.navigation import PageEntry

PAGES = (PageEntry("Notes", "toy-notes"),)
