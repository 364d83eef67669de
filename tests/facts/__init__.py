"""Facts: what a report states."""
