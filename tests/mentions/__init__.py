"""Names in clauses, and the word lists that find them."""
