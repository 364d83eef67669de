"""How often each rule is right, as measured; read from confidence.toml beside this file."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path

from kg.errors import RuleError

DEFAULT_FILE = Path(__file__).with_name("confidence.toml")
# TOML that is not TOML or not UTF-8, a value that is no number, a table that is no table.
MALFORMED = (tomllib.TOMLDecodeError, UnicodeDecodeError, InvalidOperation, TypeError, AttributeError)
PARTING = re.compile(r"[./:-]")


@dataclass(frozen=True)
class Confidence:
    """Precision by rule id; a rule not measured by itself takes its family's, the longest that is listed."""

    rules: dict[str, Decimal] = field(default_factory=dict)
    families: dict[str, Decimal] = field(default_factory=dict)
    default: Decimal = Decimal("0.9")
    _known: dict[str, Decimal] = field(default_factory=dict, repr=False, compare=False)

    def of(self, rule: str) -> Decimal:
        """The precision of one rule."""
        known = self._known.get(rule)
        if known is None:
            known = self._known[rule] = self._find(rule)
        return known

    def _find(self, rule: str) -> Decimal:
        if rule in self.rules:
            return self.rules[rule]
        for parting in reversed(list(PARTING.finditer(rule))):
            if rule[: parting.start()] in self.families:
                return self.families[rule[: parting.start()]]
        return self.families.get(rule, self.default)

    def best(self, rules: Iterable[str]) -> Decimal:
        """Of something several rules found: as sure as the surest."""
        return max((self.of(rule) for rule in rules), default=self.default)


def read_confidence(path: Path = DEFAULT_FILE) -> Confidence:
    """The measured precisions; `[rules]` and `[families]` tables and a `default`."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
        rules = {rule: Decimal(value) for rule, value in table.get("rules", {}).items()}
        families = {family: Decimal(value) for family, value in table.get("families", {}).items()}
        default = Decimal(table.get("default", "0.9"))
    except MALFORMED as error:
        mend = "write [rules] and [families] as id = precision"
        raise RuleError(f"not a table of precisions: {error}", source=str(path), mend=mend) from error
    for rule, value in (*rules.items(), *families.items(), ("default", default)):
        if not 0 <= value <= 1:
            raise RuleError(f"{value} is no precision", source=str(path), place=rule, mend="give 0 to 1")
    return Confidence(rules, families, default)
