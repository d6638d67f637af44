"""What all channels of Twilio share: one account, its signature, its Messages API and its files."""
