"""What follows from the facts by rule: status in the life cycle, promise against deed."""
