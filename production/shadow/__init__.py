"""Shadow mode: what the AI would have answered where people have answered already. Sends nothing, writes nothing."""
