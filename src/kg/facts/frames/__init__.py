"""Frames: what verbs and prepositions state about the names beside them, as data in *.toml."""
