"""Scores of an extraction against gold annotations, and how they are printed."""
