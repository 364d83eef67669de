"""The embedded and the remote store, and builds on disk."""
