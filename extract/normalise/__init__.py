"""Source text to clean, simplified text by recorded edits that map every character back."""

from __future__ import annotations

from extract.normalise.clean import CleanText, normalise

__all__ = ["CleanText", "normalise"]
