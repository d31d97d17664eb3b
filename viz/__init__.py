"""A graph to interactive HTML.  Knows the ontology, not how the graph was made."""
