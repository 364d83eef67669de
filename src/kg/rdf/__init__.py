"""Everything below to triples: minting, mapping, provenance, reasoning, validation."""
