"""Attributes worked out when they are first asked for, and kept.

As `functools.cached_property`, without its lock, and not taken for a plain property by mypyc, which would
work the value out again each time.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

Value = TypeVar("Value")


class Derived(Generic[Value]):
    """The descriptor; the value is kept in the thing's own dictionary, where it is found before this."""

    def __init__(self, work_out: Callable[[Any], Value]) -> None:
        self._work_out = work_out
        self.__doc__ = work_out.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, thing: None, owner: type) -> Derived[Value]: ...

    @overload
    def __get__(self, thing: object, owner: type) -> Value: ...

    def __get__(self, thing: object | None, owner: type) -> Derived[Value] | Value:
        if thing is None:
            return self
        value: Value = self._work_out(thing)
        thing.__dict__[self._name] = value
        return value


derived = Derived
