"""Tests of spans, folding and source text."""
