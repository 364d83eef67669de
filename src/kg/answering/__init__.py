"""A question in Chinese or English to SPARQL, and to an answer with its evidence and limits."""
