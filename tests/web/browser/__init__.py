"""The explorer in a real Chromium."""
