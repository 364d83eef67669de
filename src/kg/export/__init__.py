"""The graph for others: RDF syntaxes, packages, deltas, tables, one-file HTML."""
