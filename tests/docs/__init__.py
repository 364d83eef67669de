"""Tests that the docs say what the program does."""
