"""Queries with typed parameters."""
