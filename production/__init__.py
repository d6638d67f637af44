"""CRM Digital FTE: an AI employee that answers customers by email, WhatsApp and web form."""

__version__ = "0.1.0"
