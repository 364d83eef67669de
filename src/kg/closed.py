"""Closed sets of words whose members are found as fast as any other attribute of a class.

Python 3.11 looks a member of an enum up by way of a method written in Python, which takes four times as long,
and a report asks for tens of thousands. To the type checker these are enums; at run time they show, pickle,
compare and are listed as enums of strings do and are.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NoReturn

__all__ = ["StrEnum"]

if TYPE_CHECKING:
    from enum import StrEnum
else:

    class _Closed(type):
        def __new__(mcs, cls_name: str, bases: tuple[type, ...], body: dict[str, object]) -> type:
            words = {name: word for name, word in body.items() if name[0] != "_" and isinstance(word, str)}
            cls = super().__new__(mcs, cls_name, bases, {**body, "_members": {}})
            for name, word in words.items():
                member = str.__new__(cls, word)
                member.__dict__.update(name=name, value=word)
                cls._members[word] = member
                type.__setattr__(cls, name, member)
            return cls

        def __call__(cls, word: str) -> object:
            try:
                return cls._members[word]
            except (KeyError, TypeError):
                raise ValueError(f"{word!r} is not a valid {cls.__qualname__}") from None

        def __iter__(cls) -> Iterator[object]:
            return iter(cls._members.values())

        def __len__(cls) -> int:
            return len(cls._members)

        def __bool__(cls) -> bool:
            return True

        def __contains__(cls, word: object) -> bool:
            return word in cls._members

        def __setattr__(cls, name: str, value: object) -> NoReturn:
            raise AttributeError(f"{cls.__qualname__} is closed: {name} cannot be set")

    class StrEnum(str, metaclass=_Closed):
        """As `enum.StrEnum`: each member is its word, with a name."""

        def __repr__(self) -> str:
            return f"<{type(self).__name__}.{self.name}: {self.value!r}>"

        def __reduce_ex__(self, protocol: object) -> tuple[type, tuple[str]]:
            return type(self), (self.value,)
