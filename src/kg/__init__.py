"""Reads a Chinese district government's report and makes a knowledge graph of its projects and policies."""
