"""A module's source in words that mypyc makes quick machine code of; what it does stays the same.

mypyc leaves to the interpreter what a decorator makes at run time: the constructor and the comparisons of a
dataclass, attributes worked out late, what is kept of a function without arguments. Here they are written
out; all else stays as it is.
"""

from __future__ import annotations

import ast
from collections.abc import Container, Iterator, Sequence
from textwrap import dedent, indent

# Imported at run time from elsewhere than the type checker is told.
ELSEWHERE = {"kg.frozen": "dataclasses", "kg.closed": "enum"}
COMPARISONS = {"__lt__": "<", "__le__": "<=", "__gt__": ">", "__ge__": ">="}
# Names of its own, as a class may call a field `object`.
NAMES = "from typing import Final as _Final\n_Object = object"


class Source:
    """A module's lines, and the statements in them."""

    def __init__(self, text: str) -> None:
        self.lines = text.splitlines()
        self.statements = ast.parse(text).body

    def __getitem__(self, node: ast.stmt) -> str:
        """A statement as it is written, with its decorators."""
        return "\n".join(self.lines[self.start(node) : node.end_lineno])

    def start(self, node: ast.stmt) -> int:
        """The number of a statement's first line, from nought."""
        return min([node.lineno, *(each.lineno for each in getattr(node, "decorator_list", ()))]) - 1


def in_mypyc_words(text: str) -> str:
    """The source of a module as it is compiled."""
    source = Source(text)
    written = [_written_out(statement, source) for statement in source.statements]
    first = next((at for at, each in enumerate(source.statements) if not _is_first(each)), len(written))
    return "\n".join([*written[:first], NAMES, *written[first:], ""])


def _is_first(statement: ast.stmt) -> bool:
    doc = isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
    return doc or (isinstance(statement, ast.ImportFrom) and statement.module == "__future__")


def _written_out(statement: ast.stmt, source: Source) -> str:
    match statement:
        case ast.ImportFrom(module=str(module)) if module in ELSEWHERE:
            return source[statement].replace(module, ELSEWHERE[module])
        case ast.ClassDef() if (options := _options(statement)) is not None:
            return _class(statement, options, source)
        case ast.FunctionDef(decorator_list=[ast.Name(id="cache")]) if not ast.unparse(statement.args):
            return _kept_once(statement, source)
        # Looked up once, and not in the module's dictionary each time.
        case ast.Assign(targets=[ast.Name(id=name)]) if name.isupper():
            return source[statement].replace(name, f"{name}: _Final", 1)
        case ast.AnnAssign(target=ast.Name(id=name), annotation=kind) if name.isupper():
            told = ast.unparse(kind)
            return source[statement].replace(f"{name}: {told}", f"{name}: _Final[{told}]", 1)
    return source[statement]


def _kept_once(function: ast.FunctionDef, source: Source) -> str:
    """A function whose one result is kept, without the decorator that is called through the interpreter."""
    name, result = function.name, ast.unparse(function.returns or ast.Constant(None))
    held, make = f"_HELD_{name}", f"_make_{name}"
    made = source[function].replace("@cache\n", "", 1).replace(f"def {name}(", f"def {make}(", 1)
    return f"""{made}
{held}: _Final[list[{result}]] = []
def {name}() -> {result}:
    if not {held}:
        {held}.append({make}())
    return {held}[0]
"""


def _options(cls: ast.ClassDef) -> dict[str, bool] | None:
    """What the decorator of a frozen dataclass is told; None for other classes."""
    match cls.decorator_list:
        case [ast.Call(func=ast.Name(id="dataclass"), keywords=keywords)]:
            told = {str(each.arg): ast.literal_eval(each.value) for each in keywords}
            return told if told.get("frozen") else None
    return None


def _class(cls: ast.ClassDef, options: dict[str, bool], source: Source) -> str:
    methods = {each.name: each for each in cls.body if isinstance(each, ast.FunctionDef)}
    fields = [each for each in cls.body if isinstance(each, ast.AnnAssign)]
    late = [each for each in methods.values() if _is_derived(each)]
    after = methods.get("__post_init__")
    constructor = methods.get("__init__")
    set_up = ast.unparse(constructor) if constructor else _constructor(fields)
    set_up += "".join(f"\n    {_set(line)}" for line in (after.body if after else ()))
    set_up += "".join(f"\n    self._kept_{each.name}: {_result(each)} | None = None" for each in late)
    anew = [
        set_up,
        *_packed(cls.name, fields, methods.keys()),
        *_compared(cls.name, fields, options, methods.keys()),
    ]
    anew += [_worked_out_late(each, source) for each in late]
    gone = [*late, after, constructor]
    kept = [source[each] for each in cls.body if each not in gone]
    bases = f"({', '.join(ast.unparse(each) for each in cls.bases)})" if cls.bases else ""
    body = "\n".join([*kept, *(indent(each, "    ") for each in anew)])
    return f"@dataclass(init=False, eq=False)\nclass {cls.name}{bases}:\n{body}\n"


