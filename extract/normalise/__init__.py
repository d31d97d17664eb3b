"""Source text to clean, simplified text by recorded edits that map every character back."""
