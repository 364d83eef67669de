"""What follows from facts: the ledger, and figures that disagree."""
