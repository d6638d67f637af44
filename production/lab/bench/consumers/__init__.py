"""Programs that consume a topic, each in its own way and in a process of its own; `fte bench worker` runs them."""
