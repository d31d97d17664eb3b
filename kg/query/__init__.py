"""SPARQL over the store: what is let through, what comes back, how it is labelled and written."""
