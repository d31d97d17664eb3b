"""Texts in, plain records out: read, normalise, structure, tag, link, relate.  No RDF here."""
