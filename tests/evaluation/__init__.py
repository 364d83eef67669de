"""What a labelled set is and how finds are judged by it."""
