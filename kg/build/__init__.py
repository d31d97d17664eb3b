"""Texts to a graph on disk: workers write parts, parts become the store and the files beside it."""
