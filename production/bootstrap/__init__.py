"""The composition root: the only place that knows concrete things. Settings go in, processes come out."""
