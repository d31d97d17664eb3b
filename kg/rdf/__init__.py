"""Terms and syntaxes: stable IRIs, N-Triples as strings, readable Turtle, the lines of a quads file."""
