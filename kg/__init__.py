"""Records to RDF; store, queries, exports, endpoint and the command line."""
