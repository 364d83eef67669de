"""Values: surface to typed value."""
