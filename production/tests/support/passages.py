"""A passage of the product's documentation."""

from __future__ import annotations

from production.crm.knowledge.model import Passage

EXPORT = Passage(
    "export.md",
    "Import and export > Export a project",
    0,
    'To export the tasks of one project, select the three dots and choose "Export".\n\n'
    "1. Choose CSV, Excel or PDF.\n2. Select `Export`.\n\n"
    "The link is valid for 48 hours and needs a sign-in.\n"
    "Guests cannot export.\n"
    "Read more at https://help.techcorp.example/export.",
    0.8,
    0.7,
)
