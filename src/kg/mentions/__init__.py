"""Document to mentions: the names of things, found by rules and gazetteers that are data."""
