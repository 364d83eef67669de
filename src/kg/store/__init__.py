"""The built graph behind one small interface: embedded, or any SPARQL 1.1 endpoint."""
