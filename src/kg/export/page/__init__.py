"""The parts of the one-file picture: page, style and script, as data."""
