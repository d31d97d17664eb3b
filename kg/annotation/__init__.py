"""Annotations to and from the tools in which experts correct them."""
