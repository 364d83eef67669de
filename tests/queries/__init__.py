"""Queries and what each must find."""
