"""What WhatsApp Cloud, Messenger, Instagram and lead ads share: one app at Meta, its webhooks and its Graph API."""
