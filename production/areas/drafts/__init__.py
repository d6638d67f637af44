"""My drafts: what somebody has begun to write and not sent, and what waits for them."""
