"""One module a page: the graph's rows → what its template shows."""
