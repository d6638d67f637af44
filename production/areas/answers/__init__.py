"""What the AI has answered: why, whether somebody calls it wrong, and what another model would say."""
