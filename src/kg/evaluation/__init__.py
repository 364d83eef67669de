"""How much of what people labelled in a report was found, and how much of what was found is right."""

from kg.evaluation.calibration import Tally, confidence_toml, tallies
from kg.evaluation.evaluate import evaluate
from kg.evaluation.labels import Labels, read_labels
from kg.evaluation.scores import Evaluation, Item, Score, as_json, listing, table

__all__ = [
    "Evaluation",
    "Item",
    "Labels",
    "Score",
    "Tally",
    "as_json",
    "confidence_toml",
    "evaluate",
    "listing",
    "read_labels",
    "table",
    "tallies",
]
