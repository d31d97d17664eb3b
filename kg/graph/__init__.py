"""Records to RDF: the core of entities and direct triples, the evidence beside it, the texts it quotes."""
