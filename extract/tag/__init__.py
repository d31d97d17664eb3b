"""Clean text and structure to mentions of the six kinds of entity."""
