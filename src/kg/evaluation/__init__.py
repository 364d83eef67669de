"""How much of what people labelled in a report was found, and how much of what was found is right."""

from kg.evaluation.evaluate import evaluate
from kg.evaluation.labels import Labels, read_labels
from kg.evaluation.scores import Evaluation, Item, Score, as_json, listing, table

__all__ = ["Evaluation", "Item", "Labels", "Score", "as_json", "evaluate", "listing", "read_labels", "table"]
