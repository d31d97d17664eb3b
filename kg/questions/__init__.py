"""The named questions: what they take, what values mean, how they are asked."""
