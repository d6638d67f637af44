"""One ticket: its timeline over all channels, replies and notes, who has it, who looks at it."""
