"""Leads: people who filled in a form of an ad of ours become contacts with a deal, and hear from us within a minute."""
