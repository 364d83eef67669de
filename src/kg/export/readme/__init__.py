"""What a package's README says, and the queries it may suggest, as data."""
