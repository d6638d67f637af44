"""The outgoing webhook: notifications for a program of the company's own."""
