"""One module a format: the graph as other tools read it."""
