"""Bytes to Document: sections, paragraphs, sentences, tables, rows, cells, bullets."""
