"""Mentions to canonical names and aliases."""
