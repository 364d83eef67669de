"""The groups of a query, and one of them written as branches, each with its share of a long list.

Oxigraph takes a pattern with a class for a thousand rows. Where a list in VALUES is longer it begins with the
class, and for each thing of that class goes through the whole list; with a shorter list it begins:

    { VALUES ?t { a b c } ?p a dp:Passage ; dp:text ?t }
    { { VALUES ?t { a b } ?p a dp:Passage ; dp:text ?t }
      UNION { VALUES ?t { c } ?p a dp:Passage ; dp:text ?t } }

Each row binds the variable to one member, so that it stands in one branch, as often as before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.store.tokens import Token

# Shorter than what the engine takes a class to be.
BRANCH = 900
# What these do depends on what was bound before them.
IN_PLACE = ("OPTIONAL", "MINUS", "BIND")


def groups_of(found: Sequence[Token]) -> list[int]:
    """For each terminal the number of the brace that opens its group; -1 outside of all."""
    groups: list[int] = []
    opened: list[int] = []
    for number, token in enumerate(found):
        if token.text == "}" and opened:
            opened.pop()
        groups.append(opened[-1] if opened else -1)
        if token.text == "{":
            opened.append(number)
    return groups


def last_of(group: int, groups: Sequence[int]) -> int:
    """The last terminal of a group; the brace that closes it counts as of the group around it."""
    return max(number for number, of in enumerate(groups) if of == group)


def is_tested(group: int, found: Sequence[Token], groups: Sequence[int]) -> bool:
    """Whether a group is within EXISTS, which is asked for each row: a list in it is read each time."""
    while group >= 0:
        if found[group - 1].is_word("EXISTS"):
            return True
        group = groups[group]
    return False


def can_begin(at: int, found: Sequence[Token], groups: Sequence[int]) -> bool:
    """Whether a list of what the terminal there stands for may as well begin its group.

    OPTIONAL { ?x dp:p ?y } ?x a dp:Project: with ?x bound it would keep what it lets go now.
    """
    start = groups[at]
    return not any(found[each].is_word(*IN_PLACE) for each in range(start + 1, at) if groups[each] == start)


def values(variable: str, literals: Sequence[str]) -> str:
    """The list in a SELECT of its own: the engine begins with it or reads it once, but not for each row."""
    return f" {{ SELECT ?{variable} {{ VALUES ?{variable} {{ {' '.join(literals)} }} }} }}"


def can_branch(
    query: str, found: Sequence[Token], groups: Sequence[int], group: int, condition: tuple[int, int]
) -> bool:
    """Whether a group can be written more than once: patterns of variables, and conditions.

    What is named, but for predicates and classes, may leave so few rows that a long list only delays them;
    what is within it would be worked out for each branch. Its own condition, from one place to another, is
    left out of account.
    """
    if last_of(group, groups) + 1 == len(found):
        return False
    inner = [
        number
        for number, of in enumerate(groups)
        if of == group and not condition[0] <= found[number].start < condition[1]
    ]
    if found[group - 1].is_word("OPTIONAL") and sum(found[each].is_word("FILTER") for each in inner) > 1:
        # A condition there may speak of what stands before it.
        return False
    return all(_is_open(query, found[each - 1], found[each]) for each in inner)


def _is_open(query: str, before: Token, token: Token) -> bool:
    if token.kind in ("name", "iri"):
        is_step = before.kind in ("name", "iri") and bool(query[before.end : token.start].strip())
        return is_step or before.kind == "variable" or before.text in (";", "a")
    return token.text != "{" and token.kind not in ("blank", "string")


def branches(body: str, variable: str, literals: Sequence[str]) -> str:
    """The body of a group, once for each share of the list."""
    return " UNION ".join(f"{{{values(variable, each)} {body}\n}}" for each in _shares(literals))


def _shares(literals: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(literals), BRANCH):
        yield literals[start : start + BRANCH]
