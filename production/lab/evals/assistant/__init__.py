"""Whether the assistant does what people type, without a model: commands, a world, and what has to come of them."""
