"""The specification of the project, package by package."""
