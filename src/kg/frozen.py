"""Frozen dataclasses that are made as fast as plain ones.

A frozen dataclass fills each field by way of `object.__setattr__`, which takes three times as long, and a
report makes tens of thousands. That nothing is assigned to them is the type checker's to see: to it this
decorator is `dataclasses.dataclass`. At run time they compare, hash and show as frozen ones do.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import TYPE_CHECKING

__all__ = ["dataclass"]

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(*, frozen: bool, eq: bool = True, **options: bool) -> Callable[[type], type]:
        """The decorator; `frozen` is there for the type checker and has to be true."""
        if not frozen:
            raise TypeError("what is not frozen is a plain dataclass")

        def made(cls: type) -> type:
            hashed = eq and "__hash__" not in vars(cls)
            return dataclasses.dataclass(eq=eq, unsafe_hash=hashed, **options)(cls)

        return made
