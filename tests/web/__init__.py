"""The server, asked over loopback as its clients ask it."""
