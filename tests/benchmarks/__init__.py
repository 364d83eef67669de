"""The makers of test material are tested as well."""
