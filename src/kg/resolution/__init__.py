"""Facts to entities: which names are one thing, and why; nothing is overwritten."""
