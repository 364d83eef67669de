"""Exports, packages and deltas, on a made-up district."""
