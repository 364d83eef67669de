"""Figures: every number that states a statistic."""
