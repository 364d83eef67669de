"""The explorer, the SPARQL endpoint and linked data, over loopback."""
