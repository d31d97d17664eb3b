"""Mentions of a passage to the relations it states."""
