"""Surface to typed value: numerals, quantities, money, periods, changes, places; pure functions."""
