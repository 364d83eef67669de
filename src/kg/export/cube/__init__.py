"""The structure of the Data Cube view and its integrity constraints, as data."""
