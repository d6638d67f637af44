"""How satisfied customers are: asked after a resolution on each channel in its manner, answered, and shown."""