def _constructor(fields: Sequence[ast.AnnAssign]) -> str:
    arguments, lines = ["self"], []
    for field in fields:
        name, kind = ast.unparse(field.target), ast.unparse(field.annotation)
        factory, default = _defaults(field)
        if not _is_in(field, "init"):
            continue
        if factory:
            arguments.append(f"{name}: {kind} | None = None")
            lines.append(f"self.{name}: {kind} = {factory}() if {name} is None else {name}")
        else:
            arguments.append(f"{name}: {kind}" + (f" = {default}" if default else ""))
            lines.append(f"self.{name} = {name}")
    return f"def __init__({', '.join(arguments)}) -> None:\n" + indent("\n".join(lines or ["pass"]), "    ")


def _is_in(field: ast.AnnAssign, what: str) -> bool:
    """Whether a field takes part in something; what is not told of it is so."""
    told = field.value.keywords if _calls_field(field.value) else ()
    return all(each.arg != what or ast.literal_eval(each.value) for each in told)


def _calls_field(value: ast.expr | None) -> bool:
    return isinstance(value, ast.Call) and ast.unparse(value.func) == "field"


def _defaults(field: ast.AnnAssign) -> tuple[str, str]:
    """What makes a field's default, or the default itself."""
    if field.value is None:
        return "", ""
    if not _calls_field(field.value):
        return "", ast.unparse(field.value)
    told = {each.arg: ast.unparse(each.value) for each in field.value.keywords}
    return told.get("default_factory", ""), told.get("default", "")


def _set(statement: ast.stmt) -> str:
    """`object.__setattr__(self, "x", y)` as `self.x = y`: nothing is frozen here."""
    match statement:
        case ast.Expr(
            ast.Call(func=ast.Attribute(attr="__setattr__"), args=[_, ast.Constant(value=name), what])
        ):
            return f"self.{name} = {ast.unparse(what)}"
    return indent(ast.unparse(statement), "    ").lstrip()


def _packed(cls: str, fields: Sequence[ast.AnnAssign], has: Container[str]) -> Iterator[str]:
    """How things are pickled, for worker processes: to be made anew by their constructor."""
    if "__reduce__" not in has:
        values = "".join(f"self.{ast.unparse(each.target)}, " for each in fields if _is_in(each, "init"))
        yield f"def __reduce__(self) -> tuple[_Object, ...]:\n    return {cls}, ({values})"


def _compared(
    cls: str, fields: Sequence[ast.AnnAssign], options: dict[str, bool], has: Container[str]
) -> Iterator[str]:
    """The methods that compare by the fields, where the class has none of its own."""
    names = [ast.unparse(field.target) for field in fields if _is_in(field, "compare")]
    if options.get("eq", True) and "__eq__" not in has:
        yield _comparison(cls, "__eq__", " and ".join(f"self.{name} == other.{name}" for name in names))
    if options.get("eq", True) and "__hash__" not in has:
        values = "".join(f"self.{name}, " for name in names)
        yield f"def __hash__(self) -> int:\n    return hash(({values}))"
    for method, operator in COMPARISONS.items() if options.get("order") else ():
        yield _comparison(cls, method, _in_order(names, operator))


def _comparison(cls: str, method: str, condition: str) -> str:
    return f"""def {method}(self, other: _Object) -> bool:
    if not isinstance(other, {cls}):
        return NotImplemented
    return {condition or True}"""


def _in_order(names: Sequence[str], operator: str) -> str:
    """As of tuples: the first field that differs decides."""
    *others, last = names
    found = f"self.{last} {operator} other.{last}"
    for name in reversed(others):
        found = f"(self.{name} {operator[0]} other.{name} if self.{name} != other.{name} else {found})"
    return found


def _is_derived(method: ast.FunctionDef) -> bool:
    return [ast.unparse(each) for each in method.decorator_list] == ["derived"]


def _result(method: ast.FunctionDef) -> str:
    return ast.unparse(method.returns or ast.Constant(None))


def _worked_out_late(method: ast.FunctionDef, source: Source) -> str:
    """A property that works its value out when it is first asked for."""
    name, kept = method.name, f"self._kept_{method.name}"
    made = (
        source[method].strip().removeprefix("@derived").replace(f"def {name}(", f"def _work_out_{name}(", 1)
    )
    asked = f"""@property
def {name}(self) -> {_result(method)}:
    if {kept} is None:
        {kept} = self._work_out_{name}()
    return {kept}"""
    return f"{dedent(made).strip()}\n{asked}"
