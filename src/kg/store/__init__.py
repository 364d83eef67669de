"""The built graph: embedded (Oxigraph) or any SPARQL 1.1 endpoint, behind one small interface."""
