"""The ontology, its schemes, shapes, examples and hygiene queries."""
