"""Facts to triples, closure and validation."""
