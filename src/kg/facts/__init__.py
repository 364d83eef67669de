"""Mentions in their clause to facts, each with the words that state it."""
