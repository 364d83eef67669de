"""Reports to a built graph."""
