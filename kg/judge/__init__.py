"""Judgements on names: which are the same, by whose word, and what rules propose for review."""
