"""Tests of the reader: a report's file into sections, tables and passages."""
